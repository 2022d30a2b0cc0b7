using System.Linq;
using SymGrad.Calculus.Evaluation.Enclosures;

namespace SymGrad.Calculus.Tests.Evaluation;

public sealed class IntervalTests
{
    [Fact]
    public void SumsProductsAndPowersHoldWhatTheirOperandsGive()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var (a, b) = (Draw(random), Draw(random));
            for (var k = 0; k < 20; k++)
            {
                var (x, y) = (Inside(random, a), Inside(random, b));
                Assert.True((a + b).Contains(x + y));
                Assert.True((a * b).Contains(x * y));
                Assert.True(a.Power(2).Contains(x * x));
                Assert.True(a.Power(3).Contains(x * x * x) || Math.Abs(x) < 1e-9);
                Assert.True(x is 0 || a.Power(-1).Contains(1 / x));
            }
        }
    }

    [Fact]
    public void AnEndIsClosedWhereItIsAttained()
    {
        var half = new Interval(new(0, false), new(1, true));
        Assert.False((half * half).Lower.IsOpen);
        Assert.True((half * half).Upper.IsOpen);
        Assert.Equal(new End(0, false), Interval.Closed(-2, 1).Power(2).Lower);
        Assert.Equal(new End(double.PositiveInfinity, true), half.Power(-1).Upper);
        Assert.Equal(new End(1, true), half.Power(-1).Lower);
        Assert.Null(half.Meet(Interval.Closed(1, 2)));
    }

    [Fact]
    public void ZeroTimesWhatGrowsWithoutBoundStaysFinite() =>
        Assert.Equal(new(new(0, false), new(double.PositiveInfinity, true)), new Interval(new(0, false), new(1, true)) * new Interval(new(2, false), new(double.PositiveInfinity, true)));

    private static Interval Draw(Random random)
    {
        var (a, b) = (random.Next(-4, 5), random.Next(-4, 5));
        return Interval.Closed(Math.Min(a, b), Math.Max(a, b));
    }

    private static double Inside(Random random, Interval interval) => interval.Lower.Value + (interval.Width * random.NextDouble());
}
