using System.Globalization;

namespace SymGrad.Integration.Tests.Harness;

/// <summary>How closely figures must agree.</summary>
internal static class Agreement
{
    /// <summary>1e-12 relative in double; in float what its rounding leaves.</summary>
    public static void OfValues(ModelCase model, double expected, double actual)
    {
        var tolerance = model.Generated.IsSingle ? 1e-5 : 1e-12;
        Assert.True(
            expected.Equals(actual) || Math.Abs(actual - expected) <= tolerance * Math.Abs(expected),
            string.Create(CultureInfo.InvariantCulture, $"{model}: the value is {actual:R}, but should be {expected:R}."));
    }

    /// <summary>1e-9 of the entry or 1e-12 of the largest entry in double, 1e-5 and 1e-6 in float.</summary>
    public static bool IsClose(bool isSingle, double expected, double actual, double largest)
    {
        var (relative, absolute) = isSingle ? (1e-5, 1e-6) : (1e-9, 1e-12);
        return expected.Equals(actual) || Math.Abs(actual - expected) <= Math.Max(relative * Math.Abs(expected), absolute * largest);
    }

    /// <summary>The entry of a gradient, as closely as <see cref="IsClose"/> asks.</summary>
    public static void OfEntry(ModelCase model, string parameter, int entry, double expected, double actual, double largest)
    {
        Assert.True(
            IsClose(model.Generated.IsSingle, expected, actual, largest),
            string.Create(CultureInfo.InvariantCulture, $"{model}: entry {entry} of the gradient by {parameter} is {actual:R}, but should be {expected:R}; the largest is {largest:R}."));
    }
}
