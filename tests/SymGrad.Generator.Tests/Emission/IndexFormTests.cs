namespace SymGrad.Generator.Tests.Emission;

/// <summary>Snapshots of models with index arithmetic, guards and reductions other than sums.</summary>
public sealed class IndexFormTests
{
    [Fact]
    public Task Correlation() => EmissionSnapshot.Of("""
        [Gradient("w", "x")]
        public static double Error(Vec<double> w, Vec<double> x, Vec<double> target)
        {
            var y = Build(x.Length - w.Length + 1, t => Sum(w.Length, s => w[s] * x[t + s]));
            return Sum(y.Length, t => Sq(y[t] - target[t]));
        }
        """);

    [Fact]
    public Task Convolution_WithAGuard() => EmissionSnapshot.Of("""
        [Gradient("w", "x")]
        public static double Error(Vec<double> w, Vec<double> x, Vec<double> target)
        {
            var y = Build(x.Length, t => Sum(w.Length, s => t - s >= 0 ? w[s] * x[t - s] : 0));
            return SquaredNorm(y - target);
        }
        """);

    [Fact]
    public Task Maximum_SplitsTies() => EmissionSnapshot.Of("""
        [Gradient]
        public static double Range(Vec<double> x) => Max(x) - Min(x);
        """);

    [Fact]
    public Task MaximumOfTwo_SplitsATie() => EmissionSnapshot.Of("""
        [Gradient]
        public static double Value(double x, double y) => Math.Max(x, y) * Math.Min(x * x, 1);
        """);

    [Fact]
    public Task Product_WithoutDivision() => EmissionSnapshot.Of("""
        [Gradient]
        public static double Value(Vec<double> x, double shift) => Product(x.Length, i => x[i] + shift);
        """);

    [Fact]
    public Task Triangle_OfPairs() => EmissionSnapshot.Of("""
        /// <summary>Energy of charges on a line.</summary>
        [Gradient("x", "q")]
        public static double Energy(Vec<double> x, Vec<double> q)
            => Sum(x.Length, i => Sum(i, j => q[i] * q[j] / Abs(x[i] - x[j])));
        """);
}
