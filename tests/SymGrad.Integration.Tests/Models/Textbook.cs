using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Forms that overflow or cancel when computed as they are written.</summary>
internal static partial class Textbook
{
    [Gradient]
    public static double Sigmoid(double a) => 1 / (1 + Math.Exp(-a));

    [Gradient]
    public static double NamedSigmoid(double a) => Functions.Sigmoid(a);

    [Gradient, Derivative(2)]
    public static double LogOfGrowthAndDecay(double x) => Math.Log(Math.Exp(x) + Math.Exp(-x));

    [Gradient, Derivative(2)]
    public static double LogOfCosh(double x) => Log(Cosh(x));

    [Gradient]
    public static double LogCoshLoss(Vec<double> x) => Sum(LogCosh(x));

    [Gradient]
    public static double SigmoidLayer(Vec<double> a) => Sum(Functions.Sigmoid(a));

    [Gradient]
    public static double NamedTanh(double x) => Math.Tanh(x);

    [Gradient, Derivative(2)]
    public static double TanhOfTwice(double x) => Math.Tanh(2 * x);

    [Gradient]
    public static double TanhLayer(Vec<double> a) => Sum(Functions.Tanh(a));

    [Gradient]
    public static float TanhLayerSingle(Vec<float> a) => Sum(Functions.Tanh(a));

    [Jacobian]
    public static Vec<double> TanhStates(Vec<double> a)
    {
        var h = new double[a.Length];
        var state = 0.0;
        for (var t = 0; t < a.Length; t++)
        {
            state = Math.Tanh((0.5 * state) + a[t]);
            h[t] = state;
        }

        return h;
    }

    [Gradient]
    public static double OneMinusSigmoid(double a) => 1 - (1 / (1 + Math.Exp(-a)));

    [Gradient]
    public static double Logistic(double y, double a) => Math.Log(1 + Math.Exp(-y * a));

    [Gradient]
    public static double LogOfSigmoid(double a) => Math.Log(1 / (1 + Math.Exp(-a)));

    [Gradient]
    public static double LogOfOneMinusSigmoid(double a) => Math.Log(1 - Functions.Sigmoid(a));

    [Gradient]
    public static double BinaryCrossEntropy(double t, double a)
    {
        var p = 1 / (1 + Math.Exp(-a));
        return -(t * Math.Log(p)) - ((1 - t) * Math.Log(1 - p));
    }

    [Gradient]
    public static double LogOfSum(Vec<double> z) => Math.Log(Sum(z.Length, k => Math.Exp(z[k])));

    [Gradient]
    public static double SoftmaxByHand(Vec<double> z, Vec<double> w)
    {
        var e = Exp(z);
        return Dot(w, e / Sum(e));
    }

    [Gradient]
    public static double SoftmaxByIndices(Vec<double> z, int label) => Math.Exp(z[label]) / Sum(z.Length, k => Math.Exp(z[k]));

    [Gradient(nameof(z))]
    public static double CrossEntropyByHand(Vec<double> t, Vec<double> z)
    {
        var e = Exp(z);
        var p = e / Sum(e);
        return -Sum(z.Length, k => t[k] * Log(p[k]));
    }

    [Gradient(nameof(z))]
    public static double CrossEntropyByIndices(Vec<double> t, Vec<double> z)
        => -Sum(z.Length, k => t[k] * Math.Log(Math.Exp(z[k]) / Sum(z.Length, j => Math.Exp(z[j]))));

    [Gradient]
    public static double CrossEntropyOfLabel(Vec<double> z, int label)
    {
        var e = Exp(z);
        return -Log(e[label] / Sum(e));
    }

    [Gradient]
    public static double CrossEntropyOfScaledTanh(Vec<double> a, double s, int label) => CrossEntropy(label, Softmax(s * Tanh(a)));

    [Gradient]
    public static double ExpMinusOne(double x) => Math.Exp(x) - 1;

    [Gradient]
    public static double LogOfOnePlus(double x) => Math.Log(1 + x);

    [Gradient]
    public static double TanhByExponentials(double x) => (Math.Exp(x) - Math.Exp(-x)) / (Math.Exp(x) + Math.Exp(-x));

    [Gradient]
    public static double TanhByDecay(double x) => (1 - Math.Exp(-2 * x)) / (1 + Math.Exp(-2 * x));

    [Gradient]
    public static double TanhByGrowth(double x)
    {
        var e = Math.Exp(2 * x);
        return (e - 1) / (e + 1);
    }

    [Gradient]
    public static double TanhByQuotient(double x) => Math.Sinh(x) / Math.Cosh(x);

    /// <summary>The logarithm of a mixture's density, with weights of its own.</summary>
    [Gradient, Hessian]
    public static double LogOfWeightedSum(Vec<double> w, Vec<double> u) => Math.Log(Sum(w.Length, i => w[i] * Math.Exp(u[i])));
}
