using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Sheets "Neural Networks" (Flores Gobet), "Foundations, Exercise Sheet 4" and "Mathematical Foundations" (Alvear Goyes).</summary>
public sealed class DenseNetworkTests
{
    private static readonly double[,] Samples = { { 0.6, -1.0 }, { 0.8, -1.0 }, { -0.4, 0.9 }, { 0.2, 0.0 } };
    private static readonly double[] Targets = [-0.8, -0.1, 0.9, 0.7];
    private static readonly double[,] Hidden = { { -0.8, -0.7, 0.6 }, { -1.0, 0.5, -1.0 } };
    private static readonly double[] Biases = [-0.2, -1.0, -0.7];
    private static readonly double[] Output = [0.1, -1.0, 0.5];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void AgainstDifferences(int n)
    {
        var draw = new Draw(n);
        var (W, x, b, w) = (draw.Real(n, 2), draw.Real(2), draw.Real(n), draw.Real(n));
        DerivativeJudge.Judge(DenseNetworks.Affine, W, x, b);
        DerivativeJudge.Judge(DenseNetworks.Logistic, -1.0, draw.Real());
        DerivativeJudge.Judge(DenseNetworks.LogisticNetwork, -1.0, w, W, x, b);
        DerivativeJudge.Judge(DenseNetworks.ReluNetworkByLoops, draw.Real(4, 2), draw.Real(4), draw.Real(2, n), b, w, 0.3);
        DerivativeJudge.Judge(DenseNetworks.ReluOutputs, draw.Real(4, 2), draw.Real(2, n), b, w, 0.3);
        DerivativeJudge.Judge(DenseNetworks.CrossEntropyOfLogits, draw.Real(n), draw.Real(n));
        DerivativeJudge.Judge(DenseNetworks.BiasFree, W, w, x);
        DerivativeJudge.Judge(DenseNetworks.Descent, 1.5, 0.07, 4 * n);
        DerivativeJudge.Judge(DenseNetworks.SmoothMaximum, draw.Real(n + 1), 3.0);
        DerivativeJudge.Judge(DenseNetworks.SmoothHinge, draw.Real());
    }

    /// <summary>Sheet 2, question 1: the same figures by loops, and ∂y_k/∂W_ij = w_j f'(z_kj) x_ki of every sample, which they are made from.</summary>
    [Fact]
    public void ReluNetwork_HasTheSheetsFigures()
    {
        var (_, dW1, db1, dw2, db2) = DenseNetworks.ReluNetworkByLoopsGradient(Samples, Targets, Hidden, Biases, Output, -0.7);
        Spelling.Same(new[] { 0.01216, 0, 0.0608, -0.0268, 0, -0.134 }, dW1, 0.01);
        Spelling.Same(new[] { 0.0122, 0, 0.061, -0.0268, 0, -0.134 }, dW1);
        Spelling.Same(new[] { 0.0268, 0, 0.134 }, db1);
        Spelling.Same(new[] { 0.1168, 0, 0.1536 }, dw2);
        Assert.Equal(-2.732, db2, 12);

        var (y, jW1, jb1, jw2, jb2) = DenseNetworks.ReluOutputsJacobian(Samples, Hidden, Biases, Output, -0.7);
        var errors = y.ToArray().Zip(Targets, (a, t) => a - t).ToArray();
        Assert.Equal(dW1.ToArray(), Enumerable.Range(0, 6).Select(e => errors.Select((r, k) => r * jW1[k, e / 3, e % 3]).Sum()), (a, b) => Math.Abs(a - b) < 1e-14);
        Assert.Equal(db1, Enumerable.Range(0, 3).Select(j => errors.Select((r, k) => r * jb1[k, j]).Sum()), (a, b) => Math.Abs(a - b) < 1e-14);
        Assert.Equal(dw2, Enumerable.Range(0, 3).Select(j => errors.Select((r, k) => r * jw2[k, j]).Sum()), (a, b) => Math.Abs(a - b) < 1e-14);
        Assert.All(jb2.ToArray(), e => Assert.Equal(1, e));
    }

