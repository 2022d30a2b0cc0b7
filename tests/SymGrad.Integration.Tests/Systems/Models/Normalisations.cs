using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>Layer and batch normalisation with scale and shift.</summary>
internal static partial class Normalisations
{
    /// <summary>ỹ = w ⊙ (y − μ)/σ + b with mean and variance of the layer itself.</summary>
    [Jacobian, Jvp, Vjp]
    public static Vec<double> Layer(Vec<double> y, Vec<double> w, Vec<double> b) => Hadamard(w, (y - Mean(y)) / Sqrt(Variance(y) + 1e-5)) + b;

    [Jacobian]
    public static Vec<double> LayerByIndices(Vec<double> y, Vec<double> w, Vec<double> b)
    {
        var n = y.Length;
        var mean = Sum(n, i => y[i]) / n;
        var variance = Sum(n, i => Sq(y[i] - mean)) / n;
        return Build(n, i => (w[i] * (y[i] - mean) / Sqrt(variance + 1e-5)) + b[i]);
    }

    [Jacobian]
    public static Vec<double> LayerByLoops(Vec<double> y, Vec<double> w, Vec<double> b)
    {
        var (mean, variance) = (0.0, 0.0);
        foreach (var e in y)
        {
            mean += e;
        }

        mean /= y.Length;
        foreach (var e in y)
        {
            variance += (e - mean) * (e - mean);
        }

        variance /= y.Length;
        var normal = new double[y.Length];
        for (var i = 0; i < y.Length; i++)
        {
            normal[i] = (w[i] * (y[i] - mean) / Math.Sqrt(variance + 1e-5)) + b[i];
        }

        return normal;
    }

    /// <summary>Of a batch, one sample a row: mean and variance of each feature over the batch.</summary>
    [Jvp, Vjp]
    public static Mat<double> Batch(Mat<double> Y, Vec<double> w, Vec<double> b)
    {
        var (n, d) = (Y.Rows, Y.Columns);
        var mean = Build(d, j => Sum(n, i => Y[i, j]) / n);
        var variance = Build(d, j => Sum(n, i => Sq(Y[i, j] - mean[j])) / n);
        return Build(n, d, (i, j) => (w[j] * (Y[i, j] - mean[j]) / Sqrt(variance[j] + 1e-5)) + b[j]);
    }

    /// <summary>A layer between two products, normalised over the batch, with squared loss.</summary>
    [Gradient]
    public static double BatchInANetwork(Mat<double> X, Mat<double> V, Vec<double> w, Vec<double> b, Vec<double> u, Vec<double> target) =>
        SquaredNorm((Relu(Batch(X * V.T, w, b)) * u) - target) / 2;

    [Gradient, Hessian, HessianVectorProduct]
    public static double LayerLoss(Vec<double> y, Vec<double> w, Vec<double> b, Vec<double> target) => SquaredNorm(Tanh(Layer(y, w, b)) - target) / 2;
}
