using SymGrad.Integration.Tests.Models;

namespace SymGrad.Integration.Tests;

/// <summary>Textbook forms at arguments where computing them as written overflows, cancels or gives NaN.</summary>
public sealed class StabilityTests
{
    private const double SmallestNormal = 2.2250738585072014e-308;

    private static readonly double[] Arguments = [-1000, -750, -745, -710, -709, -100, -40, -37, -20, 0, 20, 37, 40, 100, 709, 710, 745, 750, 1000];

    public static TheoryData<double> Extremes => [.. Arguments];

    [Theory]
    [MemberData(nameof(Extremes))]
    public void SigmoidByExponential(double a)
    {
        Near((Sigmoid(a), Sigmoid(a) * Sigmoid(-a)), Textbook.SigmoidGradient(a));
        Near((Sigmoid(-a), -Sigmoid(a) * Sigmoid(-a)), Textbook.OneMinusSigmoidGradient(a));
        Near(Sigmoid(a), Textbook.SigmoidValue(a));
        Near(Sigmoid(-a), Textbook.OneMinusSigmoidValue(a));
    }

    /// <summary>σ' = p(1 − p) keeps its figures where p rounds to 1, in a vector too.</summary>
    [Theory]
    [MemberData(nameof(Extremes))]
    public void SlopeOfASaturatedSigmoid(double a)
    {
        var slope = Sigmoid(a) * Sigmoid(-a);
        Near((Sigmoid(a), slope), Textbook.NamedSigmoidGradient(a));
        var (value, da) = Textbook.SigmoidLayerGradient(Enumerable.Repeat(a, 11).ToArray());
        Near(11 * Sigmoid(a), value, scale: 1e-290);
        Assert.All(da.ToArray(), d => Near(slope, d, scale: 1e-290));
    }

    /// <summary>tanh' = 1 − h² = 4σ(2a)σ(−2a) keeps its figures where h rounds to 1: of a number, of a layer and its float, to second order.</summary>
    [Theory]
    [MemberData(nameof(Extremes))]
    public void SlopeOfASaturatedTanh(double a)
    {
        var slope = 4 * Sigmoid(2 * a) * Sigmoid(-2 * a);
        Near((Math.Tanh(a), slope), Textbook.NamedTanhGradient(a));
        Assert.All(Textbook.TanhLayerGradient(Enumerable.Repeat(a, 11).ToArray()).a.ToArray(), d => Near(slope, d, scale: 1e-290));
        Assert.All(Textbook.TanhLayerSingleGradient(Enumerable.Repeat((float)a, 19).ToArray()).a.ToArray(), d => Assert.True(
            Math.Abs(d - slope) <= 1e-5 * slope + 1.2e-38, FormattableString.Invariant($"{d:R} should be {slope:R}.")));
        var half = a / 2;
        Near(2 * slope, Textbook.TanhOfTwiceGradient(half).x);
        Near(-8 * Math.Tanh(a) * slope, Textbook.TanhOfTwiceDerivative2(half));
    }

    /// <summary>A state that stays saturated: ∂h_t/∂a_s is the product of slopes of 1e-12 and less.</summary>
    [Fact]
    public void StatesOfASaturatedRecurrence()
    {
        double[] a = [14, -13, 15];
        var jacobian = Textbook.TanhStatesJacobian(a);
        var (sums, h) = (new double[3], 0.0);
        for (var t = 0; t < 3; t++)
        {
            sums[t] = (0.5 * h) + a[t];
            h = Math.Tanh(sums[t]);
        }

        for (var t = 0; t < 3; t++)
        {
            var expected = Slope(sums[t]);
            for (var s = t; s >= 0; expected *= 0.5 * (s > 0 ? Slope(sums[s - 1]) : 0), s--)
            {
                Near(expected, jacobian.a[t, s]);
            }
        }

        static double Slope(double x) => 4 * Sigmoid(2 * x) * Sigmoid(-2 * x);
    }

    [Theory]
    [MemberData(nameof(Extremes))]
    public void TanhByExponentials(double a)
    {
        foreach (var actual in ((double, double)[])[Textbook.TanhByExponentialsGradient(a), Textbook.TanhByDecayGradient(a), Textbook.TanhByGrowthGradient(a), Textbook.TanhByQuotientGradient(a)])
        {
            Near((Math.Tanh(a), 1 / (Math.Cosh(a) * Math.Cosh(a))), actual, scale: 1);
        }
    }

