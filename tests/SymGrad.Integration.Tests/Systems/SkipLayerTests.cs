using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Sheet "4F10, Examples Paper 2", question 1.</summary>
public sealed class SkipLayerTests
{
    public static TheoryData<int> Sizes => [0, 1, 2, 7, 20];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void AgainstDifferences(int n)
    {
        var draw = new Draw(n);
        var (x, W, G, b) = (draw.Real(n), draw.Real(n, n), draw.Real(n, n), draw.Real(n));
        DerivativeJudge.Judge(SkipLayers.Residual, x, W, b);
        DerivativeJudge.Judge(SkipLayers.ResidualByIndices, x, W, b);
        DerivativeJudge.Judge(SkipLayers.ResidualInDenominatorLayout, x, W, b);
        DerivativeJudge.Judge(SkipLayers.Highway, x, W, G);
        DerivativeJudge.Judge(SkipLayers.HighwayInDenominatorLayout, x, W, G);
    }

    /// <summary>The sheet's I + Wᵀ diag(φ(z)(1 − φ(z))) is in denominator layout; in numerator layout it is I + diag(…) W.</summary>
    [Theory]
    [MemberData(nameof(Sizes))]
    public void Residual_IsTheIdentityAndTheSlopesTimesWeights(int n)
    {
        var draw = new Draw(n);
        Vec<double> x = draw.Real(n), b = draw.Real(n);
        Mat<double> W = draw.Real(n, n);
        var p = Functions.Sigmoid((W * x) + b);
        var numerator = SkipLayers.ResidualJacobian(x, W, b).x;
        var denominator = SkipLayers.ResidualInDenominatorLayoutJacobian(x, W, b).x;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                Assert.Equal((i == j ? 1 : 0) + (p[i] * (1 - p[i]) * W[i, j]), numerator[i, j], 13);
                Assert.Equal(numerator[i, j], denominator[j, i], 14);
            }
        }
    }

    /// <summary>1 b): where the sigmoid saturates the layer's own derivative vanishes, and the identity remains.</summary>
    [Theory]
    [InlineData(-800)]
    [InlineData(800)]
    public void SaturatedResidual_PassesTheDerivativeOn(double bias)
    {
        var draw = new Draw(3);
        var (_, dx, dW, db) = SkipLayers.ResidualJacobian(draw.Real(3), draw.Real(3, 3), new[] { bias, bias, bias });
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 1], dx.ToArray());
        Assert.All(dW.ToArray().Concat(db.ToArray()), entry => Assert.InRange(Math.Abs(entry), 0, 1e-300));
    }

    /// <summary>∂y/∂x = diag(1 − i) + diag((p − x) i(1 − i)) G + diag(i p(1 − p)) W, so a closed gate (i = 0) passes on what comes, an open one (i = 1) does not.</summary>
    [Fact]
    public void Highway_HasTheJacobianByHand()
    {
        var draw = new Draw(9);
        Vec<double> x = draw.Real(4);
        Mat<double> W = draw.Real(4, 4), G = draw.Real(4, 4);
        var (g, p) = (Functions.Sigmoid(G * x), Functions.Sigmoid(W * x));
        var dx = SkipLayers.HighwayJacobian(x, W, G).x;
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                var expected = (i == j ? 1 - g[i] : 0) + ((p[i] - x[i]) * g[i] * (1 - g[i]) * G[i, j]) + (g[i] * p[i] * (1 - p[i]) * W[i, j]);
                Assert.Equal(expected, dx[i, j], 13);
            }
        }
    }
}
