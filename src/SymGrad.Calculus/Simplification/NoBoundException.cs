namespace SymGrad.Calculus.Simplification;

/// <summary>A range ends where data says, and nothing says how far that can be: no memory can be set aside for what it computes.</summary>
public sealed class NoBoundException : InvalidOperationException
{
    public NoBoundException()
    {
    }

    public NoBoundException(string message)
        : base(message)
    {
    }

    public NoBoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
