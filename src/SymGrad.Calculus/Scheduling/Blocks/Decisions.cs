using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Scheduling;

/// <summary>What rounds decide by.</summary>
internal static class Decisions
{
    /// <summary>Local definitions with one number for each round that nothing but conditions reads.</summary>
    public static HashSet<Tensor> Of(IReadOnlyList<Definition> definitions)
    {
        var values = new HashSet<Expr>();
        var open = new Stack<Expr>(definitions.Select(d => d.Body));
        while (open.Count > 0)
        {
            if (open.Pop() is { Kind: not ValueKind.Boolean } expr && values.Add(expr))
            {
                foreach (var operand in expr.Operands)
                {
                    open.Push(operand);
                }
            }
        }

        var read = new HashSet<Tensor>(values.OfType<Read>().Select(r => r.Tensor));
        return [.. definitions.Where(d => d is { Role: DefinitionRole.Local, Target.Rank: 1 } && !read.Contains(d.Target)).Select(d => d.Target)];
    }
}
