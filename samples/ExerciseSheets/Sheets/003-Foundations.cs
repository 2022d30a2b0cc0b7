using SymGrad;
using static SymGrad.Functions;

namespace ExerciseSheets.Sheets;

/// <summary>Machine learning foundations, sheet 4: the derivatives of a network from the inside out, activations, hinge and logistic loss.</summary>
internal static partial class Foundations
{
    /// <summary>An affine map by a single weight, a single bias and a single input: a column each.</summary>
    [Jacobian, Exercise("1a–c", Title = "Affine map"), Symbol("z")]
    public static Vec<double> Affine(Mat<double> W, Vec<double> x, Vec<double> b) => W * x + b;

    [Exercise("1a", Title = "by W"), Claim(nameof(Affine), "W[i, j]")]
    public static Vec<double> E1a(Vec<double> x, Vec<double> b, int i, int j) => Build(b.Length, r => r == i ? x[j] : 0);

    [Exercise("1b", Title = "by b"), Claim(nameof(Affine), "b[i]")]
    public static Vec<double> E1b(Vec<double> b, int i) => Build(b.Length, r => r == i ? 1.0 : 0.0);

    [Exercise("1c", Title = "by x"), Claim(nameof(Affine), "x[i]")]
    public static Vec<double> E1c(Mat<double> W, int i) => Column(W, i);

    /// <summary>The logistic function, by itself and by its own values.</summary>
    [Derivative, Exercise("1d", Title = "Logistic function"), Symbol("s")]
    public static double S(double a) => Pow(1 + Exp(-a), -1);

    [Exercise("1d", Title = "first line"), Claim(nameof(S), nameof(a))]
    public static double E1d(double a) => Pow(1 + Exp(-a), -2) * Exp(-a);

    [Exercise("1d", Title = "as a quotient"), Claim(nameof(S), nameof(a))]
    public static double E1dQuotient(double a) => Sigmoid(a) * ((1 + Exp(-a) - 1) / (1 + Exp(-a)));

    [Exercise("1d", Title = "by σ"), Claim(nameof(S), nameof(a))]
    public static double E1dBySigma(double a) => Sigmoid(a) * (1 - Sigmoid(a));

    /// <summary>The logistic loss of a margin.</summary>
    [Derivative(1, nameof(a)), Exercise("1e", Title = "Logistic loss"), Symbol("f")]
    public static double Logistic(double y, double a) => Log(1 + Exp(-y * a));

    [Exercise("1e", Title = "as a quotient"), Claim(nameof(Logistic), nameof(a))]
    public static double E1e(double y, double a) => -y * Exp(-y * a) / (1 + Exp(-y * a));

    [Exercise("1e", Title = "by σ"), Claim(nameof(Logistic), nameof(a))]
    public static double E1eBySigma(double y, double a) => -y * Exp(-y * a) * Sigmoid(y * a);

    /// <summary>The logistic loss of a network with one hidden layer: the chain rule puts the pieces above together.</summary>
    [Gradient(nameof(W), nameof(b)), Exercise("1f", Title = "A network with one hidden layer"), Symbol("L")]
    public static double Network(double y, Vec<double> w, Mat<double> W, Vec<double> x, Vec<double> b)
    {
        var h = Sigmoid(W * x + b);
        return Log(1 + Exp(-y * Dot(w, h)));
    }

    [Exercise("1f", Title = "by W"), Claim(nameof(Network), "W[i, j]")]
    public static double E1f(double y, Vec<double> w, Mat<double> W, Vec<double> x, Vec<double> b, int i, int j)
        => Fe(Dot(w, Sigmoid(W * x + b)), y) * Sum(w.Length, k => w[k] * Fd(Dot(Row(W, k), x) + b[k]) * (k == i ? x[j] : 0));

    [Exercise("1f", Title = "by b"), Claim(nameof(Network), "b[i]")]
    public static double E1fBias(double y, Vec<double> w, Mat<double> W, Vec<double> x, Vec<double> b, int i)
        => Fe(Dot(w, Sigmoid(W * x + b)), y) * Sum(w.Length, k => w[k] * Fd(Dot(Row(W, k), x) + b[k]) * (k == i ? 1 : 0));

