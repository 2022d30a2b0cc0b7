namespace SymGrad.Generator.Tests.Emission;

/// <summary>Snapshots of the members that parameters, types and overloads of all kinds lead to.</summary>
public sealed class SignatureTests
{
    [Fact]
    public Task SpansAndArrays() => EmissionSnapshot.Of("""
        [Gradient("weights", "matrix")]
        public static double Loss(ReadOnlySpan<double> weights, double[,] matrix, double[] x, int[] rows)
            => Sq(weights[0] * matrix[rows[0], 1] + weights[1] * x[0]) + Dot(weights, x);
        """);

    [Fact]
    public Task NestedTypes_OfAllKinds() => EmissionSnapshot.OfSource("""
        namespace Physics.Springs
        {
            public partial record Chain
            {
                internal readonly partial struct Link
                {
                    /// <summary>Energy of a spring.</summary>
                    /// <param name="stretch">Beyond its length at rest.</param>
                    /// <param name="stiffness">In newtons per metre.</param>
                    [Gradient(Name = "Slope")]
                    internal static double Energy(double stretch, double stiffness = 2) => 0.5 * stiffness * stretch * stretch;
                }
            }
        }
        """);

    [Fact]
    public Task Overloads_ShareTheirFormulas() => EmissionSnapshot.Of("""
        [Gradient]
        public static double Energy(Vec<double> x) => 0.5 * SquaredNorm(x);

        [Gradient("x")]
        public static double Energy(Vec<double> x, Mat<double> A) => 0.5 * Dot(x, A * x);
        """);

    [Fact]
    public Task NamesThatCSharpReserves() => EmissionSnapshot.Of("""
        [Gradient]
        public static double Value(double @in, double scratch, Vec<double> value) => @in * scratch * Sum(value);
        """);
}