    /// <summary>
    /// Question 2: ∂E/∂y_i = p_i Σt − t_i for any t. The sheet's last line, for a one-hot t, has t_k of the one class in Σt's place, which is right
    /// as it is 1. The Hessian is Σt (diag p − p pᵀ).
    /// </summary>
    [Fact]
    public void CrossEntropy_HasTheSheetsDerivative()
    {
        double[] t = [0, 0, 1, 0], y = [0.3, -1, 2, 0.5];
        var sum = y.Sum(Math.Exp);
        var p = Array.ConvertAll(y, v => Math.Exp(v) / sum);
        var hessian = DenseNetworks.CrossEntropyOfLogitsHessian(t, y);
        Spelling.Same(p.Zip(t, (a, b) => a - b).ToArray(), hessian.y);
        Spelling.Same(Enumerable.Range(0, 16).Select(e => p[e / 4] * ((e / 4 == e % 4 ? 1 : 0) - p[e % 4])).ToArray(), hessian.yy);
    }

    /// <summary>Question 3: f' = 10x, so x_n = x_1 (1 − 10η)ⁿ, which shrinks exactly for 0 &lt; η &lt; 1/5.</summary>
    [Theory]
    [InlineData(0.05, true)]
    [InlineData(0.19, true)]
    [InlineData(0.2, false)]
    [InlineData(0.25, false)]
    public void Descent_ConvergesBelowAFifth(double rate, bool converges)
    {
        Assert.Equal((10 * 1.5, 10), (DenseNetworks.ParabolaDerivative(1.5), DenseNetworks.ParabolaDerivative2(1.5)));
        var (x, dx, drate) = DenseNetworks.DescentGradient(1.5, rate, 30);
        var factor = Math.Pow(1 - (10 * rate), 30);
        Spelling.Same(new[] { 1.5 * factor, factor, 1.5 * 30 * -10 * factor / (1 - (10 * rate)) }, new[] { x, dx, drate }, 1e-11);
        Assert.Equal(converges, Math.Abs(DenseNetworks.Parabola(x)) < DenseNetworks.Parabola(1.5) * 0.99);
    }

    /// <summary>Sheet 3, 1 a) to c): ∂(Wx + b)/∂W_ij has x_j in row i alone, ∂/∂b_i is the i-th unit vector, ∂/∂x_i the i-th column of W.</summary>
    [Fact]
    public void AffineLayer_HasTheSheetsColumns()
    {
        var draw = new Draw(4);
        Mat<double> W = draw.Real(3, 4);
        Vec<double> x = draw.Real(4);
        var (_, dW, dx, db) = DenseNetworks.AffineJacobian(W, x, draw.Real(3));
        Assert.Equal(W.ToArray(), dx.ToArray());
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 1], db.ToArray());
        Assert.All(Enumerable.Range(0, 36), e => Assert.Equal(e / 12 == e / 4 % 3 ? x[e % 4] : 0, dW[e / 12, e / 4 % 3, e % 4]));
    }

    /// <summary>Sheet 3, 1 e): ∂/∂a ln(1 + e^(−ya)) = −y e^(−ya) σ(ya), which is −y σ(−ya) and finite where e^(−ya) is not.</summary>
    [Theory]
    [InlineData(1, 2)]
    [InlineData(-1, 750)]
    [InlineData(1, 750)]
    public void LogisticLoss(double y, double a) =>
        Assert.Equal(-y / (1 + Math.Exp(y * a)), DenseNetworks.LogisticGradient(y, a).a, 14);

    /// <summary>3 a) and b): ln Σ e^(s a)/s tends to the maximum from above, at a distance of at most ln n / s; ln(1 + e^(1 − t)) to the hinge.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(10_000)]
    public void LogSumExp_IsASmoothMaximum(double sharpness)
    {
        var (value, da, _) = DenseNetworks.SmoothMaximumGradient(new[] { 3, 1.5, -2, 2.75 }, sharpness);
        Assert.InRange(value - 3, 0, Math.Log(4) / sharpness);
        Assert.Equal(1, da.ToArray().Sum(), 12);
        Assert.InRange(DenseNetworks.SmoothHingeValue(-sharpness) - (1 + sharpness), 0, Math.Log(2));
        Assert.Equal(-1 / (1 + Math.Exp(-sharpness - 1)), DenseNetworks.SmoothHingeDerivative(-sharpness), 14);
    }
}
