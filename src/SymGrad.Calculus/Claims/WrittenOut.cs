using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Claims;

/// <summary>Writes definitions out where they are read, down to the parameters; recurrences and operands of matrix functions stay.</summary>
internal sealed class WrittenOut : ExprRewriter
{
    private readonly Dictionary<Tensor, Definition> _definitions;

    private WrittenOut(ExprPool pool, Dictionary<Tensor, Definition> definitions)
        : base(pool) => _definitions = definitions;

    /// <summary>A function that writes expressions out.</summary>
    public static Func<Expr, Expr> Of(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        var kept = Kept(definitions);
        return new WrittenOut(pool, definitions.Where(d => !kept.Contains(d.Target)).ToDictionary(d => d.Target)).Visit;
    }

    /// <summary>
    /// What cannot be written out: of each circle of definitions one, the simplest, which only hands on what another computes, and the
    /// operands of matrix functions.
    /// </summary>
    public static HashSet<Tensor> Kept(IReadOnlyList<Definition> definitions)
    {
        var byTarget = definitions.ToDictionary(d => d.Target);
        var operands = new HashSet<Tensor>(ExprSearch.Nodes(definitions.Select(d => d.Body)).OfType<MatrixFunction>().Select(m => m.Matrix.Tensor));
        var kept = Recurrent(definitions, byTarget);
        foreach (var candidate in definitions.Where(d => kept.Contains(d.Target)).OrderByDescending(d => d.Body.Nodes().Count()).ToList())
        {
            kept.Remove(candidate.Target);
            if (Recurrent([.. definitions.Where(d => !kept.Contains(d.Target))], byTarget).Count > 0)
            {
                kept.Add(candidate.Target);
            }
        }

        kept.UnionWith(operands);
        return kept;
    }

    protected override Expr? Before(Expr expr) => expr is Read read && _definitions.TryGetValue(read.Tensor, out var definition)
        ? Pool.Instantiate(Visit(definition.Body), [.. read.Indices.Select(Visit)])
        : null;

    /// <summary>Definitions that read themselves, over however many others.</summary>
    private static HashSet<Tensor> Recurrent(IReadOnlyList<Definition> definitions, Dictionary<Tensor, Definition> byTarget)
    {
        var own = new HashSet<Tensor>(definitions.Select(d => d.Target).Where(byTarget.ContainsKey));
        var reads = definitions.ToDictionary(d => d.Target, d => d.Body.Nodes().OfType<Read>().Select(r => r.Tensor).Where(own.Contains).Distinct().ToList());
        return [.. definitions.Select(d => d.Target).Where(ReadsItself)];

        bool ReadsItself(Tensor target)
        {
            var seen = new HashSet<Tensor>();
            var open = new Stack<Tensor>(reads[target]);
            while (open.Count > 0)
            {
                var next = open.Pop();
                if (next == target)
                {
                    return true;
                }

                if (seen.Add(next))
                {
                    reads[next].ForEach(open.Push);
                }
            }

            return false;
        }
    }
}
