using System.Numerics;

namespace SymGrad.Calculus.Arithmetic;

/// <content>The error function: a series without cancellation below 14, the asymptotic expansion above.</content>
public readonly partial struct Extended
{
    // e^(−14²) = 2^−283: from here on the smallest term of the asymptotic expansion is below the last place.
    private const int AsymptoticErf = 14;

    private static readonly Lazy<Extended> LazySqrtPi = new(static () => Sqrt(Pi));

    /// <summary>2/√π ∫₀ˣ e^(−t²) dt.</summary>
    public static Extended Erf(Extended x)
    {
        if (x.IsNaN)
        {
            return NaN;
        }

        if (Abs(x) >= AsymptoticErf)
        {
            return x.Sign;
        }

        var square = (x * x).ToFixed(FixedBits);
        return ScaleB(x, 1) / LazySqrtPi.Value * ExpOfFixed(-square, FixedBits)
            * Round(FixedPoint.ErfSeries(square, FixedBits), -FixedBits);
    }

    /// <summary>1 − erf(x), with full relative accuracy for large x.</summary>
    public static Extended Erfc(Extended x) =>
        x.IsNaN ? NaN
        : x.IsInfinity ? (x.Sign > 0 ? Zero : 2)
        : x < Half ? One - Erf(x)
        : x < AsymptoticErf ? ErfcByComplement(x)
        : ErfcAsymptotic(x);

    // 1 − 2/√π · x e^(−x²) Σ (2x²)ᵏ/(2k+1)!!, with as many more bits as the difference loses.
    private static Extended ErfcByComplement(Extended x)
    {
        var lost = (int)(1.4427 * x.ToDouble() * x.ToDouble()) + 8;
        var bits = FixedBits + lost;
        var argument = x.ToFixed(bits);
        var square = FixedPoint.Multiply(argument, argument, bits);
        var (mantissa, power) = ReducedExp(-square, bits);
        var sqrtPi = (PiDigits.ToFixed(bits) << bits).SquareRoot();
        var series = FixedPoint.Multiply(argument << 1, FixedPoint.ErfSeries(square, bits), bits);
        var erf = ((series * mantissa) >> (int)-power) / sqrtPi;
        return Round(FixedPoint.One(bits) - erf, -bits);
    }

    // e^(−x²)/(x√π) · Σ (−1)ᵏ (2k−1)!!/(2x²)ᵏ (Abramowitz and Stegun 7.1.23).
    private static Extended ErfcAsymptotic(Extended x)
    {
        var square = x * x;
        var inverse = (Half / square).ToFixed(FixedBits);
        var term = FixedPoint.One(FixedBits);
        var sum = term;
        for (var n = 1; !term.IsZero && term != BigInteger.MinusOne && n < 2 * AsymptoticErf * AsymptoticErf; n += 2)
        {
            term = -FixedPoint.Multiply(term * n, inverse, FixedBits);
            sum += term;
        }

        return Exp(-square) / (x * LazySqrtPi.Value) * Round(sum, -FixedBits);
    }
}
