using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Claims.Proof;

/// <content>Conditions as 0 and 1.</content>
internal sealed partial class Algebra
{
    /// <summary>1 where the condition holds, 0 elsewhere.</summary>
    public Polynomial Indicator(Expr condition) => condition switch
    {
        Logic { Connective: Connective.Not } not => Polynomial.One - Indicator(not.Operands[0]),
        Logic { Connective: Connective.And } all => all.Operands.Aggregate(Polynomial.One, (product, o) => Multiply(product, Indicator(o))),
        Logic any => Polynomial.One - any.Operands.Aggregate(Polynomial.One, (product, o) => Multiply(product, Polynomial.One - Indicator(o))),
        Compare { Relation: Relation.NotEqual } c => Polynomial.One - Indicator(pool.Compare(Relation.Equal, c.Left, c.Right)),
        Compare { Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer } c => OfIntegers(c),
        Compare c => OfReals(c),
        _ => throw new TooLargeException(),
    };

    /// <summary>A polynomial where a condition holds, and 0 elsewhere.</summary>
    public Polynomial Under(Polynomial polynomial, Expr condition) => Settled(Multiply(polynomial, Indicator(condition)));

    /// <summary>[0 &lt; d] or [d = 0] with d in a fixed orientation; over the integers a ≤ b is a &lt; b + 1.</summary>
    private Polynomial OfIntegers(Compare compare)
    {
        if (_ranges.Decide(compare) is { } decided)
        {
            return decided ? Polynomial.One : Polynomial.Zero;
        }

        var gap = pool.Subtract(compare.Right, compare.Left);
        if (compare.Relation == Relation.LessOrEqual)
        {
            gap = pool.Add(gap, pool.One);
        }

        var opposite = pool.Negate(gap);
        var isTurned = FirstSign(gap) < 0;
        if (compare.Relation == Relation.Equal)
        {
            return OfCondition(pool.Compare(Relation.Equal, isTurned ? opposite : gap, pool.Zero));
        }

        // [0 < d] = 1 − [0 < 1 − d].
        return isTurned
            ? Polynomial.One - OfCondition(pool.Compare(Relation.Less, pool.Zero, pool.Add(opposite, pool.One)))
            : OfCondition(pool.Compare(Relation.Less, pool.Zero, gap));
    }

    /// <summary>Reals are taken to differ: claims are judged where no comparison is a tie.</summary>
    private Polynomial OfReals(Compare compare)
    {
        var gap = Of(pool.Subtract(compare.Right, compare.Left));
        if (gap.Number is { } number)
        {
            return (compare.Relation == Relation.Equal ? number.IsZero : compare.Relation == Relation.Less ? number.Sign > 0 : number.Sign >= 0) ? Polynomial.One : Polynomial.Zero;
        }

        return compare.Relation == Relation.Equal ? Polynomial.Zero : Positive(gap);
    }

    /// <summary>[0 &lt; d], for d with a positive leading coefficient and by its opposite otherwise.</summary>
    private Polynomial Positive(Polynomial gap)
    {
        if (gap.Number is { } number)
        {
            return number.Sign > 0 ? Polynomial.One : Polynomial.Zero;
        }

        var leading = gap.Leading.Value;
        var positive = OfCondition(pool.Compare(Relation.Less, pool.Zero, ToExpr(gap.Scaled(Rational.Reciprocal(leading)))));
        return leading.Sign > 0 ? positive : Polynomial.One - positive;
    }

    private Polynomial OfCondition(Expr condition) => ReferenceEquals(condition, pool.True) ? Polynomial.One
        : ReferenceEquals(condition, pool.False) ? Polynomial.Zero
        : condition is Compare ? Atom(condition)
        : Indicator(condition);

    /// <summary>The sign of an integer expression's first coefficient in structural order.</summary>
    private static int FirstSign(Expr expr) => expr switch
    {
        Sum sum => sum.Terms.OrderBy(t => t.Value, StructuralOrder.Instance).First().Coefficient.Sign,
        _ => 1,
    };
}
