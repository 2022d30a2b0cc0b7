using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Simplification;

/// <summary>Proves comparisons of integers from the ranges of the indices in them; extents are at least 0.</summary>
public sealed class Ranges(ExprPool pool, IReadOnlyList<Expr> axisExtents)
{
    /// <summary>Removes from an expression what its indices' ranges decide.</summary>
    public Expr Simplify(Expr expr) => new Pass(pool, this).Visit(expr);

    /// <summary>True, false, or null when the ranges do not decide it.</summary>
    public bool? Decide(Compare comparison)
    {
        if (comparison.Left.Kind != ValueKind.Integer || comparison.Right.Kind != ValueKind.Integer)
        {
            return null;
        }

        var gap = pool.Subtract(comparison.Right, comparison.Left);
        var atLeast = Bound(gap, largest: false) is { } low ? Floor(low) : null;
        var atMost = Bound(pool.Negate(gap), largest: false) is { } high ? -Floor(high) : null;
        return comparison.Relation switch
        {
            Relation.Less when atLeast >= Rational.One => true,
            Relation.Less when atMost <= Rational.Zero => false,
            Relation.LessOrEqual when atLeast >= Rational.Zero => true,
            Relation.LessOrEqual when atMost < Rational.Zero => false,
            Relation.Equal when atLeast > Rational.Zero || atMost < Rational.Zero => false,
            Relation.NotEqual when atLeast > Rational.Zero || atMost < Rational.Zero => true,
            _ => null,
        };
    }

    /// <summary>Whether <paramref name="left"/> ≤ <paramref name="right"/>, where the ranges tell.</summary>
    public bool? AtMost(Expr left, Expr right) => pool.Compare(Relation.LessOrEqual, left, right) switch
    {
        Compare comparison => Decide(comparison),
        var decided => ReferenceEquals(decided, pool.True),
    };

    /// <summary>The larger of two, where the ranges prove which one that is: that they do not refute a ≤ b would say nothing.</summary>
    public Expr Larger(Expr a, Expr b) => AtMost(a, b) == true ? b : AtMost(b, a) == true ? a : pool.Apply(PrimitiveTable.IntegerMax, a, b);

    /// <summary>The smaller of two.</summary>
    public Expr Smaller(Expr a, Expr b) => AtMost(a, b) == true ? a : AtMost(b, a) == true ? b : pool.Apply(PrimitiveTable.IntegerMin, a, b);

    /// <summary>The range of an index: its own, or that of the axis at its position.</summary>
    public (Expr Lower, Expr Upper)? Of(IndexVariable index) => index.Scope switch
    {
        IndexScope.Open => (index.Lower!, index.Upper!),
        IndexScope.Axis when index.Position < axisExtents.Count => (pool.Zero, axisExtents[index.Position]),
        _ => null,
    };

    /// <summary>An expression without indices that bounds the given one; null where it is not affine in them.</summary>
    public Expr? Bound(Expr expr, bool largest)
    {
        // Innermost first: a range may depend on indices opened before it.
        for (var rounds = 0; !expr.FreeIndices.IsEmpty && rounds < 16; rounds++)
        {
            var index = IndicesOf(expr).OrderByDescending(i => i.Key).First();
            if (Of(index) is not var (lower, upper) || Affine.Extreme(pool, expr, index, lower, upper, largest) is not { } bounded)
            {
                return null;
            }

            expr = bounded;
        }

        return expr.FreeIndices.IsEmpty ? expr : null;
    }

    private static IEnumerable<IndexVariable> IndicesOf(Expr expr) => expr is IndexVariable index
        ? [index]
        : expr.Operands.SelectMany(IndicesOf).Distinct();

    private Rational? Floor(Expr expr)
    {
        switch (expr)
        {
            case Number n:
                return n.Value;
            case Extent:
                return pool.Margin(expr, pool.Zero) ?? Rational.Zero;
            case Read:
                return pool.Margin(expr, pool.Zero);
            case Apply { Primitive: var primitive } apply when primitive == PrimitiveTable.IntegerMax:
                return apply.Arguments.Max(a => Floor(a));
            case Apply { Primitive: var primitive } apply when primitive == PrimitiveTable.IntegerMin:
                return apply.Arguments.Any(a => Floor(a) is null) ? null : apply.Arguments.Min(a => Floor(a));
            case Apply { Primitive: var primitive } apply when primitive == PrimitiveTable.IntegerDivide:
                return apply.Arguments[1] is Number { Value.Sign: > 0 } && Floor(apply.Arguments[0]) is { Sign: >= 0 } ? Rational.Zero : null;
            case Sum sum:
                return Floor(sum);
            default:
                return null;
        }
    }

    /// <summary>What is subtracted must be known to be no more than something that is added.</summary>
    private Rational? Floor(Sum sum)
    {
        var total = sum.Constant;
        var added = sum.Terms.Where(t => t.Coefficient.Sign > 0).ToList();
        foreach (var term in sum.Terms.Where(t => t.Coefficient.Sign < 0))
        {
            var larger = added.FirstOrDefault(a => a.Coefficient == -term.Coefficient && pool.Margin(a.Value, term.Value) is not null);
            if (larger.Value is null)
            {
                return null;
            }

            total += larger.Coefficient * pool.Margin(larger.Value, term.Value)!.Value;
            added.Remove(larger);
        }

        foreach (var term in added)
        {
            if (Floor(term.Value) is not { } floor)
            {
                return null;
            }

            total += term.Coefficient * floor;
        }

        return total;
    }

    private sealed class Pass(ExprPool pool, Ranges ranges) : ExprRewriter(pool)
    {
        protected override Expr After(Expr expr) => expr is Compare comparison && ranges.Decide(comparison) is { } decided
            ? decided ? Pool.True : Pool.False
            : expr;
    }
}
