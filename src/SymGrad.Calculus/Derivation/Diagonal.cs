using System.Linq;
using SymGrad.Calculus.Differentiation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus;

/// <summary>Recognises derivatives that vanish off their diagonal.</summary>
internal static class Diagonal
{
    /// <summary>The diagonal, over the axes of the variable; null where the derivative is not Π [i_k = j_k] times something.</summary>
    public static Definition? Of(ExprPool pool, Definition derivative)
    {
        var of = derivative.Of!;
        var target = derivative.Target;
        if (of.Rank == 0)
        {
            return target.Rank == 0 ? derivative : null;
        }

        var parts = target.Rank == 2 * of.Rank ? new DeltaSplit(pool, target.Extents).Of(derivative.Body).ToList() : [];
        if (parts.Count != 1 || parts[0] is not { Delta: { } delta } part)
        {
            return null;
        }

        var wanted = Enumerable.Range(0, of.Rank).Select(k => pool.Compare(Relation.Equal, pool.Axis(k), pool.Axis(of.Rank + k))).ToList();
        if (wanted.Exists(w => !Logic.Conjuncts(delta).Any(c => ReferenceEquals(c, w) || ExprPool.IsMirrored(c, w))))
        {
            return null;
        }

        var axes = Enumerable.Range(0, of.Rank).Select(pool.Axis).ToList();
        return derivative with
        {
            Target = pool.Defined(target.Name, [.. target.Extents.Skip(of.Rank)]),
            Body = pool.Instantiate(part.Value, [.. axes, .. axes]),
            IndexNames = [.. derivative.IndexNames.Take(of.Rank)],
            Differential = derivative.Differential! with { IsDiagonal = true },
        };
    }
}
