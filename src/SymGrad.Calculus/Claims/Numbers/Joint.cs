using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Claims.Numbers;

/// <summary>A difference of reals at whose zeros a side of a statement may have a kink or a joint.</summary>
/// <param name="Difference">The difference.</param>
/// <param name="Definitions">What it reads, and itself.</param>
internal sealed record Joint(Definition Difference, IReadOnlyList<Definition> Definitions)
{
    /// <summary>The difference at a point; null where it has no value.</summary>
    public T? Value<T>(Func<IReadOnlyList<Definition>, Evaluator<T>> evaluator)
        where T : struct
    {
        try
        {
            return evaluator(Definitions).Value(Difference).Values[0];
        }
        catch (Exception fault) when (fault is EvaluationException or OverflowException)
        {
            return null;
        }
    }
}
