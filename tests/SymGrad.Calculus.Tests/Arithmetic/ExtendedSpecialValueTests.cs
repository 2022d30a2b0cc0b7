using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Calculus.Tests.Arithmetic;

/// <summary>NaN, infinities, poles and the ends of domains.</summary>
public sealed class ExtendedSpecialValueTests
{
    private static readonly double[] Samples =
        [double.NegativeInfinity, -2.5, -2, -1, -0.5, 0, 0.5, 1, 2, 2.5, double.PositiveInfinity, double.NaN];

    public static TheoryData<string> Functions { get; } = new(
        "Exp", "Expm1", "Exp2", "Log", "Log1p", "Log2", "Log10", "Sqrt", "Cbrt", "Sin", "Cos", "Tan", "Asin", "Acos", "Atan",
        "Sinh", "Cosh", "Tanh", "Asinh", "Acosh", "Atanh", "Sigmoid", "Softplus", "LogCosh", "Erf", "Erfc", "LogGamma", "Digamma");

    [Theory]
    [MemberData(nameof(Functions))]
    public void NaNStaysNaN(string function) => Assert.True(Apply(function, double.NaN).IsNaN);

    [Theory]
    [InlineData("Log", 0, double.NegativeInfinity)]
    [InlineData("Log", -1, double.NaN)]
    [InlineData("Log1p", -1, double.NegativeInfinity)]
    [InlineData("Log1p", -2, double.NaN)]
    [InlineData("Log2", 0, double.NegativeInfinity)]
    [InlineData("Log10", 0, double.NegativeInfinity)]
    [InlineData("Sqrt", -1, double.NaN)]
    [InlineData("Asin", 1.5, double.NaN)]
    [InlineData("Acos", -1.5, double.NaN)]
    [InlineData("Acosh", 0.5, double.NaN)]
    [InlineData("Atanh", 1, double.PositiveInfinity)]
    [InlineData("Atanh", -1, double.NegativeInfinity)]
    [InlineData("Atanh", 2, double.NaN)]
    [InlineData("Sin", double.PositiveInfinity, double.NaN)]
    [InlineData("Exp", double.NegativeInfinity, 0)]
    [InlineData("Expm1", double.NegativeInfinity, -1)]
    [InlineData("Exp2", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Atan", double.NegativeInfinity, -Math.PI / 2)]
    [InlineData("Tanh", double.NegativeInfinity, -1)]
    [InlineData("Sinh", double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData("Cosh", double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData("Asinh", double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData("Acosh", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Sigmoid", double.NegativeInfinity, 0)]
    [InlineData("Sigmoid", double.PositiveInfinity, 1)]
    [InlineData("LogCosh", double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData("Softplus", double.NegativeInfinity, 0)]
    [InlineData("Softplus", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Erf", double.NegativeInfinity, -1)]
    [InlineData("Erfc", double.NegativeInfinity, 2)]
    [InlineData("Erfc", double.PositiveInfinity, 0)]
    [InlineData("LogGamma", 0, double.PositiveInfinity)]
    [InlineData("LogGamma", -3, double.PositiveInfinity)]
    [InlineData("LogGamma", 1, 0)]
    [InlineData("LogGamma", 2, 0)]
    [InlineData("Digamma", 0, double.NegativeInfinity)]
    [InlineData("Digamma", -3, double.NaN)]
    [InlineData("Digamma", double.PositiveInfinity, double.PositiveInfinity)]
    public void EndsOfDomainsAreWhatTheyShouldBe(string function, double x, double expected) =>
        Assert.Equal(expected, Apply(function, x).ToDouble());

    [Fact]
    public void PolygammaHasPolesOfItsParity()
    {
        Assert.Equal(Extended.PositiveInfinity, Extended.Polygamma(1, 0));
        Assert.Equal(Extended.PositiveInfinity, Extended.Polygamma(1, -4));
        Assert.Equal(Extended.NegativeInfinity, Extended.Polygamma(2, 0));
        Assert.True(Extended.Polygamma(2, -4).IsNaN);
        Assert.Equal(Extended.Zero, Extended.Polygamma(2, Extended.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => Extended.Polygamma(-1, 1));
    }

    // −0 apart, which does not exist here, the rules are those of IEEE 754 doubles.
    [Fact]
    public void ArithmeticAndPowersFollowTheRulesOfDoubles()
    {
        foreach (var a in Samples)
        {
            foreach (var b in Samples)
            {
                var (x, y) = (Extended.FromDouble(a), Extended.FromDouble(b));
                Assert.Equal(a + b, (x + y).ToDouble(), 1e-15);
                Assert.Equal(a - b, (x - y).ToDouble(), 1e-15);
                Assert.Equal(a * b, (x * y).ToDouble(), 1e-15);
                Assert.Equal(a / b, (x / y).ToDouble(), 1e-15);
                Assert.Equal(Math.Pow(a, b), Extended.Pow(x, y).ToDouble(), 1e-15);
                Assert.Equal(Math.Min(a, b), Extended.Min(x, y).ToDouble(), 1e-15);
                Assert.Equal(Math.Max(a, b), Extended.Max(x, y).ToDouble(), 1e-15);
                Assert.Equal(Math.Atan2(a, b), Extended.Atan2(y: x, x: y).ToDouble(), 1e-15);
                Assert.Equal(a < b, x < y);
                Assert.Equal(a <= b, x <= y);
                Assert.Equal(a > b, x > y);
                Assert.Equal(a >= b, x >= y);
                Assert.Equal(a.Equals(b), x.Equals(y));
                Assert.Equal(Math.Sign(a.CompareTo(b)), Math.Sign(x.CompareTo(y)));
            }
        }
    }

    [Fact]
    public void ExponentialsOutgrowDoublesButNotThisType()
    {
        var large = Extended.Exp(750_000);
        Assert.True(large.IsFinite);
        Assert.Equal(Extended.One, Extended.RoundToInteger(large * Extended.Exp(-750_000)));
        Assert.Equal(Extended.PositiveInfinity, Extended.Exp(Extended.FromDouble(1e10)));
        Assert.Equal(Extended.Zero, Extended.Exp(Extended.FromDouble(-1e300)));
        Assert.Equal(Extended.PositiveInfinity, Extended.ScaleB(Extended.ScaleB(1, 1_000_000_000), 1_000_000_000));
    }

    private static Extended Apply(string function, double x) =>
        (Extended)typeof(Extended).GetMethod(function, [typeof(Extended)])!.Invoke(null, [Extended.FromDouble(x)])!;
}
