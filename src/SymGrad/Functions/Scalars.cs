using SymGrad.SpecialFunctions;

namespace SymGrad;

/// <summary>
/// The functions that a model may use, on scalars, vectors and matrices and in index form; <c>using static SymGrad.Functions</c>
/// brings them all. They repeat the names of <see cref="Math"/>, so that one such line is enough.
/// </summary>
public static partial class Functions
{
    /// <summary>eˣ.</summary>
    /// <param name="x">The argument.</param>
    public static double Exp(double x) => Math.Exp(x);

    /// <summary>2ˣ.</summary>
    /// <param name="x">The argument.</param>
    public static double Exp2(double x) => double.Exp2(x);

    /// <summary>eˣ − 1, with all figures near 0.</summary>
    /// <param name="x">The argument.</param>
    public static double Expm1(double x) => Exponentials.Expm1(x);

    /// <summary>ln x.</summary>
    /// <param name="x">The argument.</param>
    public static double Log(double x) => Math.Log(x);

    /// <summary>ln(1 + x), with all figures near 0.</summary>
    /// <param name="x">The argument.</param>
    public static double Log1p(double x) => Exponentials.Log1p(x);

    /// <summary>log₂ x.</summary>
    /// <param name="x">The argument.</param>
    public static double Log2(double x) => Math.Log2(x);

    /// <summary>log₁₀ x.</summary>
    /// <param name="x">The argument.</param>
    public static double Log10(double x) => Math.Log10(x);

    /// <summary>√x.</summary>
    /// <param name="x">The argument.</param>
    public static double Sqrt(double x) => Math.Sqrt(x);

    /// <summary>∛x.</summary>
    /// <param name="x">The argument.</param>
    public static double Cbrt(double x) => Math.Cbrt(x);

    /// <summary>x².</summary>
    /// <param name="x">The argument.</param>
    public static double Sq(double x) => x * x;

    /// <summary>sin x.</summary>
    /// <param name="x">The argument.</param>
    public static double Sin(double x) => Math.Sin(x);

    /// <summary>cos x.</summary>
    /// <param name="x">The argument.</param>
    public static double Cos(double x) => Math.Cos(x);

    /// <summary>tan x.</summary>
    /// <param name="x">The argument.</param>
    public static double Tan(double x) => Math.Tan(x);

    /// <summary>arcsin x.</summary>
    /// <param name="x">The argument.</param>
    public static double Asin(double x) => Math.Asin(x);

    /// <summary>arccos x.</summary>
    /// <param name="x">The argument.</param>
    public static double Acos(double x) => Math.Acos(x);

    /// <summary>arctan x.</summary>
    /// <param name="x">The argument.</param>
    public static double Atan(double x) => Math.Atan(x);

    /// <summary>sinh x.</summary>
    /// <param name="x">The argument.</param>
    public static double Sinh(double x) => Math.Sinh(x);

    /// <summary>cosh x.</summary>
    /// <param name="x">The argument.</param>
    public static double Cosh(double x) => Math.Cosh(x);

    /// <summary>tanh x.</summary>
    /// <param name="x">The argument.</param>
    public static double Tanh(double x) => Math.Tanh(x);

    /// <summary>arsinh x.</summary>
    /// <param name="x">The argument.</param>
    public static double Asinh(double x) => Math.Asinh(x);

    /// <summary>arcosh x.</summary>
    /// <param name="x">The argument.</param>
    public static double Acosh(double x) => Math.Acosh(x);

    /// <summary>artanh x.</summary>
    /// <param name="x">The argument.</param>
    public static double Atanh(double x) => Math.Atanh(x);

    /// <summary>The logistic function, σ(x) = 1/(1 + e⁻ˣ).</summary>
    /// <param name="x">The argument.</param>
    public static double Sigmoid(double x) => Exponentials.Sigmoid(x);

    /// <summary>ln(1 + eˣ), without overflow.</summary>
    /// <param name="x">The argument.</param>
    public static double Softplus(double x) => Exponentials.Softplus(x);

    /// <summary>ln cosh x, without overflow and with all figures near 0.</summary>
    /// <param name="x">The argument.</param>
    public static double LogCosh(double x) => Exponentials.LogCosh(x);

    /// <summary>max(x, 0); its derivative at 0 is 0.</summary>
    /// <param name="x">The argument.</param>
    public static double Relu(double x) => Math.Max(x, 0);

