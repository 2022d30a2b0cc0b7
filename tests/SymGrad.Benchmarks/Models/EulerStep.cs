using static SymGrad.Functions;

namespace SymGrad.Benchmarks.Models;

/// <summary>One Euler step of a continuous recurrent network.</summary>
internal static partial class EulerStep
{
    [Jacobian(nameof(x))]
    public static Vec<double> Step(Vec<double> x, Mat<double> w, Vec<double> b)
        => Build(x.Length, j => (0.9 * x[j]) + (0.1 * Math.Tanh(Sum(x.Length, k => w[k, j] * x[k]) + b[j])));
}
