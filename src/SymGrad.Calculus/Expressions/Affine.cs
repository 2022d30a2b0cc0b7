using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Expressions;

/// <summary>Integer expressions seen as affine in one index.</summary>
public static class Affine
{
    /// <summary>
    /// Solves <c>expr = target</c> for <paramref name="index"/> where its coefficient is ±1 and it occurs nowhere else;
    /// null when that cannot be done over the integers.
    /// </summary>
    public static Expr? Solve(ExprPool pool, Expr expr, IndexVariable index, Expr target)
    {
        if (ReferenceEquals(expr, index))
        {
            return target;
        }

        if (expr is not Sum { Kind: ValueKind.Integer } sum)
        {
            return null;
        }

        var coefficient = Rational.Zero;
        foreach (var term in sum.Terms)
        {
            if (ReferenceEquals(term.Value, index))
            {
                coefficient = term.Coefficient;
            }
            else if (term.Value.DependsOn(index))
            {
                return null;
            }
        }

        if (!coefficient.IsOne && !(-coefficient).IsOne)
        {
            return null;
        }

        // c·v + rest = t  ⇒  v = c·(t − rest), since c = ±1.
        var rest = pool.Subtract(expr, pool.Scale(coefficient, index));
        return pool.Scale(coefficient, pool.Subtract(target, rest));
    }

    /// <summary>
    /// What a comparison of integers, left &lt; right or left ≤ right, says of an index in it: the least or the greatest value that it can have; null
    /// where its coefficient is not ±1, or the comparison is of another kind.
    /// </summary>
    public static (Expr Bound, bool IsLeast)? Bound(ExprPool pool, Expr condition, IndexVariable index)
    {
        return Slack(pool, condition) is { } slack && Solve(pool, slack, index, pool.Zero) is { } root ? (root, !pool.Subtract(slack, index).DependsOn(index)) : null;
    }

    /// <summary>What a comparison of integers, left &lt; right or left ≤ right, says to be at least 0; null for any other condition.</summary>
    public static Expr? Slack(ExprPool pool, Expr condition) => condition is Compare { Relation: Relation.Less or Relation.LessOrEqual, Left.Kind: ValueKind.Integer } comparison
        ? pool.Subtract(pool.Subtract(comparison.Right, comparison.Left), comparison.Relation == Relation.Less ? pool.One : pool.Zero)
        : null;

    /// <summary>By how much an expression changes as an index goes on by one; null where that is no number.</summary>
    public static Rational? Slope(ExprPool pool, Expr expr, IndexVariable index) =>
        pool.Subtract(pool.Substitute(expr, index, pool.Add(index, pool.One)), expr) is Number { Value: var slope } ? slope : null;

    /// <summary>The index that stands in an expression by itself, possibly shifted by what contains no index; null where there is none.</summary>
    public static IndexVariable? Shifted(Expr expr) => expr switch
    {
        IndexVariable index => index,
        Sum { Kind: ValueKind.Integer } sum when sum.Terms.Count(t => !t.Value.FreeIndices.IsEmpty) == 1 =>
            sum.Terms.First(t => !t.Value.FreeIndices.IsEmpty) is { Value: IndexVariable index, Coefficient.IsOne: true } ? index : null,
        _ => null,
    };

    /// <summary>
    /// The largest (or smallest) value of an expression over the range of an index in which it is affine; null otherwise. Data that the index
    /// chooses, and what is chosen, divided or left over, stands for all that it may be, which is a bound.
    /// </summary>
    public static Expr? Extreme(ExprPool pool, Expr expr, IndexVariable index, Expr lower, Expr upper, bool largest)
    {
        expr = Bounded(pool, expr, index, lower, upper, largest);
        if (!expr.DependsOn(index))
        {
            return expr;
        }

        var slope = expr is IndexVariable ? Rational.One : Rational.Zero;
        if (expr is Sum { Kind: ValueKind.Integer } sum)
        {
            foreach (var term in sum.Terms)
            {
                if (ReferenceEquals(term.Value, index))
                {
                    slope = term.Coefficient;
                }
                else if (term.Value.DependsOn(index))
                {
                    return null;
                }
            }
        }

        return slope.IsZero
            ? null
            : pool.Substitute(expr, index, slope.Sign > 0 == largest ? pool.Subtract(upper, pool.One) : lower);
    }

