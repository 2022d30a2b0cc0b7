using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>Activation functions of one variable with their derivatives up to the fourth.</summary>
internal static partial class Activations
{
    [Derivative, Derivative(2), Derivative(3), Derivative(4)]
    public static double OfTanh(double x) => Math.Tanh(x);

    [Derivative, Derivative(2), Derivative(3), Derivative(4)]
    public static double OfErf(double x) => Erf(x);

    [Derivative, Derivative(2), Derivative(3), Derivative(4)]
    public static double OfGaussian(double x) => Math.Exp(-x * x);

    [Derivative, Derivative(2), Derivative(3), Derivative(4)]
    public static double OfSinusoid(double x) => Math.Sin(x);

    [Derivative, Derivative(2), Derivative(3), Derivative(4)]
    public static double OfSigmoid(double x) => 1 / (1 + Math.Exp(-x));

    [Derivative, Derivative(2), Derivative(3), Derivative(4)]
    public static double OfSoftplus(double x) => Math.Log(1 + Math.Exp(x));

    [Derivative, Derivative(2), Derivative(3), Derivative(4)]
    public static double OfSilu(double x) => Silu(x);

    [Derivative, Derivative(2), Derivative(3), Derivative(4)]
    public static double OfGelu(double x) => Gelu(x);

    [Derivative, Derivative(2), Derivative(3), Derivative(4)]
    public static double OfElu(double x) => Elu(x, 0.7);

    [Derivative, Derivative(2)]
    public static double OfRelu(double x) => Math.Max(0, x);

    [Derivative, Derivative(2)]
    public static double OfLeakyRelu(double x) => Math.Max(0.01 * x, x);

    /// <summary>With α = 0.1 and c = 1.</summary>
    [Derivative, Derivative(2)]
    public static double OfPiecewiseLinear(double x) => Math.Max((0.1 * (x + 1)) - 1, Math.Min((0.1 * (x - 1)) + 1, x));

    /// <summary>All of them in a layer, with the second derivatives of its loss.</summary>
    [Gradient, Hessian, HessianVectorProduct]
    public static double Layer(Vec<double> z, Vec<double> w, double alpha, double c) => Dot(w, Tanh(z) + Erf(z) + Exp(-Hadamard(z, z)) + Sin(z) + Gelu(z) + Silu(z) + Relu(z))
        + Sum(z.Length, i => w[i] * Max((alpha * (z[i] + c)) - c, Min((alpha * (z[i] - c)) + c, z[i])));
}
