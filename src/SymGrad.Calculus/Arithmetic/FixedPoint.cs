using System.Numerics;

namespace SymGrad.Calculus.Arithmetic;

/// <summary>
/// Series in fixed point: a number v is the integer ⌊v · 2^bits⌋. Truncation costs about a unit per term, far below the guard
/// bits that every caller carries.
/// </summary>
internal static class FixedPoint
{
    private const int ExpHalvings = 8;
    private const int ExpGuardBits = 16;

    public static BigInteger One(int bits) => BigInteger.One << bits;

    public static BigInteger Multiply(BigInteger a, BigInteger b, int bits) => (a * b) >> bits;

    /// <summary>eʳ for |r| below 1: (e^(r/256))^256, the inner power by Taylor's series.</summary>
    public static BigInteger Exp(BigInteger r, int bits)
    {
        var wide = bits + ExpGuardBits;
        var reduced = r << (ExpGuardBits - ExpHalvings);
        var sum = One(wide) + reduced;
        var term = reduced;
        for (var n = 2; !Vanishes(term); n++)
        {
            term = Multiply(term, reduced, wide) / n;
            sum += term;
        }

        for (var i = 0; i < ExpHalvings; i++)
        {
            sum = Multiply(sum, sum, wide);
        }

        return sum >> ExpGuardBits;
    }

    /// <summary>sin(r)/r for u = r²: Σ (−u)ᵏ/(2k+1)!.</summary>
    public static BigInteger SinOverArgument(BigInteger u, int bits) => Alternating(u, bits, 2);

    /// <summary>cos(r) for u = r²: Σ (−u)ᵏ/(2k)!.</summary>
    public static BigInteger Cos(BigInteger u, int bits) => Alternating(u, bits, 1);

    /// <summary>atanh(z)/z for u = z², and atan(z)/z for u = −z²: Σ uᵏ/(2k+1).</summary>
    public static BigInteger AtanhOverArgument(BigInteger u, int bits)
    {
        var sum = One(bits);
        var power = sum;
        for (var n = 3; !Vanishes(power); n += 2)
        {
            power = Multiply(power, u, bits);
            sum += power / n;
        }

        return sum;
    }

    /// <summary>Σ (2u)ᵏ/(1·3·5···(2k+1)), which is √π/2 · e^u · erf(x)/x for u = x² (Abramowitz and Stegun 7.1.6).</summary>
    public static BigInteger ErfSeries(BigInteger u, int bits)
    {
        var sum = One(bits);
        var term = sum;
        var twice = u << 1;
        for (var n = 3; !term.IsZero; n += 2)
        {
            term = Multiply(term, twice, bits) / n;
            sum += term;
        }

        return sum;
    }

    // Σ (−u)ᵏ/(first · (first + 1) ···), two factors per term.
    private static BigInteger Alternating(BigInteger u, int bits, int first)
    {
        var sum = One(bits);
        var term = sum;
        for (var n = first; !Vanishes(term); n += 2)
        {
            term = -(Multiply(term, u, bits) / (n * (n + 1)));
            sum += term;
        }

        return sum;
    }

    // Shifting a negative number rounds down, so its terms settle at −1.
    private static bool Vanishes(BigInteger term) => term.IsZero || term == BigInteger.MinusOne;
}