    /// <summary>
    /// What is not affine in the index, each term by its own extreme: data that is bounded, the smaller and the larger of two, quotients and
    /// remainders by a positive number, all of which rise with what they are of or have bounds of their own.
    /// </summary>
    private static Expr Bounded(ExprPool pool, Expr expr, IndexVariable index, Expr lower, Expr upper, bool largest)
    {
        Expr? Extremum(Expr value, bool most) => Extreme(pool, value, index, lower, upper, most);
        (Expr, Expr)? EndsOf(Expr value) => Extremum(value, most: false) is { } least && Extremum(value, most: true) is { } greatest ? (least, greatest) : null;
        Expr Bound(Expr value, bool most) => !value.DependsOn(index) ? value : value switch
        {
            Read { Tensor: var data } when pool.MostOf(data) is { } limit => most ? limit : pool.Zero,
            Apply { Primitive: var p } chosen when p == PrimitiveTable.IntegerMin || p == PrimitiveTable.IntegerMax =>
                (Extremum(chosen.Arguments[0], most), Extremum(chosen.Arguments[1], most)) switch
                {
                    ({ } a, { } b) => ReferenceEquals(a, b) ? a : pool.Apply(p, a, b),
                    ({ } a, null) when (p == PrimitiveTable.IntegerMin) == most => a,
                    (null, { } b) when (p == PrimitiveTable.IntegerMin) == most => b,
                    _ => value,
                },
            Apply { Primitive: var p } quotient when p == PrimitiveTable.IntegerDivide && IsPositive(quotient.Arguments[1]) && !quotient.Arguments[1].DependsOn(index) =>
                Extremum(quotient.Arguments[0], most) is { } dividend ? pool.Apply(p, dividend, quotient.Arguments[1]) : value,
            Apply { Primitive: var p } remainder when p == PrimitiveTable.IntegerRemainder && remainder.Arguments[1] is Number { Value: { Sign: > 0 } divisor } =>
                most ? pool.Number(divisor - Rational.One)
                : Extremum(remainder.Arguments[0], false) is Number { Value.Sign: >= 0 } ? pool.Zero
                : pool.Number(Rational.One - divisor),

            // A stride that is a parameter may have either sign: the extreme is at one of the ends.
            Product product when Strided(pool, product, index) is var (stride, strided) && EndsOf(strided) is var (least, greatest) =>
                pool.Apply(most ? PrimitiveTable.IntegerMax : PrimitiveTable.IntegerMin, pool.Multiply(stride, least), pool.Multiply(stride, greatest)),
            _ => value,
        };
        return expr is Sum { Kind: ValueKind.Integer } sum
            ? pool.Combine([.. sum.Terms.Select(t => new Term(t.Coefficient, Bound(t.Value, t.Coefficient.Sign > 0 == largest))), new(sum.Constant, pool.One)])
            : Bound(expr, largest);
    }

    private static bool IsPositive(Expr expr) => expr switch
    {
        Number number => number.Value.Sign > 0,
        Apply { Primitive: var p } apply when p == PrimitiveTable.IntegerMax => apply.Arguments.Any(IsPositive),
        _ => false,
    };

    /// <summary>The one factor of a product that depends on an index, and what stands beside it; null where there are more.</summary>
    private static (Expr Stride, Expr Strided)? Strided(ExprPool pool, Product product, IndexVariable index) =>
        product.Factors.Where(f => f.Base.DependsOn(index)).ToList() is { Count: 1 } dependent && dependent[0].Exponent == 1
            ? (pool.MultiplyPowers([.. product.Factors.Where(f => f != dependent[0])]), dependent[0].Base)
            : null;
}
