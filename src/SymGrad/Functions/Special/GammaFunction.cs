namespace SymGrad.SpecialFunctions;

/// <summary>ln|Γ(x)|.</summary>
internal static class GammaFunction
{
    private const double HalfLogTwoPi = 0.9189385332046728;
    private const double OneMinusGamma = 0.42278433509846713;

    /// <summary>(−1)ᵏ(ζ(k) − 1)/k for k = 2, 3, …: the Taylor series of lnΓ at 2 (NIST Handbook 5.7.3).</summary>
    private static readonly double[] TaylorAtTwo =
    [
        0.3224670334241132, -0.0673523010531981, 0.020580808427784546,
        -0.007385551028673986, 0.0028905103307415234, -0.001192753911703261,
        0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-05,
        -4.492623673813314e-05, 2.050721277567069e-05, -9.439488275268397e-06,
        4.374866789907488e-06, -2.039215753801366e-06, 9.55141213040742e-07,
        -4.492469198764566e-07, 2.1207184805554665e-07, -1.0043224823968099e-07,
        4.7698101693639804e-08, -2.2711094608943164e-08, 1.0838659214896955e-08,
        -5.183475041970047e-09, 2.4836745438024785e-09, -1.1921401405860912e-09,
        5.731367241678862e-10, -2.7595228851242334e-10, 1.330476437424449e-10,
        -6.4229645638381e-11,
    ];

    /// <summary>B₂ₖ/(2k(2k − 1)): Stirling's series (NIST Handbook 5.11.1).</summary>
    private static readonly double[] Stirling =
    [
        1.0 / 12, -1.0 / 360, 1.0 / 1260,
        -1.0 / 1680, 1.0 / 1188, -691.0 / 360360,
        1.0 / 156, -3617.0 / 122400, 43867.0 / 244188,
        -174611.0 / 125400,
    ];

    internal static double LogGamma(double x)
        => x switch
        {
            double.PositiveInfinity or double.NegativeInfinity => double.PositiveInfinity,
            <= 0 => Reflected(x),
            < 0.5 => AtTwoPlus(x) - Exponentials.Log1p(x) - Math.Log(x),
            < 1.5 => AtTwoPlus(x - 1) - Exponentials.Log1p(x - 1),
            <= 2.5 => AtTwoPlus(x - 2),
            < 8 => Reduced(x),
            _ => Asymptotic(x),
        };

    /// <summary>lnΓ(2 + z) for |z| ≤ ½, exact at its zero z = 0.</summary>
    private static double AtTwoPlus(double z) => z * (OneMinusGamma + (z * Polynomial.Of(TaylorAtTwo, z)));

    /// <summary>Γ(x) = (x − 1)(x − 2) … Γ(x − n): sums of positive terms only.</summary>
    private static double Reduced(double x)
    {
        var product = 1.0;
        while (x > 2.5)
        {
            x -= 1;
            product *= x;
        }

        return Math.Log(product) + AtTwoPlus(x - 2);
    }

    private static double Asymptotic(double x)
    {
        var reciprocal = 1 / x;
        var series = reciprocal * Polynomial.Of(Stirling, reciprocal * reciprocal);
        var log = Math.Log(x);

        // Above 1e17 the logarithm's half and the constants are below the last figure, and x·ln x alone decides on overflow.
        return x > 1e17 ? x * (log - 1) : ((x - 0.5) * log) - x + (HalfLogTwoPi + series);
    }

    /// <summary>Γ(x)Γ(1 − x) = π/sin πx; the sine is taken of the exact distance to the nearest pole.</summary>
    private static double Reflected(double x)
    {
        var distance = x - Math.Round(x);
        return distance == 0
            ? double.PositiveInfinity
            : -Math.Log(Math.Abs(Math.Sin(Math.PI * distance)) / Math.PI) - LogGamma(1 - x);
    }
}
