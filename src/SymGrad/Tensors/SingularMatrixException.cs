namespace SymGrad;

/// <summary>A matrix that has no inverse was to be inverted, or the logarithm of its determinant taken.</summary>
public sealed class SingularMatrixException : ArithmeticException
{
    /// <summary>Makes the exception.</summary>
    public SingularMatrixException()
        : base("The matrix is singular.")
    {
    }

    /// <inheritdoc cref="SingularMatrixException()"/>
    /// <param name="message">What happened.</param>
    public SingularMatrixException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="SingularMatrixException()"/>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    public SingularMatrixException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal SingularMatrixException(int pivot)
        : base(FormattableString.Invariant($"The matrix is singular: no pivot other than 0 is left for column {pivot}."))
    {
    }
}
