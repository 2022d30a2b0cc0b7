using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models
{
    /// <summary>Types that may hold annotated methods.</summary>
    public sealed partial class Containers
    {
        internal partial struct Nested
        {
            internal static partial class Deeper
            {
                [Gradient]
                internal static double Value(double x, Vec<double> v) => x * SquaredNorm(v);
            }

            [Gradient]
            private static double Hidden(double x) => x * x * x;

            internal static double HiddenDerivative(double x)
            {
                _ = HiddenGradient(x, out var dx);
                return dx;
            }
        }

        internal sealed partial record Point(double X, double Y)
        {
            [Gradient]
            internal static double Distance(double x, double y) => Hypot(x, y);
        }

        internal readonly partial record struct Pair
        {
            [Gradient(Name = "Slopes")]
            internal static double Product(double x, double y) => x * y;
        }

        internal static partial class Overloads
        {
            [Gradient]
            public static double F(double x) => x * x;

            [Gradient]
            public static double F(Vec<double> x) => SquaredNorm(x) / 2;

            [Gradient]
            public static double F(Vec<double> x, int power) => Sum(x.Length, i => Pow(x[i], 2)) * power;
        }
    }
}

/// <summary>A model outside any namespace.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "MA0047", Justification = "The generator must take it too.")]
internal static partial class GlobalModel
{
    [SymGrad.Gradient]
    internal static double Cube(double x) => x * x * x;
}
