using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Simplification;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Calculus.Stabilisation;

/// <summary>Recognises the parts of textbook forms, looking through the user's definitions: <c>Log(p[j])</c> is seen as what p is.</summary>
public sealed partial class FormMatcher(ExprPool pool, Func<Read, Expr?> bodyOf, Func<Expr, Expr> stabilise)
{
    private readonly Ranges _ranges = new(pool, []);

    public ExprPool Pool => pool;

    public Expr Negate(Expr x) => pool.Negate(x);

    public Expr Softplus(Expr x) => pool.Apply(PrimitiveTable.Softplus, x);

    public Expr Of(Primitive function, Expr x) => pool.Apply(function, x);

    /// <summary>The argument of a logarithm, seen through definitions.</summary>
    public Expr? IsLog(Expr expr) => expr is Apply log && log.Primitive == Log ? Resolve(log.Arguments[0]) : null;

    /// <summary>x where the expression is ln(1 + x).</summary>
    public Expr? IsLogOfOnePlus(Expr expr) => expr switch
    {
        Apply a when a.Primitive == Log1p => a.Arguments[0],
        _ when IsLog(expr) is Sum { Constant.IsOne: true } sum => pool.Subtract(sum, pool.One),
        _ => null,
    };

    public Expr? IsExp(Expr expr) => IsUnary(expr, Exp);

    /// <summary>The argument where the expression is this function of something.</summary>
    public Expr? IsUnary(Expr expr, Primitive function) => Resolve(expr) is Apply apply && apply.Primitive == function ? apply.Arguments[0] : null;

    /// <summary>LSE u where the expression is Σ eᵘ over one or several indices.</summary>
    public Expr? IsSumOfExp(Expr expr)
    {
        if (Resolve(expr) is not Reduce { Operation: ReductionKind.Sum } sum)
        {
            return null;
        }

        var (index, body) = pool.Open(sum);
        var exponent = IsExp(body) ?? IsSumOfExp(body);
        return exponent is null ? null : pool.Reduce(ReductionKind.LogSumExp, index, exponent);
    }

    /// <summary>The safe form of ln y, where y has one.</summary>
    public Expr? SafeLog(Expr y)
    {
        var log = stabilise(pool.Apply(Log, y));
        return log is Apply a && a.Primitive == Log ? null : log;
    }

    /// <summary>ln of a product that holds an exponential, a σ or a sum of exponentials: the safe factors leave.</summary>
    public Expr? SplitLog(Product product)
    {
        var safe = new List<Term>();
        var rest = new List<Factor>();
        foreach (var factor in product.Factors)
        {
            if (SafeLog(factor.Base) is { } log && (IsExp(factor.Base) ?? IsSumOfExp(factor.Base) ?? IsUnary(factor.Base, Sigmoid)) is not null)
            {
                safe.Add(new(new Rational(factor.Exponent), log));
            }
            else
            {
                rest.Add(factor);
            }
        }

        if (safe.Count == 0)
        {
            return null;
        }

        var remainder = pool.MultiplyPowers(rest);
        return pool.Combine([.. safe, new(Rational.One, remainder is Number { Value.IsOne: true } ? pool.Zero : stabilise(pool.Apply(Log, remainder)))]);
    }

    /// <summary>eᵘ / Σ eᵛ, and 1 / Σ eᵛ: a power of the sum becomes an exponential of its LSE, and goes into Σ w·eᵘ where that stands above.</summary>
    public Expr? Quotient(Product product)
    {
        var exponent = new List<Term>();
        var rest = new List<Factor>();
        var found = false;
        foreach (var factor in product.Factors)
        {
            if (factor.Exponent < 0 && IsSumOfExp(factor.Base) is { } lse)
            {
                exponent.Add(new(new Rational(factor.Exponent), lse));
                found = true;
            }
            else if (IsExp(factor.Base) is { } u)
            {
                exponent.Add(new(new Rational(factor.Exponent), u));
            }
            else
            {
                rest.Add(factor);
            }
        }

        if (!found)
        {
            return null;
        }

        var (by, above) = (pool.Combine(exponent), rest.FindIndex(f => f.Exponent == 1 && IsWeightedSumOfExp(f.Base) is not null));
        if (above < 0)
        {
            return pool.MultiplyPowers([.. rest, new(pool.Apply(Exp, by), 1)]);
        }

        var weighted = IsWeightedSumOfExp(rest[above].Base)!.Value;
        rest[above] = new(weighted.With(pool, pool.Add(weighted.Exponent, by)), 1);
        return pool.MultiplyPowers(rest);
    }

    /// <summary>1 / (1 + eᵘ) = σ(−u) and eᵘ / (1 + eᵘ) = σ(u), or without a 1 eᵘ / (eᵘ + eᵛ) = σ(u − v).</summary>
    public Expr? Logistic(Product product, bool isBesideOne)
    {
        foreach (var factor in product.Factors)
        {
            if (factor.Exponent >= 0 || OfExponentials(factor.Base, Rational.One) is not var (scale, u, v) || !scale.IsOne || ReferenceEquals(v, pool.Zero) != isBesideOne)
            {
                continue;
            }

            // eᵏᵘ / (eᵘ + eᵛ)ⁿ: as many σ(u − v) as both powers give, so with eᵛ, where 1 = e⁰ is always there, then what is left.
            var (of, left) = (new List<Factor>(), -factor.Exponent);
            foreach (var (own, other) in new[] { (u, v), (v, u) })
            {
                var above = product.Factors.FirstOrDefault(f => f.Exponent > 0 && ReferenceEquals(IsExp(f.Base), own));
                var both = Math.Min(ReferenceEquals(own, pool.Zero) ? left : above.Exponent, left);
                of.Add(new(Of(Sigmoid, pool.Subtract(own, other)), both));
                of.Add(above.Base is null || ReferenceEquals(own, pool.Zero) ? new(pool.One, 0) : above with { Exponent = -both });
                left -= both;
            }

            if (left < -factor.Exponent)
            {
                return pool.MultiplyPowers([.. product.Factors.Select(f => f == factor ? f with { Exponent = -left } : f), .. of]);
            }
        }

        return null;
    }