    [Theory]
    [MemberData(nameof(Extremes))]
    [InlineData(1e-8)]
    public void LogarithmsOfCosh(double a)
    {
        // Near 0 by the series a²/2 − a⁴/12; to 1e-9 of each value and entry.
        var logCosh = Math.Abs(a) < 1e-3 ? (a * a / 2) - (a * a * a * a / 12) : Math.Abs(a) + Math.Log((1 + Math.Exp(-2 * Math.Abs(a))) / 2);
        Near((logCosh + Math.Log(2), Math.Tanh(a)), Textbook.LogOfGrowthAndDecayGradient(a));
        Near((logCosh, Math.Tanh(a)), Textbook.LogOfCoshGradient(a));
        Near(logCosh * 19, [.. Enumerable.Repeat(Math.Tanh(a), 19)], Textbook.LogCoshLossGradient(Enumerable.Repeat(a, 19).ToArray()));
        var curvature = Math.Abs(a) > 350 ? 4 * Math.Exp(-2 * Math.Abs(a)) : 1 / (Math.Cosh(a) * Math.Cosh(a));
        Near(curvature, Textbook.LogOfCoshDerivative2(a));
        Near(curvature, Textbook.LogOfGrowthAndDecayDerivative2(a));
    }

    [Theory]
    [MemberData(nameof(Extremes))]
    public void LogarithmsOfSigmoids(double a)
    {
        Near((-Softplus(-a), Sigmoid(-a)), Textbook.LogOfSigmoidGradient(a));
        Near((-Softplus(a), -Sigmoid(a)), Textbook.LogOfOneMinusSigmoidGradient(a));
    }

    [Theory]
    [MemberData(nameof(Extremes))]
    public void LogisticLoss(double a)
    {
        foreach (var y in (double[])[-1, 1])
        {
            var (value, dy, da) = Textbook.LogisticGradient(y, a);
            Near((Softplus(-y * a), -y * Sigmoid(-y * a)), (value, da));
            Near(-a * Sigmoid(-y * a), dy);
        }
    }

    [Theory]
    [MemberData(nameof(Extremes))]
    public void BinaryCrossEntropy(double a)
    {
        foreach (var t in (double[])[0, 0.25, 1])
        {
            var (value, dt, da) = Textbook.BinaryCrossEntropyGradient(t, a);
            Near((t * Softplus(-a)) + ((1 - t) * Softplus(a)), value);
            Near(-a, dt);
            Near((t * -Sigmoid(-a)) + ((1 - t) * Sigmoid(a)), da, scale: 1);
        }
    }

    [Theory]
    [MemberData(nameof(Extremes))]
    public void SoftmaxAndItsLogarithms(double a)
    {
        double[] z = [a, 0.5 * a, a - 1, 3];
        double[] w = [1, -2, 0.5, 4];
        double[] t = [0.1, 0.2, 0.3, 0.4];
        var max = z.Max();
        var normaliser = max + Math.Log(z.Sum(v => Math.Exp(v - max)));
        var p = Array.ConvertAll(z, v => Math.Exp(v - normaliser));
        var mean = w.Zip(p, (x, y) => x * y).Sum();
        var crossEntropy = normaliser - t.Zip(z, (x, y) => x * y).Sum();
        var difference = p.Zip(t, (x, y) => x - y).ToArray();

        Near(normaliser, p, Textbook.LogOfSumGradient(z));
        Near(p[1], [.. p.Select((x, k) => p[1] * ((k == 1 ? 1 : 0) - x))], Textbook.SoftmaxByIndicesGradient(z, 1));
        Near(normaliser - z[2], [.. p.Select((x, k) => x - (k == 2 ? 1 : 0))], Textbook.CrossEntropyOfLabelGradient(z, 2));
        Near(crossEntropy, difference, Textbook.CrossEntropyByHandGradient(t, z));
        Near(crossEntropy, difference, Textbook.CrossEntropyByIndicesGradient(t, z));
        Near(crossEntropy, difference, Sheets.CrossEntropyOfExponentialsGradient(t, z));
        var (value, dz, dw) = Textbook.SoftmaxByHandGradient(z, w);
        Near(mean, [.. p.Zip(w, (x, y) => x * (y - mean))], (value, dz));
        Near(mean, p, (value, dw));
    }

