using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

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
        pool.And([.. Unsaid(indices.Reverse().Aggregate(Logic.Conjuncts(condition), (all, index) => Without(all, index, kept) ?? all))]);

    /// <summary>The conditions that no other one says.</summary>
    private List<Expr> Unsaid(IReadOnlyList<Expr> conditions)
    {
        var (proof, said) = (new IndexProof(pool, ranges), conditions.ToList());
        for (var k = said.Count - 1; k >= 0; k--)
        {
            if (said[k] is Compare { Relation: Relation.Less or Relation.LessOrEqual, Left.Kind: ValueKind.Integer } comparison && said[k].FreeIndices.IsEmpty
                && proof.AtMost(comparison.Relation == Relation.Less ? pool.Add(comparison.Left, pool.One) : comparison.Left, comparison.Right, [.. said.Where((other, at) => at != k && other.FreeIndices.IsEmpty)]))
            {
                said.RemoveAt(k);
            }
        }

        return said;
    }

    /// <summary>j is a value between all that bound it from below and from above, where each lower bound is below each end.</summary>
    private List<Expr>? Without(IReadOnlyList<Expr> conditions, IndexVariable index, IReadOnlyList<IndexVariable> kept)
    {
        if (!conditions.Any(c => c.DependsOn(index)) || ranges.Of(index) is not var (first, end))
        {
            return null;
        }

        var (starts, ends) = (new List<(Expr Factor, Expr Bound)>(), new List<(Expr Factor, Expr Bound)>());
        foreach (var condition in conditions.Where(c => c.DependsOn(index)).Concat([pool.Compare(Relation.LessOrEqual, first, index), pool.Compare(Relation.Less, index, end)]).SelectMany(Each).Distinct())
        {
            if (BoundOf(WithoutQuotient(condition), index) is not var (factor, bound, isLeast))
            {
                return null;
            }

            (isLeast ? starts : ends).Add((factor, bound));
        }

        // A greatest start is a value itself, or a value before a least end, only where no multiple of the index is bounded on that side.
        if (starts.Exists(s => !ReferenceEquals(s.Factor, pool.One)) && ends.Exists(e => !ReferenceEquals(e.Factor, pool.One)))
        {
            return null;
        }

        var others = conditions.Where(c => !c.DependsOn(index)).ToList();
        var pairs = from low in starts
                    from high in ends
                    where !IsInhabited(low, high)
                    select ranges.Simplify(WithoutQuotient(ReferenceEquals(low.Factor, pool.One)
                        ? pool.Compare(Relation.Less, pool.Multiply(high.Factor, low.Bound), high.Bound)
                        : pool.Compare(Relation.LessOrEqual, low.Bound, pool.Multiply(low.Factor, pool.Subtract(high.Bound, pool.One)))));
        return [.. others, .. pairs.Where(p => !ReferenceEquals(p, pool.True))];

        // Another index that stays lies between the two already.
        bool IsInhabited((Expr Factor, Expr Bound) low, (Expr Factor, Expr Bound) high) =>
            ReferenceEquals(low.Factor, pool.One) && ReferenceEquals(high.Factor, pool.One) && kept.Any(k => ranges.Of(k) is var (start, stop) && ranges.AtMost(low.Bound, start) == true
                && (ranges.AtMost(stop, high.Bound) == true || others.Contains(pool.Compare(Relation.Less, k, high.Bound))));
    }

    /// <summary>Less than the least of several is less than each, as is the largest of several than something.</summary>
    public IEnumerable<Expr> Each(Expr condition) => condition switch
    {
        Compare { Relation: Relation.Less or Relation.LessOrEqual, Right: Apply { Primitive: var smaller } least } comparison when smaller == PrimitiveTable.IntegerMin =>
            least.Arguments.SelectMany(a => Each(pool.Compare(comparison.Relation, comparison.Left, a))),
        Compare { Relation: Relation.Less or Relation.LessOrEqual, Left: Apply { Primitive: var larger } most } comparison when larger == PrimitiveTable.IntegerMax =>
            most.Arguments.SelectMany(a => Each(pool.Compare(comparison.Relation, a, comparison.Right))),
        _ => [condition],
    };

    /// <summary>What a comparison says of an index: that its product with a factor of at least 1 is at least something, or less than it; null where it is no such comparison.</summary>
    private (Expr Factor, Expr Bound, bool IsLeast)? BoundOf(Expr condition, IndexVariable index)
    {
        if (Affine.Slack(pool, condition) is not { } slack)
        {
            return null;
        }

        // 0 ≤ slack = slope·index + rest
        var rest = pool.Substitute(slack, index, pool.Zero);
        var slope = pool.Subtract(pool.Substitute(slack, index, pool.One), rest);
        return !ReferenceEquals(slack, pool.Add(pool.Multiply(slope, index), rest)) ? null
            : IsPositive(slope) ? (slope, pool.Negate(rest), true)
            : IsPositive(pool.Negate(slope)) ? (pool.Negate(slope), pool.Add(rest, pool.One), false)
            : null;
    }

    // A step is asked to be at least 1 where there are rounds; where there are none, another condition says so.
    private bool IsPositive(Expr slope) => ranges.AtMost(pool.One, slope) == true || pool.Demands.Any(d => new IndexProof(pool, ranges).AtMost(pool.One, slope, [d.Holds]));

    /// <summary>A comparison of integers as one of 0 with their difference, so that each says what it says in one way; anything else as it is.</summary>
    public Expr Positive(Expr condition) => Affine.Slack(pool, WithoutQuotient(condition)) is { } slack
        ? ranges.Simplify(pool.Compare(Relation.Less, pool.Zero, pool.Add(slack, pool.One)))
        : condition;

    /// <summary>With m ≥ 1, c &lt; ⌊a/m⌋ is (c + 1)·m ≤ a, for c ≥ 0.</summary>
    private Expr WithoutQuotient(Expr condition) => condition is Compare { Relation: Relation.Less or Relation.LessOrEqual, Left: Number { Value: { Sign: >= 0 } least }, Right: Apply { Primitive: var primitive } quotient } comparison
        && primitive == PrimitiveTable.IntegerDivide && ranges.AtMost(pool.One, quotient.Arguments[1]) == true && (comparison.Relation == Relation.Less || least.Sign > 0)
        ? pool.Compare(Relation.LessOrEqual, pool.Scale(comparison.Relation == Relation.Less ? least + Rational.One : least, quotient.Arguments[1]), quotient.Arguments[0])
        : condition;
}
