using System.Numerics;

namespace SymGrad.Calculus.Arithmetic;

/// <content>Logarithms, powers and roots.</content>
public readonly partial struct Extended
{
    // Below this binary exponent of |x − 1| a logarithm is computed relative to x − 1.
    private const int NearOneTop = -16;

    // A first approximation is cut to this many bits, so that it is a short fixed-point number.
    private const int SeedBits = 56;

    /// <summary>The natural logarithm; −∞ at 0, NaN below.</summary>
    public static Extended Log(Extended x)
    {
        if (!x.IsFinite || x.Sign <= 0)
        {
            return FromDouble(Math.Log(x.Proxy));
        }

        var top = x.Top;
        var fromOne = top is 0 or 1 ? x - One : One;
        return fromOne.IsZero || fromOne.Top < NearOneTop ? LogNearOne(fromOne) : LogByCorrection(x.significand, top);
    }

    /// <summary>ln(1 + x), accurate near 0; −∞ at −1, NaN below.</summary>
    public static Extended Log1p(Extended x) => x.IsFinite && x.Top < NearOneTop ? LogNearOne(x) : Log(One + x);

    /// <summary>The binary logarithm; exact for powers of two.</summary>
    public static Extended Log2(Extended x)
    {
        if (!x.IsFinite || x.Sign <= 0)
        {
            return Log(x);
        }

        // The mantissa in [2/3, 4/3), so that near 1 nothing is taken away again.
        var top = x.Top;
        var mantissa = Times2ToThe(x, -top);
        (mantissa, top) = mantissa * 3 < 2 ? (ScaleB(mantissa, 1), top - 1) : (mantissa, top);
        return top + (Log(mantissa) / Ln2);
    }

    /// <summary>The decimal logarithm; exact for powers of ten that are.</summary>
    public static Extended Log10(Extended x)
    {
        var log = Log(x) / Ln10;
        var integer = RoundToInteger(log);
        return Abs(integer) <= 100 && (log - integer).Top < -200 && PowInteger(10, (int)integer.ToDouble()) == x ? integer : log;
    }

    /// <summary>x to the power y, with the special cases of <see cref="Math.Pow"/>: 0⁰ = 1, NaN for a negative x and a fractional y.</summary>
    public static Extended Pow(Extended x, Extended y)
    {
        if (y.IsZero || x == One)
        {
            return One;
        }

        if (!x.IsFinite || !y.IsFinite)
        {
            return FromDouble(Math.Pow(MagnitudeProxy(x), y.IsInteger ? y.ToDouble() : y.Proxy * 0.5));
        }

        if (y.IsInteger && y.Top < 31)
        {
            return PowInteger(x, (int)y.ToDouble());
        }

        return x.IsZero ? (y.Sign > 0 ? Zero : PositiveInfinity)
            : x.Sign > 0 ? Exp(y * Log(x))
            : !y.IsInteger ? NaN
            : IsEven(y) ? Exp(y * Log(-x)) : -Exp(y * Log(-x));
    }

    /// <summary>x to an integer power by repeated squaring.</summary>
    public static Extended PowInteger(Extended x, int n)
    {
        var result = One;
        var square = x;
        for (var rest = Math.Abs((long)n); rest != 0; rest >>= 1)
        {
            result = (rest & 1) != 0 ? result * square : result;
            square = rest > 1 ? square * square : square;
        }

        return n < 0 ? One / result : result;
    }

    /// <summary>The square root, correctly rounded; NaN below 0.</summary>
    public static Extended Sqrt(Extended x)
    {
        if (!x.IsFinite || x.Sign <= 0)
        {
            return FromDouble(Math.Sqrt(x.Proxy));
        }

        // A radicand of about 2(Precision + 2) bits with an even exponent.
        var places = Math.Max(0, (2 * Precision) + 4 - x.Magnitude.BitLength());
        places += (x.exponent - places) & 1;
        return Round((x.significand << places).SquareRoot(), (x.exponent - places) >> 1);
    }

    /// <summary>The real cube root.</summary>
    public static Extended Cbrt(Extended x)
    {
        if (!x.IsFinite || x.Sign == 0)
        {
            return x;
        }

        var places = Math.Max(0, (3 * Precision) + 6 - x.Magnitude.BitLength());
        places += (((x.exponent - places) % 3) + 3) % 3;
        var root = Round((x.Magnitude << places).CubeRoot(), (x.exponent - places) / 3);
        return x.Sign < 0 ? -root : root;
    }

    /// <summary>√(x² + y²).</summary>
    public static Extended Hypot(Extended x, Extended y) =>
        x.IsInfinity || y.IsInfinity ? PositiveInfinity : Sqrt((x * x) + (y * y));

    // ln(1 + d) = 2 atanh(d/(2 + d)).
    private static Extended LogNearOne(Extended d)
    {
        var z = d / (d + 2);
        return ScaleB(z * Round(FixedPoint.AtanhOverArgument((z * z).ToFixed(FixedBits), FixedBits), -FixedBits), 1);
    }

    // With m the mantissa and y ≈ ln m in double: ln m = y + ln(m e^(−y)), where m e^(−y) is within 2^−50 of 1.
    private static Extended LogByCorrection(BigInteger significand, int top)
    {
        var m = significand.Shift(FixedBits - significand.BitLength());
        var leading = (double)(long)(m >> (FixedBits - 53)) / (1L << 53);
        (m, leading, top) = leading < 0.7 ? (m << 1, leading * 2, top - 1) : (m, leading, top);
        var y = (BigInteger)Math.Round(Math.Log(leading) * (1L << SeedBits)) << (FixedBits - SeedBits);
        var near = FixedPoint.Multiply(m, FixedPoint.Exp(-y, FixedBits), FixedBits);
        var one = FixedPoint.One(FixedBits);
        var z = ((near - one) << FixedBits) / (near + one);
        var series = FixedPoint.AtanhOverArgument(FixedPoint.Multiply(z, z, FixedBits), FixedBits);
        var log = y + FixedPoint.Multiply(z << 1, series, FixedBits);
        return Round((top * Ln2Digits.ToFixed(FixedBits)) + log, -FixedBits);
    }

    // A double on the same side of −1, 0 and 1, which is all that a power with an infinite argument depends on.
    private static double MagnitudeProxy(Extended x) =>
        !x.IsFinite ? x.Proxy : x.Sign * (1 + (Abs(x).CompareTo(One) * 0.5));
}
