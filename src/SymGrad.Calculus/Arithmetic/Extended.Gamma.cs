namespace SymGrad.Calculus.Arithmetic;

/// <content>ln|Γ|, by Stirling's series after the recurrence has made the argument large.</content>
public readonly partial struct Extended
{
    // From 64 on, 40 terms of Stirling's series reach 2^−290.
    private const int AsymptoticGamma = 64;

    // ln Γ has zeros at 1 and 2: within 2^−4 of them it is computed relative to the distance.
    private const int NearZeroOfGammaTop = -4;
    private const int TaylorTerms = 72;

    private static readonly Lazy<Extended> LazyHalfLogTwoPi = new(static () => ScaleB(Log(ScaleB(Pi, 1)), -1));
    private static readonly Lazy<Extended[]> LazyZetaOverK = new(ComputeZetaOverK);

    /// <summary>ln|Γ(x)|; +∞ at 0 and the negative integers.</summary>
    public static Extended LogGamma(Extended x) =>
        x.IsNaN ? NaN
        : x.IsInfinity || (x.Sign <= 0 && x.IsInteger) ? PositiveInfinity
        : x < Zero ? LogGammaReflected(x)
        : LogGammaOfPositive(x);

    private static Extended LogGammaOfPositive(Extended x)
    {
        var (fromOne, fromTwo) = (x - One, x - 2);
        return IsNearZeroOfGamma(fromOne) ? LogGammaNearOne(fromOne)
            : IsNearZeroOfGamma(fromTwo) ? LogGammaNearOne(fromTwo) + Log1p(fromTwo)
            : LogGammaShifted(x);
    }

    // Γ(x) = Γ(x + n) / (x (x + 1) ··· (x + n − 1)).
    private static Extended LogGammaShifted(Extended x)
    {
        var product = One;
        while (x < AsymptoticGamma)
        {
            product *= x;
            x += One;
        }

        var stirling = ((x - Half) * Log(x)) - x + LazyHalfLogTwoPi.Value + StirlingTail(x);
        return product == One ? stirling : stirling - Log(product);
    }

    // Σ B₂ₖ / (2k (2k−1) x^(2k−1)).
    private static Extended StirlingTail(Extended x)
    {
        var power = One / x;
        var square = power * power;
        var sum = Zero;
        for (var k = 1; k <= Bernoulli.Count; k++)
        {
            var term = Bernoulli.Number(k) * power / (2 * k * ((2 * k) - 1));
            if (IsNegligible(term, sum))
            {
                break;
            }

            sum += term;
            power *= square;
        }

        return sum;
    }

    // Γ(x) Γ(1−x) = π / sin πx.
    private static Extended LogGammaReflected(Extended x) =>
        Log(Pi / Abs(SinPi(x))) - LogGammaOfPositive(One - x);

    // ln Γ(1+z) = −γz + Σ ζ(k) (−z)ᵏ/k.
    private static Extended LogGammaNearOne(Extended z)
    {
        var sum = Zero;
        var power = One;
        foreach (var coefficient in LazyZetaOverK.Value)
        {
            power *= -z;
            var term = coefficient * power;
            if (IsNegligible(term, sum))
            {
                break;
            }

            sum += term;
        }

        return z * (sum - EulerGamma);
    }

    // ζ(k)/k for k = 2, 3, …, from ψ⁽ᵏ⁻¹⁾(1) = (−1)ᵏ (k−1)! ζ(k), negated for z · (−z)^(k−1).
    private static Extended[] ComputeZetaOverK()
    {
        var coefficients = new Extended[TaylorTerms];
        var factorial = One;
        for (var k = 2; k < TaylorTerms + 2; k++)
        {
            factorial *= k - 1;
            coefficients[k - 2] = -Abs(Polygamma(k - 1, One)) / (factorial * k);
        }

        return coefficients;
    }

    // sin πx for an x that is not huge: x minus its nearest integer is exact.
    private static Extended SinPi(Extended x)
    {
        var integer = RoundToInteger(x);
        var sin = Sin(Pi * (x - integer));
        return IsEven(integer) ? sin : -sin;
    }

    private static bool IsNearZeroOfGamma(Extended distance) => distance.IsZero || distance.Top <= NearZeroOfGammaTop;

    private static bool IsNegligible(Extended term, Extended sum) => term.IsZero || term.Top < sum.Top - Precision - 8;
}
