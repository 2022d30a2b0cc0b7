using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Calculus.Tests.Arithmetic;

public sealed class ExtendedTextTests
{
    [Theory]
    [InlineData("0", 25, "0")]
    [InlineData("0.25", 25, "0.25")]
    [InlineData("-1500", 25, "-1500")]
    [InlineData("0.00012", 25, "0.00012")]
    [InlineData("0.00000012", 25, "1.2e-7")]
    [InlineData("1e24", 25, "1000000000000000000000000")]
    [InlineData("-1.5e300", 25, "-1.5e300")]
    [InlineData("1e-400", 25, "1e-400")]
    [InlineData("0.99999", 3, "1")]
    [InlineData("99999", 3, "1e5")]
    [InlineData("123456", 2, "1.2e5")]
    [InlineData("1234.5678", 6, "1234.57")]
    [InlineData("0.1", 25, "0.1")]
    [InlineData("2.5", 1, "2")]
    public void TextHasTheDigitsAskedFor(string value, int digits, string expected) =>
        Assert.Equal(expected, Extended.Parse(value).ToString(digits));

    [Fact]
    public void TextOfExactDoubleShowsItsBinaryValue() => Assert.Equal(
        "0.1000000000000000055511151231257827021181583404541015625", Extended.FromDouble(0.1).ToString(55));

    [Fact]
    public void SpecialValuesHaveInvariantNames()
    {
        Assert.Equal("NaN", Extended.NaN.ToString());
        Assert.Equal("Infinity", Extended.PositiveInfinity.ToString());
        Assert.Equal("-Infinity", Extended.NegativeInfinity.ToString());
        Assert.Equal("0", default(Extended).ToString());
    }

    [Fact]
    public void HugeExponentsArePrintedToo()
    {
        var value = Extended.PowInteger(10, 100_000_000);
        Assert.Equal("1e100000000", value.ToString(25));
        Assert.Equal("1e-100000000", (1 / value).ToString(25));
    }

    [Fact]
    public void TooManyDigitsAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Extended.One.ToString(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Extended.One.ToString(71));
    }
}
