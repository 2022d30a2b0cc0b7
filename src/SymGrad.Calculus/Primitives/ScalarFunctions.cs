namespace SymGrad.Calculus.Primitives;

/// <summary>Functions in double that <see cref="Math"/> lacks on netstandard2.0, or has with other conventions.</summary>
internal static class ScalarFunctions
{
    private static readonly double Ln2 = Math.Log(2);

    internal static double Exp2(double x) => Math.Pow(2, x);

    internal static double Log2(double x) => Math.Log(x) / Ln2;

    internal static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    internal static double LeakyRelu(double x, double slope) => x > 0 ? x : slope * x;

    /// <summary>√(x² + y²) = m·√(1 + (n/m)²) with m the larger and n the smaller of |x| and |y|.</summary>
    internal static double Hypot(double x, double y)
    {
        var (large, small) = (Math.Max(Math.Abs(x), Math.Abs(y)), Math.Min(Math.Abs(x), Math.Abs(y)));
        return double.IsInfinity(x) || double.IsInfinity(y) ? double.PositiveInfinity
            : large > 0 ? large * Math.Sqrt(1 + (small / large * (small / large)))
            : large;
    }

    internal static double OfTerms(double x) => double.IsNegativeInfinity(x) ? 0 : x;

    internal static double Shift(double x) => Math.Abs(x) < double.PositiveInfinity ? x : 0;

    /// <summary>4e/(1 + e)² with e = exp(−2|x|).</summary>
    internal static double SechSquared(double x, double tanh)
    {
        var e = Math.Exp(-2 * Math.Abs(x));
        return 4 * e / ((1 + e) * (1 + e));
    }

    /// <summary>x·ln y, and 0 for x = 0 whatever y is.</summary>
    internal static double XLogY(double x, double y) => x is 0 ? 0 : x * Math.Log(y);

    /// <summary>w·e, and 0 for w = 0 whatever e is.</summary>
    internal static double Weighted(double w, double e) => w is 0 ? 0 : w * e;

    /// <summary>The smallest k ≥ 1 with kᵐ ≥ n.</summary>
    public static long CeilingRoot(long number, long degree)
    {
        var root = 1L;
        while (Math.Pow(root, degree) < number)
        {
            root++;
        }

        return root;
    }
}
