using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>Log-likelihoods of Gaussian mixtures.</summary>
internal static partial class Mixtures
{
    private const double LogOfTwoPi = 1.8378770664093453;

    /// <summary>Σ_t ln Σ_m c_m N(x_t; μ_m, σ²_m), the density written out.</summary>
    [Gradient(nameof(mu), nameof(variance), nameof(c)), Hessian(nameof(mu), nameof(variance), nameof(c)), HessianVectorProduct(nameof(mu), nameof(variance), nameof(c))]
    public static double OneDimensional(Vec<double> x, Vec<double> mu, Vec<double> variance, Vec<double> c) => Sum(x.Length, t => Log(Sum(
        mu.Length, m => c[m] * Exp(-Sq(x[t] - mu[m]) / (2 * variance[m])) / Sqrt(2 * Math.PI * variance[m]))));

    /// <summary>The same with the logarithm of the sum by name.</summary>
    [Gradient(nameof(mu), nameof(variance), nameof(c))]
    public static double ByLogSumExp(Vec<double> x, Vec<double> mu, Vec<double> variance, Vec<double> c) => Sum(x.Length, t => LogSumExp(
        mu.Length, m => Log(c[m]) - (0.5 * Log(variance[m])) - (0.5 * LogOfTwoPi) - (Sq(x[t] - mu[m]) / (2 * variance[m]))));

    /// <summary>The density written out, weights by a softmax and deviations by their logarithms: each weight is an exponential with a normaliser of its own.</summary>
    [Gradient(nameof(mu), nameof(logDeviations), nameof(alpha)), HessianVectorProduct(nameof(mu), nameof(logDeviations), nameof(alpha))]
    public static double WeightsBySoftmax(Vec<double> x, Vec<double> mu, Vec<double> logDeviations, Vec<double> alpha)
    {
        var c = Softmax(alpha);
        return Sum(x.Length, t => Log(Sum(mu.Length, m => c[m] * Exp(-Sq(x[t] - mu[m]) / (2 * Exp(2 * logDeviations[m]))) / Exp(logDeviations[m]))));
    }

    /// <summary>The same as the logarithm of one sum of exponentials less that of another.</summary>
    [Gradient(nameof(mu), nameof(logDeviations), nameof(alpha)), HessianVectorProduct(nameof(mu), nameof(logDeviations), nameof(alpha))]
    public static double WeightsByLogSumExp(Vec<double> x, Vec<double> mu, Vec<double> logDeviations, Vec<double> alpha) => Sum(x.Length, t => LogSumExp(
        mu.Length, m => alpha[m] - (Sq((x[t] - mu[m]) * Exp(-logDeviations[m])) / 2) - logDeviations[m])) - (x.Length * LogSumExp(alpha));

    /// <summary>
    /// Full covariances in d dimensions, each by its inverse Cholesky factor Q: the logarithms of the diagonal in a row of q, then the strict lower
    /// triangle packed column by column. Weights are softmax(α): Σ_x ln Σ_k softmax(α)_k det Q_k exp(−½‖Q_k (x − μ_k)‖²) up to a constant.
    /// </summary>
    [Gradient(nameof(alpha), nameof(means), nameof(q))]
    public static double FullCovariance(Mat<double> x, Vec<double> alpha, Mat<double> means, Mat<double> q)
    {
        var d = x.Columns;
        return Sum(x.Rows, n => LogSumExp(alpha.Length, k =>
        {
            var squares = Sum(d, i =>
            {
                var below = Sum(i, j => q[k, d + (j * d) - (j * (j + 1) / 2) + i - j - 1] * (x[n, j] - means[k, j]));
                return Sq((Exp(q[k, i]) * (x[n, i] - means[k, i])) + below);
            });
            return alpha[k] + Sum(d, i => q[k, i]) - (0.5 * squares);
        })) - (x.Rows * LogSumExp(alpha));
    }

    /// <summary>Diagonal covariances by the logarithms of the deviations: Σ_x ln Σ_k exp(α_k − Σ_j ln σ_kj − ½ Σ_j (x_j − μ_kj)²/σ_kj²). The means may have further rows.</summary>
    [Gradient(nameof(alpha), nameof(means), nameof(logDeviations)), HessianVectorProduct(nameof(means), nameof(logDeviations))]
    public static double DiagonalCovariances(Mat<double> x, Vec<double> alpha, Mat<double> means, Mat<double> logDeviations) => Sum(x.Rows, n => LogSumExp(
        alpha.Length, k => alpha[k] - Sum(x.Columns, j => logDeviations[k, j]) - (0.5 * Sum(x.Columns, j => Sq((x[n, j] - means[k, j]) * Exp(-logDeviations[k, j]))))));

    /// <summary>Σ_n Σ_k w_k e^(−‖x_n − c_k‖²) in single precision.</summary>
    [Gradient(nameof(x), nameof(centres), nameof(weights))]
    public static float RadialKernels(Mat<float> x, Mat<float> centres, Vec<float> weights) => Sum(x.Rows, n => Sum(
        weights.Length, k => weights[k] * Exp(-Sum(x.Columns, j => Sq(x[n, j] - centres[k, j])))));

    /// <summary>
    /// One Gaussian whose covariance has the Cholesky factor L, packed row by row with its diagonal: z solves Lz = x − μ by forward substitution,
    /// ln N = −Σ ln L_ii − ½‖z‖² − ½ d ln 2π.
    /// </summary>
    [Gradient]
    public static double ForwardSubstitution(Mat<double> x, Vec<double> mean, Vec<double> packed)
    {
        var (d, total) = (mean.Length, 0.0);
        for (var n = 0; n < x.Rows; n++)
        {
            var z = new double[d];
            for (var i = 0; i < d; i++)
            {
                var r = x[n, i] - mean[i];
                for (var j = 0; j < i; j++)
                {
                    r -= packed[(i * (i + 1) / 2) + j] * z[j];
                }

                z[i] = r / packed[(i * (i + 1) / 2) + i];
                total -= Math.Log(packed[(i * (i + 1) / 2) + i]) + (z[i] * z[i] / 2) + (LogOfTwoPi / 2);
            }
        }

        return total;
    }

    /// <summary>The same by the covariance itself.</summary>
    [Gradient]
    public static double ByInverse(Mat<double> x, Vec<double> mean, Vec<double> packed)
    {
        var d = mean.Length;
        var L = Build(d, d, (i, j) => j <= i ? packed[(i * (i + 1) / 2) + j] : 0);
        var S = L * L.T;
        return Sum(x.Rows, n => -0.5 * (LogDet(S) + Dot(x.Row(n) - mean, Solve(S, x.Row(n) - mean)) + (d * LogOfTwoPi)));
    }
}
