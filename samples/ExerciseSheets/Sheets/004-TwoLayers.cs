using SymGrad;
using static SymGrad.Functions;

namespace ExerciseSheets.Sheets;

/// <summary>Mathematical foundations of machine learning: a network of ReLU units without biases, and trainable embeddings.</summary>
internal static partial class TwoLayers
{
    private static (double[,] W, double[] X) HiddenData => (new double[,] { { 1, 0, 1 }, { 1, -1, 0 } }, [1, 2, 1]);

    private static (double[,] W, double[] V, double[] X) OutputData => (new double[,] { { 1, 0, 1 }, { 1, -1, 0 } }, [0, 1], [1, 2, 1]);

    private static (double Y, double YHat) LossData => (1, 0);

    private static (double[,] W, double[] V, double[] X, double Y) Data => (new double[,] { { 1, 0, 1 }, { 1, -1, 0 } }, [0, 1], [1, 2, 1], 1);

    /// <summary>The hidden layer.</summary>
    [Vjp, Exercise("1a", Title = "Hidden layer"), At(nameof(HiddenData)), Symbol("h")]
    public static Vec<double> Hidden(Mat<double> W, Vec<double> x) => Relu(W * x);

    [Exercise("1b", Title = "hidden layer"), Claim(nameof(Hidden), At = nameof(HiddenData))]
    public static double[] FiguresOfH() => [2, 0];

    /// <summary>What the network computes, with ReLU at the output too.</summary>
    [Gradient, Exercise("1b", Title = "Output"), At(nameof(OutputData)), Symbol(@"\hat{y}")]
    public static double Output(Mat<double> W, Vec<double> V, Vec<double> x)
    {
        var h = Relu(W * x);
        return Relu(Dot(V, h));
    }

    [Exercise("1a", Title = "the function"), Claim(nameof(Output))]
    public static double ByMaximum(Mat<double> W, Vec<double> V, Vec<double> x) => Max(0, Sum(V.Length, i => V[i] * Max(0, WX(W, x, i))));

    [Exercise("1b", Title = "output"), Claim(nameof(Output), At = nameof(OutputData))]
    public static double FigureOfYHat() => 0;

    /// <summary>Half the squared error, and its derivative by the prediction.</summary>
    [Derivative(1, nameof(yHat)), Exercise("1c", Title = "Loss"), At(nameof(LossData)), Symbol("J")]
    public static double Loss(double y, double yHat) => Sq(y - yHat) / 2;

    [Exercise("1c", Title = "loss"), Claim(nameof(Loss), At = nameof(LossData))]
    public static double FigureOfJ() => 1.0 / 2;

    [Exercise("1c", Title = "by ŷ"), Claim(nameof(Loss), nameof(yHat))]
    public static double ByYHat(double y, double yHat) => yHat - y;

    [Exercise("1c", Title = "figure by ŷ"), Claim(nameof(Loss), "yHat", At = nameof(LossData))]
    public static double FigureByYHat() => -1;

    /// <summary>The loss by both layers of weights. At the given figures the output's unit is at its kink, so nothing is learned: all derivatives are 0.</summary>
    [Gradient(nameof(V), nameof(W)), Exercise("1c", Title = "Gradients by the weights"), At(nameof(Data))]
    public static double J(Mat<double> W, Vec<double> V, Vec<double> x, double y)
    {
        var h = Relu(W * x);
        var yHat = Relu(Dot(V, h));
        return Sq(y - yHat) / 2;
    }

    [Exercise("1c", Title = "by V"), Claim(nameof(J), "V[i]")]
    public static double ByV(Mat<double> W, Vec<double> V, Vec<double> x, double y, int i) => (Output(W, V, x) - y) * Slope(VH(W, V, x)) * Phi(WX(W, x, i));

    [Exercise("1c", Title = "by W"), Claim(nameof(J), "W[i, j]")]
    public static double ByW(Mat<double> W, Vec<double> V, Vec<double> x, double y, int i, int j)
        => (Output(W, V, x) - y) * Slope(VH(W, V, x)) * V[i] * Phi(WX(W, x, i)) * x[j];

    [Exercise("1c", Title = "figures by V"), Claim(nameof(J), "V", At = nameof(Data))]
    public static double[] FiguresByV() => [-2, 0];

    [Exercise("1c", Title = "figures by W"), Claim(nameof(J), "W", At = nameof(Data))]
    public static double[,] FiguresByW() => new double[,] { { 0, 0, 0 }, { 0, 0, 0 } };

    /// <summary>A text as the average of its words' embeddings, which are learned too; a hidden layer of ReLU units and an affine output.</summary>
    [Gradient(nameof(E), nameof(W1), nameof(b1), nameof(W2), nameof(b2)), Exercise("5", Title = "Trainable embeddings"), Symbol(@"\hat{y}")]
    public static double Sentiment(Mat<double> E, Vec<int> words, [Symbol("W_1")] Mat<double> W1, [Symbol("b_1")] Vec<double> b1, [Symbol("W_2")] Vec<double> W2, [Symbol("b_2")] double b2)
    {
        var e = Build(E.Columns, d => Sum(words.Length, n => E[words[n], d]) / words.Length);
        var h = Relu(W1 * e + b1);
        return Dot(W2, h) + b2;
    }

    private static double Phi(double z) => Max(0, z);

    private static double Slope(double z) => z > 0 ? 1 : 0;

    private static double WX(Mat<double> W, Vec<double> x, int i) => Sum(x.Length, j => W[i, j] * x[j]);

    private static double VH(Mat<double> W, Vec<double> V, Vec<double> x) => Sum(V.Length, i => V[i] * Phi(WX(W, x, i)));
}
