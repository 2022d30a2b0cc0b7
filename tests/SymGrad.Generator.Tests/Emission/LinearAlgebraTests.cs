namespace SymGrad.Generator.Tests.Emission;

/// <summary>Snapshots of products, traces and norms.</summary>
public sealed class LinearAlgebraTests
{
    [Fact]
    public Task QuadraticForm() => EmissionSnapshot.Of("""
        [Gradient]
        public static double Form(Mat<double> A, Vec<double> x) => Dot(x, A * x);
        """);

    [Fact]
    public Task TraceOfAProduct() => EmissionSnapshot.Of("""
        [Gradient]
        public static double Value(Mat<double> A, Mat<double> B) => Trace(A * B.T) + Trace(A * A);
        """);

    [Fact]
    public Task OuterProduct() => EmissionSnapshot.Of("""
        [Gradient]
        public static double Distance(Vec<double> u, Vec<double> v, Mat<double> A) => SquaredNorm(A - Outer(u, v));
        """);

    [Fact]
    public Task Norms() => EmissionSnapshot.Of("""
        [Gradient]
        public static double Value(Vec<double> x, Mat<double> A) => Norm(x) + Norm(A);
        """);

    [Fact]
    public Task DiagonalScaling() => EmissionSnapshot.Of("""
        [Gradient("d", "A")]
        public static double Value(Vec<double> d, Mat<double> A, Vec<double> u) => Sum(Tanh(Diag(d) * (A.T * u)));
        """);

    [Fact]
    public Task GaussianWithACovariance() => EmissionSnapshot.Of("""
        [Gradient("mu", "S")]
        public static double NegativeLogLikelihood(Vec<double> x, Vec<double> mu, Mat<double> S)
        {
            var r = x - mu;
            return 0.5 * LogDet(S) + 0.5 * Dot(r, Solve(S, r));
        }
        """);

    [Fact]
    public Task CholeskyFactor() => EmissionSnapshot.Of("""
        [Gradient("S")]
        public static double Length(Mat<double> S, Vec<double> x) => SquaredNorm(Cholesky(S) * x);
        """);
}
