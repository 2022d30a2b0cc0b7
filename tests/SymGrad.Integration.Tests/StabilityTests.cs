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

    /// <summary>To 1e-12 of the figure, or of a scale where a sum of larger ones stands; what is subnormal may be 0.</summary>
    private static void Near(double expected, double actual, double scale = 0)
        => Assert.True(
            Math.Abs(expected - actual) <= (1e-12 * Math.Max(Math.Abs(expected), scale)) + SmallestNormal,
            FormattableString.Invariant($"{actual:R} should be {expected:R}."));
}
