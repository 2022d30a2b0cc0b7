namespace SymGrad.SpecialFunctions;

/// <summary>ψ(x) = d/dx lnΓ(x).</summary>
internal static class DigammaFunction
{
    /// <summary>The positive zero x₀ of ψ, in two parts.</summary>
    private const double Zero = 1.4616321449683622;
    private const double ZeroRest = 9.549995429965697e-17;

    /// <summary>ψ⁽ᵏ⁾(1 + x₀)/k! for k = 1, 2, ….</summary>
    private static readonly double[] TaylorAtZero =
    [
        0.49958821066342546, -0.12251567278862602, 0.03939709733579885,
        -0.014039965293930434, 0.00526559187211755, -0.0020324818225491725,
        0.0007983109588290198, -0.0003170368244016943, 0.0001268167281965579,
        -5.097190255450742e-05, 2.055414125395239e-05, -8.306859775003972e-06,
        3.3623594458438883e-06, -1.3624395717959079e-06, 5.524792977920754e-07,
        -2.241523416103308e-07, 9.097694978453553e-08, -3.6934557862649377e-08,
        1.499735247478639e-08, -6.090500964947203e-09, 2.473612210913063e-09,
        -1.0047053252261424e-09, 4.08099443984292e-10, -1.6577065288159067e-10,
        6.733788627268473e-11, -2.735385546236437e-11,
    ];

    /// <summary>B₂ₖ/(2k) (NIST Handbook 5.11.2).</summary>
    private static readonly double[] Stirling =
    [
        1.0 / 12, -1.0 / 120, 1.0 / 252,
        -1.0 / 240, 1.0 / 132, -691.0 / 32760,
        1.0 / 12, -3617.0 / 8160, 43867.0 / 14364,
        -174611.0 / 6600,
    ];

    internal static double Digamma(double x)
        => x switch
        {
            double.NegativeInfinity => double.NaN,
            0 => -1 / x,
            < 0 => Reflected(x),
            < 1 => NearZero(x + 1) - (1 / x),
            <= 2 => NearZero(x),
            < 10 => Reduced(x),
            _ => Asymptotic(x),
        };

    /// <summary>
    /// For 1 ≤ x ≤ 2, h = x − x₀: ψ(x) = (ψ(1 + x) − ψ(1 + x₀)) − (1/x − 1/x₀) keeps all figures at the zero.
    /// </summary>
    private static double NearZero(double x)
    {
        var h = x - Zero - ZeroRest;
        return h * (Polynomial.Of(TaylorAtZero, h) + (1 / (x * Zero)));
    }

    /// <summary>ψ(x) = ψ(x − n) + 1/(x − 1) + … + 1/(x − n).</summary>
    private static double Reduced(double x)
    {
        var sum = 0.0;
        while (x > 2)
        {
            x -= 1;
            sum += 1 / x;
        }

        return sum + NearZero(x);
    }

    private static double Asymptotic(double x)
    {
        var t = 1 / x / x;
        return Math.Log(x) - (0.5 / x) - (t * Polynomial.Of(Stirling, t));
    }

    /// <summary>ψ(1 − x) − ψ(x) = π cot πx; the tangent is taken of the exact distance to the nearest pole.</summary>
    private static double Reflected(double x)
    {
        var distance = x - Math.Round(x);
        return distance == 0 ? double.NaN : Digamma(1 - x) - (Math.PI / Math.Tan(Math.PI * distance));
    }
}
