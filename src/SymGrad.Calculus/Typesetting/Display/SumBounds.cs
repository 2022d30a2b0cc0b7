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
        // Below the sum over a whole axis a guard reads better: t ≥ i.
        if (expr is not Reduce { Operation: ReductionKind.Sum, Body: Select { IsGuard: true } guard } sum || sum is { Lower: Number { Value.IsZero: true }, Upper: Extent or Read { Indices.Count: 0 } })
        {
            return expr;
        }

        var index = (IndexVariable)Pool.Intern(new IndexVariable(IndexScope.Bound, sum.BinderHeight));
        var (lower, upper, rest) = (sum.Lower, sum.Upper, new List<Expr>());
        var conditions = Logic.Conjuncts(guard.Condition);
        foreach (var condition in conditions)
        {
            switch (IndexBounds.Solve(Pool, condition, index))
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

        return rest.Count == conditions.Count ? expr
            : Pool.Rebuild(sum, [lower, upper, rest.Count == 0 ? guard.Then : Pool.Guard(Pool.And(rest), guard.Then)]);
    }

    private Expr First(Compare from) => from.Relation == Relation.Less ? Pool.Add(from.Left, Pool.One) : from.Left;

    private Expr End(Compare to) => to.Relation == Relation.Less ? to.Right : Pool.Add(to.Right, Pool.One);
}