    /// <summary>
    /// Through a softmax that has nearly reached an element, all entries of a derivative are as small as what is left to 1, and each has its figures: Σ_k p_i p_k (v_i − v_k) for
    /// a cotangent or a direction v, Σ_k (p_i t_k − p_k t_i) for targets t.
    /// </summary>
    [Theory]
    [InlineData(6)]
    [InlineData(14)]
    [InlineData(20)]
    [InlineData(30)]
    [InlineData(36)]
    [InlineData(60)]
    [InlineData(700)]
    public void RowsOfASaturatedSoftmax(double gap)
    {
        const int top = 2;
        double[] z = [0.3, -1, gap, 0.7, -0.2, 1.5, -3, 0.4, 0.6, -0.9, 0.1];
        var n = z.Length;
        double[] v = [.. Enumerable.Range(0, n).Select(k => Math.Sin(3 * k))];
        double[] t = [.. Enumerable.Range(0, n).Select(k => k == top ? 1.0 : 0)];
        var e = Array.ConvertAll(z, x => Math.Exp(x - gap));
        var p = Array.ConvertAll(e, x => x / e.Sum());
        double[] along = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Sum(k => p[i] * p[k] * (v[i] - v[k])))];
        double[] error = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Where(k => k != i).Sum(k => (p[i] * t[k]) - (p[k] * t[i])))];

        NearRow(error, Textbook.CrossEntropyOfLabelGradient(z, top).z);
        NearRow(error, Textbook.CrossEntropyByHandGradient(t, z).z);
        NearRow(error, Textbook.CrossEntropyByIndicesGradient(t, z).z);
        NearRow([.. error.Select(x => -x * p[top])], Textbook.SoftmaxByIndicesGradient(z, top).z);
        NearRow(along, Textbook.SoftmaxByHandGradient(z, v).z);
        NearRow(along, Kinds.ProbabilitiesJvp(z, v).Tangent);
        NearRow(along, Kinds.ProbabilitiesVjp(z, v).z);
        var jacobian = Kinds.ProbabilitiesJacobian(z).z;
        for (var i = 0; i < n; i++)
        {
            NearRow([.. Enumerable.Range(0, n).Select(j => i == j ? p[i] * Others(p, i) : -p[i] * p[j])], jacobian.Row(i));
        }

        // Rows of a batch of which not all are saturated, and what lies below the softmax.
        var batch = new Mat<double>(3, n);
        z.CopyTo(batch.Span);
        Array.ConvertAll(z, x => x % 2).CopyTo(batch.Span[n..]);
        z.Reverse().ToArray().CopyTo(batch.Span[(2 * n)..]);
        var rows = ParameterTypes.LabelsGradient(batch, [top, top, n - 1 - top]).X;
        NearRow([.. error.Select(x => x / 3)], rows.Row(0));
        NearRow([.. error.Select(x => x / 3).Reverse()], rows.Row(2));
        double[] a = [.. Enumerable.Range(0, n).Select(k => k == top ? 1 : -0.2 + (0.01 * k))];
        var h = Array.ConvertAll(a, Math.Tanh);
        var (_, da, ds) = Textbook.CrossEntropyOfScaledTanhGradient(a, gap, top);
        var o = Array.ConvertAll(h, x => Math.Exp(gap * (x - h[top])));
        NearRow([.. a.Select((_, i) => (i == top ? -Others(o, top) : o[i]) / o.Sum() * gap * (1 - (h[i] * h[i])))], da);
        NearRow([h.Select((x, k) => o[k] * (x - h[top])).Sum() / o.Sum()], new double[] { ds });
    }

    /// <summary>A component of weight 0 has no say in a mixture, even where its exponential is out of range; but its weight has a derivative.</summary>
    [Theory]
    [InlineData(-1000)]
    [InlineData(0)]
    [InlineData(500)]
    [InlineData(700)]
    [InlineData(1000)]
    public void MixtureWithoutItsLargestComponent(double largest)
    {
        // Σ = e^(−100)·(0.8 + 0.1/e − 0.2/e²), of which the first component has no part.
        double[] w = [0, 0.8, 0.1, -0.2];
        double[] u = [largest, -100, -101, -102];
        var sum = 0.8 + (0.1 / Math.E) - (0.2 / (Math.E * Math.E));
        var (value, dw, du) = Textbook.LogOfWeightedSumGradient(w, u);
        Near(Math.Log(sum) - 100, value);
        Near(0, du[0]);
        for (var k = 0; k < 4; k++)
        {
            Near(w[k] * Math.Exp(-Math.Max(k - 1, 0)) / sum, du[k]);
        }

        Assert.True(largest + 100 > 709 ? double.IsPositiveInfinity(dw[0]) : Math.Abs(dw[0] - (Math.Exp(largest + 100) / sum)) <= 1e-12 * dw[0]);
        Near(1 / sum, dw[1]);
        var hessian = Textbook.LogOfWeightedSumHessian(w, u);
        Near(du[1] * (1 - du[1]), hessian.uu[1, 1]);
        Near(0, hessian.uu[0, 0]);
        Near(0, hessian.uu[0, 1]);
        Near((1 - du[1]) / sum, hessian.wu[1, 1]);
        if (largest is 0 or 500)
        {
            Near(1, hessian.wu[0, 0] / dw[0]);
            Near(-1, hessian.wu[0, 1] / (dw[0] * du[1]));
        }

        Assert.Equal(double.NegativeInfinity, Textbook.LogOfWeightedSumValue(new double[4], u));
    }

    /// <summary>exp x − 1 and ln(1 + x) keep all figures of a small x.</summary>
    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-20)]
    [InlineData(-1e-14)]
    [InlineData(1e-10)]
    [InlineData(0)]
    public void DifferencesFromOne(double x)
    {
        Near((x + (x * x / 2), 1 + x), Textbook.ExpMinusOneGradient(x));
        Near((x - (x * x / 2), 1 - x), Textbook.LogOfOnePlusGradient(x));
    }

    /// <summary>Functions that are stable by name stay so, derivatives included.</summary>
    [Theory]
    [MemberData(nameof(Extremes))]
    public void NamedFunctions(double a)
    {
        var (value, dx, dy) = Scalars.ActivationsGradient(a, -a);
        Assert.True(double.IsFinite(value) && double.IsFinite(dx) && double.IsFinite(dy), $"{value}, {dx}, {dy}");

        double[] z = [a, -a, 0];
        var normaliser = Math.Abs(a) + Math.Log(1 + Math.Exp(-Math.Abs(a)) + Math.Exp(-2 * Math.Abs(a)));
        var p = Array.ConvertAll(z, v => Math.Exp(v - normaliser));
        Near(normaliser + a, [p[0], p[1] - 1, p[2]], Vectors.CrossEntropyOfLabelGradient(1, z));
        Near(normaliser, p, IndexForms.LogSumExpsGradient(Array.ConvertAll(z, v => v / 2), new double[3]) is var (v, dz, _) ? (v, Half(dz)) : default);
    }

    private static double Others(double[] x, int index) => x.Where((_, k) => k != index).Sum();

    private static Vec<double> Half(Vec<double> x) => x / 2;

    private static double Sigmoid(double a) => a >= 0 ? 1 / (1 + Math.Exp(-a)) : Math.Exp(a) / (1 + Math.Exp(a));

    private static double Softplus(double a)
    {
        var e = Math.Exp(-Math.Abs(a));
        return Math.Max(a, 0) + (e > 1e-5 ? Math.Log(1 + e) : e - (e * e / 2) + (e * e * e / 3));
    }

    private static void Near((double Value, double Derivative) expected, (double Value, double Derivative) actual, double scale = 0)
    {
        Near(expected.Value, actual.Value, scale);
        Near(expected.Derivative, actual.Derivative, scale);
    }

    private static void Near(double value, double[] gradient, (double Value, Vec<double> Gradient) actual)
    {
        Near(value, actual.Value, 1);
        Assert.Equal(gradient.Length, actual.Gradient.Length);
        Assert.All(gradient.Zip(actual.Gradient.ToArray()), pair => Near(pair.First, pair.Second, 1));
    }

    /// <summary>To 1e-9 of the entry, or 1e-12 of the largest; what is subnormal may be 0.</summary>
    private static void NearRow(double[] expected, Vec<double> actual)
    {
        var largest = expected.Max(Math.Abs);
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual.ToArray()), pair => Assert.True(
            Math.Abs(pair.First - pair.Second) <= Math.Max(1e-9 * Math.Abs(pair.First), 1e-12 * largest) + SmallestNormal,
            FormattableString.Invariant($"{pair.Second:R} should be {pair.First:R}.")));
    }

    /// <summary>To 1e-12 of the figure, or of a scale where a sum of larger ones stands; what is subnormal may be 0.</summary>
    private static void Near(double expected, double actual, double scale = 0)
        => Assert.True(
            Math.Abs(expected - actual) <= (1e-12 * Math.Max(Math.Abs(expected), scale)) + SmallestNormal,
            FormattableString.Invariant($"{actual:R} should be {expected:R}."));
}
