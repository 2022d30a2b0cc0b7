using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Evaluation;

/// <summary>A definition has no value on these inputs: a read out of range, a missing input, a division of integers by zero.</summary>
public sealed class EvaluationException : Exception
{
    public EvaluationException()
    {
    }

    public EvaluationException(string message)
        : base(message)
    {
    }

    public EvaluationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static EvaluationException Undefined(Tensor tensor) => new($"{tensor.Name} is read before it is defined.");
}
