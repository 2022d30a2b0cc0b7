using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Sheet "4F10, Examples Paper 2", question 2: Wᵗh_0, which explodes or vanishes with λᵗ.</summary>
public sealed class LinearRecurrenceTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 5)]
    [InlineData(3, 0)]
    [InlineData(3, 1)]
    [InlineData(4, 7)]
    public void AgainstDifferences(int n, int steps)
    {
        var draw = new Draw(n);
        var (W, h) = (draw.Between(-0.8, 0.8, n, n), draw.Real(n));
        DerivativeJudge.Judge(LinearRecurrences.ByLoop, W, h, steps);
        DerivativeJudge.Judge(LinearRecurrences.ByScan, W, h, steps);
        DerivativeJudge.Judge(LinearRecurrences.ByPower, W, h, steps);
        DerivativeJudge.Judge(LinearRecurrences.Energy, W, h, steps);
        DerivativeJudge.Judge(LinearRecurrences.EnergyByPower, W, h, steps);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(30)]
    public void Spellings_Agree(int steps)
    {
        var draw = new Draw(steps);
        Mat<double> W = draw.Between(-0.7, 0.7, 5, 5);
        Vec<double> h = draw.Real(5);
        Spelling.Agree(LinearRecurrences.ByLoopJacobian(W, h, steps), LinearRecurrences.ByPowerJacobian(W, h, steps), LinearRecurrences.ByScanJacobian(W, h, steps));
        Spelling.Agree(LinearRecurrences.EnergyGradient(W, h, steps), LinearRecurrences.EnergyByPowerGradient(W, h, steps));
    }

    /// <summary>∂h_t/∂h_0 = Wᵗ, and ∂L/∂W = Σ_k (Wᵀ)ᵏ g (W^{t−1−k} h_0)ᵀ.</summary>
    [Fact]
    public void Jacobian_IsThePower()
    {
        const int Steps = 6;
        var draw = new Draw(2);
        Mat<double> W = draw.Between(-0.8, 0.8, 4, 4);
        Vec<double> h = draw.Real(4), g = draw.Real(4);
        Spelling.Same(Functions.MatrixPower(W, Steps), LinearRecurrences.ByLoopJacobian(W, h, Steps).h);
        var expected = new Mat<double>(4, 4);
        for (var k = 0; k < Steps; k++)
        {
            expected += Functions.Outer(Functions.MatrixPower(W, k).T * g, Functions.MatrixPower(W, Steps - 1 - k) * h);
        }

        Spelling.Same(expected, LinearRecurrences.ByLoopVjp(W, h, Steps, g).W);
        Spelling.Same(expected, LinearRecurrences.ByPowerVjp(W, h, Steps, g).W);
    }

    /// <summary>With W = λqvᵀ + …, h_t → λᵗ q vᵀh_0: the Jacobian by h_0 tends to λᵗ q vᵀ (here q = v for a symmetric W).</summary>
    [Theory]
    [InlineData(1.3)]
    [InlineData(0.7)]
    public void LongSequences_GrowOrVanishWithTheLargestEigenvalue(double largest)
    {
        const int Steps = 60;
        double[] q = [0.6, 0.8];
        Mat<double> W = new double[2, 2];
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 2; j++)
            {
                W[i, j] = (largest * q[i] * q[j]) + (largest / 4 * (i == j ? q[1 - i] * q[1 - i] : -q[0] * q[1]));
            }
        }

        var dh = LinearRecurrences.ByLoopJacobian(W, new double[] { 1, -2 }, Steps).h;
        var growth = Math.Pow(largest, Steps);
        Assert.Equal([0.36, 0.48, 0.48, 0.64], dh.ToArray().Select(d => d / growth), (a, b) => Math.Abs(a - b) < 1e-10);
    }
}
