namespace SymGrad.Benchmarks.ByHand;

/// <summary>(1 − x)² + 100 (y − x²)².</summary>
internal static class Rosenbrock
{
    public static double Gradient(double x, double y, out double dx, out double dy)
    {
        var (a, b) = (1 - x, y - (x * x));
        dy = 200 * b;
        dx = (-2 * a) - (2 * x * dy);
        return (a * a) + (100 * b * b);
    }
}
