using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>The same models in matrix form, in index form, by loops and as a textbook writes them.</summary>
internal static partial class Spellings
{
    [Gradient(nameof(W), nameof(b), nameof(x))]
    public static double SoftmaxInMatrixForm(Mat<double> W, Vec<double> b, Vec<double> x, int label) => CrossEntropy(label, Softmax((W * x) + b));

    [Gradient(nameof(W), nameof(b), nameof(x))]
    public static double SoftmaxInIndexForm(Mat<double> W, Vec<double> b, Vec<double> x, int label)
    {
        var z = Build(b.Length, i => Sum(x.Length, j => W[i, j] * x[j]) + b[i]);
        return LogSumExp(b.Length, i => z[i]) - z[label];
    }

    [Gradient(nameof(W), nameof(b), nameof(x))]
    public static double SoftmaxByLoops(Mat<double> W, double[] b, double[] x, int label)
    {
        var (z, total) = (new double[b.Length], 0.0);
        for (var i = 0; i < b.Length; i++)
        {
            z[i] = b[i];
            for (var j = 0; j < x.Length; j++)
            {
                z[i] += W[i, j] * x[j];
            }

            total += Math.Exp(z[i]);
        }

        return Math.Log(total) - z[label];
    }

    [Gradient(nameof(W), nameof(b), nameof(x))]
    public static double SoftmaxInTextbookForm(Mat<double> W, Vec<double> b, Vec<double> x, int label)
    {
        var z = (W * x) + b;
        var p = Exp(z) / Sum(Exp(z));
        return -Math.Log(p[label]);
    }

    [Gradient(nameof(w))]
    public static double LogisticInMatrixForm(Vec<double> w, Mat<double> X, Vec<double> y) => Sum(Softplus(-Hadamard(y, X * w)));

    [Gradient(nameof(w))]
    public static double LogisticInIndexForm(Vec<double> w, Mat<double> X, Vec<double> y) =>
        -Sum(y.Length, n => Log(Sigmoid(y[n] * Sum(w.Length, j => X[n, j] * w[j]))));

    [Gradient(nameof(w))]
    public static double LogisticByLoops(Vec<double> w, Mat<double> X, Vec<double> y)
    {
        var loss = 0.0;
        for (var n = 0; n < y.Length; n++)
        {
            var a = 0.0;
            for (var j = 0; j < w.Length; j++)
            {
                a += X[n, j] * w[j];
            }

            loss += Math.Log(1 + Math.Exp(-y[n] * a));
        }

        return loss;
    }

    [Gradient(nameof(w))]
    public static double LogisticInTextbookForm(Vec<double> w, Mat<double> X, Vec<double> y) =>
        -Sum(y.Length, n => Math.Log(1 / (1 + Math.Exp(-y[n] * Dot(w, X.Row(n))))));

    /// <summary>ln Σ e^z with the largest taken out by hand, and by name.</summary>
    [Gradient, Hessian, HessianVectorProduct]
    public static double LogSumExpByItsMaximum(Vec<double> z)
    {
        var largest = Max(z);
        return largest + Log(Sum(z.Length, i => Exp(z[i] - largest)));
    }

    [Gradient, Hessian, HessianVectorProduct]
    public static double LogSumExpByName(Vec<double> z) => LogSumExp(z);

    /// <summary>Σ e^(z_s) v_s / Σ e^(z_s), by the softmax, written out, and by loops.</summary>
    [Gradient]
    public static double AverageBySoftmax(Vec<double> z, Vec<double> v) => Dot(Softmax(z), v);

    [Gradient]
    public static double AverageInTextbookForm(Vec<double> z, Vec<double> v) => Sum(z.Length, s => Exp(z[s]) * v[s]) / Sum(z.Length, s => Exp(z[s]));

