using SymGrad;
using static SymGrad.Functions;

namespace ExerciseSheets.Sheets;

/// <summary>Neural networks, assignment 2: a batch through two layers, softmax with cross-entropy, the step sizes of gradient descent.</summary>
internal static partial class Batch
{
    private static (double[,] X, double[] T, double[,] W1, double[] B1, double[] W2, double B2) Data => (
        new[,] { { 0.6, -1.0 }, { 0.8, -1.0 }, { -0.4, 0.9 }, { 0.2, 0.0 } },
        [-0.8, -0.1, 0.9, 0.7],
        new[,] { { -0.8, -0.7, 0.6 }, { -1.0, 0.5, -1.0 } },
        [-0.2, -1.0, -0.7],
        [0.1, -1.0, 0.5],
        -0.7);

    /// <summary>Half the squared error of a network with one hidden layer of ReLU units, over a batch of samples, one a row.</summary>
    [Gradient(nameof(b2), nameof(W2), nameof(b1), nameof(W1)), Exercise("1", Title = "Gradients over a batch"), At(nameof(Data)), Symbol("L")]
    public static double Loss(
        Mat<double> x,
        Vec<double> t,
        [Symbol("W^{(1)}")] Mat<double> W1,
        [Symbol("b^{(1)}")] Vec<double> b1,
        [Symbol("W^{(2)}")] Vec<double> W2,
        [Symbol("b^{(2)}")] double b2)
    {
        var z = AddToRows(x * W1, b1);
        var y = Relu(z) * W2 + b2;
        return SquaredNorm(y - t) / 2;
    }

    [Exercise("1", Title = "by b⁽²⁾"), Claim(nameof(Loss), nameof(b2))]
    public static double Q1ByB2(Mat<double> x, Vec<double> t, Mat<double> W1, Vec<double> b1, Vec<double> W2, double b2)
        => Sum(t.Length, k => Y(x, W1, b1, W2, b2, k) - t[k]);

    [Exercise("1", Title = "by W⁽²⁾"), Claim(nameof(Loss), nameof(W2))]
    public static Vec<double> Q1ByW2(Mat<double> x, Vec<double> t, Mat<double> W1, Vec<double> b1, Vec<double> W2, double b2)
        => Build(W2.Length, m => Sum(t.Length, k => (Y(x, W1, b1, W2, b2, k) - t[k]) * Relu(Z(x, W1, b1, k, m))));

    [Exercise("1", Title = "by b⁽¹⁾"), Claim(nameof(Loss), nameof(b1))]
    public static Vec<double> Q1ByB1(Mat<double> x, Vec<double> t, Mat<double> W1, Vec<double> b1, Vec<double> W2, double b2)
        => Build(W2.Length, i => Sum(t.Length, k => (Y(x, W1, b1, W2, b2, k) - t[k]) * Step(Z(x, W1, b1, k, i)) * W2[i]));

    [Exercise("1", Title = "by W⁽¹⁾"), Claim(nameof(Loss), "W1[i, j]")]
    public static double Q1ByW1(Mat<double> x, Vec<double> t, Mat<double> W1, Vec<double> b1, Vec<double> W2, double b2, int i, int j)
        => Sum(t.Length, k => (Y(x, W1, b1, W2, b2, k) - t[k]) * x[k, i] * Step(Z(x, W1, b1, k, j)) * W2[j]);

    [Exercise("1", Title = "figure by b⁽²⁾"), Claim(nameof(Loss), "b2", At = nameof(Data))]
    public static double Q1FigureOfB2() => -2.732;

    [Exercise("1", Title = "figures by W⁽²⁾"), Claim(nameof(Loss), "W2", At = nameof(Data))]
    public static double[] Q1FiguresOfW2() => [0.1168, 0, 0.1536];

    [Exercise("1", Title = "figures by b⁽¹⁾"), Claim(nameof(Loss), "b1", At = nameof(Data))]
    public static double[] Q1FiguresOfB1() => [0.0268, 0, 0.134];

    [Exercise("1", Title = "figures by W⁽¹⁾"), Claim(nameof(Loss), "W1", At = nameof(Data))]
    public static double[,] Q1FiguresOfW1() => new[,] { { 0.0122, 0, 0.061 }, { -0.0268, 0, -0.134 } };

    /// <summary>The network's output for one sample: what the sheet differentiates on the way to the hidden layer's gradients.</summary>
    [Gradient(nameof(b1), nameof(W1)), Exercise("1", Title = "The output of one sample"), Symbol("y_k")]
    public static double Output(
        [Symbol("x_k")] Vec<double> x,
        [Symbol("W^{(1)}")] Mat<double> W1,
        [Symbol("b^{(1)}")] Vec<double> b1,
        [Symbol("W^{(2)}")] Vec<double> W2,
        [Symbol("b^{(2)}")] double b2)
    {
        var z = W1.T * x + b1;
        return b2 + Dot(W2, Relu(z));
    }

