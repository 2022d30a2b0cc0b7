using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>One head of attention with a causal mask.</summary>
public sealed class AttentionTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(5, 2)]
    public void AgainstDifferences(int length, int d)
    {
        var draw = new Draw(length);
        object[] data = [draw.Real(length, 3), draw.Real(3, d), draw.Real(3, d), draw.Real(3, 2), draw.Real(length, 2)];
        DerivativeJudge.Judge(Attention.Causal, data);
        DerivativeJudge.Judge(Attention.CausalBySums, data);
        DerivativeJudge.Judge(Attention.CausalByLoops, data);
        DerivativeJudge.Judge(Attention.CausalByRunningSums, data);
        DerivativeJudge.Judge(Attention.Weights, draw.Real(length, d), draw.Real(length, d));
    }

    /// <summary>Four spellings, with scores near 1 and with scores near ±750, whose own rounding exp then magnifies.</summary>
    [Theory]
    [InlineData(1, 1e-12)]
    [InlineData(30, 1e-8)]
    public void Spellings_Agree(double scale, double tolerance)
    {
        var draw = new Draw(3);
        Mat<double> X = draw.Real(6, 3), A = (Mat<double>)draw.Real(3, 4) * scale, B = (Mat<double>)draw.Real(3, 4) * scale, C = draw.Real(3, 2), target = draw.Real(6, 2);
        Spelling.AgreeTo(
            tolerance,
            Attention.CausalGradient(X, A, B, C, target), Attention.CausalBySumsGradient(X, A, B, C, target), Attention.CausalByLoopsGradient(X, A, B, C, target),
            Attention.CausalByRunningSumsGradient(X, A, B, C, target));
    }

    /// <summary>A row sees nothing of what comes after it: those weights, and their derivatives by later keys, are exactly 0.</summary>
    [Fact]
    public void TheFuture_IsNotSeen()
    {
        var draw = new Draw(5);
        var (weights, dQ, dK) = Attention.WeightsJacobian(draw.Real(4, 2), draw.Real(4, 2));
        for (var t = 0; t < 4; t++)
        {
            Assert.Equal(1, Enumerable.Range(0, t + 1).Sum(s => weights[t, s]), 14);
            for (var s = t + 1; s < 4; s++)
            {
                Assert.Equal(0, weights[t, s]);
                Assert.All(Enumerable.Range(0, 8), e => Assert.Equal((0, 0), (dQ[(t * 4) + s, e], dK[(t * 4) + s, e])));
                Assert.All(Enumerable.Range(0, 16), e => Assert.Equal(0, dK[(t * 4) + (e / 4), (s * 2) + (e % 2)]));
            }
        }
    }
}
