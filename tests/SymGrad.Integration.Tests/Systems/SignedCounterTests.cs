using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Counters that begin below 0: what is stored over them has places from 0 on.</summary>
public sealed class SignedCounterTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(5, 3)]
    [InlineData(9, 2)]
    public void AgainstDifferences(int n, int k)
    {
        var draw = new Draw(n + k);
        var (x, b) = (draw.Unit(n), draw.Between(0.2, 0.5));
        DerivativeJudge.Judge(SignedCounters.Theta, x, b, k);
        DerivativeJudge.Judge(SignedCounters.Correlogram, x, b, k);
        DerivativeJudge.Judge(SignedCounters.Pairs, x, b, k);
        DerivativeJudge.Judge(SignedCounters.Bounded, x, b, k);
        DerivativeJudge.Judge(SignedCounters.Windows, x, b, k);
        DerivativeJudge.Judge(SignedCounters.Smoothed, x, b, k);
        DerivativeJudge.Judge(SignedCounters.Filtered, draw.Real((2 * k) + n + 1), x, k);
        DerivativeJudge.Judge(SignedCounters.Diagonals, draw.Real(n, k + 1));
        DerivativeJudge.Judge(SignedCounters.Matrices, draw.Unit(n, n), 3.0, -k, k + 1);
        DerivativeJudge.Judge(SignedCounters.Matrices, draw.Unit(n, n), 3.0, k - 4, k);
    }
}