    /// <summary>
    /// (eᵘ − eᵛ) / (eᵘ + eᵛ) = tanh((u − v)/2), where an exponent may be 0; sinh and cosh are such a difference and such a sum.
    /// </summary>
    public Expr? HyperbolicTangent(Product product)
    {
        foreach (var below in product.Factors)
        {
            if (below.Exponent >= 0 || OfExponentials(below.Base, Rational.One) is not var (scale, u, v))
            {
                continue;
            }

            foreach (var above in product.Factors)
            {
                if (above.Exponent > 0 && OfExponentials(above.Base, Rational.MinusOne) is var (factor, x, y)
                    && (ReferenceEquals(x, u) ? ReferenceEquals(y, v) : ReferenceEquals(x, v) && ReferenceEquals(y, u)))
                {
                    var both = Math.Min(above.Exponent, -below.Exponent);
                    var ratio = new Factor(pool.Scale(factor / scale, Of(Tanh, pool.Scale(Rational.Half, pool.Subtract(x, y)))), both);
                    return pool.MultiplyPowers(
                    [
                        .. product.Factors.Select(f => f == above ? ratio : f == below ? f with { Exponent = f.Exponent + both } : f),
                        new(above.Base, above.Exponent - both),
                    ]);
                }
            }
        }

        return null;
    }

    /// <summary>ln c(eᵘ + e⁻ᵘ) = ln 2c + ln cosh u, which neither overflows nor loses figures at 0; its derivative is tanh u.</summary>
    public Expr? LogOfCosh(Expr sum) => OfExponentials(sum, Rational.One) is var (scale, u, v) && scale.Sign > 0 && ReferenceEquals(v, pool.Negate(u))
        ? pool.Add(pool.Apply(Log, pool.Number(2 * scale)), pool.Apply(LogCosh, u))
        : null;

    /// <summary>c, u and v where the expression is c·(eᵘ + sign·eᵛ).</summary>
    private (Rational Scale, Expr U, Expr V)? OfExponentials(Expr expr, Rational sign)
    {
        switch (Resolve(expr))
        {
            case Apply a when a.Primitive == (sign.Sign > 0 ? Cosh : Sinh):
                return (Rational.Half, a.Arguments[0], pool.Negate(a.Arguments[0]));
            case Sum { IsScaled: true, OnlyTerm: { Value: Apply a } term } when a.Primitive == (sign.Sign > 0 ? Cosh : Sinh):
                return (term.Coefficient * Rational.Half, a.Arguments[0], pool.Negate(a.Arguments[0]));
            case Apply a when a.Primitive == Expm1 && sign.Sign < 0:
                return (Rational.One, a.Arguments[0], pool.Zero);
            case Sum { OnlyTerm: { } term } sum when sum.Constant == sign * term.Coefficient && IsExp(term.Value) is { } u:
                return (term.Coefficient, u, pool.Zero);
            case Sum { Constant.IsZero: true, Terms.Count: 2 } sum
                when sum.Terms[1].Coefficient == sign * sum.Terms[0].Coefficient && IsExp(sum.Terms[0].Value) is { } u && IsExp(sum.Terms[1].Value) is { } v:
                return (sum.Terms[0].Coefficient, u, v);
            default:
                return null;
        }
    }

    /// <summary>The product under a sum, opened, with the number before it; null where something else stands there.</summary>
    private (IndexVariable Index, Rational Scale, Product Product)? OpenedProduct(Reduce sum)
    {
        var (index, body) = pool.Open(sum);
        return body switch
        {
            Product product => (index, Rational.One, product),
            Sum { IsScaled: true } scaled when scaled.Terms[0].Value is Product product => (index, scaled.Terms[0].Coefficient, product),
            _ => null,
        };
    }

    /// <summary>Σ t·(z − LSE z): the LSE does not depend on the index and leaves the sum, without its −∞ of no terms.</summary>
    public Expr? SplitLogSumExp(Reduce sum)
    {
        if (OpenedProduct(sum) is not var (index, scale, product))
        {
            return null;
        }

        foreach (var factor in product.Factors)
        {
            if (factor is { Exponent: 1, Base: Sum inner }
                && inner.Terms.FirstOrDefault(t => Resolve(t.Value) is Reduce { Operation: ReductionKind.LogSumExp } && !t.Value.DependsOn(index)) is { Value: { } lse } term)
            {
                var rest = pool.MultiplyPowers([.. product.Factors.Where(f => f != factor)]);
                var others = pool.Subtract(inner, pool.Scale(term.Coefficient, lse));
                return pool.Combine(
                [
                    new(scale, pool.Reduce(ReductionKind.Sum, index, pool.Multiply(rest, others))),
                    new(scale * term.Coefficient, pool.Multiply(pool.Apply(OfTerms, lse), pool.Reduce(ReductionKind.Sum, index, rest))),
                ]);
            }
        }

        return null;
    }

    /// <summary>What an expression is, looking through reads of definitions, also of those that have elements under a condition only, where that holds.</summary>
    public Expr Resolve(Expr expr)
    {
        for (var depth = 0; depth < 32 && expr is Read read && bodyOf(read) is { } body; depth++)
        {
            expr = body is Select { IsGuard: true } guard && ReferenceEquals(_ranges.Simplify(guard.Condition), pool.True) ? guard.Then : body;
        }

        return expr;
    }
}
