namespace SymGrad.Generator.Tests.Emission;

/// <summary>Functions whose derivative the user gives.</summary>
public sealed class CustomDerivativeTests
{
    [Fact]
    public Task PassedStraightThrough() => EmissionSnapshot.Of("""
            static double Quantised(double x) => Tanh(4 * x) / 4;

            [CustomDerivative(nameof(Quantised))]
            static double StraightThrough(double x) => 1;

            [Gradient(nameof(w))]
            public static double Loss(Vec<double> w, Vec<double> x, double t)
            {
                var y = Sum(w.Length, i => Quantised(w[i]) * x[i]);
                return (y - t) * (y - t);
            }
        """);

    [Fact]
    public Task RootOfAnEquation_IsCalled_AndDifferentiatedImplicitly() => EmissionSnapshot.Of("""
            /// <summary>The y with y³ + y = a.</summary>
            internal static double Root(double a)
            {
                var y = a;
                while (Math.Abs(y * y * y + y - a) > 1e-13 * Math.Abs(a))
                {
                    y -= (y * y * y + y - a) / (3 * y * y + 1);
                }

                return y;
            }

            [CustomDerivative(nameof(Root))]
            static double RootDerivative(double a)
            {
                var y = Root(a);
                return 1 / (3 * y * y + 1);
            }

            [Gradient, Hessian]
            public static double Energy(double a, double s) => s * Root(a) * Root(a);
        """);

    [Fact]
    public Task CotangentCarriedBack_ThroughAVector() => EmissionSnapshot.Of("""
            static Vec<double> Normalised(Vec<double> x) => x / Norm(x);

            [CustomDerivative(nameof(Normalised))]
            static Vec<double> NormalisedBack(Vec<double> x, Vec<double> cotangent)
            {
                var y = Normalised(x);
                return (cotangent - Dot(y, cotangent) * y) / Norm(x);
            }

            [Jacobian, Jvp]
            public static Vec<double> Direction(Mat<double> A, Vec<double> x) => Normalised(A * x);
        """);
}
