using SymGrad;
using static SymGrad.Functions;

namespace Digits;

/// <summary>One hidden layer of tanh units, then softmax.</summary>
internal static partial class Network
{
    /// <summary>The mean cross-entropy of a mini-batch, with weight decay.</summary>
    [Gradient(nameof(W1), nameof(b1), nameof(W2), nameof(b2))]
    public static double Loss(
        Mat<double> X,
        Vec<int> labels,
        Mat<double> W1,
        Vec<double> b1,
        Mat<double> W2,
        Vec<double> b2,
        double decay)
        => CrossEntropy(labels, Softmax(Logits(X, W1, b1, W2, b2))) + (decay / 2 * (SquaredNorm(W1) + SquaredNorm(W2)));

    /// <summary>A row of ten logits for each image of the batch.</summary>
    public static Mat<double> Logits(Mat<double> X, Mat<double> W1, Vec<double> b1, Mat<double> W2, Vec<double> b2)
    {
        var hidden = Tanh(AddToRows(X * W1.T, b1));
        return AddToRows(hidden * W2.T, b2);
    }
}
