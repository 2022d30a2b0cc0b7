using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Sums, products and extremes over indices, nested, with bounds and reads that depend on outer indices.</summary>
internal static partial class IndexForms
{
    [Gradient]
    public static double Sums(Vec<double> x, Vec<double> w) => Sum(x.Length, i => w[i] * x[i] * x[i]) + Sum(x.Length, i => i * x[i]);

    [Gradient]
    public static double Products(Vec<double> x) => Product(x.Length, i => x[i]) + Product(x.Length, i => 1 + (x[i] * x[i]));

    [Gradient]
    public static double Extremes(Vec<double> x, Vec<double> y) => Max(x.Length, i => x[i] * y[i]) + (3 * Min(x.Length, i => x[i] - y[i]));

    [Gradient]
    public static double LogSumExps(Vec<double> x, Vec<double> y) => LogSumExp(x.Length, i => (2 * x[i]) - y[i]);

    [Gradient]
    public static double Built(Vec<double> x, double a)
    {
        var powers = Build(x.Length, i => Pow(x[i], 2) + (a * i));
        var table = Build(x.Length, 3, (i, j) => powers[i] * Exp(-a * j));
        return SquaredNorm(powers) + Sum(Hadamard(table, table));
    }

    [Gradient]
    public static double Nested(Mat<double> A, Vec<double> x, Vec<double> y)
        => Sum(A.Rows, i => x[i] * Tanh(Sum(A.Columns, j => A[i, j] * y[j])));

    /// <summary>Σ over the triangle j ≤ i.</summary>
    [Gradient]
    public static double Triangular(Vec<double> x, Vec<double> y) => Sum(x.Length, i => x[i] * Sum(i + 1, j => y[j] * x[j]));

    [Gradient]
    public static double Correlation(Vec<double> x, Vec<double> kernel)
        => Sum(x.Length - kernel.Length + 1, i => Sq(Sum(kernel.Length, k => kernel[k] * x[i + k])));

    /// <summary>Every second position, the kernel reversed.</summary>
    [Gradient]
    public static double StridedConvolution(Vec<double> x, Vec<double> kernel, int count)
        => Sum(count, i => Sin(Sum(kernel.Length, k => kernel[kernel.Length - 1 - k] * x[(2 * i) + k])));

    [Gradient]
    public static double Gather(Mat<double> embedding, int[] words, Vec<double> w)
        => Sum(words.Length, n => Tanh(Sum(w.Length, k => embedding[words[n], k] * w[k])));

    [Gradient]
    public static double Differences(Vec<double> x) => Sum(x.Length - 1, i => Sq(x[i + 1] - x[i])) + Sum(x.Length - 2, i => Abs(x[i] - (2 * x[i + 1]) + x[i + 2]));

    [Gradient]
    public static double Backwards(Vec<double> x, Vec<double> y) => Sum(x.Length, i => x[i] * y[x.Length - 1 - i]);

    /// <summary>ln Σₖ exp(αₖ − ½‖xₙ − μₖ‖²), summed over n: a mixture of unit Gaussians.</summary>
    [Gradient]
    public static double Mixture(Mat<double> X, Vec<double> alpha, Mat<double> mu)
        => Sum(X.Rows, n => LogSumExp(mu.Rows, k => alpha[k] - (Sum(X.Columns, d => Sq(X[n, d] - mu[k, d])) / 2)));

    /// <summary>The lower triangle row by row in a vector, times another vector.</summary>
    [Gradient]
    public static double Packed(Vec<double> q, Vec<double> x)
        => Sum(x.Length, i => Sq(Sum(i + 1, j => q[(i * (i + 1) / 2) + j] * x[j])));

    [Gradient]
    public static double MaxOfRows(Mat<double> A) => Sum(A.Rows, i => Max(A.Columns, j => A[i, j]) * Min(A.Columns, j => A[i, j] + (0.1 * j)));

    [Gradient]
    public static double ProductsOfRows(Mat<double> A) => Sum(A.Rows, i => Product(A.Columns, j => A[i, j] + 1));

    /// <summary>Only the first k positions have a word; of the others there may be no index at all.</summary>
    [Gradient("w", "x")]
    public static double GatherOfTheFirst(Vec<double> w, Vec<double> x, int[] words, int k)
        => Sum(x.Length, i => i < k ? w[words[i]] * x[i] : 0);

    /// <summary>A negative index stands for no word.</summary>
    [Gradient("w", "x")]
    public static double GatherWithGaps(Vec<double> w, Vec<double> x, int[] words)
        => Sum(x.Length, i => words[i] >= 0 ? w[words[i]] * x[i] : 0);

    /// <summary>Words count where their weight is positive.</summary>
    [Gradient("w", "x")]
    public static double GatherByValue(Vec<double> w, Vec<double> x, int[] words)
        => Sum(x.Length, i => x[i] > 0 ? w[words[i]] * x[i] : 0);

    /// <summary>Every second position has a word, squared under a function.</summary>
    [Gradient("w", "x")]
    public static double GatherOfEven(Vec<double> w, Vec<double> x, int[] words)
        => Sum(x.Length, i => i % 2 == 0 ? Sin(w[words[i]]) * x[i] : 0);

    [Gradient]
    public static double WeightedLogSoftmax(Vec<double> w, Vec<double> x) => Dot(w, LogSoftmax(x));

    [Gradient]
    public static double CorrelationInALocal(Vec<double> x, Vec<double> kernel)
    {
        var y = Build(x.Length - kernel.Length + 1, i => Sum(kernel.Length, k => kernel[k] * x[i + k]));
        return SquaredNorm(y) + Sum(y);
    }

    [Gradient]
    public static double Scaling(Vec<double> d, Vec<double> v, Mat<double> A) => Sum(Diag(d) * v) + Sum(Diag(d) * A);

    /// <summary>All but the last of x, as many as y has.</summary>
    [Gradient]
    public static double WithoutAsMany(Vec<double> x, Vec<double> y) => SquaredNorm(Slice(x, 0, x.Length - y.Length)) + Sum(y);
}
