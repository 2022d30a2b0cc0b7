using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Sheet "Machine Learning 2, Assignment 05", exercise 3.</summary>
public sealed class EulerNetworkTests
{
    public static TheoryData<int> Sizes => [0, 1, 2, 7, 64];

    /// <summary>
    /// With s_j = 0.1 (1 − tanh² z_j): ∂x_j'/∂x_k = 0.9 δ_jk + s_j w_kj, ∂x_j'/∂w_kl = δ_jl s_j x_k, ∂x_j'/∂b_k = δ_jk s_j. The sheet draws the weight
    /// and x_k out of 1 − tanh² on the tanh² alone, and adds tanh² in ∂x_j/∂b_j; its first lines of c) and d) are right but for that.
    /// </summary>
    [Theory]
    [MemberData(nameof(Sizes))]
    public void Step_HasTheJacobiansByHand(int n)
    {
        var draw = new Draw(n);
        Vec<double> x = draw.Real(n), b = draw.Real(n);
        Mat<double> w = draw.Real(n, n);
        var (_, dx, dw, db) = EulerNetworks.StepJacobian(x, w, b);
        for (var j = 0; j < n; j++)
        {
            var slope = 0.1 * (1 - Math.Pow(Math.Tanh(Enumerable.Range(0, n).Sum(i => x[i] * w[i, j]) + b[j]), 2));
            for (var k = 0; k < n; k++)
            {
                Assert.Equal((j == k ? 0.9 : 0) + (slope * w[k, j]), dx[j, k], 12);
                Assert.Equal(j == k ? slope : 0, db[j, k], 12);
                for (var l = 0; l < n; l++)
                {
                    Assert.Equal(j == l ? slope * x[k] : 0, dw[j, k, l], 12);
                }
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 0)]
    [InlineData(3, 1)]
    [InlineData(4, 12)]
    public void UnfoldedInTime(int n, int steps)
    {
        var draw = new Draw(n);
        var (x, w, b, y) = (draw.Real(n), draw.Real(n, n), draw.Real(n), draw.Real(n));
        DerivativeJudge.Judge(EulerNetworks.Step, x, w, b);
        DerivativeJudge.Judge(EulerNetworks.Unfolded, x, w, b, steps, y);
        DerivativeJudge.Judge(EulerNetworks.UnfoldedByScan, x, w, b, steps, y);
        DerivativeJudge.Judge(EulerNetworks.Trajectory, x, w, b, draw.Real(steps, n));
    }

    /// <summary>Back through time: g ← Jᵀg from step to step, and every step adds its own share to ∂w and ∂b.</summary>
    [Fact]
    public void GradientThroughTime_IsTheProductOfTheStepsJacobians()
    {
        const int Steps = 40;
        var draw = new Draw(8);
        Vec<double> b = draw.Real(5), y = draw.Real(5);
        Mat<double> w = draw.Real(5, 5);
        var states = new List<Vec<double>> { draw.Real(5) };
        for (var t = 0; t < Steps; t++)
        {
            states.Add(EulerNetworks.Step(states[t], w, b));
        }

        var (g, dw, db) = (states[Steps] - y, new Mat<double>(5, 5), new Vec<double>(5));
        for (var t = Steps - 1; t >= 0; t--)
        {
            var step = EulerNetworks.StepVjp(states[t], w, b, g);
            (g, dw, db) = (step.x, dw + step.w, db + step.b);
        }

        var unfolded = EulerNetworks.UnfoldedGradient(states[0], w, b, Steps, y);
        Spelling.Same(g, unfolded.x);
        Spelling.Same(dw, unfolded.w);
        Spelling.Same(db, unfolded.b);
        Spelling.Same(states[Steps] - y, unfolded.y * -1);
    }
}
