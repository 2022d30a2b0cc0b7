namespace SymGrad.Calculus.Differentiation;

/// <summary>A function is differentiated whose derivative is not known.</summary>
public sealed class NoDerivativeException : InvalidOperationException
{
    public NoDerivativeException()
    {
    }

    /// <param name="message">The function's name.</param>
    public NoDerivativeException(string message)
        : base(message)
    {
    }

    public NoDerivativeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