    /// <summary>The Gaussian error linear unit in its exact form, x·Φ(x).</summary>
    /// <param name="x">The argument.</param>
    public static double Gelu(double x) => Gaussian.Gelu(x);

    /// <summary>The sigmoid linear unit, x·σ(x).</summary>
    /// <param name="x">The argument.</param>
    public static double Silu(double x) => Exponentials.Silu(x);

    /// <summary>The error function, 2/√π ∫₀ˣ exp(−t²) dt.</summary>
    /// <param name="x">The argument.</param>
    public static double Erf(double x) => Gaussian.Erf(x);

    /// <summary>The complementary error function, 1 − erf x, with all figures in its tail.</summary>
    /// <param name="x">The argument.</param>
    public static double Erfc(double x) => Gaussian.Erfc(x);

    /// <summary>The standard normal distribution function, Φ(x) = erfc(−x/√2)/2.</summary>
    /// <param name="x">The argument.</param>
    public static double NormalCdf(double x) => Gaussian.NormalCdf(x);

    /// <summary>The standard normal density, φ(x) = exp(−x²/2)/√(2π).</summary>
    /// <param name="x">The argument.</param>
    public static double NormalPdf(double x) => Gaussian.NormalPdf(x);

    /// <summary>ln|Γ(x)|.</summary>
    /// <param name="x">The argument.</param>
    public static double LogGamma(double x) => GammaFunction.LogGamma(x);

    /// <summary>ψ(x), the derivative of ln Γ(x).</summary>
    /// <param name="x">The argument.</param>
    public static double Digamma(double x) => DigammaFunction.Digamma(x);

    /// <summary>|x|; its derivative at 0 is 0.</summary>
    /// <param name="x">The argument.</param>
    public static double Abs(double x) => Math.Abs(x);

    /// <summary>−1, 0 or 1; its derivative is 0 everywhere.</summary>
    /// <param name="x">The argument.</param>
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    /// <summary>xʸ.</summary>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponent.</param>
    public static double Pow(double x, double y) => Math.Pow(x, y);

    /// <summary>x above 0, slope·x otherwise; its derivative at 0 is the slope.</summary>
    /// <param name="x">The argument.</param>
    /// <param name="slope">The slope below 0.</param>
    public static double LeakyRelu(double x, double slope = 0.01) => x > 0 ? x : slope * x;

    /// <summary>The exponential linear unit: x above 0, α(eˣ − 1) otherwise; its derivative at 0 is α.</summary>
    /// <param name="x">The argument.</param>
    /// <param name="alpha">α, the depth below 0.</param>
    public static double Elu(double x, double alpha = 1) => Exponentials.Elu(x, alpha);

    /// <summary>The larger of two numbers; a tie splits the derivative evenly between two variable arguments.</summary>
    /// <param name="x">One number.</param>
    /// <param name="y">The other.</param>
    public static double Max(double x, double y) => Math.Max(x, y);

    /// <summary>The smaller of two numbers; a tie splits the derivative evenly between two variable arguments.</summary>
    /// <param name="x">One number.</param>
    /// <param name="y">The other.</param>
    public static double Min(double x, double y) => Math.Min(x, y);

    /// <summary>The number in [low, high] that is nearest to x; the derivative at both ends is 0.</summary>
    /// <param name="x">The number.</param>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    /// <exception cref="ArgumentException"><paramref name="low"/> is above <paramref name="high"/>.</exception>
    public static double Clamp(double x, double low, double high) => Math.Clamp(x, low, high);

    /// <summary>√(x² + y²), without overflow; its derivatives at 0 are 0.</summary>
    /// <param name="x">One leg.</param>
    /// <param name="y">The other.</param>
    public static double Hypot(double x, double y) => double.Hypot(x, y);

    /// <summary>The angle of the point (x, y) from the first axis, in (−π, π].</summary>
    /// <param name="y">The ordinate.</param>
    /// <param name="x">The abscissa.</param>
    public static double Atan2(double y, double x) => Math.Atan2(y, x);

    /// <summary>The polygamma function ψ⁽ⁿ⁾(x), the n-th derivative of the digamma function.</summary>
    /// <param name="order">n, at least 0.</param>
    /// <param name="x">The argument.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="order"/> is negative.</exception>
    public static double Polygamma(int order, double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        return PolygammaFunction.Polygamma(order, x);
    }
}
