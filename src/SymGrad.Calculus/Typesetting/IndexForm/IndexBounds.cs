using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Typesetting.IndexForm;

/// <summary>Conditions on integers, solved for an index: 0 ≤ t − i becomes i ≤ t.</summary>
internal static class IndexBounds
{
    /// <summary>Solved for whichever of its indices that is possible.</summary>
    public static Compare? Solve(ExprPool pool, Expr condition) => ExprSearch.OperandsFirst(condition)
        .OfType<IndexVariable>()
        .Select(i => Solve(pool, condition, i))
        .FirstOrDefault(c => c is not null);

    /// <summary>The same comparison with the index alone on one side; null where it is none, or not linear in the index.</summary>
    public static Compare? Solve(ExprPool pool, Expr condition, IndexVariable index)
    {
        if (condition is not Compare { Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer, Relation: not Relation.Equal } compare || !compare.DependsOn(index))
        {
            return null;
        }

        if ((ReferenceEquals(compare.Left, index) && !compare.Right.DependsOn(index)) || (ReferenceEquals(compare.Right, index) && !compare.Left.DependsOn(index)))
        {
            return compare;
        }

        // right − left = ±index + rest.
        var gap = pool.Subtract(compare.Right, compare.Left);
        var coefficient = gap is Sum sum ? sum.Terms.FirstOrDefault(t => ReferenceEquals(t.Value, index)).Coefficient : Rational.One;
        var rest = pool.Subtract(gap, pool.Scale(coefficient, index));
        return rest.DependsOn(index) || !Rational.Abs(coefficient).IsOne ? null
            : (Compare)(coefficient.IsOne
                ? pool.Compare(compare.Relation, pool.Negate(rest), index)
                : pool.Compare(compare.Relation, index, rest));
    }
}
