using System.Numerics;

namespace SymGrad.Calculus.Arithmetic;

/// <content>Mathematical constants, computed at first use.</content>
public readonly partial struct Extended
{
    // Fractional bits of the fixed-point kernels: a result may lose 2^-64 to cancellation and still fill its significand.
    private const int FixedBits = Precision + 64;

    // John Machin, 1706: π = 16 atan(1/5) − 4 atan(1/239).
    private static readonly GrowingConstant PiDigits =
        new(static bits => (16 * InverseAtan(5, -1, bits)) - (4 * InverseAtan(239, -1, bits)));

    // ln 2 = 18 atanh(1/26) − 2 atanh(1/4801) + 8 atanh(1/8749).
    private static readonly GrowingConstant Ln2Digits = new(static bits =>
        (18 * InverseAtan(26, 1, bits)) - (2 * InverseAtan(4801, 1, bits)) + (8 * InverseAtan(8749, 1, bits)));

    private static readonly Lazy<Extended> LazyPi = new(static () => Round(PiDigits.ToFixed(FixedBits), -FixedBits));
    private static readonly Lazy<Extended> LazyE = new(static () => Exp(One));
    private static readonly Lazy<Extended> LazyLn2 = new(static () => Round(Ln2Digits.ToFixed(FixedBits), -FixedBits));
    private static readonly Lazy<Extended> LazyLn10 = new(static () => Log(10));
    private static readonly Lazy<Extended> LazyEulerGamma = new(ComputeEulerGamma);

    /// <summary>π.</summary>
    public static Extended Pi => LazyPi.Value;

    /// <summary>e, the base of the natural logarithm.</summary>
    public static Extended E => LazyE.Value;

    /// <summary>ln 2.</summary>
    public static Extended Ln2 => LazyLn2.Value;

    /// <summary>ln 10.</summary>
    public static Extended Ln10 => LazyLn10.Value;

    /// <summary>γ, the limit of 1 + 1/2 + … + 1/n − ln n.</summary>
    public static Extended EulerGamma => LazyEulerGamma.Value;

    // atanh(1/n) for sign 1, atan(1/n) for sign −1: Σ signᵏ / ((2k+1) n^(2k+1)).
    private static BigInteger InverseAtan(int n, int sign, int bits)
    {
        var power = (BigInteger.One << bits) / n;
        var sum = power;
        for (var k = 3; !power.IsZero; k += 2)
        {
            power = sign * power / (n * n);
            sum += power / k;
        }

        return sum;
    }

    // R. P. Brent and E. M. McMillan, "Some new algorithms for high-precision computation of Euler's constant", 1980:
    // γ = A/B − ln n + O(e^(−4n)), A = Σ (nᵏ/k!)² Hₖ, B = Σ (nᵏ/k!)². Here n = 2⁷.
    private static Extended ComputeEulerGamma()
    {
        const int LogN = 7;
        var b = BigInteger.One << FixedBits;
        var (a, sumA, sumB) = (BigInteger.Zero, BigInteger.Zero, b);
        for (var k = 1; !b.IsZero; k++)
        {
            b = (b << (2 * LogN)) / k / k;
            a = (((a << (2 * LogN)) / k) + b) / k;
            sumA += a;
            sumB += b;
        }

        return Round((sumA << FixedBits) / sumB, -FixedBits) - (LogN * Ln2);
    }
}