    /// <summary>Smooth and bounded: it saturates on both sides.</summary>
    [Derivative, Plot(-4, 4), Exercise("2a", Title = "Tanh"), Symbol("f")]
    public static double OfTanh(double x) => Tanh(x);

    /// <summary>Much like tanh, but it saturates sooner, since its derivative is a Gaussian.</summary>
    [Derivative, Plot(-4, 4), Exercise("2b", Title = "Error function"), Symbol("f")]
    public static double OfErf(double x) => Erf(x);

    /// <summary>Cheap, and never saturates for positive inputs; for negative ones nothing is learned.</summary>
    [Derivative, Plot(-4, 4), Exercise("2c", Title = "ReLU"), Symbol("f")]
    public static double OfRelu(double x) => Max(0, x);

    /// <summary>A small slope where ReLU has none, so that no unit dies.</summary>
    [Derivative, Plot(-4, 4), Exercise("2d", Title = "Leaky ReLU"), Symbol("f")]
    public static double OfLeakyRelu(double x) => Max(0.01 * x, x);

    private static (double X, double Alpha, double C) UsualPlu => (0, 0.1, 1);

    /// <summary>Piecewise linear: the identity between −c and c, slope α outside.</summary>
    [Derivative(1, nameof(x)), Plot(-4, 4, Variable = nameof(x), At = nameof(UsualPlu)), Exercise("2e", Title = "PLU"), Symbol("f")]
    public static double OfPlu(double x, double alpha, double c) => Max(alpha * (x + c) - c, Min(alpha * (x - c) + c, x));

    /// <summary>Periodic: the gradient has no preferred direction far away.</summary>
    [Derivative, Plot(-4, 4), Exercise("2f", Title = "Sinusoid"), Symbol("f")]
    public static double OfSinusoid(double x) => Sin(x);

    /// <summary>Local: only inputs near 0 excite it.</summary>
    [Derivative, Plot(-4, 4), Exercise("2g", Title = "Gaussian"), Symbol("f")]
    public static double OfGaussian(double x) => Exp(-x * x);

    /// <summary>The logarithm of a sum of exponentials: a smooth maximum, whose gradient is softmax.</summary>
    [Gradient, Exercise("3a", Title = "A smooth maximum"), Symbol("f")]
    public static double SmoothMaximum(Vec<double> a) => Log(Sum(a.Length, i => Exp(a[i])));

    /// <summary>The largest exponential taken out, before any limit: exact, with a* = max a.</summary>
    [Exercise("3a", Title = "before the limit"), Claim(nameof(SmoothMaximum))]
    public static double E3a(Vec<double> a) => Log(Exp(Max(a)) * Sum(a.Length, i => Exp(a[i] - Max(a))));

    /// <summary>The hinge loss of a margin t.</summary>
    [Derivative, Plot(-3, 4), Exercise("3b", Title = "Hinge loss"), Symbol("h")]
    public static double Hinge(double t) => Max(0, 1 - t);

    /// <summary>The smooth maximum of 0 and 1 − t in its place.</summary>
    [Derivative, Plot(-3, 4), Exercise("3b", Title = "Smooth hinge loss"), Symbol("h^*")]
    public static double SmoothHinge(double t) => Log(Exp(0) + Exp(1 - t));

    [Exercise("3b", Title = "smooth hinge loss"), Claim(nameof(SmoothHinge))]
    public static double E3b(double t) => Log(1 + Exp(1 - t));

    /// <summary>The logistic loss of a margin: the smooth hinge loss, moved to the left by 1.</summary>
    [Derivative, Exercise("3c", Title = "Hinge against logistic loss"), Symbol("l")]
    public static double LogisticLoss(double t) => Log(1 + Exp(-t));

    /// <summary>In words on the sheet: the logistic loss lies to the right.</summary>
    [Exercise("3c", Title = "to the right"), Claim(nameof(LogisticLoss))]
    public static double E3cToTheRight(double t) => SmoothHinge(t - 1);

    /// <summary>It lies to the left.</summary>
    [Exercise("3c", Title = "to the left"), Claim(nameof(LogisticLoss))]
    public static double E3cToTheLeft(double t) => SmoothHinge(t + 1);

    private static double Fe(double a, double y) => -y * Exp(-y * a) * Sigmoid(y * a);

    private static double Fd(double a) => Sigmoid(a) * (1 - Sigmoid(a));
}
