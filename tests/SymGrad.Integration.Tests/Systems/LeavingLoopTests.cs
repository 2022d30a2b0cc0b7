using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Loops that end when their values say so.</summary>
public sealed class LeavingLoopTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void AgainstDifferences(int n)
    {
        for (var seed = 0; seed < 4; seed++)
        {
            var draw = new Draw((10 * n) + seed);
            DerivativeJudge.Judge(LeavingLoops.LineSearch, draw.Real(n), draw.Real(n));
            DerivativeJudge.Judge(LeavingLoops.Sorted, draw.Real(n));
            DerivativeJudge.Judge(LeavingLoops.FirstInRows, draw.Real(n, 3), draw.Between(0.2, 1.2));
            DerivativeJudge.Judge(LeavingLoops.Filled, draw.Real(n), n + seed - 1);
            DerivativeJudge.Judge(LeavingLoops.Meeting, draw.Real(n));
            DerivativeJudge.Judge(LeavingLoops.BoundsByBreak, draw.Real(n), 2 * seed);
            DerivativeJudge.Judge(LeavingLoops.FilledBySums, draw.Real(n));
            DerivativeJudge.Judge(LeavingLoops.Halting, draw.Between(-0.8, 0.8, n, n), draw.Real(n), draw.Indices(n, 4), draw.Real(4, n));
            DerivativeJudge.Judge(LeavingLoops.Sequence, draw.Real(4, 4), draw.Real(4), draw.Indices(n, 4));
        }
    }

    /// <summary>y³ + y = x, so dy/dx = 1/(3y² + 1) but for what Newton's method leaves; the rounds count too, and are no derivative.</summary>
    [Theory]
    [InlineData(0.9)]
    [InlineData(1.7)]
    [InlineData(-4)]
    [InlineData(60)]
    public void Root(double x)
    {
        DerivativeJudge.Judge(LeavingLoops.RootByCondition, x);
        DerivativeJudge.Judge(LeavingLoops.RootByBreak, x);
        DerivativeJudge.Judge(LeavingLoops.RootByReturn, x);
        DerivativeJudge.Judge(LeavingLoops.RootByFlag, x);
        var (value, dx) = LeavingLoops.RootByConditionGradient(x);
        Assert.Equal(LeavingLoops.RootByCondition(x), value, 1e-12);
        Spelling.Agree((value, dx), LeavingLoops.RootByBreakGradient(x), LeavingLoops.RootByReturnGradient(x), LeavingLoops.RootByFlagGradient(x));
        Assert.InRange(RoundsOf(x), 2, 12);
        var y = value - (0.125 * RoundsOf(x));
        Assert.Equal(1 / ((3 * y * y) + 1), dx, 5e-3);
    }

    /// <summary>The Jacobian of sorting is the permutation that sorts.</summary>
    [Fact]
    public void Sorting_IsAPermutation()
    {
        double[] x = [0.3, -1, 2, 0.5, -0.2];
        var (sorted, dx) = LeavingLoops.SortedJacobian(x);
        Assert.Equal([-1, -0.2, 0.3, 0.5, 2], sorted.ToArray());
        int[] places = [1, 4, 0, 3, 2];
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < x.Length; j++)
            {
                Assert.Equal(places[i] == j ? 1 : 0, dx[i, j]);
            }
        }
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(5, 3)]
    [InlineData(5, 100)]
    [InlineData(5, -1)]
    public void BoundsOfIntegers_AreTheCounters(int length, int n)
    {
        Vec<double> x = new Draw(3).Real(length);
        Spelling.Agree(LeavingLoops.BoundsByBreakGradient(x, n), LeavingLoops.BoundsByHeadGradient(x, n));
    }

    private static int RoundsOf(double x)
    {
        var (y, step, rounds) = (0.3, 1.0, 0);
        for (; Math.Abs(step) > 0.01; rounds++)
        {
            step = ((y * y * y) + y - x) / ((3 * y * y) + 1);
            y -= step;
        }

        return rounds;
    }
}
