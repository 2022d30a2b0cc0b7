namespace SymGrad.Lanes;

/// <content>The functions, each the same as its scalar in <see cref="Functions"/>.</content>
public partial interface ILane<TSelf, T>
{
    /// <inheritdoc cref="Functions.Abs(double)"/>
    static abstract TSelf Abs(TSelf x);

    /// <inheritdoc cref="Functions.Sqrt(double)"/>
    static abstract TSelf Sqrt(TSelf x);

    /// <inheritdoc cref="Functions.Sq(double)"/>
    static abstract TSelf Sq(TSelf x);

    /// <inheritdoc cref="Functions.Sign(double)"/>
    static abstract TSelf Sign(TSelf x);

    /// <inheritdoc cref="Functions.Relu(double)"/>
    static abstract TSelf Relu(TSelf x);

    /// <inheritdoc cref="Functions.Exp(double)"/>
    static abstract TSelf Exp(TSelf x);

    /// <inheritdoc cref="Functions.Exp2(double)"/>
    static abstract TSelf Exp2(TSelf x);

    /// <inheritdoc cref="Functions.Expm1(double)"/>
    static abstract TSelf Expm1(TSelf x);

    /// <inheritdoc cref="Functions.Log(double)"/>
    static abstract TSelf Log(TSelf x);

    /// <inheritdoc cref="Functions.Log1p(double)"/>
    static abstract TSelf Log1p(TSelf x);

    /// <inheritdoc cref="Functions.Log2(double)"/>
    static abstract TSelf Log2(TSelf x);

    /// <inheritdoc cref="Functions.Log10(double)"/>
    static abstract TSelf Log10(TSelf x);

    /// <inheritdoc cref="Functions.Cbrt(double)"/>
    static abstract TSelf Cbrt(TSelf x);

    /// <inheritdoc cref="Functions.Sin(double)"/>
    static abstract TSelf Sin(TSelf x);

    /// <inheritdoc cref="Functions.Cos(double)"/>
    static abstract TSelf Cos(TSelf x);

    /// <inheritdoc cref="Functions.Tan(double)"/>
    static abstract TSelf Tan(TSelf x);

    /// <inheritdoc cref="Functions.Asin(double)"/>
    static abstract TSelf Asin(TSelf x);

    /// <inheritdoc cref="Functions.Acos(double)"/>
    static abstract TSelf Acos(TSelf x);

    /// <inheritdoc cref="Functions.Atan(double)"/>
    static abstract TSelf Atan(TSelf x);

    /// <inheritdoc cref="Functions.Sinh(double)"/>
    static abstract TSelf Sinh(TSelf x);

    /// <inheritdoc cref="Functions.Cosh(double)"/>
    static abstract TSelf Cosh(TSelf x);

    /// <inheritdoc cref="Functions.Tanh(double)"/>
    static abstract TSelf Tanh(TSelf x);

    /// <inheritdoc cref="Functions.Asinh(double)"/>
    static abstract TSelf Asinh(TSelf x);

    /// <inheritdoc cref="Functions.Acosh(double)"/>
    static abstract TSelf Acosh(TSelf x);

    /// <inheritdoc cref="Functions.Atanh(double)"/>
    static abstract TSelf Atanh(TSelf x);

    /// <inheritdoc cref="Functions.Sigmoid(double)"/>
    static abstract TSelf Sigmoid(TSelf x);

    /// <inheritdoc cref="Functions.Softplus(double)"/>
    static abstract TSelf Softplus(TSelf x);

    /// <inheritdoc cref="Functions.LogCosh(double)"/>
    static abstract TSelf LogCosh(TSelf x);

    /// <inheritdoc cref="Functions.Gelu(double)"/>
    static abstract TSelf Gelu(TSelf x);

    /// <inheritdoc cref="Functions.Silu(double)"/>
    static abstract TSelf Silu(TSelf x);

    /// <inheritdoc cref="Functions.Erf(double)"/>
    static abstract TSelf Erf(TSelf x);

    /// <inheritdoc cref="Functions.Erfc(double)"/>
    static abstract TSelf Erfc(TSelf x);

    /// <inheritdoc cref="Functions.NormalCdf(double)"/>
    static abstract TSelf NormalCdf(TSelf x);

    /// <inheritdoc cref="Functions.NormalPdf(double)"/>
    static abstract TSelf NormalPdf(TSelf x);

    /// <inheritdoc cref="Functions.LogGamma(double)"/>
    static abstract TSelf LogGamma(TSelf x);

    /// <inheritdoc cref="Functions.Digamma(double)"/>
    static abstract TSelf Digamma(TSelf x);

    /// <inheritdoc cref="Functions.Max(double, double)"/>
    static abstract TSelf Max(TSelf x, TSelf y);

    /// <inheritdoc cref="Functions.Min(double, double)"/>
    static abstract TSelf Min(TSelf x, TSelf y);

    /// <inheritdoc cref="Functions.Clamp(double, double, double)"/>
    static abstract TSelf Clamp(TSelf x, TSelf low, TSelf high);

    /// <inheritdoc cref="Functions.Pow(double, double)"/>
    static abstract TSelf Pow(TSelf x, TSelf y);

    /// <inheritdoc cref="Functions.Hypot(double, double)"/>
    static abstract TSelf Hypot(TSelf x, TSelf y);

    /// <inheritdoc cref="Functions.Atan2(double, double)"/>
    static abstract TSelf Atan2(TSelf y, TSelf x);

    /// <inheritdoc cref="Functions.LeakyRelu(double, double)"/>
    static abstract TSelf LeakyRelu(TSelf x, TSelf slope);

    /// <inheritdoc cref="Functions.Elu(double, double)"/>
    static abstract TSelf Elu(TSelf x, TSelf alpha);

    /// <inheritdoc cref="Kernels.Kernel.SigmoidComplement(double, double)"/>
    static abstract TSelf SigmoidComplement(TSelf x, TSelf sigmoid);

    /// <inheritdoc cref="Kernels.Kernel.SechSquared(double, double)"/>
    static abstract TSelf SechSquared(TSelf x, TSelf tanh);

    /// <inheritdoc cref="Functions.Polygamma(int, double)"/>
    static abstract TSelf Polygamma(int order, TSelf x);
}
