using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Simplification;
using SymGrad.Calculus.Typesetting.IndexForm;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>
/// A sum runs over what its guard leaves, where that is proved to lie within its bounds: Σ_{t=0}^{m+n−2} [i ≤ t &lt; i + n] a is
/// Σ_{t=i}^{i+n−1} a for i &lt; m.
/// </summary>
internal sealed class SumBounds(ExprPool pool, IReadOnlyList<Expr> axisExtents) : ExprRewriter(pool)
{
    private readonly Ranges _ranges = new(pool, axisExtents);

    protected override Expr After(Expr expr)
    {
        if (expr is not Reduce { Operation: ReductionKind.Sum, Body: Select { IsGuard: true } guard } sum)
        {
            return expr;
        }

        // What does not speak of the index stands before the sum, where the sum around it may take it up.
        var index = (IndexVariable)Pool.Intern(new IndexVariable(IndexScope.Bound, sum.BinderHeight));
        var before = Logic.Conjuncts(guard.Condition).Where(c => !c.DependsOn(index)).ToList();
        var conditions = Logic.Conjuncts(guard.Condition).Except(before).ToList();
        var (lower, upper, rest) = (sum.Lower, sum.Upper, new List<Expr>());

        // Below the sum over a whole axis a guard reads better: t ≥ i.
        var isWhole = sum is { Lower: Number { Value.IsZero: true }, Upper: Extent or Read { Indices.Count: 0 } };
        foreach (var condition in conditions)
        {
            switch (isWhole ? null : IndexBounds.Solve(Pool, condition, index))
            {
                case { Relation: Relation.Less or Relation.LessOrEqual, Right: IndexVariable right } from when ReferenceEquals(right, index) && First(from) is var first && _ranges.AtMost(lower, first) == true:
                    lower = first;
                    break;
                case { Relation: Relation.Less or Relation.LessOrEqual, Left: IndexVariable left } to when ReferenceEquals(left, index) && End(to) is var end && _ranges.AtMost(end, upper) == true:
                    upper = end;
                    break;
                default:
                    rest.Add(condition);
                    break;
            }
        }

        return before.Count == 0 && rest.Count == conditions.Count ? expr
            : Pool.Guard(Pool.And(before), Pool.Rebuild(sum, [lower, upper, Pool.Guard(Pool.And(rest), guard.Then)]));
    }

    private Expr First(Compare from) => from.Relation == Relation.Less ? Pool.Add(from.Left, Pool.One) : from.Left;

    private Expr End(Compare to) => to.Relation == Relation.Less ? to.Right : Pool.Add(to.Right, Pool.One);
}
