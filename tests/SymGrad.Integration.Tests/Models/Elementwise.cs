using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Every function on vectors and on matrices, weighted so that each element counts differently.</summary>
internal static partial class Elementwise
{
    /// <summary>For x &gt; 0.</summary>
    [Gradient]
    public static double Powers(Vec<double> x, Vec<double> w)
        => Dot(w, Exp(x) + Expm1(-x) + Exp2(x) + Hadamard(Log(x), Log1p(x)) + Log2(x) + Log10(x) + Sqrt(x) + Cbrt(x) + Sq(x) + Pow(x, 2.5) + Pow(x, 3));

    /// <summary>For |x| &lt; 1.</summary>
    [Gradient]
    public static double Trigonometric(Vec<double> x, Vec<double> w)
        => Dot(w, Hadamard(Sin(x), Cos(x)) + Tan(x) + Asin(x) + Acos(x) + Atan(x) + Sinh(x) + Cosh(x) + Tanh(x) + Asinh(x) + Acosh(x + 3) + Atanh(x));

    [Gradient]
    public static double Activations(Vec<double> x, Vec<double> w)
        => Dot(w, Sigmoid(x) + Softplus(x) + Relu(x) + LeakyRelu(x) + LeakyRelu(x, 0.3) + Elu(x) + Elu(x, 0.7) + Gelu(x) + Silu(x));

    /// <summary>For x &gt; 0.</summary>
    [Gradient]
    public static double Special(Vec<double> x, Vec<double> w)
        => Dot(w, Erf(x) + Erfc(x) + NormalCdf(x) + NormalPdf(x) + LogGamma(x) + Digamma(x));

    [Gradient]
    public static double Kinked(Vec<double> x, Vec<double> w)
        => Dot(w, Abs(x) + Hadamard(Sign(x), x) + Max(x, 0.25) + Min(x, 0.5) + Clamp(x, -0.5, 0.75));

    /// <summary>For X &gt; 0.</summary>
    [Gradient]
    public static double OfMatrices(Mat<double> X, Mat<double> W)
        => Sum(Hadamard(W, Exp(X) + Log(X) + Sqrt(X) + Sq(X) + Tanh(X) + Sigmoid(X) + Relu(X - 0.5) + Softplus(X) + Pow(X, 1.5) + Gelu(X) + Max(X, 0.7) + Abs(X)));

    [Gradient]
    public static double Mapped(Vec<double> x, Mat<double> Y, double a)
        => Sum(Map(x, v => v * Sin(a * v))) + Sum(Map(Y, Cubic)) + Sum(Map(x, Math.Cos));

    [Gradient]
    public static double Operators(Vec<double> x, Vec<double> y, double a)
        => SquaredNorm((2 * x) - (y / 3) + a + (a * y) - 1) + Sum(-x + (1 - y)) + Dot(x * a, a + y) + Dot((x + y) / (1 + (a * a)), x - y);

    [Gradient]
    public static double MatrixOperators(Mat<double> X, Mat<double> Y, double a)
        => SquaredNorm((2 * X) - (Y / 3) + a + (a * Y) - 1) + Sum(-X + (1 - Y)) + Sum(Hadamard(X * a, a + Y));

    private static double Cubic(double v) => v * v * (v - 1);
}
