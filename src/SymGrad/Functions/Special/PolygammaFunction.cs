namespace SymGrad.SpecialFunctions;

/// <summary>ψ⁽ⁿ⁾(x), the derivatives of the digamma function.</summary>
internal static class PolygammaFunction
{
    /// <summary>B₂ₖ/(2k)! for k = 1, 2, …, of the Euler–Maclaurin formula.</summary>
    private static readonly double[] EulerMaclaurin =
    [
        0.08333333333333333, -0.001388888888888889, 3.306878306878307e-05,
        -8.267195767195768e-07, 2.08767569878681e-08, -5.284190138687493e-10,
        1.3382536530684679e-11, -3.3896802963225827e-13, 8.586062056277845e-15,
        -2.174868698558062e-16, 5.5090028283602295e-18, -1.3954464685812522e-19,
    ];

    /// <summary>ψ⁽ⁿ⁾(x) = (−1)ⁿ⁺¹ n! ζ(n + 1, x) (NIST Handbook 25.11.12); NaN for a negative order.</summary>
    internal static double Polygamma(int order, double x)
        => order switch
        {
            < 0 => double.NaN,
            0 => DigammaFunction.Digamma(x),
            _ when double.IsNaN(x) => x,
            _ when x > 0 => Sign(order + 1) * Factorial(order) * HurwitzZeta(order + 1, x),
            _ => Reflected(order, x),
        };

    /// <summary>ζ(s, x) = Σₖ (x + k)⁻ˢ: first terms, then the tail's integral and its Euler–Maclaurin corrections.</summary>
    private static double HurwitzZeta(int s, double x)
    {
        var sum = 0.0;
        var y = x;
        for (; y < 10 + s; y += 1)
        {
            var power = Math.Pow(y, -s);
            if (double.IsInfinity(power))
            {
                return power;
            }

            sum += power;
        }

        var tail = Math.Pow(y, -s);
        var corrections = (y / (s - 1)) + 0.5;
        var factor = s / y;
        for (var k = 0; k < EulerMaclaurin.Length; k++)
        {
            corrections += EulerMaclaurin[k] * factor;
            factor *= (s + (2 * k) + 1) / y * ((s + (2 * k) + 2) / y);
        }

        return double.IsInfinity(y) ? 0 : sum + (tail * corrections);
    }

    /// <summary>
    /// ψ⁽ⁿ⁾(x) = (−1)ⁿψ⁽ⁿ⁾(1 − x) − π dⁿ/dxⁿ cot πx, where dⁿ/dxⁿ cot πx = πⁿPₙ(cot πx) with P₀ = c and
    /// Pₙ₊₁ = −(1 + c²)Pₙ′.
    /// </summary>
    private static double Reflected(int order, double x)
    {
        var distance = x - Math.Round(x);
        if (distance == 0)
        {
            return order % 2 == 1 ? double.PositiveInfinity : double.NaN;
        }

        var p = new double[order + 2];
        p[1] = 1;
        for (var n = 0; n < order; n++)
        {
            var next = new double[order + 2];
            for (var k = 1; k <= n + 1; k++)
            {
                next[k - 1] -= k * p[k];
                next[k + 1] -= k * p[k];
            }

            p = next;
        }

        var cotangent = 1 / Math.Tan(Math.PI * distance);
        return (Sign(order) * Polygamma(order, 1 - x)) - (Math.Pow(Math.PI, order + 1) * Polynomial.Of(p, cotangent));
    }

    private static int Sign(int power) => power % 2 == 0 ? 1 : -1;

    private static double Factorial(int n)
    {
        var product = 1.0;
        for (var k = 2; k <= n; k++)
        {
            product *= k;
        }

        return product;
    }
}
