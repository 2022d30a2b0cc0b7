using System.Runtime.CompilerServices;

namespace SymGrad.Integration.Tests.Harness;

/// <summary>Results of the same computation by different ways.</summary>
internal static class Spelling
{
    /// <summary>Equal to 1e-12 of the largest element; NaN equals nothing but NaN.</summary>
    public static void Same(object expected, object actual, double tolerance = 1e-12)
    {
        var (a, b) = (Arguments.Elements(expected), Arguments.Elements(actual));
        Assert.Equal(a.Length, b.Length);
        var scale = a.Select(Math.Abs).Where(double.IsFinite).Append(double.Epsilon).Max();
        for (var k = 0; k < a.Length; k++)
        {
            Assert.True(a[k].Equals(b[k]) || Math.Abs(a[k] - b[k]) <= tolerance * scale, FormattableString.Invariant($"Element {k} is {b[k]:R} instead of {a[k]:R}."));
        }
    }

    /// <summary>Whole results, value and derivatives, of which each is the same.</summary>
    public static void Agree(params ITuple[] results) => AgreeTo(1e-12, results);

    /// <summary>The same, as closely as the problem's condition lets rounding differ.</summary>
    public static void AgreeTo(double tolerance, params ITuple[] results)
    {
        foreach (var other in results.Skip(1))
        {
            Assert.Equal(results[0].Length, other.Length);
            for (var k = 0; k < other.Length; k++)
            {
                Same(results[0][k]!, other[k]!, tolerance);
            }
        }
    }
}
