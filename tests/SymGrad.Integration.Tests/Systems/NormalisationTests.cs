using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Sheet "4F10, Examples Paper 2", question 4.</summary>
public sealed class NormalisationTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    public void OfALayer(int n)
    {
        var draw = new Draw(n);
        object[] data = [draw.Real(n), draw.Real(n), draw.Real(n)];
        DerivativeJudge.Judge(Normalisations.Layer, data);
        DerivativeJudge.Judge(Normalisations.LayerByIndices, data);
        DerivativeJudge.Judge(Normalisations.LayerByLoops, data);
        if (n < 10)
        {
            DerivativeJudge.Judge(Normalisations.LayerLoss, [.. data, draw.Real(n)]);
        }
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(5, 1)]
    [InlineData(7, 4)]
    public void OfABatch(int n, int d)
    {
        var draw = new Draw(n);
        var (Y, w, b) = (draw.Real(n, d), draw.Real(d), draw.Real(d));
        DerivativeJudge.Judge(Normalisations.Batch, Y, w, b);
        DerivativeJudge.Judge(Normalisations.BatchInANetwork, draw.Real(n, 3), draw.Real(d, 3), w, b, draw.Real(d), draw.Real(n));
    }

    /// <summary>
    /// ∂ỹ_i/∂y_j = w_i/σ (δ_ij − 1/n − ŷ_i ŷ_j/n). The sheet's 4 b) states δ_ij − 1/n, the share of the mean alone: it treats σ as a constant 1.
    /// </summary>
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    public void Layer_HasTheJacobianByHand(int n)
    {
        var draw = new Draw(n);
        double[] y = draw.Real(n), w = draw.Real(n), b = draw.Real(n);
        var mean = y.Average();
        var deviation = Math.Sqrt(y.Average(v => (v - mean) * (v - mean)) + 1e-5);
        var (_, dy, dw, db) = Normalisations.LayerJacobian(y, w, b);
        for (var i = 0; i < n; i++)
        {
            var normal = (y[i] - mean) / deviation;
            for (var j = 0; j < n; j++)
            {
                var expected = w[i] / deviation * ((i == j ? 1 : 0) - (1.0 / n) - (normal * (y[j] - mean) / deviation / n));
                Assert.Equal(expected, dy[i, j], 12);
                Assert.Equal(i == j ? normal : 0, dw[i, j], 12);
                Assert.Equal(i == j ? 1 : 0, db[i, j]);
            }
        }
    }

    /// <summary>
    /// ∂E/∂Y_kj = w_j/(nσ_j) (n g_kj − Σ_i g_ij − ŷ_kj Σ_i g_ij ŷ_ij), ∂E/∂w_j = Σ_i g_ij ŷ_ij, ∂E/∂b_j = Σ_i g_ij.
    /// </summary>
    [Fact]
    public void Batch_HasTheAdjointByHand()
    {
        const int N = 9;
        var draw = new Draw(N);
        Mat<double> Y = draw.Real(N, 3), g = draw.Real(N, 3);
        Vec<double> w = draw.Real(3), b = draw.Real(3);
        var (_, dY, dw, db) = Normalisations.BatchVjp(Y, w, b, g);
        for (var j = 0; j < 3; j++)
        {
            var column = Y.Column(j).ToArray();
            var mean = column.Average();
            var deviation = Math.Sqrt(column.Average(v => (v - mean) * (v - mean)) + 1e-5);
            var normal = Array.ConvertAll(column, v => (v - mean) / deviation);
            var (sum, product) = (g.Column(j).ToArray().Sum(), g.Column(j).ToArray().Zip(normal, (a, c) => a * c).Sum());
            Assert.Equal(product, dw[j], 12);
            Assert.Equal(sum, db[j], 12);
            for (var k = 0; k < N; k++)
            {
                Assert.Equal(w[j] / (N * deviation) * ((N * g[k, j]) - sum - (normal[k] * product)), dY[k, j], 12);
            }
        }
    }

    [Fact]
    public void Spellings_Agree()
    {
        var draw = new Draw(6);
        double[] y = draw.Real(11), w = draw.Real(11), b = draw.Real(11);
        Spelling.Agree(Normalisations.LayerJacobian(y, w, b), Normalisations.LayerByIndicesJacobian(y, w, b), Normalisations.LayerByLoopsJacobian(y, w, b));
    }
}
