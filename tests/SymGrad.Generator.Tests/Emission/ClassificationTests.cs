namespace SymGrad.Generator.Tests.Emission;

/// <summary>Snapshots of losses over classes and labels.</summary>
public sealed class ClassificationTests
{
    [Fact]
    public Task SoftmaxRegression() => EmissionSnapshot.Of("""
        /// <summary>Softmax regression with cross-entropy.</summary>
        [Gradient(nameof(W), nameof(b))]
        public static double Loss(Mat<double> W, Vec<double> b, Vec<double> x, Vec<double> t)
            => CrossEntropy(t, Softmax(W * x + b));
        """);

    [Fact]
    public Task SoftmaxWrittenOut_IsComputedSafely() => EmissionSnapshot.Of("""
        [Gradient]
        public static double Loss(Vec<double> z, Vec<double> t)
        {
            var s = Sum(z.Length, k => Exp(z[k]));
            var p = Build(z.Length, k => Exp(z[k]) / s);
            return -Sum(z.Length, k => t[k] * Log(p[k]));
        }
        """);

    [Fact]
    public Task LogisticLoss_InTextbookForm_IsComputedSafely() => EmissionSnapshot.Of("""
        /// <summary>Mean logistic loss with labels of plus and minus one.</summary>
        [Gradient("w", "b")]
        public static double Loss(Vec<double> w, double b, Mat<double> X, Vec<double> y)
            => Sum(X.Rows, n => Math.Log(1 + Math.Exp(-y[n] * (Sum(X.Columns, i => w[i] * X[n, i]) + b)))) / X.Rows;
        """);

    [Fact]
    public Task TwoLayerNetwork_OverABatchWithLabels() => EmissionSnapshot.Of("""
        /// <summary>Mean cross-entropy of a network with one hidden layer, and weight decay.</summary>
        [Gradient("W1", "b1", "W2", "b2")]
        public static double Loss(Mat<double> W1, Vec<double> b1, Mat<double> W2, Vec<double> b2, Mat<double> X, int[] labels, double decay)
        {
            var H = Tanh(AddToRows(X * W1.T, b1));
            var Z = AddToRows(H * W2.T, b2);
            return CrossEntropy(labels, Softmax(Z)) + decay / 2 * (SquaredNorm(W1) + SquaredNorm(W2));
        }
        """);

    [Fact]
    public Task Embedding_GathersAndScatters() => EmissionSnapshot.Of("""
        [Gradient("E", "W")]
        public static double Loss(Mat<double> E, Mat<double> W, int[] words, int label)
        {
            var mean = Build(E.Columns, d => Sum(words.Length, n => E[words[n], d]) / words.Length);
            return CrossEntropy(label, Softmax(W * mean));
        }
        """);
}
