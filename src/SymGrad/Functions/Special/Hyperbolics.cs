namespace SymGrad.SpecialFunctions;

/// <summary>Inverse hyperbolic functions and the cube root.</summary>
internal static class Hyperbolics
{
    private const double LogTwo = 0.6931471805599453;

    /// <summary>sign(x)·ln(|x| + √(x² + 1)), as ln(1 + (|x| + x²/(1 + √(x² + 1)))).</summary>
    internal static double Asinh(double x)
    {
        var y = Math.Abs(x);
        var value = y > 1e8
            ? Math.Log(y) + LogTwo
            : Exponentials.Log1p(y + (y * y / (1 + Math.Sqrt((y * y) + 1))));
        return x < 0 ? -value : x > 0 ? value : x;
    }

    /// <summary>ln(x + √(x² − 1)), as ln(1 + (t + √(t(t + 2)))) with t = x − 1.</summary>
    internal static double Acosh(double x)
    {
        var t = x - 1;
        return t < 0 ? double.NaN
            : x > 1e8 ? Math.Log(x) + LogTwo
            : Exponentials.Log1p(t + Math.Sqrt(t * (t + 2)));
    }

    /// <summary>½ ln((1 + x)/(1 − x)), as ½ ln(1 + 2x/(1 − x)).</summary>
    internal static double Atanh(double x)
    {
        var y = Math.Abs(x);
        var value = 0.5 * Exponentials.Log1p(2 * y / (1 - y));
        return x < 0 ? -value : x > 0 ? value : x;
    }

    /// <summary>The cube root, a power of a third after one Newton step.</summary>
    internal static double Cbrt(double x)
    {
        var y = Math.Abs(x);
        if (!(y > 0) || double.IsInfinity(y))
        {
            return x;
        }

        var root = Math.Pow(y, 1.0 / 3);
        root -= (root - (y / root / root)) / 3;
        return x < 0 ? -root : root;
    }
}
