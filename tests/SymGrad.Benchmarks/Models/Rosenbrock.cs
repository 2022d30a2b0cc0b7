namespace SymGrad.Benchmarks.Models;

/// <summary>Rosenbrock's valley.</summary>
internal static partial class Rosenbrock
{
    [Gradient]
    public static double Valley(double x, double y) => ((1 - x) * (1 - x)) + (100 * (y - (x * x)) * (y - (x * x)));
}
