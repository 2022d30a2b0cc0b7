using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <summary>Every scalar function of <see cref="Functions"/>, in families.</summary>
internal static partial class Scalars
{
    /// <summary>For x &gt; 0.</summary>
    [Gradient]
    public static double Powers(double x, double y)
        => Exp(y) + Expm1(x * y) + Exp2(x) + (Log(x) * Log1p(x)) + Log2(x + 1) + Log10(x + 2) + (Sqrt(x) / Cbrt(x + y + 9)) + Sq(x - y) + Pow(x, y) + Pow(x, 3) + Pow(y, -2);

    /// <summary>For |x| &lt; 1, y &gt; 0.</summary>
    [Gradient]
    public static double Trigonometric(double x, double y)
        => (Sin(x) * Cos(y)) + Tan(x / 2) + Asin(x) + (Acos(x) * Atan(y)) + Atan2(y, x);

    /// <summary>For |x| &lt; 1, y &gt; 1.</summary>
    [Gradient]
    public static double Hyperbolic(double x, double y)
        => Sinh(x) + (Cosh(x) * Tanh(y)) + Asinh(x) + Acosh(y) + Atanh(x);

    [Gradient]
    public static double Activations(double x, double y)
        => (Sigmoid(x) * Softplus(y)) + Relu(x) + LeakyRelu(x) + LeakyRelu(y, 0.2) + Elu(x) + Elu(y, 0.5) + Gelu(x) + Silu(y);

    /// <summary>For y &gt; 0.</summary>
    [Gradient]
    public static double Special(double x, double y)
        => (Erf(x) * Erfc(y)) + NormalCdf(x) + NormalPdf(x + y) + LogGamma(y) + Digamma(y);

    [Gradient]
    public static double Kinked(double x, double y)
        => Abs(x) + (Sign(y) * x) + Min(x, y) + Max(x, 2 * y) + Clamp(x, -1, 1) + Clamp(y, x - 2, x + 2) + Hypot(x, y);

    /// <summary>The spellings of <see cref="Math"/>, for 0 &lt; x &lt; 1 &lt; y.</summary>
    [Gradient]
    public static double OfMath(double x, double y)
        => Math.Exp(x) + Math.Log(x) + Math.Log2(y) + Math.Log10(y) + Math.Sqrt(x) + Math.Cbrt(y) + Math.Pow(x, y) + Math.Sin(x) + Math.Cos(y) + Math.Tan(x)
            + Math.Asin(x) + Math.Acos(x) + Math.Atan(y) + Math.Atan2(x, y) + Math.Sinh(x) + Math.Cosh(x) + Math.Tanh(y) + Math.Asinh(x) + Math.Acosh(y) + Math.Atanh(x)
            + Math.Abs(y) + Math.Max(x, y) + Math.Min(x, y) + Math.Clamp(x, 0.25, 0.75);

    /// <summary>The spellings of <see cref="double"/>, for 0 &lt; x &lt; 1 &lt; y.</summary>
    [Gradient]
    public static double OfDouble(double x, double y)
        => double.Exp(x) + double.Log(x) + double.Log2(y) + double.Sqrt(x) + double.Cbrt(y) + double.Pow(x, y) + double.Sin(x) + double.Cos(y) + double.Tan(x)
            + double.Asin(x) + double.Atan2(x, y) + double.Sinh(x) + double.Tanh(y) + double.Abs(y) + double.Max(x, y) + double.Min(x, y) + double.Hypot(x, y);

    /// <summary>Arithmetic alone: coefficients, signs, quotients, integer powers.</summary>
#pragma warning disable SG0067 // That a quotient of integers drops what is behind the point is what is tested.
    [Gradient]
    public static double Arithmetic(double x, double y)
        => (-x * y / 3) + (2 * x * x * x) - ((x + 1) / (y * y)) + (1.5e-3 / x) - +y - (7 / 2);
#pragma warning restore SG0067

    [Gradient(nameof(x))]
    public static double WithRespectToOne(double x, double y) => x * Exp(x * y);

    [Gradient]
    public static double Rosenbrock(double x, double y) => Sq(1 - x) + (100 * Sq(y - (x * x)));
}
