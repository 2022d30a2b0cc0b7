using SymGrad.SpecialFunctions;

namespace SymGrad;

public static partial class Functions
{
    /// <inheritdoc cref="Exp(double)"/>
    public static float Exp(float x) => MathF.Exp(x);

    /// <inheritdoc cref="Exp2(double)"/>
    public static float Exp2(float x) => float.Exp2(x);

    /// <inheritdoc cref="Expm1(double)"/>
    public static float Expm1(float x) => (float)Exponentials.Expm1(x);

    /// <inheritdoc cref="Log(double)"/>
    public static float Log(float x) => MathF.Log(x);

    /// <inheritdoc cref="Log1p(double)"/>
    public static float Log1p(float x) => (float)Exponentials.Log1p(x);

    /// <inheritdoc cref="Log2(double)"/>
    public static float Log2(float x) => MathF.Log2(x);

    /// <inheritdoc cref="Log10(double)"/>
    public static float Log10(float x) => MathF.Log10(x);

    /// <inheritdoc cref="Sqrt(double)"/>
    public static float Sqrt(float x) => MathF.Sqrt(x);

    /// <inheritdoc cref="Cbrt(double)"/>
    public static float Cbrt(float x) => MathF.Cbrt(x);

    /// <inheritdoc cref="Sq(double)"/>
    public static float Sq(float x) => x * x;

    /// <inheritdoc cref="Sin(double)"/>
    public static float Sin(float x) => MathF.Sin(x);

    /// <inheritdoc cref="Cos(double)"/>
    public static float Cos(float x) => MathF.Cos(x);

    /// <inheritdoc cref="Tan(double)"/>
    public static float Tan(float x) => MathF.Tan(x);

    /// <inheritdoc cref="Asin(double)"/>
    public static float Asin(float x) => MathF.Asin(x);

    /// <inheritdoc cref="Acos(double)"/>
    public static float Acos(float x) => MathF.Acos(x);

    /// <inheritdoc cref="Atan(double)"/>
    public static float Atan(float x) => MathF.Atan(x);

    /// <inheritdoc cref="Sinh(double)"/>
    public static float Sinh(float x) => MathF.Sinh(x);

    /// <inheritdoc cref="Cosh(double)"/>
    public static float Cosh(float x) => MathF.Cosh(x);

    /// <inheritdoc cref="Tanh(double)"/>
    public static float Tanh(float x) => MathF.Tanh(x);

    /// <inheritdoc cref="Asinh(double)"/>
    public static float Asinh(float x) => MathF.Asinh(x);

    /// <inheritdoc cref="Acosh(double)"/>
    public static float Acosh(float x) => MathF.Acosh(x);

    /// <inheritdoc cref="Atanh(double)"/>
    public static float Atanh(float x) => MathF.Atanh(x);

    /// <inheritdoc cref="Sigmoid(double)"/>
    public static float Sigmoid(float x) => (float)Exponentials.Sigmoid(x);

    /// <inheritdoc cref="Softplus(double)"/>
    public static float Softplus(float x) => (float)Exponentials.Softplus(x);

    /// <inheritdoc cref="LogCosh(double)"/>
    public static float LogCosh(float x) => (float)Exponentials.LogCosh(x);

    /// <inheritdoc cref="Relu(double)"/>
    public static float Relu(float x) => MathF.Max(x, 0);

    /// <inheritdoc cref="Gelu(double)"/>
    public static float Gelu(float x) => (float)Gaussian.Gelu(x);

    /// <inheritdoc cref="Silu(double)"/>
    public static float Silu(float x) => (float)Exponentials.Silu(x);

    /// <inheritdoc cref="Erf(double)"/>
    public static float Erf(float x) => (float)Gaussian.Erf(x);

    /// <inheritdoc cref="Erfc(double)"/>
    public static float Erfc(float x) => (float)Gaussian.Erfc(x);

    /// <inheritdoc cref="NormalCdf(double)"/>
    public static float NormalCdf(float x) => (float)Gaussian.NormalCdf(x);

    /// <inheritdoc cref="NormalPdf(double)"/>
    public static float NormalPdf(float x) => (float)Gaussian.NormalPdf(x);

    /// <inheritdoc cref="LogGamma(double)"/>
    public static float LogGamma(float x) => (float)GammaFunction.LogGamma(x);

    /// <inheritdoc cref="Digamma(double)"/>
    public static float Digamma(float x) => (float)DigammaFunction.Digamma(x);

    /// <inheritdoc cref="Abs(double)"/>
    public static float Abs(float x) => MathF.Abs(x);

    /// <inheritdoc cref="Sign(double)"/>
    public static float Sign(float x) => x > 0 ? 1 : x < 0 ? -1 : x;

    /// <inheritdoc cref="Pow(double, double)"/>
    public static float Pow(float x, float y) => MathF.Pow(x, y);

    /// <inheritdoc cref="LeakyRelu(double, double)"/>
    public static float LeakyRelu(float x, float slope = 0.01f) => x > 0 ? x : slope * x;

    /// <inheritdoc cref="Elu(double, double)"/>
    public static float Elu(float x, float alpha = 1) => (float)Exponentials.Elu(x, alpha);

    /// <inheritdoc cref="Max(double, double)"/>
    public static float Max(float x, float y) => MathF.Max(x, y);

    /// <inheritdoc cref="Min(double, double)"/>
    public static float Min(float x, float y) => MathF.Min(x, y);

    /// <inheritdoc cref="Clamp(double, double, double)"/>
    public static float Clamp(float x, float low, float high) => Math.Clamp(x, low, high);

    /// <inheritdoc cref="Hypot(double, double)"/>
    public static float Hypot(float x, float y) => float.Hypot(x, y);

    /// <inheritdoc cref="Atan2(double, double)"/>
    public static float Atan2(float y, float x) => MathF.Atan2(y, x);

    /// <inheritdoc cref="Polygamma(int, double)"/>
    public static float Polygamma(int order, float x) => (float)Polygamma(order, (double)x);
}
