using static SymGrad.Functions;

namespace SymGrad.Benchmarks.Models;

/// <summary>The negative log-likelihood of a mixture of Gaussians with diagonal covariances: means, logarithms of the deviations, and logits of the weights.</summary>
internal static partial class GaussianMixture
{
    [Gradient(nameof(means), nameof(logDeviations), nameof(logits))]
    public static double Loss(Mat<double> X, Mat<double> means, Mat<double> logDeviations, Vec<double> logits)
    {
        var (n, d, k) = (X.Rows, X.Columns, logits.Length);
        var precisions = Build(k, d, (c, j) => Math.Exp(-logDeviations[c, j]));
        var offsets = Build(k, c => logits[c] - Sum(d, j => logDeviations[c, j]));
        var likelihood = Sum(n, i => LogSumExp(k, c => offsets[c] - (0.5 * Sum(d, j => Sq(precisions[c, j] * (X[i, j] - means[c, j]))))));
        return (n * LogSumExp(logits)) + (n * d * 0.91893853320467274) - likelihood;
    }
}
