using SymGrad.Integration.Tests.Models;

namespace SymGrad.Integration.Tests;

/// <summary>The figures that published solution sheets state.</summary>
public sealed class SheetTests
{
    private const double Tolerance = 1e-12;

    /// <summary>"Machine Learning Assignment 2: Neural Networks" (F. Flores Gobet, 2023), question 1.</summary>
    [Fact]
    public void ReluNetwork_HasTheSheetsGradients()
    {
        Mat<double> x = new double[,] { { 0.6, -1.0 }, { 0.8, -1.0 }, { -0.4, 0.9 }, { 0.2, 0.0 } };
        double[] t = [-0.8, -0.1, 0.9, 0.7];
        Mat<double> W1 = new double[,] { { -0.8, -0.7, 0.6 }, { -1.0, 0.5, -1.0 } };
        double[] b1 = [-0.2, -1.0, -0.7];
        double[] w2 = [0.1, -1.0, 0.5];

        var (_, gW1, gb1, gw2, gb2) = Sheets.ReluNetworkGradient(x, t, W1, b1, w2, -0.7);

        Assert.Equal(-2.732, gb2, Tolerance);
        AssertEqual([0.1168, 0, 0.1536], gw2.ToArray());
        AssertEqual([0.0268, 0, 0.134], gb1.ToArray());
        AssertEqual([0.0122, 0, 0.061, -0.0268, 0, -0.134], gW1.ToArray());
    }

    /// <summary>The same sheet, question 2: ∂E/∂yᵢ = exp yᵢ/Σ exp y · Σ t − tᵢ.</summary>
    [Fact]
    public void CrossEntropy_IsSoftmaxTimesSumMinusTarget()
    {
        double[] t = [0.5, 0.2, 0.1];
        double[] y = [Math.Log(1), Math.Log(2), Math.Log(5)];
        var (value, gy) = Sheets.CrossEntropyOfExponentialsGradient(t, y);
        AssertEqual([(0.8 / 8) - 0.5, (0.8 * 2 / 8) - 0.2, (0.8 * 5 / 8) - 0.1], gy.ToArray());
        Assert.Equal((0.8 * Math.Log(8)) - (0.2 * Math.Log(2)) - (0.1 * Math.Log(5)), value, Tolerance);
    }

    /// <summary>"Machine Learning I: Foundations", sheet 4 (M. Kloft, B. J. Franks, 2020), exercise 1 f): −y σ(−y a) wᵢ σ'(zᵢ) xⱼ.</summary>
    [Fact]
    public void LogisticNetwork_IsTheSheetsProduct()
    {
        Mat<double> W = new double[,] { { 0.3, -0.2 }, { 0.5, 0.1 } };
        double[] w = [0.7, -0.4];
        double[] x = [1.5, -0.5];
        double[] b = [0.1, -0.3];
        const double Y = -1;
        double[] z = [(0.3 * 1.5) + (0.2 * 0.5) + 0.1, (0.5 * 1.5) - (0.1 * 0.5) - 0.3];
        var sigma = Array.ConvertAll(z, v => 1 / (1 + Math.Exp(-v)));
        var a = (w[0] * sigma[0]) + (w[1] * sigma[1]);
        var outer = -Y * Math.Exp(-Y * a) / (1 + Math.Exp(-Y * a));

        var result = Sheets.LogisticNetworkGradient(Y, w, W, x, b);

        AssertEqual([outer * sigma[0], outer * sigma[1]], result.w.ToArray());
        double[] inner = [outer * w[0] * sigma[0] * (1 - sigma[0]), outer * w[1] * sigma[1] * (1 - sigma[1])];
        AssertEqual(inner, result.b.ToArray());
        AssertEqual([inner[0] * x[0], inner[0] * x[1], inner[1] * x[0], inner[1] * x[1]], result.W.ToArray());
    }

    /// <summary>
    /// "Mathematical Foundations of Machine Learning" (D. F. Alvear Goyes), exercise 1: ŷ = 0, J = ½, ∂J/∂W = 0. The output unit's relu sits
    /// at its kink, where its derivative is 0; so ∂J/∂V, which the sheet states as (−2, 0) in spite of its own factor φ'(0), is 0 too.
    /// </summary>
    [Fact]
    public void TwoReluLayers_AtTheKink()
    {
        Mat<double> W = new double[,] { { 1, 0, 1 }, { 1, -1, 0 } };
        var (value, gW, gV) = Sheets.TwoReluLayersGradient(W, new double[] { 0, 1 }, new double[] { 1, 2, 1 }, 1);
        Assert.Equal(0.5, value);
        AssertEqual(new double[6], gW.ToArray());
        AssertEqual(new double[2], gV.ToArray());
    }

    /// <summary>The same network where the output unit is active: (ŷ − y) h and (ŷ − y) Vᵢ φ'(zᵢ) xⱼ.</summary>
    [Fact]
    public void TwoReluLayers_WhereTheOutputIsActive()
    {
        Mat<double> W = new double[,] { { 1, 0, 1 }, { 1, -1, 0 } };
        var (value, gW, gV) = Sheets.TwoReluLayersGradient(W, new double[] { 1, 1 }, new double[] { 1, 2, 1 }, 1);
        Assert.Equal(0.5, value);
        AssertEqual([1, 2, 1, 0, 0, 0], gW.ToArray());
        AssertEqual([2, 0], gV.ToArray());
    }

    /// <summary>Sheet 4, exercise 2 e), with α = 0.1 and c = 1: slope 1 within ±1, slope 0.1 beyond.</summary>
    [Theory]
    [InlineData(0.5, 0.5, 1)]
    [InlineData(3, 1.2, 0.1)]
    [InlineData(-3, -1.2, 0.1)]
    public void PiecewiseLinearUnit(double x, double value, double slope)
    {
        var result = Sheets.PiecewiseLinearGradient(x, 0.1, 1);
        Assert.Equal(value, result.Value, Tolerance);
        Assert.Equal(slope, result.x, Tolerance);
    }

    private static void AssertEqual(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
    }
}