    [Exercise("1", Title = "output by b⁽¹⁾"), Claim(nameof(Output), "b1[i]")]
    public static double Q1OutputByB1(Vec<double> x, Mat<double> W1, Vec<double> b1, Vec<double> W2, int i) => W2[i] * Step(Z(x, W1, b1, i));

    [Exercise("1", Title = "output by W⁽¹⁾"), Claim(nameof(Output), "W1[i, j]")]
    public static double Q1OutputByW1(Vec<double> x, Mat<double> W1, Vec<double> b1, Vec<double> W2, int i, int j) => W2[j] * Step(Z(x, W1, b1, j)) * x[i];

    /// <summary>Cross-entropy of softmax, written out as in the exercise; the logarithm of a quotient of exponentials is a difference.</summary>
    [Gradient(nameof(y)), Exercise("2", Title = "Softmax with cross-entropy")]
    public static double E(Vec<double> t, Vec<double> y) => -Sum(y.Length, k => t[k] * Log(Exp(y[k]) / Sum(y.Length, i => Exp(y[i]))));

    [Exercise("2", Title = "second line"), Claim(nameof(E))]
    public static double Q2Split(Vec<double> t, Vec<double> y) => -Sum(y.Length, k => t[k] * Log(Exp(y[k])) - t[k] * Log(Sum(y.Length, i => Exp(y[i]))));

    [Exercise("2", Title = "third line"), Claim(nameof(E))]
    public static double Q2Rewritten(Vec<double> t, Vec<double> y) => Log(Sum(y.Length, i => Exp(y[i]))) * Sum(t) - Sum(y.Length, k => t[k] * y[k]);

    [Exercise("2", Title = "by y"), Claim(nameof(E), "y[i]")]
    public static double Q2(Vec<double> t, Vec<double> y, int i) => Exp(y[i]) / Sum(y.Length, k => Exp(y[k])) * Sum(t) - t[i];

    /// <summary>The same for a target that is 1 at the place k and 0 elsewhere.</summary>
    [Gradient, Exercise("2", Title = "A target with a single one"), Symbol("E")]
    public static double OneHot(Vec<double> y, int k)
    {
        _ = y[k]; // A target that is nowhere 1 is none.
        return E(Build(y.Length, i => Delta(i, k)), y);
    }

    /// <summary>The sheet's t_k is the component that is 1.</summary>
    [Exercise("2", Title = "one-hot"), Claim(nameof(OneHot), "y[i]")]
    public static double Q2OneHot(Vec<double> y, int k, int i) => Exp(y[i]) / Sum(y.Length, n => Exp(y[n])) * Delta(k, k) - Delta(i, k);

    /// <summary>A parabola. Its second derivative is constant and says for which step sizes gradient descent converges: those below two over it.</summary>
    [Derivative, Derivative(2), Exercise("3", Title = "Gradient descent on a parabola")]
    public static double F(double x) => 5 * x * x;

    [Exercise("3", Title = "derivative"), Claim(nameof(F), nameof(x))]
    public static double Q3(double x) => 10 * x;

    /// <summary>One step of gradient descent with step size η. It contracts where its derivative by x lies between −1 and 1.</summary>
    [Derivative(1, nameof(x)), Exercise("3", Title = "One step of gradient descent"), Symbol("x'")]
    public static double Descent(double x, double eta) => x - eta * 10 * x;

    [Exercise("3", Title = "one step"), Claim(nameof(Descent))]
    public static double Q3Step(double x, double eta) => x * (1 - 10 * eta);

    /// <summary>By how much f changes from one step to the next: negative, for every start but 0, where 0 &lt; η &lt; 1/5.</summary>
    [Gradient(nameof(eta)), Exercise("3", Title = "The change of f in a step"), Symbol(@"\Delta")]
    public static double Change(double x, double eta) => F(Descent(x, eta)) - F(x);

    [Exercise("3", Title = "change of f"), Claim(nameof(Change))]
    public static double Q3Change(double x, double eta) => 5 * x * x * (Sq(1 - 10 * eta) - 1);

    [Exercise("3", Title = "change of f, factored"), Claim(nameof(Change))]
    public static double Q3Factored(double x, double eta) => 5 * x * x * 100 * eta * (eta - 1.0 / 5);

    private static double Step(double z) => z > 0 ? 1 : 0;

    private static double Delta(int i, int k) => i == k ? 1 : 0;

    private static double Z(Vec<double> x, Mat<double> W1, Vec<double> b1, int m) => b1[m] + Sum(x.Length, n => x[n] * W1[n, m]);

    private static double Z(Mat<double> x, Mat<double> W1, Vec<double> b1, int k, int m) => b1[m] + Sum(x.Columns, n => x[k, n] * W1[n, m]);

    private static double Y(Mat<double> x, Mat<double> W1, Vec<double> b1, Vec<double> W2, double b2, int k)
        => b2 + Sum(W2.Length, m => W2[m] * Relu(Z(x, W1, b1, k, m)));
}
