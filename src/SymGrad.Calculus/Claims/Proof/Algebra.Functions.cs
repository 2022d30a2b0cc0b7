using System.Linq;
using System.Numerics;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Calculus.Claims.Proof;

/// <content>Functions by what they are made of: exponentials, logarithms and conditions.</content>
internal sealed partial class Algebra
{
    private static readonly Dictionary<Primitive, Func<Algebra, IReadOnlyList<Polynomial>, Polynomial>> Rules = new()
    {
        [Exp] = (a, x) => a.ExpOf(x[0]),
        [Expm1] = (a, x) => a.ExpOf(x[0]) - Polynomial.One,
        [Exp2] = (a, x) => a.ExpOf(a.Multiply(x[0], a.LogOf(Polynomial.Of(2)))),
        [Log] = (a, x) => a.LogOf(x[0]),
        [Log1p] = (a, x) => a.LogOf(Polynomial.One + x[0]),
        [Log2] = (a, x) => a.Quotient(a.LogOf(x[0]), a.LogOf(Polynomial.Of(2))),
        [Log10] = (a, x) => a.Quotient(a.LogOf(x[0]), a.LogOf(Polynomial.Of(10))),
        [Sqrt] = (a, x) => a.ExpOf(a.LogOf(x[0]).Scaled(Rational.Half)),
        [NormRoot] = (a, x) => a.ExpOf(a.LogOf(x[0]).Scaled(Rational.Half)),
        [Hypot] = (a, x) => a.ExpOf(a.LogOf(a.Multiply(x[0], x[0]) + a.Multiply(x[1], x[1])).Scaled(Rational.Half)),
        [Pow] = (a, x) => a.ExpOf(a.Multiply(x[1], a.LogOf(x[0]))),
        [XLogY] = (a, x) => a.Multiply(x[0], a.LogOf(x[1])),
        [Tan] = (a, x) => a.Quotient(a.Plain(Sin, x[0]), a.Plain(Cos, x[0])),
        [Sinh] = (a, x) => (a.ExpOf(x[0]) - a.ExpOf(x[0].Scaled(-1))).Scaled(Rational.Half),
        [Cosh] = (a, x) => (a.ExpOf(x[0]) + a.ExpOf(x[0].Scaled(-1))).Scaled(Rational.Half),
        [Tanh] = (a, x) => Polynomial.One - a.Quotient(Polynomial.Of(2), a.ExpOf(x[0].Scaled(2)) + Polynomial.One),
        [Sigmoid] = (a, x) => a.SigmoidOf(x[0]),
        [Softplus] = (a, x) => a.LogOf(Polynomial.One + a.ExpOf(x[0])),
        [LogCosh] = (a, x) => a.LogOf((a.ExpOf(x[0]) + a.ExpOf(x[0].Scaled(-1))).Scaled(Rational.Half)),
        [Silu] = (a, x) => a.Multiply(x[0], a.SigmoidOf(x[0])),
        [Gelu] = (a, x) => a.Multiply(x[0], a.Plain(NormalCdf, x[0])),
        [NormalPdf] = (a, x) => a.Quotient(a.ExpOf(a.Multiply(x[0], x[0]).Scaled(-Rational.Half)), a.ExpOf(a.LogOf(a.Of(a.Pool.Scale(2, a.Pool.Constant(NamedConstant.Pi)))).Scaled(Rational.Half))),
        [Relu] = (a, x) => a.Multiply(x[0], a.Positive(x[0])),
        [LeakyRelu] = (a, x) => a.Multiply(x[0], a.Positive(x[0]) + a.Multiply(x[1], Polynomial.One - a.Positive(x[0]))),
        [Elu] = (a, x) => a.Multiply(x[0], a.Positive(x[0])) + a.Multiply(a.Multiply(x[1], a.ExpOf(x[0]) - Polynomial.One), Polynomial.One - a.Positive(x[0])),
        [Abs] = (a, x) => a.Multiply(x[0], a.Positive(x[0]).Scaled(2) - Polynomial.One),
        [Sign] = (a, x) => a.Strictly(x[0]) - a.Strictly(x[0].Scaled(-1)),
        [Max] = (a, x) => x[1] + a.Multiply(x[0] - x[1], a.Positive(x[0] - x[1])),
        [Min] = (a, x) => x[0] - a.Multiply(x[0] - x[1], a.Positive(x[0] - x[1])),
        [Erfc] = (a, x) => Polynomial.One - a.Odd(Erf, x[0]),
        [Erf] = (a, x) => a.Odd(Erf, x[0]),
        [Atan] = (a, x) => a.Odd(Atan, x[0]),
        [Asin] = (a, x) => a.Odd(Asin, x[0]),
        [Asinh] = (a, x) => a.Odd(Asinh, x[0]),
        [Sin] = (a, x) => a.Odd(Sin, x[0]),
        [Cos] = (a, x) => a.Plain(Cos, IsTurned(x[0]) ? x[0].Scaled(-1) : x[0]),
        [NormalCdf] = (a, x) => IsTurned(x[0]) ? Polynomial.One - a.Plain(NormalCdf, x[0].Scaled(-1)) : a.Plain(NormalCdf, x[0]),
        [OfTerms] = (a, x) => x[0],
        [CountOfTerms] = (a, x) => x[0],
        [Difference] = (a, x) => x[0] - x[1],
        [Weighted] = (a, x) => a.Multiply(x[0], a.ExpOf(x[1])),
    };

