using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>The layers and networks of the sheets, beyond their losses' gradients.</summary>
internal static partial class DenseNetworks
{
    /// <summary>Wx + b.</summary>
    [Jacobian, Jvp, Vjp]
    public static Vec<double> Affine(Mat<double> W, Vec<double> x, Vec<double> b) => (W * x) + b;

    /// <summary>ln(1 + exp(−ya)).</summary>
    [Gradient, Hessian]
    public static double Logistic(double y, double a) => Math.Log(1 + Math.Exp(-y * a));

    /// <summary>ln(1 + exp(−y wᵀσ(Wx + b))).</summary>
    [Gradient(nameof(W), nameof(b), nameof(w)), Hessian(nameof(W), nameof(b), nameof(w)), HessianVectorProduct(nameof(W), nameof(b), nameof(w))]
    public static double LogisticNetwork(double y, Vec<double> w, Mat<double> W, Vec<double> x, Vec<double> b) =>
        Math.Log(1 + Math.Exp(-y * Dot(w, Sigmoid((W * x) + b))));

    /// <summary>½ Σ (y_k − t_k)² of a relu network with bias, sample by sample.</summary>
    [Gradient(nameof(W1), nameof(b1), nameof(w2), nameof(b2)), HessianVectorProduct(nameof(W1), nameof(b1), nameof(w2), nameof(b2))]
    public static double ReluNetworkByLoops(Mat<double> x, double[] t, Mat<double> W1, double[] b1, double[] w2, double b2)
    {
        var loss = 0.0;
        for (var k = 0; k < x.Rows; k++)
        {
            var y = b2;
            for (var m = 0; m < w2.Length; m++)
            {
                var z = b1[m];
                for (var n = 0; n < x.Columns; n++)
                {
                    z += x[k, n] * W1[n, m];
                }

                y += w2[m] * Math.Max(0, z);
            }

            loss += (y - t[k]) * (y - t[k]) / 2;
        }

        return loss;
    }

    /// <summary>The outputs of that network by its parameters.</summary>
    [Jacobian(nameof(W1), nameof(b1), nameof(w2), nameof(b2))]
    public static Vec<double> ReluOutputs(Mat<double> x, Mat<double> W1, Vec<double> b1, Vec<double> w2, double b2) => (Relu(AddToRows(x * W1, b1)) * w2) + b2;

    /// <summary>−Σ t_k ln softmax(y)_k, as a function of its logits with all second derivatives.</summary>
    [Gradient(nameof(y)), Hessian(nameof(y))]
    public static double CrossEntropyOfLogits(Vec<double> t, Vec<double> y) => -Sum(y.Length, k => t[k] * Log(Exp(y[k]) / Sum(y.Length, i => Exp(y[i]))));

    /// <summary>φ(V φ(W x)) with φ = relu, the output as such.</summary>
    [Jacobian(nameof(V), nameof(W))]
    public static double BiasFree(Mat<double> W, Vec<double> V, Vec<double> x) => Relu(Dot(V, Relu(W * x)));

    /// <summary>5x².</summary>
    [Derivative, Derivative(2)]
    public static double Parabola(double x) => 5 * x * x;

    /// <summary>x after a number of steps x ← x − η·10x down the parabola.</summary>
    [Gradient]
    public static double Descent(double x, double rate, int steps)
    {
        for (var t = 0; t < steps; t++)
        {
            x -= rate * 10 * x;
        }

        return x;
    }

    /// <summary>ln Σ exp(s·a_k)/s, which tends to the largest a_k.</summary>
    [Gradient]
    public static double SmoothMaximum(Vec<double> a, double sharpness) => LogSumExp(sharpness * a) / sharpness;

    /// <summary>ln(1 + exp(1 − t)), the smooth hinge.</summary>
    [Derivative, Derivative(2)]
    public static double SmoothHinge(double t) => Math.Log(1 + Math.Exp(1 - t));
}
