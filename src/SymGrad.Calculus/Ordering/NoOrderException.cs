namespace SymGrad.Calculus.Ordering;

/// <summary>Definitions read one another in a way for which no order of evaluation is found.</summary>
public sealed class NoOrderException : InvalidOperationException
{
    public NoOrderException()
    {
    }

    public NoOrderException(string message)
        : base(message)
    {
    }

    public NoOrderException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public NoOrderException(IReadOnlyList<string> names)
        : base($"No order of evaluation: {string.Join(", ", names)}.")
    {
    }
}
