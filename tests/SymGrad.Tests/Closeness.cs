namespace SymGrad.Tests;

/// <summary>Comparisons of floating-point results.</summary>
internal static class Closeness
{
    /// <summary>|actual − expected|/|expected|; 0 for equal values, NaN with NaN and infinities included.</summary>
    internal static double RelativeError(double actual, double expected)
        => actual.Equals(expected) || actual == expected ? 0
            : double.IsFinite(actual) && double.IsFinite(expected) ? Math.Abs(actual - expected) / Math.Max(Math.Abs(expected), 1e-300)
            : double.PositiveInfinity;

    /// <summary>Fails with the argument at the first value that is farther than allowed.</summary>
    internal static void AssertClose(double actual, double expected, double tolerance, string at)
        => Assert.True(RelativeError(actual, expected) <= tolerance, $"{at}: {actual:R} instead of {expected:R}, relative error {RelativeError(actual, expected):E1}");
}
