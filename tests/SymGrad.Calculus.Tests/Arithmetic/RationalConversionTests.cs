using System.Globalization;
using System.Numerics;
using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Calculus.Tests.Arithmetic;

public sealed class RationalConversionTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.1", "1/10")]
    [InlineData("1e-3", "1/1000")]
    [InlineData("2_000", "2000")]
    [InlineData(".5", "1/2")]
    [InlineData("1__0.2_5", "41/4")]
    [InlineData("-12.5E+1", "-125")]
    [InlineData("0.1f", "1/10")]
    [InlineData("1.5M", "3/2")]
    [InlineData("3UL", "3")]
    public void LiteralsAreReadAsDecimals(string text, string expected) =>
        Assert.Equal(expected, Rational.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("1.")]
    [InlineData("_1")]
    [InlineData("1_")]
    [InlineData("1_.5")]
    [InlineData("1._5")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("--1")]
    [InlineData("0x10")]
    [InlineData("1,5")]
    [InlineData(" 1")]
    [InlineData("١")]
    [InlineData("1e999999999")]
    [InlineData("1e99999999999999999999")]
    public void OtherTextIsRefused(string text)
    {
        Assert.False(Rational.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Rational.Parse(text));
    }

    [Fact]
    public void DoublesAreExactAndSurviveTheRoundTrip()
    {
        Assert.Equal("3602879701896397/36028797018963968", Rational.FromDouble(0.1).ToString());
        var random = new Random(5);
        for (var i = 0; i < 5000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (double.IsFinite(value))
            {
                Assert.Equal(value + 0.0, Rational.FromDouble(value).ToDouble());
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Rational.FromDouble(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rational.FromDouble(double.NegativeInfinity));
    }

    [Fact]
    public void DecimalTextRoundsAsTheRuntimeDoes()
    {
        var random = new Random(6);
        for (var i = 0; i < 3000; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{random.NextInt64()}.{random.NextInt64()}e{random.Next(-370, 300)}");
            Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), Rational.Parse(text).ToDouble());
            Assert.Equal(float.Parse(text, CultureInfo.InvariantCulture), Rational.Parse(text).ToSingle());
        }
    }

    // Ties, and values that only a sticky bit far away tells from a tie.
    [Fact]
    public void HardCasesAreRoundedOnce()
    {
        var half = new Rational(1, BigInteger.One << 53);
        var speck = new Rational(1, BigInteger.Pow(10, 400));
        Assert.Equal(1.0, (1 + half).ToDouble());
        Assert.Equal(1.0, (1 + half - speck).ToDouble());
        Assert.Equal(1 + Math.ScaleB(1, -52), (1 + half + speck).ToDouble());
        Assert.Equal(1 + Math.ScaleB(1, -51), (1 + (3 * half)).ToDouble());
        Assert.Equal(0.0, Rational.FromDouble(double.Epsilon).ToDouble() - double.Epsilon);
        Assert.Equal(0.0, (Rational.FromDouble(double.Epsilon) / 2).ToDouble());
        Assert.Equal(double.Epsilon, ((Rational.FromDouble(double.Epsilon) / 2) + speck).ToDouble());
        Assert.Equal(double.PositiveInfinity, Rational.Pow(10, 309).ToDouble());
        Assert.Equal(double.NegativeInfinity, (-Rational.Pow(10, 5000)).ToDouble());
        Assert.Equal(0.0, Rational.Pow(10, -5000).ToDouble());

        // Rounding to double first would lose the speck and then tie to even.
        Assert.Equal(1 + MathF.ScaleB(1, -23), (1 + new Rational(1, 1 << 24) + Rational.Pow(2, -60)).ToSingle());
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    public void TextIsTheSameInEveryCulture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal("-5/4", Rational.Parse("-1.25").ToString());
            Assert.Equal("-1.25", Extended.Parse("-1.25").ToString());
            Assert.Equal("-1.25e-300", Extended.Parse("-1.25E-300").ToString());
            Assert.Equal("-Infinity", Extended.NegativeInfinity.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
