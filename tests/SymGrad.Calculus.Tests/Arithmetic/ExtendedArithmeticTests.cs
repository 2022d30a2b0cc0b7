using System.Numerics;
using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Calculus.Tests.Arithmetic;

public sealed class ExtendedArithmeticTests
{
    private static readonly Extended Last = Extended.ScaleB(1, -Extended.Precision);

    [Fact]
    public void OperationsAreExactWhileTheSignificandHoldsThem()
    {
        var random = new Random(1);
        for (var i = 0; i < 1000; i++)
        {
            var (a, b) = (RandomDouble(random, 40), RandomDouble(random, 40));
            var (x, y) = (Extended.FromDouble(a), Extended.FromDouble(b));
            var (p, q) = (Rational.FromDouble(a), Rational.FromDouble(b));
            Assert.Equal(p + q, (x + y).ToRational());
            Assert.Equal(p - q, (x - y).ToRational());
            Assert.Equal(p * q, (x * y).ToRational());
            Assert.Equal(p.CompareTo(q), x.CompareTo(y));
        }
    }

    [Fact]
    public void QuotientsAndRootsAreOffByHalfAUnitAtMost()
    {
        var random = new Random(2);
        for (var i = 0; i < 1000; i++)
        {
            var (p, q) = (RandomRational(random), RandomRational(random));
            var quotient = Extended.FromRational(p) / Extended.FromRational(q);
            AssertNear(p / q, quotient, 3);
            AssertNear(p, Extended.FromRational(p), 1);

            var root = Extended.Sqrt(Extended.FromRational(p * p)).ToRational();
            AssertNear(Rational.Abs(p), Extended.FromRational(root), 2);
        }
    }

    [Fact]
    public void DistantSummandsDoNotCount()
    {
        Assert.Equal(Extended.One, Extended.One + Extended.ScaleB(1, -5000));
        Assert.Equal(-Extended.Pi, Extended.ScaleB(1, -5000) - Extended.Pi);
        Assert.NotEqual(Extended.One, Extended.One + Last + Last);
    }

    [Fact]
    public void PerfectPowersHaveExactRoots()
    {
        for (var n = 1; n < 300; n++)
        {
            Assert.Equal(n, Extended.Sqrt(n * n));
            Assert.Equal(-n, Extended.Cbrt(-n * n * n));
            Assert.Equal(Extended.ScaleB(n, -70), Extended.Cbrt(Extended.ScaleB(n * n * n, -210)));
        }
    }

    [Fact]
    public void LogarithmsOfPowersOfTheirBaseAreExact()
    {
        for (var n = -70; n <= 70; n++)
        {
            Assert.Equal(n, Extended.Log2(Extended.ScaleB(1, n)));
            Assert.Equal(n, Extended.Log10(Extended.PowInteger(10, n)));
            Assert.Equal(Extended.ScaleB(1, n), Extended.Exp2(n));
        }
    }

    [Fact]
    public void DoublesSurviveTheRoundTrip()
    {
        var random = new Random(3);
        for (var i = 0; i < 5000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            Assert.Equal(value + 0.0, Extended.FromDouble(value).ToDouble());
        }
    }

    [Fact]
    public void ToDoubleRoundsHalfToEven()
    {
        var unit = Extended.ScaleB(1, -52);
        var half = Extended.ScaleB(1, -53);
        Assert.Equal(1.0, (1 + half).ToDouble());
        Assert.Equal(1 + Math.ScaleB(1, -51), (1 + unit + half).ToDouble());
        Assert.Equal(1 + Math.ScaleB(1, -52), (1 + half + Extended.ScaleB(1, -250)).ToDouble());
        Assert.Equal(1.0, (1 + half - Extended.ScaleB(1, -250)).ToDouble());
        Assert.Equal(-1.0, (-1 - half).ToDouble());
        Assert.Equal(double.Epsilon, Extended.ScaleB(3, -1076).ToDouble());
        Assert.Equal(0.0, Extended.ScaleB(1, -1075).ToDouble());
        Assert.Equal(double.Epsilon, (Extended.ScaleB(1, -1075) * (1 + unit)).ToDouble());
        Assert.Equal(Math.ScaleB(1, -1022), (Extended.ScaleB(1, -1022) - Extended.ScaleB(1, -1076)).ToDouble());
        Assert.Equal(double.PositiveInfinity, (Extended.FromDouble(double.MaxValue) + Extended.ScaleB(1, 970)).ToDouble());
        Assert.Equal(double.MaxValue, (Extended.FromDouble(double.MaxValue) + Extended.ScaleB(1, 969)).ToDouble());
    }

    [Theory]
    [InlineData(2.5, 2, 3, 2, 2)]
    [InlineData(-2.5, -3, -2, -2, -2)]
    [InlineData(3.5, 3, 4, 3, 4)]
    [InlineData(-0.25, -1, 0, 0, 0)]
    [InlineData(7, 7, 7, 7, 7)]
    public void RoundingToIntegersFollowsItsName(double x, int floor, int ceiling, int truncated, int nearest)
    {
        var value = Extended.FromDouble(x);
        Assert.Equal(floor, Extended.Floor(value));
        Assert.Equal(ceiling, Extended.Ceiling(value));
        Assert.Equal(truncated, Extended.Truncate(value));
        Assert.Equal(nearest, Extended.RoundToInteger(value));
        Assert.Equal(floor == ceiling, value.IsInteger);
    }

    private static void AssertNear(Rational truth, Extended actual, int halfUnits)
    {
        var bound = Rational.Abs(truth) * halfUnits * new Rational(1, BigInteger.One << Extended.Precision);
        Assert.True(Rational.Abs(actual.ToRational() - truth) <= bound);
    }

    private static double RandomDouble(Random random, int exponents) =>
        Math.ScaleB((2 * random.NextDouble()) - 1, random.Next(-exponents, exponents));

    private static Rational RandomRational(Random random) =>
        new(random.NextInt64(long.MinValue, 0), random.NextInt64(1, long.MaxValue));
}
