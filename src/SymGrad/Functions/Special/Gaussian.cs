namespace SymGrad.SpecialFunctions;

/// <summary>The error function and the normal distribution.</summary>
/// <remarks>
/// Rational approximations: W. J. Cody, Rational Chebyshev approximations for the error function, Math. Comp. 23 (1969),
/// in the coefficients of his CALERF (1990); their own errors lie below 1e-17.
/// </remarks>
internal static class Gaussian
{
    /// <summary>Below this |x|, erf is computed by itself; above it, by way of erfc.</summary>
    internal const double Threshold = 0.46875;

    private const double InverseSqrtPi = 0.5641895835477563;
    private const double InverseSqrtTwoPi = 0.3989422804014327;
    private const double InverseSqrtTwo = 0.7071067811865476;

    internal static double Erf(double x)
    {
        var y = Math.Abs(x);
        if (!(y > Threshold))
        {
            return ErfNearZero(x);
        }

        var rest = y > 6.5 ? 0 : ExpOfMinusSquare(y) * Erfcx(y);
        return x < 0 ? rest - 1 : 1 - rest;
    }

    internal static double Erfc(double x)
    {
        var y = Math.Abs(x);
        if (!(y > Threshold))
        {
            return 1 - ErfNearZero(x);
        }

        var rest = y > 28 ? 0 : ExpOfMinusSquare(y) * Erfcx(y);
        return x < 0 ? 2 - rest : rest;
    }

    /// <summary>Φ(x) = erfc(−x/√2)/2, with the Gaussian factor taken of x itself, so that the tail keeps all figures.</summary>
    internal static double NormalCdf(double x)
    {
        var y = Math.Abs(x) * InverseSqrtTwo;
        if (!(y > Threshold))
        {
            return 0.5 + (0.5 * ErfNearZero(x * InverseSqrtTwo));
        }

        var rest = y > 28 ? 0 : 0.5 * ExpOfMinusHalfSquare(x) * Erfcx(y);
        return x < 0 ? rest : 1 - rest;
    }

    /// <summary>φ(x) = exp(−x²/2)/√(2π).</summary>
    internal static double NormalPdf(double x) => Math.Abs(x) > 39 ? 0 : InverseSqrtTwoPi * ExpOfMinusHalfSquare(x);

    /// <summary>x·Φ(x), whose limit at −∞ is 0.</summary>
    internal static double Gelu(double x) => double.IsNegativeInfinity(x) ? -0.0 : x * NormalCdf(x);

    /// <summary>exp(−x²): the square is split at sixteenths, since its rounding error would be multiplied by x².</summary>
    private static double ExpOfMinusSquare(double x)
    {
        var head = Math.Truncate(x * 16) / 16;
        return Math.Exp(-head * head) * Math.Exp(-(x - head) * (x + head));
    }

    /// <summary>exp(−x²/2), split likewise.</summary>
    private static double ExpOfMinusHalfSquare(double x)
    {
        var head = Math.Truncate(x * 16) / 16;
        return Math.Exp(-0.5 * head * head) * Math.Exp(-0.5 * (x - head) * (x + head));
    }

    /// <summary>erf(x) for |x| ≤ 0.46875.</summary>
    private static double ErfNearZero(double x)
    {
        var t = x * x;
        var p = 1.85777706184603153e-1;
        p = (p * t) + 3.16112374387056560;
        p = (p * t) + 1.13864154151050156e2;
        p = (p * t) + 3.77485237685302021e2;
        p = (p * t) + 3.20937758913846947e3;
        var q = t + 2.36012909523441209e1;
        q = (q * t) + 2.44024637934444173e2;
        q = (q * t) + 1.28261652607737228e3;
        q = (q * t) + 2.84423683343917062e3;
        return x * p / q;
    }

    /// <summary>exp(x²)·erfc(x) for x &gt; 0.46875.</summary>
    private static double Erfcx(double x) => x <= 4 ? ErfcxMiddle(x) : ErfcxFar(x);

    private static double ErfcxMiddle(double x)
    {
        var p = 2.15311535474403846e-8;
        p = (p * x) + 5.64188496988670089e-1;
        p = (p * x) + 8.88314979438837594;
        p = (p * x) + 6.61191906371416295e1;
        p = (p * x) + 2.98635138197400131e2;
        p = (p * x) + 8.81952221241769090e2;
        p = (p * x) + 1.71204761263407058e3;
        p = (p * x) + 2.05107837782607147e3;
        p = (p * x) + 1.23033935479799725e3;
        var q = x + 1.57449261107098347e1;
        q = (q * x) + 1.17693950891312499e2;
        q = (q * x) + 5.37181101862009858e2;
        q = (q * x) + 1.62138957456669019e3;
        q = (q * x) + 3.29079923573345963e3;
        q = (q * x) + 4.36261909014324716e3;
        q = (q * x) + 3.43936767414372164e3;
        q = (q * x) + 1.23033935480374942e3;
        return p / q;
    }

    private static double ErfcxFar(double x)
    {
        var t = 1 / (x * x);
        var p = 1.63153871373020978e-2;
        p = (p * t) + 3.05326634961232344e-1;
        p = (p * t) + 3.60344899949804439e-1;
        p = (p * t) + 1.25781726111229246e-1;
        p = (p * t) + 1.60837851487422766e-2;
        p = (p * t) + 6.58749161529837803e-4;
        var q = t + 2.56852019228982242;
        q = (q * t) + 1.87295284992346725;
        q = (q * t) + 5.27905102951428412e-1;
        q = (q * t) + 6.05183413124413191e-2;
        q = (q * t) + 2.33520497626869185e-3;
        return (InverseSqrtPi - (t * p / q)) / x;
    }
}
