using System.Numerics;

namespace SymGrad.Calculus.Arithmetic;

/// <content>Exponentials and what is built from them.</content>
public readonly partial struct Extended
{
    // Above this binary exponent of its argument an exponential is beyond every exponent.
    private const int LargestExpTop = 32;

    public static Extended Exp(Extended x) =>
        !x.IsFinite ? FromDouble(Math.Exp(x.Proxy))
        : x.Top > LargestExpTop ? (x.Sign > 0 ? PositiveInfinity : Zero)
        : ExpOfFixed(x.ToFixed(FixedBits + LargestExpTop), FixedBits + LargestExpTop);

    /// <summary>eˣ − 1, accurate near 0.</summary>
    public static Extended Expm1(Extended x)
    {
        if (!x.IsFinite || x.Top > -16)
        {
            return Exp(x) - One;
        }

        // x · (1 + x/2! + x²/3! + …); 2^−16 per term.
        var argument = x.ToFixed(FixedBits);
        var term = FixedPoint.One(FixedBits);
        var sum = term;
        for (var n = 2; !term.IsZero && term != BigInteger.MinusOne; n++)
        {
            term = FixedPoint.Multiply(term, argument, FixedBits) / n;
            sum += term;
        }

        return x * Round(sum, -FixedBits);
    }

    /// <summary>2ˣ; exact for integers.</summary>
    public static Extended Exp2(Extended x)
    {
        if (!x.IsFinite || x.Top > LargestExpTop)
        {
            return Exp(x);
        }

        var integer = RoundToInteger(x);
        return Times2ToThe(Exp((x - integer) * Ln2), (long)integer.ToDouble());
    }

    /// <summary>The logistic function 1/(1 + e⁻ˣ).</summary>
    public static Extended Sigmoid(Extended x)
    {
        var decay = Exp(-Abs(x));
        return x.Sign >= 0 ? One / (One + decay) : decay / (One + decay);
    }

    /// <summary>ln(1 + eˣ).</summary>
    public static Extended Softplus(Extended x) => Max(x, Zero) + Log1p(Exp(-Abs(x)));

    /// <summary>ln cosh x.</summary>
    public static Extended LogCosh(Extended x)
    {
        var size = Abs(x);
        if (!(size <= One))
        {
            return size + (Log1p(Exp(-ScaleB(size, 1))) - Ln2);
        }

        var t = Expm1(-size);
        return Log1p(t * t / ScaleB(One + t, 1));
    }

    public static Extended Sinh(Extended x)
    {
        var e = Expm1(Abs(x));
        var sinh = e.IsInfinity ? e : ScaleB(e + (e / (One + e)), -1);
        return x.Sign < 0 ? -sinh : sinh;
    }

    public static Extended Cosh(Extended x)
    {
        var e = Exp(Abs(x));
        return ScaleB(e + (One / e), -1);
    }

    public static Extended Tanh(Extended x)
    {
        var e = Expm1(ScaleB(Abs(x), 1));
        var tanh = e.IsInfinity ? One : e / (e + 2);
        return x.Sign < 0 ? -tanh : tanh;
    }

    // e^(x·2^−bits): with k = round(x/ln 2), 2ᵏ · e^(x − k ln 2).
    private static Extended ExpOfFixed(BigInteger x, int bits)
    {
        var (mantissa, power) = ReducedExp(x, bits);
        return Times2ToThe(Round(mantissa, -bits), power);
    }

    private static (BigInteger Mantissa, long Power) ReducedExp(BigInteger x, int bits)
    {
        var ln2 = Ln2Digits.ToFixed(bits);
        var power = BigInteger.Divide(x + (x.Sign * (ln2 >> 1)), ln2);
        return (FixedPoint.Exp(x - (power * ln2), bits), (long)power);
    }

    private static Extended Times2ToThe(Extended value, long power) => Round(value.significand, value.exponent + power);
}
