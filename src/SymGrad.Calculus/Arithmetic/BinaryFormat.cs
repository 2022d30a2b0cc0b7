using System.Numerics;

namespace SymGrad.Calculus.Arithmetic;

/// <summary>An IEEE 754 binary interchange format, and correct rounding (to nearest, ties to even) into it.</summary>
/// <param name="Precision">Bits of the significand, the hidden one included.</param>
/// <param name="SmallestExponent">Exponent of the last place of the smallest subnormal.</param>
/// <param name="Overflow">The least e for which 2^e is not finite.</param>
internal readonly record struct BinaryFormat(int Precision, int SmallestExponent, int Overflow)
{
    public static BinaryFormat Double { get; } = new(53, -1074, 1024);

    public static BinaryFormat Single { get; } = new(24, -149, 128);

    /// <summary>
    /// The value of this format nearest to ±(magnitude + δ)·2^exponent, where δ is in (0, 1) if <paramref name="inexact"/>, else 0.
    /// An inexact magnitude must have at least two bits more than the format.
    /// </summary>
    public double Round(bool negative, BigInteger magnitude, long exponent, bool inexact)
    {
        var length = magnitude.BitLength();
        if (length == 0)
        {
            return 0;
        }

        var top = length + exponent;
        if (top > Overflow)
        {
            return negative ? double.NegativeInfinity : double.PositiveInfinity;
        }

        var lastPlace = Math.Max(top - Precision, SmallestExponent);
        if (top < lastPlace)
        {
            return 0;
        }

        var quotient = Quotient(magnitude, (int)(lastPlace - exponent), inexact);
        return Compose(negative, quotient, (int)lastPlace);
    }

    /// <summary>The exact parts of a finite double: significand · 2^exponent.</summary>
    public static (long Significand, int Exponent) Decompose(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)(bits >> 52) & 0x7FF;
        var fraction = bits & 0xF_FFFF_FFFF_FFFFL;
        var significand = biased == 0 ? fraction : fraction | (1L << 52);
        return (bits < 0 ? -significand : significand, Math.Max(biased, 1) - 1075);
    }

    private static long Quotient(BigInteger magnitude, int shift, bool inexact)
    {
        if (shift <= 0)
        {
            return (long)(magnitude << -shift);
        }

        var floor = magnitude >> shift;
        var comparison = (magnitude - (floor << shift)).CompareTo(BigInteger.One << (shift - 1));
        var up = comparison > 0 || (comparison == 0 && (inexact || !floor.IsEven));
        return (long)floor + (up ? 1 : 0);
    }

    // A significand that carries into the next binade, or out of the subnormals, raises the exponent field by itself.
    private static double Compose(bool negative, long significand, int lastPlace)
    {
        if (significand == 0)
        {
            return 0;
        }

        while (significand < 1L << 52 && lastPlace > Double.SmallestExponent)
        {
            significand <<= 1;
            lastPlace--;
        }

        var magnitude = BitConverter.Int64BitsToDouble(((long)(lastPlace - Double.SmallestExponent) << 52) + significand);
        return negative ? -magnitude : magnitude;
    }
}
