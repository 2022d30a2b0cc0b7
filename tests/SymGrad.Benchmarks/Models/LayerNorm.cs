using static SymGrad.Functions;

namespace SymGrad.Benchmarks.Models;

/// <summary>A normalised layer with scale and shift against a target; mean and variance are differentiated too.</summary>
internal static partial class LayerNorm
{
    [Gradient(nameof(x), nameof(scale), nameof(shift))]
    public static double Loss(Vec<double> x, Vec<double> scale, Vec<double> shift, Vec<double> y)
    {
        var normalised = (x - Mean(x)) / Sqrt(Variance(x) + 1e-5);
        return SquaredNorm(Hadamard(scale, normalised) + shift - y) / 2;
    }
}
