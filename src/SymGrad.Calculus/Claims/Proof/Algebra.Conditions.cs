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

    private Polynomial OfReals(Compare compare)
    {
        var gap = Of(pool.Subtract(compare.Right, compare.Left));
        return compare.Relation switch
        {
            Relation.Equal => Tie(gap),
            Relation.Less => Strictly(gap),
            _ => Polynomial.One - Strictly(gap.Scaled(-1)),
        };
    }

    /// <summary>[0 &lt; d]; of d and −d both say so in the same atoms.</summary>
    private Polynomial Strictly(Polynomial gap) => IsTurned(gap) ? Positive(gap) - Tie(gap) : Positive(gap);

    /// <summary>[0 &lt; d] as a factor of what vanishes with d, or wherever d is not 0: for d with a positive leading coefficient, and by its opposite otherwise.</summary>
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

    /// <summary>[d = 0]: 0 where that is a kink, of measure zero, at which conventions differ; what may hold on more, as x_i = max x does, is an atom.</summary>
    private Polynomial Tie(Polynomial gap)
    {
        if (gap.Number is { } number)
        {
            return number.IsZero ? Polynomial.One : Polynomial.Zero;
        }

        var expr = ToExpr(gap.Scaled(Rational.Reciprocal(gap.Leading.Value)));
        return IsAnalytic(expr) ? Polynomial.Zero : OfCondition(pool.Compare(Relation.Equal, pool.Zero, expr));
    }

    /// <summary>
    /// Whether an expression is an analytic function of numbers that are chosen one by one: then, not being 0 everywhere, it is 0 almost
    /// nowhere. Functions with pieces are conditions by now, and of those that remain a kink bounds the domain. Two elements of one array may be
    /// the same element: x_i − x_k is 0 for i = k.
    /// </summary>
    private static bool IsAnalytic(Expr expr)
    {
        var reads = new Dictionary<Tensor, Read>();
        foreach (var node in ExprSearch.OperandsFirst(expr))
        {
            var follows = node switch
            {
                Read { Tensor.IsParameter: true } read => !reads.TryGetValue(read.Tensor, out var known) || ReferenceEquals(known, read),
                Reduce reduce => reduce.Operation is ReductionKind.Sum or ReductionKind.Product,
                Apply or Expressions.Sum or Product or Number or Constant or IndexVariable or Extent => true,
                { Kind: ValueKind.Integer } => true,
                _ => false,
            };
            if (!follows)
            {
                return false;
            }

            if (node is Read { Kind: ValueKind.Real } element)
            {
                reads[element.Tensor] = element;
            }
        }

        return reads.Count > 0;
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
