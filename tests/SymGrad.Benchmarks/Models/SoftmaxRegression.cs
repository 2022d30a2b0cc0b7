using static SymGrad.Functions;

namespace SymGrad.Benchmarks.Models;

/// <summary>Softmax regression with cross-entropy, one sample.</summary>
internal static partial class SoftmaxRegression
{
    [Gradient(nameof(W), nameof(b))]
    public static double Loss(Mat<double> W, Vec<double> b, Vec<double> x, Vec<double> t)
        => CrossEntropy(t, Softmax((W * x) + b));
}
