using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Functions that reduce, reshape and normalise vectors.</summary>
internal static partial class Vectors
{
    [Gradient]
    public static double Products(Vec<double> x, Vec<double> y) => Dot(x, y) + Sum(Hadamard(x, Hadamard(y, y))) + SquaredNorm(x - y);

    [Gradient]
    public static double Norms(Vec<double> x, Vec<double> y) => Norm(x) + (Norm(x - (2 * y)) * SquaredNorm(y));

    [Gradient]
    public static double Statistics(Vec<double> x) => Sum(x) + (3 * Mean(x)) + (Variance(x) * Mean(Sq(x)));

    [Gradient]
    public static double Extremes(Vec<double> x, Vec<double> y) => Max(x) + (2 * Min(y)) + (Max(x + y) * Min(x - y));

    [Gradient]
    public static double LogSumExps(Vec<double> x) => LogSumExp(x) + Sq(LogSumExp(2 * x));

    [Gradient]
    public static double Softmaxes(Vec<double> x, Vec<double> w) => Dot(w, Softmax(x)) + Dot(w, LogSoftmax(3 * x));

    [Gradient]
    public static double CrossEntropyOfTargets(Vec<double> t, Vec<double> z) => CrossEntropy(t, Softmax(z));

    /// <summary>For p &gt; 0.</summary>
    [Gradient(nameof(p))]
    public static double CrossEntropyOfProbabilities(Vec<double> t, Vec<double> p) => CrossEntropy(t, p);

    [Gradient]
    public static double CrossEntropyOfLabel(int label, Vec<double> z) => CrossEntropy(label, Softmax(z));

    [Gradient]
    public static double CrossEntropyOfLogProbability(int label, Vec<double> z) => -LogSoftmax(z)[label];

    /// <summary>For 2 n elements in x.</summary>
    [Gradient]
    public static double Parts(Vec<double> x, Vec<double> y, int n)
    {
        var both = Concat(Slice(x, 0, n), y);
        return SquaredNorm(both) + Dot(x.Slice(n, n), Tanh(Slice(both, 0, n)));
    }

    /// <summary>A vector standardised by its own mean and variance, then scaled and shifted.</summary>
    [Gradient]
    public static double LayerNorm(Vec<double> x, Vec<double> gain, Vec<double> shift, Vec<double> target)
    {
        var centred = x - Mean(x);
        var normal = centred / Sqrt(Variance(x) + 1e-5);
        return SquaredNorm(Hadamard(gain, normal) + shift - target);
    }
}
