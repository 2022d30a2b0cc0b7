using static SymGrad.Functions;
using static SymGrad.Tests.Functions.ReferenceValues;

namespace SymGrad.Tests.Functions;

public class SpecialFunctionTests
{
    /// <summary>A few units in the last place; the gamma functions take a logarithm and a series, the normal distribution a square.</summary>
    private const double Tolerance = 1e-15;

    public static TheoryData<string> Names => [.. Table.Keys];

    internal static Dictionary<string, (Func<double, double> Function, (double X, double Value)[] Values)> Table { get; } = new(StringComparer.Ordinal)
    {
        ["Exp"] = (x => Exp(x), ReferenceValues.Exp),
        ["Expm1"] = (x => Expm1(x), ReferenceValues.Expm1),
        ["Log"] = (x => Log(x), ReferenceValues.Log),
        ["Log1p"] = (x => Log1p(x), ReferenceValues.Log1p),
        ["Sigmoid"] = (x => Sigmoid(x), ReferenceValues.Sigmoid),
        ["Softplus"] = (x => Softplus(x), ReferenceValues.Softplus),
        ["LogCosh"] = (x => LogCosh(x), ReferenceValues.LogCosh),
        ["Silu"] = (x => Silu(x), ReferenceValues.Silu),
        ["Erf"] = (x => Erf(x), ReferenceValues.Erf),
        ["Erfc"] = (x => Erfc(x), ReferenceValues.Erfc),
        ["NormalCdf"] = (x => NormalCdf(x), ReferenceValues.NormalCdf),
        ["NormalPdf"] = (x => NormalPdf(x), ReferenceValues.NormalPdf),
        ["Gelu"] = (x => Gelu(x), ReferenceValues.Gelu),
        ["LogGamma"] = (x => LogGamma(x), ReferenceValues.LogGamma),
        ["Digamma"] = (x => Digamma(x), ReferenceValues.Digamma),
        ["Tanh"] = (x => Tanh(x), ReferenceValues.Tanh),
        ["Sinh"] = (x => Sinh(x), ReferenceValues.Sinh),
        ["Cosh"] = (x => Cosh(x), ReferenceValues.Cosh),
        ["Asinh"] = (x => Asinh(x), ReferenceValues.Asinh),
        ["Acosh"] = (x => Acosh(x), ReferenceValues.Acosh),
        ["Atanh"] = (x => Atanh(x), ReferenceValues.Atanh),
        ["Cbrt"] = (x => Cbrt(x), ReferenceValues.Cbrt),
        ["Sin"] = (x => Sin(x), ReferenceValues.Sin),
        ["Cos"] = (x => Cos(x), ReferenceValues.Cos),
        ["Tan"] = (x => Tan(x), ReferenceValues.Tan),
        ["Trigamma"] = (x => Polygamma(1, x), Trigamma),
        ["Tetragamma"] = (x => Polygamma(2, x), Tetragamma),
        ["Pentagamma"] = (x => Polygamma(3, x), Pentagamma),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Value_HasAllFigures(string name)
    {
        var (function, values) = Table[name];
        Assert.All(values, v => Closeness.AssertClose(function(v.X), v.Value, Tolerance, $"{name}({v.X:R})"));
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(-1e-300)]
    public void NearZero_TheFunctionIsItsArgument(double x)
    {
        Assert.Equal(x, Expm1(x));
        Assert.Equal(x, Log1p(x));
        Assert.Equal(x, Asinh(x));
        Assert.Equal(x, Atanh(x));
    }

    [Fact]
    public void OwnForms_AgreeWithTheirPlatformCounterparts()
    {
        Assert.All(ReferenceValues.Asinh, v => Closeness.AssertClose(SpecialFunctions.Hyperbolics.Asinh(v.X), v.Value, Tolerance, $"Asinh({v.X:R})"));
        Assert.All(ReferenceValues.Acosh, v => Closeness.AssertClose(SpecialFunctions.Hyperbolics.Acosh(v.X), v.Value, Tolerance, $"Acosh({v.X:R})"));
        Assert.All(ReferenceValues.Atanh, v => Closeness.AssertClose(SpecialFunctions.Hyperbolics.Atanh(v.X), v.Value, Tolerance, $"Atanh({v.X:R})"));
        Assert.All(ReferenceValues.Cbrt, v => Closeness.AssertClose(SpecialFunctions.Hyperbolics.Cbrt(v.X), v.Value, Tolerance, $"Cbrt({v.X:R})"));
    }

    [Fact]
    public void Limits_AreTheTrueOnes()
    {
        Assert.Equal([1, -1, 0, 2], [Erf(double.PositiveInfinity), Erf(double.NegativeInfinity), Erfc(double.PositiveInfinity), Erfc(double.NegativeInfinity)]);
        Assert.Equal([1, 0, 0, 0], [NormalCdf(double.PositiveInfinity), NormalCdf(double.NegativeInfinity), NormalPdf(double.PositiveInfinity), NormalPdf(double.NegativeInfinity)]);
        Assert.Equal([1, 0, -1], [Sigmoid(750.0), Sigmoid(-750.0), Expm1(-750.0)]);
        Assert.Equal([750, 0], [Softplus(750.0), Softplus(-750.0)]);
        Assert.Equal([0, 0], [Gelu(double.NegativeInfinity), Silu(double.NegativeInfinity)]);
        Assert.Equal([double.PositiveInfinity, double.PositiveInfinity], [LogGamma(0.0), LogGamma(-3.0)]);
        Assert.Equal([double.NegativeInfinity, double.NaN], [Digamma(0.0), Digamma(-3.0)]);
        Assert.Equal([double.NegativeInfinity, double.NaN], [Log1p(-1.0), Log1p(-1.5)]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NaN_StaysNaN(string name) => Assert.Equal(double.NaN, Table[name].Function(double.NaN));

    [Theory]
    [InlineData(1, -0.3)]
    [InlineData(2, -0.3)]
    [InlineData(3, -2.6)]
    [InlineData(4, -0.75)]
    public void Polygamma_OfNegativeArguments_ObeysTheRecurrence(int order, double x)
    {
        // ψ⁽ⁿ⁾(x + 1) = ψ⁽ⁿ⁾(x) + (−1)ⁿ n!/xⁿ⁺¹
        var factorial = 1;
        for (var k = 2; k <= order; k++)
        {
            factorial *= k;
        }

        var step = (order % 2 == 0 ? 1 : -1) * factorial / Math.Pow(x, order + 1);
        var tolerance = 1e-13 * (Math.Abs(step) + Math.Abs(Polygamma(order, x)));
        Assert.Equal(Polygamma(order, x + 1), Polygamma(order, x) + step, tolerance);
    }

    [Fact]
    public void Polygamma_RefusesANegativeOrder() => Assert.Throws<ArgumentOutOfRangeException>(() => Polygamma(-1, 1.5));
}
