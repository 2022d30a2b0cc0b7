using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Sheet "4F10, Examples Paper 2", question 5, for a diagonal Gaussian.</summary>
public sealed class VariationalBoundTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void AgainstDifferences(int n)
    {
        var draw = new Draw(n);
        DerivativeJudge.Judge(VariationalBounds.Divergence, draw.Real(n), draw.Real(n));
        DerivativeJudge.Judge(VariationalBounds.DivergenceOfTwo, draw.Real(n), draw.Positive(n), draw.Real(n), draw.Positive(n));
        DerivativeJudge.Judge(VariationalBounds.Entropy, draw.Positive(n));
        DerivativeJudge.Judge(VariationalBounds.Autoencoder, draw.Real(4), draw.Real(n), draw.Real(n, 4), draw.Real(n, 4), draw.Real(4, n));
    }

    /// <summary>∂KL/∂μ = μ and ∂KL/∂l = ½(σ² − 1); the second derivatives are 1, ½σ² and 0. It is 0, and flat, where q is the prior.</summary>
    [Fact]
    public void Divergence_HasTheDerivativesByHand()
    {
        var draw = new Draw(12);
        double[] mu = draw.Real(4), l = draw.Real(4);
        var hessian = VariationalBounds.DivergenceHessian(mu, l);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(mu[i], hessian.mu[i], 14);
            Assert.Equal((Math.Exp(l[i]) - 1) / 2, hessian.l[i], 14);
            for (var j = 0; j < 4; j++)
            {
                Assert.Equal(i == j ? 1 : 0, hessian.muMu[i, j], 14);
                Assert.Equal(i == j ? Math.Exp(l[i]) / 2 : 0, hessian.ll[i, j], 14);
                Assert.Equal(0, hessian.muL[i, j]);
            }
        }

        var (value, dmu, dl) = VariationalBounds.DivergenceGradient(new double[3], new double[3]);
        Assert.Equal(0, value);
        Assert.All(dmu.ToArray().Concat(dl.ToArray()), d => Assert.Equal(0, d));
        Assert.Equal(1, VariationalBounds.DivergenceHessianDiagonal(mu, l).mu[2]);
    }

    /// <summary>The entropy's derivative is 1/σ, and KL(q ‖ p) = 0 where they are the same.</summary>
    [Fact]
    public void Entropy_AndDivergenceOfEquals()
    {
        double[] mu = [0.3, -1], sigma = [0.5, 2];
        Assert.Equal([2, 0.5], VariationalBounds.EntropyGradient(sigma).sigma.ToArray());
        var same = VariationalBounds.DivergenceOfTwoGradient(mu, sigma, mu, sigma);
        Assert.Equal(0, same.Value, 15);
        Assert.All((Vec<double>[])[same.mu, same.sigma, same.nu, same.tau], d => Spelling.Same(new double[] { 1, 1 }, d + 1, 1e-14));
    }
}
