using System.Linq;
using SymGrad.Calculus.Arithmetic;

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
    /// chooses stands for all that it may be, which is a bound.
    /// </summary>
    public static Expr? Extreme(ExprPool pool, Expr expr, IndexVariable index, Expr lower, Expr upper, bool largest)
    {
        expr = WithoutData(pool, expr, index, largest);
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

    private static Expr WithoutData(ExprPool pool, Expr expr, IndexVariable index, bool largest)
    {
        Expr Bound(Expr value, bool most) => value is Read { Tensor: var data } && value.DependsOn(index) && pool.MostOf(data) is { } limit ? most ? limit : pool.Zero : value;
        return expr is Sum { Kind: ValueKind.Integer } sum && sum.Terms.Any(t => t.Value is Read && t.Value.DependsOn(index))
            ? pool.Combine([.. sum.Terms.Select(t => new Term(t.Coefficient, Bound(t.Value, t.Coefficient.Sign > 0 == largest))), new(sum.Constant, pool.One)])
            : Bound(expr, largest);
    }
}
