namespace SymGrad.Generator.Tests.Emission;

/// <summary>Snapshots of layers and networks.</summary>
public sealed class NetworkTests
{
    [Fact]
    public Task SigmoidLayer_WithSquaredLoss() => EmissionSnapshot.Of("""
        [Gradient]
        public static double Loss(Mat<double> W, Vec<double> b, Vec<double> x, Vec<double> y)
            => Sum(Sq(Sigmoid(W * x + b) - y));
        """);

    [Fact]
    public Task ReluNetwork_OverABatch() => EmissionSnapshot.Of("""
        [Gradient("W1", "b1", "W2", "b2")]
        public static double Loss(Mat<double> X, Vec<double> t, Mat<double> W1, Vec<double> b1, Vec<double> W2, double b2)
        {
            var y = Relu(AddToRows(X * W1, b1)) * W2 + b2;
            return 0.5 * SquaredNorm(y - t);
        }
        """);

    [Fact]
    public Task EulerStep_OfARecurrentNetwork() => EmissionSnapshot.Of("""
        [Gradient("x", "w", "b")]
        public static double Error(Vec<double> x, Mat<double> w, Vec<double> b, Vec<double> target)
        {
            var next = Build(x.Length, j => 0.9 * x[j] + 0.1 * Tanh(Sum(x.Length, i => x[i] * w[i, j]) + b[j]));
            return Sum(x.Length, j => Sq(next[j] - target[j]));
        }
        """);

    [Fact]
    public Task LayerNorm() => EmissionSnapshot.Of("""
        [Gradient("x", "gain", "shift")]
        public static double Loss(Vec<double> x, Vec<double> gain, Vec<double> shift, Vec<double> t)
        {
            var mu = Mean(x);
            var sigma = Sqrt(Variance(x) + 1e-5);
            var y = Hadamard(gain, (x - mu) / sigma) + shift;
            return SquaredNorm(y - t);
        }
        """);

    [Fact]
    public Task GeluLayer() => EmissionSnapshot.Of("""
        [Gradient("W", "x")]
        public static double Loss(Mat<double> W, Vec<double> x) => Sum(Gelu(W * x));
        """);

    [Fact]
    public Task FloatLayer_UsesFloatThroughout() => EmissionSnapshot.Of("""
        [Gradient("W", "b")]
        public static float Loss(Mat<float> W, Vec<float> b, Vec<float> x, Vec<float> y)
            => 0.5f * SquaredNorm(Tanh(W * x + b) - y);
        """);
}
