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
}