    private ExprPool Pool => pool;

    private Polynomial Function(Apply apply)
    {
        if (apply.Primitive.IsNeutral)
        {
            return Polynomial.Zero;
        }

        var arguments = apply.Arguments.Select(Of).ToList();
        return Rules.TryGetValue(apply.Primitive, out var rule)
            ? rule(this, arguments)
            : Atom(pool.Apply(apply.Primitive, [.. arguments.Select(ToExpr)]));
    }

    private Polynomial Quotient(Polynomial above, Polynomial below) => Multiply(above, Inverse(below));

    private Polynomial SigmoidOf(Polynomial x) => Polynomial.One - Quotient(Polynomial.One, ExpOf(x) + Polynomial.One);

    private Polynomial Plain(Primitive function, Polynomial x) => Atom(pool.Apply(function, ToExpr(x)));

    /// <summary>f(−x) = −f(x).</summary>
    private Polynomial Odd(Primitive function, Polynomial x) => IsTurned(x) ? Plain(function, x.Scaled(-1)).Scaled(-1) : Plain(function, x);

    private static bool IsTurned(Polynomial x) => !x.IsZero && x.Leading.Value.Sign < 0;

    /// <summary>e^(Σ c·m) = Π (e^m)^c; e^(ln x) is x.</summary>
    private Polynomial ExpOf(Polynomial x)
    {
        var powers = x.Terms.Select(t => new Power(pool.Apply(Exp, ToExpr(t.Key)), t.Value));
        return Reduced(Monomial.Of(powers));
    }

    /// <summary>ln(c·m·D) = ln c + Σ ln of the powers + ln D, of absolute values: the whole is defined where its argument is positive.</summary>
    private Polynomial LogOf(Polynomial x)
    {
        if (x.IsZero)
        {
            throw new TooLargeException();
        }

        var (coefficient, monomial, rest) = Parts(x);
        var parts = monomial.Powers.Select(p => LogOf(p.Atom).Scaled(p.Exponent)).ToList();
        parts.Add(LogOf(BigInteger.Abs(coefficient.Numerator)));
        parts.Add(LogOf(coefficient.Denominator).Scaled(-1));
        if (rest is not null)
        {
            parts.Add(Plain(Log, rest));
        }

        return Polynomial.Sum(parts);
    }

    private Polynomial LogOf(Expr atom) => atom is Apply { Primitive: var p } exponential && p == Exp ? Of(exponential.Arguments[0]) : Atom(pool.Apply(Log, atom));

    /// <summary>ln of a whole number by its small prime factors.</summary>
    private Polynomial LogOf(BigInteger number)
    {
        var parts = new List<Polynomial>();
        for (var prime = 2; prime < 100 && number > 1; prime++)
        {
            for (; (number % prime).IsZero; number /= prime)
            {
                parts.Add(Atom(pool.Apply(Log, pool.Number(prime))));
            }
        }

        if (number > 1)
        {
            parts.Add(Atom(pool.Apply(Log, pool.Number(new Rational(number)))));
        }

        return Polynomial.Sum(parts);
    }
}
