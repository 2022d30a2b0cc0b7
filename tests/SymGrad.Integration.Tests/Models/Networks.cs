using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Networks and regressions, one sample and in batches.</summary>
internal static partial class Networks
{
    [Gradient(nameof(W), nameof(b))]
    public static double SoftmaxRegression(Mat<double> W, Vec<double> b, Vec<double> x, Vec<double> t) => CrossEntropy(t, Softmax((W * x) + b));

    [Gradient]
    public static double SigmoidLayer(Mat<double> W, Vec<double> b, Vec<double> x, Vec<double> y) => SquaredNorm(Sigmoid((W * x) + b) - y);

    [Gradient(nameof(W1), nameof(b1), nameof(W2), nameof(b2))]
    public static double OneSample(Vec<double> x, int label, Mat<double> W1, Vec<double> b1, Mat<double> W2, Vec<double> b2)
    {
        var hidden = Tanh((W1 * x) + b1);
        return CrossEntropy(label, Softmax((W2 * hidden) + b2));
    }

    [Gradient]
    public static double Batch(Mat<double> X, int[] labels, Mat<double> W1, Vec<double> b1, Mat<double> W2, Vec<double> b2, double decay)
    {
        var hidden = Tanh(AddToRows(X * W1.T, b1));
        var logits = AddToRows(hidden * W2.T, b2);
        return CrossEntropy(labels, Softmax(logits)) + (decay / 2 * (SquaredNorm(W1) + SquaredNorm(W2)));
    }

    /// <summary>The same batch in index form.</summary>
    [Gradient(nameof(W), nameof(b))]
    public static double BatchByIndices(Mat<double> X, int[] labels, Mat<double> W, Vec<double> b)
    {
        var z = Build(X.Rows, W.Rows, (n, k) => Sum(X.Columns, i => W[k, i] * X[n, i]) + b[k]);
        return -Sum(X.Rows, n => z[n, labels[n]] - LogSumExp(W.Rows, k => z[n, k])) / X.Rows;
    }

    [Gradient(nameof(w))]
    public static double LogisticLoss(Mat<double> X, Vec<double> y, Vec<double> w)
    {
        var a = X * w;
        return Sum(y.Length, n => Math.Log(1 + Math.Exp(-y[n] * a[n]))) / y.Length;
    }

    /// <summary>Three layers; the second one is skipped by a residual connection.</summary>
    [Gradient]
    public static double Residual(Vec<double> x, Mat<double> W1, Mat<double> W2, Vec<double> w3)
    {
        var h1 = Gelu(W1 * x);
        var h2 = h1 + Silu(W2 * h1);
        return Dot(w3, h2);
    }

    /// <summary>softmax(QKᵀ/√d)·V for one head.</summary>
    [Gradient]
    public static double Attention(Mat<double> Q, Mat<double> K, Mat<double> V, Mat<double> target)
    {
        var weights = Softmax(Q * K.T / Sqrt(Q.Columns));
        return SquaredNorm((weights * V) - target);
    }
}
