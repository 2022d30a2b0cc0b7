using System.Numerics;
using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Calculus.Tests.Arithmetic;

public sealed class RationalTests
{
    [Fact]
    public void DefaultIsZero()
    {
        var zero = default(Rational);
        Assert.Equal(Rational.Zero, zero);
        Assert.Equal(new Rational(0, -7), zero);
        Assert.Equal(new Rational(0, -7).GetHashCode(), zero.GetHashCode());
        Assert.Equal(BigInteger.One, zero.Denominator);
        Assert.True(zero.IsZero && zero.IsInteger && !zero.IsOne);
        Assert.Equal("0", zero.ToString());
        Assert.Equal(Rational.Half, zero + Rational.Half);
        Assert.Throws<DivideByZeroException>(() => Rational.One / zero);
        Assert.Throws<DivideByZeroException>(() => Rational.Pow(zero, -1));
        Assert.Equal(Rational.One, Rational.Pow(zero, 0));
    }

    [Theory]
    [InlineData(6, -4, -3, 2, "-3/2")]
    [InlineData(-6, -4, 3, 2, "3/2")]
    [InlineData(8, 2, 4, 1, "4")]
    [InlineData(1, 3, 1, 3, "1/3")]
    public void LowestTermsHaveAPositiveDenominator(int p, int q, int numerator, int denominator, string text)
    {
        var value = new Rational(p, q);
        Assert.Equal(numerator, value.Numerator);
        Assert.Equal(denominator, value.Denominator);
        Assert.Equal(text, value.ToString());
    }

    [Fact]
    public void RationalsAreAnOrderedField() => ForEachTriple((a, b, c) =>
    {
        Assert.Equal(a + b, b + a);
        Assert.Equal(a * b, b * a);
        Assert.Equal(a + (b + c), a + b + c);
        Assert.Equal(a * (b * c), a * b * c);
        Assert.Equal((a * b) + (a * c), a * (b + c));
        Assert.Equal(Rational.Zero, a - a);
        Assert.Equal(a, a + b - b);
        Assert.Equal(a < b, a + c < b + c);
        Assert.Equal(a < b, b > a);
        Assert.Equal(a <= b, !(a > b));
        Assert.Equal((a - b).Sign, a.CompareTo(b));
        Assert.Equal(a, Rational.Min(a, b) == a ? a : Rational.Max(a, b));
        if (!b.IsZero)
        {
            Assert.Equal(a, a / b * b);
            Assert.Equal(Rational.One, b * Rational.Reciprocal(b));
        }
    });

    [Fact]
    public void EqualValuesHaveEqualHashCodes() => ForEachTriple((a, b, c) =>
        Assert.Equal((a + b + c).GetHashCode(), (c + b + a).GetHashCode()));

    [Fact]
    public void PowersAddTheirExponents() => ForEachTriple((a, b, _) =>
    {
        if (!a.IsZero)
        {
            Assert.Equal(Rational.Pow(a, 7), Rational.Pow(a, 10) * Rational.Pow(a, -3));
        }

        Assert.Equal(Rational.Pow(a * b, 5), Rational.Pow(a, 5) * Rational.Pow(b, 5));
    });

    [Fact]
    public void FloorAndCeilingEncloseTheValue() => ForEachTriple((a, _, _) =>
    {
        Assert.True(Rational.Floor(a) <= a && a < Rational.Floor(a) + Rational.One);
        Assert.True(Rational.Ceiling(a) >= a && a > Rational.Ceiling(a) - Rational.One);
    });

    private static void ForEachTriple(Action<Rational, Rational, Rational> check)
    {
        var random = new Random(4);
        for (var i = 0; i < 500; i++)
        {
            check(Next(random), Next(random), Next(random));
        }
    }

    // Small ones meet often in equal denominators, integers and zero; large ones exceed 64 bits.
    private static Rational Next(Random random) => random.Next(3) switch
    {
        0 => new Rational(random.Next(-6, 7), random.Next(1, 7)),
        1 => random.Next(-100, 101),
        _ => new Rational((BigInteger)random.NextInt64() * (random.NextInt64() - (long.MaxValue / 2)), random.NextInt64(1, long.MaxValue)),
    };
}