    [Gradient]
    public static double AverageByLoops(Vec<double> z, Vec<double> v)
    {
        var (above, below) = (0.0, 0.0);
        for (var s = 0; s < z.Length; s++)
        {
            above += v[s] * Math.Exp(z[s]);
            below += Math.Exp(z[s]);
        }

        return above / below;
    }

    /// <summary>Means whose terms are divided one by one, so that those of nothing are 0: Σ (a x_i − μ)²/n + Σ √(1 + x_i²)/√n + Σ_i (Σ_j e^(a x_i/2)/2)/n.</summary>
    [Gradient, HessianVectorProduct]
    public static double MeansTermByTerm(double[] x, double a)
    {
        var (mean, variance) = (0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            mean += x[i] / x.Length;
        }

        for (var i = 0; i < x.Length; i++)
        {
            variance += Sq((a * x[i]) - mean) / x.Length;
        }

        return variance + Sum(x.Length, i => Sqrt(1 + Sq(x[i])) / Sqrt(x.Length)) + Sum(x.Length, i => Sum(2, j => Exp(a * x[i] / 2) / 2) / x.Length);
    }

    [Gradient]
    public static double ReluByName(Vec<double> x, Vec<double> w) => Dot(w, Relu(x)) + Dot(w, Abs(x)) + Max(x);

    [Gradient]
    public static double ReluByMaximum(Vec<double> x, Vec<double> w) =>
        Sum(x.Length, i => (w[i] * Math.Max(0, x[i])) + (w[i] * Math.Abs(x[i]))) + Max(x.Length, i => x[i]);

    [Gradient]
    public static double ReluByLoops(double[] x, double[] w)
    {
        var (sum, largest) = (0.0, double.NegativeInfinity);
        for (var i = 0; i < x.Length; i++)
        {
            sum += w[i] * (Max(x[i], 0) + Abs(x[i]));
            largest = Math.Max(largest, x[i]);
        }

        return sum + largest;
    }

    [Gradient, Hessian]
    public static double LogOfThreeWrittenOut(double a, double b, double c) => Math.Log(Math.Exp(a) + Math.Exp(b) + Math.Exp(c));

    [Gradient, Hessian]
    public static double LogOfThreeByName(double a, double b, double c)
    {
        Vec<double> z = new[] { a, b, c };
        return LogSumExp(z);
    }

    [Gradient]
    public static double ThreeClassesWrittenOut(double a, double b, double c)
    {
        var (p, q, r) = (Math.Exp(a), Math.Exp(b), Math.Exp(c));
        var total = p + q + r;
        return -Math.Log(q / total);
    }

    [Gradient]
    public static double ThreeClassesByName(double a, double b, double c)
    {
        Vec<double> z = new[] { a, b, c };
        return CrossEntropy(1, Softmax(z));
    }

    [Gradient, Hessian]
    public static double TwoClassesWrittenOut(double a, double b) => Math.Exp(a) / (Math.Exp(a) + Math.Exp(b));

    [Gradient, Hessian]
    public static double TwoClassesBySigmoid(double a, double b) => Sigmoid(a - b);

    [Gradient]
    public static double MixtureOfTwoWrittenOut(double x, double a, double b, double w)
        => Math.Log((w * Math.Exp(-(x - a) * (x - a) / 2)) + ((1 - w) * Math.Exp(-(x - b) * (x - b) / 2)));

    [Gradient]
    public static double MixtureOfTwoByName(double x, double a, double b, double w)
    {
        Vec<double> z = new[] { Math.Log(w) - (Sq(x - a) / 2), Math.Log(1 - w) - (Sq(x - b) / 2) };
        return LogSumExp(z);
    }

    [Gradient]
    public static double AverageOfTwoWrittenOut(double a, double b, double u, double v) => ((u * Math.Exp(a)) + (v * Math.Exp(b))) / (Math.Exp(a) + Math.Exp(b));

    [Gradient]
    public static double AverageOfTwoBySigmoid(double a, double b, double u, double v) => (u * Sigmoid(a - b)) + (v * Sigmoid(b - a));
}
