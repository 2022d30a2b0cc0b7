using static SymGrad.Functions;

namespace SymGrad.Benchmarks.Models;

/// <summary>A signal correlated with a kernel, where that lies inside the signal whole, against a target.</summary>
internal static partial class Convolution
{
    [Gradient(nameof(w), nameof(x))]
    public static double Loss(Vec<double> x, Vec<double> w, Vec<double> y)
        => Sum(x.Length - w.Length + 1, t => Sq(Sum(w.Length, s => w[s] * x[t + s]) - y[t])) / 2;
}
