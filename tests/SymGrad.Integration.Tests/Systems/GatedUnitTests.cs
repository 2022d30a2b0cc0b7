using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Sheet "4F10, Examples Paper 2", question 3, and the long short-term memory.</summary>
public sealed class GatedUnitTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(4, 3)]
    public void Step(int n, int inputs)
    {
        var draw = new Draw(n);
        DerivativeJudge.Judge(GatedUnits.Step, draw.Real(inputs), draw.Real(n), draw.Real(3 * n, inputs), draw.Real(3 * n, n), draw.Real(3 * n));
    }

    /// <summary>∂h'/∂h = diag(i_o) + diag((h − h̃) i_o(1 − i_o)) P + diag((1 − i_o)(1 − h̃²)) Q (diag(i_f) + diag(h i_f(1 − i_f)) R).</summary>
    [Fact]
    public void Step_HasTheJacobianByHand()
    {
        const int N = 3;
        var draw = new Draw(17);
        Vec<double> x = draw.Real(2), h = draw.Real(N), b = draw.Real(3 * N);
        Mat<double> W = draw.Real(3 * N, 2), U = draw.Real(3 * N, N);
        var z = (W * x) + b;
        var f = Functions.Sigmoid(z.Slice(0, N) + (U.Slice(0, N) * h));
        var o = Functions.Sigmoid(z.Slice(N, N) + (U.Slice(N, N) * h));
        var candidate = Functions.Tanh(z.Slice(2 * N, N) + (U.Slice(2 * N, N) * Functions.Hadamard(f, h)));
        var dh = GatedUnits.StepJacobian(x, h, W, U, b).h;
        for (var i = 0; i < N; i++)
        {
            for (var j = 0; j < N; j++)
            {
                var through = Enumerable.Range(0, N).Sum(k => U[(2 * N) + i, k] * ((k == j ? f[k] : 0) + (h[k] * f[k] * (1 - f[k]) * U[k, j])));
                var expected = (i == j ? o[i] : 0) + ((h[i] - candidate[i]) * o[i] * (1 - o[i]) * U[N + i, j]) + ((1 - o[i]) * (1 - (candidate[i] * candidate[i])) * through);
                Assert.Equal(expected, dh[i, j], 13);
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 9)]
    public void TwoStackedUnits_OverASequence(int n, int length)
    {
        var draw = new Draw(n);
        var (x, labels) = (draw.Real(length, 2), draw.Indices(length, 3));
        object[] rest =
        [
            draw.Real(n), draw.Real(n + 1), draw.Real(3 * n, 2), draw.Real(3 * n, n), draw.Real(3 * n),
            draw.Real(3 * (n + 1), n), draw.Real(3 * (n + 1), n + 1), draw.Real(3 * (n + 1)), draw.Real(3, n + 1), draw.Real(3),
        ];
        DerivativeJudge.Judge(GatedUnits.Stacked, [x, labels, .. rest]);
        DerivativeJudge.Judge(GatedUnits.StackedByScan, [x, 1, .. rest]);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 6)]
    public void LongShortTermMemory(int n, int length)
    {
        var draw = new Draw(n);
        object[] data = [draw.Real(length, 2), draw.Real(length, n), draw.Real(n), draw.Real(n), draw.Real(4 * n, 2), draw.Real(4 * n, n), draw.Real(4 * n)];
        DerivativeJudge.Judge(GatedUnits.LongShortTermMemory, data);
        DerivativeJudge.Judge(GatedUnits.LongShortTermMemoryByElements, data);
    }
}
