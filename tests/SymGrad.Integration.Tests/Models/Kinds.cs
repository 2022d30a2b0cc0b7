using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Models with derivatives of other kinds than gradients.</summary>
public static partial class Kinds
{
    [Jacobian, Jvp, Vjp]
    public static Vec<double> Layer(Mat<double> W, Vec<double> x, Vec<double> b) => Tanh(W * x + b);

    [Jacobian, Jvp, Vjp]
    public static Vec<double> Activation(Vec<double> x) => Gelu(x);

    [Jacobian, Jvp, Vjp]
    public static Vec<double> Probabilities(Vec<double> z) => Softmax(z);

    [Jacobian, Jvp, Vjp]
    public static Mat<double> Product(Mat<double> A, Mat<double> B) => A * B;

    [Jacobian, Jvp, Vjp]
    public static Mat<double> Squares(Mat<double> A, double s) => Build(A.Rows, A.Columns, (i, j) => s * A[i, j] * A[i, j]);

    [Jacobian, Jvp, Vjp, Gradient]
    public static double Energy(Vec<double> x, double s) => Exp(-s * Dot(x, x));

    /// <summary>What the rounds leave scales a vector: its sensitivity is a sum of three factors, which is stored at one place.</summary>
    [Jacobian, Jvp, Vjp]
    public static Vec<double> ScaledByAState(double s, Vec<double> x, Vec<double> y)
    {
        var h = s;
        for (var t = 0; t < x.Length; t++)
        {
            h = Tanh(h + x[t]);
        }

        return h * Hadamard(y, y);
    }

    /// <summary>The label stands before the guard that keeps the neighbour in range.</summary>
    [Gradient, Hessian]
    public static double LabelledNeighbours(double s, Vec<double> y, int[] labels) =>
        LogSumExp(y.Length, i => labels[i] == 0 ? (0 <= i - 1 ? y[i - 1] : 0.0) : s);

    [Jacobian, Layout(JacobianLayout.Denominator)]
    public static Vec<double> Transposed(Mat<double> W, Vec<double> x) => Sin(W * x);

    [Jacobian]
    public static Vec<double> Straight(Mat<double> W, Vec<double> x) => Sin(W * x);

    [Gradient, Hessian, HessianVectorProduct]
    public static double Regression(Vec<double> w, Mat<double> X, Vec<double> y, double s) =>
        Sum(y.Length, i => Softplus(-y[i] * Dot(X.Row(i), w))) + s * s * Dot(w, w);

    [Gradient, Hessian, HessianVectorProduct]
    public static double Network(Mat<double> W, Vec<double> v, Vec<double> x, double t)
    {
        var h = Tanh(W * x);
        var r = Dot(v, h) - t;
        return r * r;
    }

    [Gradient, Hessian, HessianVectorProduct]
    public static double Separable(Vec<double> x, double[] y) => Sum(x.Length, i => Exp(x[i]) * x[i]) + Sum(y.Length, i => Sin(y[i]));

    [Derivative, Derivative(2), Derivative(5)]
    public static double Squash(double x) => Math.Tanh(x);

    [Derivative(2, nameof(x))]
    public static float Logistic(float w, float x) => Sigmoid(w * x);
}
