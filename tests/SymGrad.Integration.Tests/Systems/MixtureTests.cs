using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Sheet "4F10, Examples Paper 2", question 9, and mixtures in several dimensions.</summary>
public sealed class MixtureTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    public void OneDimension(int n, int components)
    {
        var draw = new Draw(n);
        object[] data = [draw.Real(n), draw.Real(components), draw.Positive(components), draw.Probabilities(components)];
        DerivativeJudge.Judge(Mixtures.OneDimensional, data);
        DerivativeJudge.Judge(Mixtures.ByLogSumExp, data);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 1, 2)]
    [InlineData(4, 3, 3)]
    [InlineData(2, 5, 2)]
    public void FullCovariance(int n, int d, int components)
    {
        var draw = new Draw(n);
        DerivativeJudge.Judge(Mixtures.FullCovariance, draw.Real(n, d), draw.Real(components), draw.Real(components, d), draw.Real(components, d * (d + 1) / 2));
    }

    /// <summary>Rows of sums on lanes of every width, and rows that no lane but the narrowest fits; four of them at once, and what is left over.</summary>
    [Theory]
    [InlineData(0, 2, 3)]
    [InlineData(2, 0, 3)]
    [InlineData(2, 3, 1)]
    [InlineData(3, 1, 2)]
    [InlineData(1, 2, 4)]
    [InlineData(4, 5, 7)]
    [InlineData(2, 9, 8)]
    [InlineData(3, 10, 25)]
    [InlineData(4, 1, 1)]
    [InlineData(5, 9, 4)]
    [InlineData(6, 3, 5)]
    [InlineData(7, 2, 10)]
    [InlineData(8, 0, 8)]
    [InlineData(9, 4, 3)]
    public void DiagonalCovariances(int n, int d, int components)
    {
        var draw = new Draw(n);
        DerivativeJudge.Judge(Mixtures.DiagonalCovariances, draw.Real(n, d), draw.Real(components), draw.Real(components + (n % 2), d), draw.Real(components, d));
        DerivativeJudge.Judge(Mixtures.RadialKernels, draw.Real(n, d), draw.Real(components, d), draw.Real(components));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    public void CholeskyFactorOfOneGaussian(int n, int d)
    {
        var draw = new Draw(d);
        object[] data = [draw.Real(n, d), draw.Real(d), Factor(draw, d)];
        DerivativeJudge.Judge(Mixtures.ForwardSubstitution, data);
        DerivativeJudge.Judge(Mixtures.ByInverse, data);
        Spelling.Agree(
            Mixtures.ForwardSubstitutionGradient((double[,])data[0], (double[])data[1], (double[])data[2]), Mixtures.ByInverseGradient((double[,])data[0], (double[])data[1], (double[])data[2]));
    }

    /// <summary>
    /// With the posteriors P(i|x_t): ∂/∂μ_i = Σ P(i|x_t)(x_t − μ_i)/σ_i², and for i ≠ j ∂²/∂μ_j∂μ_i = −Σ P(i|x_t) P(j|x_t)(x_t − μ_j)(x_t − μ_i)/(σ_i²σ_j²), as the
    /// sheet has it; for i = j there is Σ P(i|x_t) ((x_t − μ_i)²/σ_i⁴ − 1/σ_i²) besides.
    /// </summary>
    [Fact]
    public void SecondDerivativesByMeans_AreTheSheets()
    {
        const int M = 3;
        var draw = new Draw(31);
        double[] x = draw.Real(8), mu = draw.Real(M), v = draw.Positive(M), c = draw.Probabilities(M);
        double Density(double at, int m) => c[m] * Math.Exp(-Math.Pow(at - mu[m], 2) / (2 * v[m])) / Math.Sqrt(2 * Math.PI * v[m]);
        double Posterior(double at, int m) => Density(at, m) / Enumerable.Range(0, M).Sum(k => Density(at, k));
        var hessian = Mixtures.OneDimensionalHessian(x, mu, v, c);
        for (var i = 0; i < M; i++)
        {
            Assert.Equal(x.Sum(t => Posterior(t, i) * (t - mu[i]) / v[i]), hessian.mu[i], 11);
            for (var j = 0; j < M; j++)
            {
                var mixed = -x.Sum(t => Posterior(t, i) * Posterior(t, j) * (t - mu[j]) * (t - mu[i]) / (v[i] * v[j]));
                var own = i == j ? x.Sum(t => Posterior(t, i) * ((Math.Pow((t - mu[i]) / v[i], 2)) - (1 / v[i]))) : 0;
                Assert.Equal(mixed + own, hessian.muMu[i, j], 11);
            }
        }
    }

    /// <summary>
    /// Points so far from every mean that all densities are 0 in double: the posterior, and so the derivatives, are those of the component that
    /// is nearest in deviations, in both spellings.
    /// </summary>
    [Theory]
    [InlineData(750)]
    [InlineData(-750)]
    public void FarFromEveryMean_TheWidestComponentCounts(double at)
    {
        double[] mu = [0, 1, -2], v = [1, 1, 2], c = [0.2, 0.3, 0.5];
        var textbook = Mixtures.OneDimensionalGradient(new[] { at }, mu, v, c);
        Assert.Equal(Math.Log(0.5) - (0.5 * Math.Log(4 * Math.PI)) - ((at + 2) * (at + 2) / 4), textbook.Value, 9);
        Spelling.Same(new[] { 0, 0, (at + 2) / 2 }, textbook.mu);
        Spelling.Same(new[] { 0, 0, (((at + 2) * (at + 2) / 2) - 1) / 4 }, textbook.variance);
        Spelling.Same(new double[] { 0, 0, 2 }, textbook.c);
        Spelling.Agree(textbook, Mixtures.ByLogSumExpGradient(new[] { at }, mu, v, c));
    }

    /// <summary>Near the means and so far from them that all densities are 0 in double.</summary>
    [Theory]
    [InlineData(0, 2, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(5, 3, 1)]
    [InlineData(1, 1, 750)]
    [InlineData(4, 3, 750)]
    public void WeightsOfASoftmax(int n, int components, double scale)
    {
        var draw = new Draw(n);
        Vec<double> x = (Vec<double>)draw.Real(n) * scale, mu = draw.Real(components), s = draw.Real(components), alpha = draw.Real(components), one = draw.Real(components);
        if (scale <= 1)
        {
            DerivativeJudge.Judge(Mixtures.WeightsBySoftmax, x.ToArray(), mu.ToArray(), s.ToArray(), alpha.ToArray());
        }

        Spelling.AgreeTo(1e-11, Mixtures.WeightsByLogSumExpGradient(x, mu, s, alpha), Mixtures.WeightsBySoftmaxGradient(x, mu, s, alpha));
        Spelling.AgreeTo(1e-11, Mixtures.WeightsByLogSumExpHessianVectorProduct(x, mu, s, alpha, one, one, one), Mixtures.WeightsBySoftmaxHessianVectorProduct(x, mu, s, alpha, one, one, one));
    }

    private static double[] Factor(Draw draw, int d)
    {
        var packed = draw.Real(d * (d + 1) / 2);
        for (var i = 0; i < d; i++)
        {
            packed[(i * (i + 1) / 2) + i] = draw.Between(0.7, 2);
        }

        return packed;
    }
}
