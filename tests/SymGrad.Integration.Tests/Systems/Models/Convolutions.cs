using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>Correlations and convolutions of vectors: paddings, stride, dilation, and the kernel between time series.</summary>
internal static partial class Convolutions
{
    /// <summary>y_t = Σ_s w_s x_{t+s} where the whole kernel lies on x: "valid".</summary>
    [Jacobian, Jvp, Vjp]
    public static Vec<double> CorrelationValid(Vec<double> x, Vec<double> w) =>
        Build(x.Length - w.Length + 1, t => Sum(w.Length, s => w[s] * x[t + s]));

    /// <summary>The same by loops, where a kernel longer than x gives nothing.</summary>
    [Jacobian, Vjp]
    public static double[] CorrelationAsFarAsItFits(double[] x, double[] w)
    {
        var n = x.Length - w.Length + 1;
        if (n < 0)
        {
            n = 0;
        }

        var y = new double[n];
        for (var t = 0; t < n; t++)
        {
            for (var s = 0; s < w.Length; s++)
            {
                y[t] += w[s] * x[t + s];
            }
        }

        return y;
    }

    /// <summary>As many as x has, the middle of the kernel on x_t: "same".</summary>
    [Jacobian, Vjp]
    public static Vec<double> CorrelationSame(Vec<double> x, Vec<double> w) => Build(x.Length, t => Sum(w.Length, s =>
    {
        var u = t + s - (w.Length / 2);
        return u >= 0 && u < x.Length ? w[s] * x[u] : 0;
    }));

    /// <summary>y_t = Σ_s w_s x_{t−s} wherever the two meet: "full".</summary>
    [Jacobian, Vjp]
    public static Vec<double> ConvolutionFull(Vec<double> x, Vec<double> w) =>
        Build(x.Length + w.Length - 1, t => Sum(w.Length, s => t - s >= 0 && t - s < x.Length ? w[s] * x[t - s] : 0));

    [Jacobian, Vjp]
    public static Vec<double> ConvolutionValid(Vec<double> x, Vec<double> w) =>
        Build(x.Length - w.Length + 1, t => Sum(w.Length, s => w[s] * x[t + w.Length - 1 - s]));

    /// <summary>Every second position, every third element under the kernel.</summary>
    [Jacobian, Vjp]
    public static Vec<double> Dilated(Vec<double> x, Vec<double> w, int count) => Build(count, t => Sum(w.Length, s => w[s] * x[(2 * t) + (3 * s)]));

    /// <summary>Stride and dilation as arguments.</summary>
    [Gradient]
    public static double Strided(Vec<double> x, Vec<double> w, int count, int stride, int dilation) =>
        Sum(count, t => Sin(Sum(w.Length, s => w[s] * x[(stride * t) + (dilation * s)])));

    /// <summary>By loops, strided and padded with zeros.</summary>
    [Gradient]
    public static double PaddedByLoops(double[] x, double[] w, int padding)
    {
        var loss = 0.0;
        for (var t = 0; t < x.Length; t += 2)
        {
            var y = 0.0;
            for (var s = 0; s < w.Length; s++)
            {
                var u = t + s - padding;
                if (u >= 0 && u < x.Length)
                {
                    y += w[s] * x[u];
                }
            }

            loss += y * y;
        }

        return loss;
    }

    /// <summary>k(x, x') = ‖x ∗ x'‖².</summary>
    [Gradient, Hessian, HessianVectorProduct]
    public static double Kernel(Vec<double> x, Vec<double> other) => SquaredNorm(Build(
        x.Length + other.Length - 1, t => Sum(x.Length, s => t - s >= 0 && t - s < other.Length ? x[s] * other[t - s] : 0)));

    /// <summary>The same kernel by its feature map, the autocorrelations r_τ: Σ_τ r_τ(x) r_τ(x') over −n &lt; τ &lt; n, where r_{−τ} = r_τ.</summary>
    [Gradient]
    public static double KernelByAutocorrelations(Vec<double> x, Vec<double> other)
    {
        var n = x.Length;
        var r = Build(n, lag => Sum(n - lag, t => x[t] * x[t + lag]));
        var q = Build(n, lag => Sum(n - lag, t => other[t] * other[t + lag]));
        return Sum(n, lag => (lag == 0 ? 1 : 2) * r[lag] * q[lag]);
    }
}
