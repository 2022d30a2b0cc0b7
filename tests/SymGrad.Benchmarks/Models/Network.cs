using static SymGrad.Functions;

namespace SymGrad.Benchmarks.Models;

/// <summary>A network with one hidden layer of tanh units, softmax and cross-entropy.</summary>
internal static partial class Network
{
    /// <summary>One sample, with a target vector.</summary>
    [Gradient(nameof(W1), nameof(b1), nameof(W2), nameof(b2))]
    public static double Loss(Vec<double> x, Vec<double> t, Mat<double> W1, Vec<double> b1, Mat<double> W2, Vec<double> b2)
    {
        var hidden = Tanh((W1 * x) + b1);
        return CrossEntropy(t, Softmax((W2 * hidden) + b2));
    }

    /// <summary>The mean over a batch, a row for each sample, with labels.</summary>
    [Gradient(nameof(W1), nameof(b1), nameof(W2), nameof(b2))]
    public static double BatchLoss(Mat<double> X, Vec<int> labels, Mat<double> W1, Vec<double> b1, Mat<double> W2, Vec<double> b2)
    {
        var hidden = Tanh(AddToRows(X * W1.T, b1));
        return CrossEntropy(labels, Softmax(AddToRows(hidden * W2.T, b2)));
    }
}
