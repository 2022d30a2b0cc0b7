using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Simplification;

/// <summary>What is left of a condition where only some of its indices matter: that the others have values with which it holds.</summary>
/// <param name="pool">Makes the expressions.</param>
/// <param name="ranges">The ranges of the indices.</param>
internal sealed class Projection(ExprPool pool, Ranges ranges)
{
    /// <summary>The condition that some values of <paramref name="indices"/> meet; where their conditions are no bounds, those stay as they are.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="indices">What it shall no longer depend on, from outer to inner.</param>
    /// <param name="kept">The indices that stay: each is known to have a value.</param>
    public Expr Without(Expr condition, IEnumerable<IndexVariable> indices, IReadOnlyList<IndexVariable> kept) =>
        pool.And([.. indices.Reverse().Aggregate(Logic.Conjuncts(condition), (all, index) => Without(all, index, kept) ?? all)]);

    /// <summary>j is a value between all that bound it from below and from above, where each lower bound is below each end.</summary>
    private List<Expr>? Without(IReadOnlyList<Expr> conditions, IndexVariable index, IReadOnlyList<IndexVariable> kept)
    {
        if (!conditions.Any(c => c.DependsOn(index)) || ranges.Of(index) is not var (first, end))
        {
            return null;
        }

        var (starts, ends) = (new List<Expr> { first }, new List<Expr> { end });
        foreach (var condition in conditions.Where(c => c.DependsOn(index)))
        {
            if (Affine.Bound(pool, condition, index) is not var (bound, isLeast))
            {
                return null;
            }

            (isLeast ? starts : ends).Add(isLeast ? bound : pool.Add(bound, pool.One));
        }

        var others = conditions.Where(c => !c.DependsOn(index)).ToList();
        var pairs = from low in starts from high in ends where !IsInhabited(low, high) select ranges.Simplify(pool.Compare(Relation.Less, low, high));
        return [.. others, .. pairs.Where(p => !ReferenceEquals(p, pool.True))];

        // Another index that stays lies between the two already.
        bool IsInhabited(Expr low, Expr high) => kept.Any(k => ranges.Of(k) is var (start, stop) && ranges.AtMost(low, start) == true
            && (ranges.AtMost(stop, high) == true || others.Contains(pool.Compare(Relation.Less, k, high))));
    }
}
