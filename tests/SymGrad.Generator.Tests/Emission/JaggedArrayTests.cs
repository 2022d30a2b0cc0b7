namespace SymGrad.Generator.Tests.Emission;

/// <summary>A snapshot of a model of a jagged array.</summary>
public sealed class JaggedArrayTests
{
    [Fact]
    public Task RowsOfDifferentLengths() => EmissionSnapshot.OfSource("""
        public static partial class Models
        {
            [Gradient, Vjp]
            public static double LogLikelihood(double[][] x, Vec<double> w) => Sum(x.Length, i => Log(Sum(x[i].Length, j => w[j] * Exp(x[i][j]))));
        }
        """);

    [Fact]
    public Task JacobianAndHessian() => EmissionSnapshot.OfSource("""
        public static partial class Models
        {
            [Jacobian]
            public static Vec<double> LogSums(double[][] x, double s) => Build(x.Length, i => Log(Sum(x[i].Length, j => Exp(s * x[i][j]))));

            [Hessian(nameof(x), nameof(s))]
            public static double Energy(double[][] x, double s) => Sum(x.Length, i => Exp(s * Sum(x[i].Length, j => x[i][j])));
        }
        """);
}
