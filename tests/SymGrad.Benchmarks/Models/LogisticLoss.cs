using static SymGrad.Functions;

namespace SymGrad.Benchmarks.Models;

/// <summary>Logistic regression as textbooks write it; the targets are −1 and 1.</summary>
internal static partial class LogisticLoss
{
    [Gradient(nameof(w))]
    public static double Loss(Mat<double> X, Vec<double> y, Vec<double> w)
    {
        var a = X * w;
        return Sum(y.Length, n => Math.Log(1 + Math.Exp(-y[n] * a[n]))) / y.Length;
    }
}
