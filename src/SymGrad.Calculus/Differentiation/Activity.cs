using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;

namespace SymGrad.Calculus.Differentiation;

/// <summary>What depends on the variables, and what is read before it has a value.</summary>
internal static class Activity
{
    /// <summary>The variables and all targets whose bodies read something active as a real number.</summary>
    public static HashSet<Tensor> Of(IReadOnlyList<Step> steps, IEnumerable<Tensor> variables)
    {
        var active = new HashSet<Tensor>(variables);
        foreach (var step in steps)
        {
            // In a recurrence a state is read before it is written: what it makes active is found in another turn.
            for (var grown = true; grown;)
            {
                grown = false;
                foreach (var definition in step.Definitions)
                {
                    grown |= definition.Body.Nodes().Any(n => n is Read { Kind: ValueKind.Real } read && active.Contains(read.Tensor)) && active.Add(definition.Target);
                }

                grown &= step is Recurrence;
            }
        }

        return active;
    }

    /// <summary>The definitions of a recurrence that one before them, or they themselves, read; none of another step.</summary>
    public static IReadOnlyList<Definition> ReadAhead(Step step) => step is Recurrence ? EvaluationOrder.ReadAhead([.. step.Definitions]) : [];
}
