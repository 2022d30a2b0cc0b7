namespace SymGrad;

public static partial class Functions
{
    // C# prefers the conversion from int to float over that to double: without these, Sqrt(2) would have 7 figures.

    /// <inheritdoc cref="Sq(double)"/>
    public static int Sq(int x) => x * x;

    /// <inheritdoc cref="Abs(double)"/>
    public static int Abs(int x) => Math.Abs(x);

    /// <inheritdoc cref="Exp(double)"/>
    public static double Exp(int x) => Exp((double)x);

    /// <inheritdoc cref="Exp2(double)"/>
    public static double Exp2(int x) => Exp2((double)x);

    /// <inheritdoc cref="Expm1(double)"/>
    public static double Expm1(int x) => Expm1((double)x);

    /// <inheritdoc cref="Log(double)"/>
    public static double Log(int x) => Log((double)x);

    /// <inheritdoc cref="Log1p(double)"/>
    public static double Log1p(int x) => Log1p((double)x);

    /// <inheritdoc cref="Log2(double)"/>
    public static double Log2(int x) => Log2((double)x);

    /// <inheritdoc cref="Log10(double)"/>
    public static double Log10(int x) => Log10((double)x);

    /// <inheritdoc cref="Sqrt(double)"/>
    public static double Sqrt(int x) => Sqrt((double)x);

    /// <inheritdoc cref="Cbrt(double)"/>
    public static double Cbrt(int x) => Cbrt((double)x);

    /// <inheritdoc cref="Sin(double)"/>
    public static double Sin(int x) => Sin((double)x);

    /// <inheritdoc cref="Cos(double)"/>
    public static double Cos(int x) => Cos((double)x);

    /// <inheritdoc cref="Tan(double)"/>
    public static double Tan(int x) => Tan((double)x);

    /// <inheritdoc cref="Asin(double)"/>
    public static double Asin(int x) => Asin((double)x);

    /// <inheritdoc cref="Acos(double)"/>
    public static double Acos(int x) => Acos((double)x);

    /// <inheritdoc cref="Atan(double)"/>
    public static double Atan(int x) => Atan((double)x);

    /// <inheritdoc cref="Sinh(double)"/>
    public static double Sinh(int x) => Sinh((double)x);

    /// <inheritdoc cref="Cosh(double)"/>
    public static double Cosh(int x) => Cosh((double)x);

    /// <inheritdoc cref="Tanh(double)"/>
    public static double Tanh(int x) => Tanh((double)x);

    /// <inheritdoc cref="Asinh(double)"/>
    public static double Asinh(int x) => Asinh((double)x);

    /// <inheritdoc cref="Acosh(double)"/>
    public static double Acosh(int x) => Acosh((double)x);

    /// <inheritdoc cref="Atanh(double)"/>
    public static double Atanh(int x) => Atanh((double)x);

    /// <inheritdoc cref="Sigmoid(double)"/>
    public static double Sigmoid(int x) => Sigmoid((double)x);

    /// <inheritdoc cref="Softplus(double)"/>
    public static double Softplus(int x) => Softplus((double)x);

    /// <inheritdoc cref="LogCosh(double)"/>
    public static double LogCosh(int x) => LogCosh((double)x);

    /// <inheritdoc cref="Relu(double)"/>
    public static double Relu(int x) => Relu((double)x);

    /// <inheritdoc cref="Gelu(double)"/>
    public static double Gelu(int x) => Gelu((double)x);

    /// <inheritdoc cref="Silu(double)"/>
    public static double Silu(int x) => Silu((double)x);

    /// <inheritdoc cref="Erf(double)"/>
    public static double Erf(int x) => Erf((double)x);

    /// <inheritdoc cref="Erfc(double)"/>
    public static double Erfc(int x) => Erfc((double)x);

    /// <inheritdoc cref="NormalCdf(double)"/>
    public static double NormalCdf(int x) => NormalCdf((double)x);

    /// <inheritdoc cref="NormalPdf(double)"/>
    public static double NormalPdf(int x) => NormalPdf((double)x);

    /// <inheritdoc cref="LogGamma(double)"/>
    public static double LogGamma(int x) => LogGamma((double)x);

    /// <inheritdoc cref="Digamma(double)"/>
    public static double Digamma(int x) => Digamma((double)x);

    /// <inheritdoc cref="Sign(double)"/>
    public static double Sign(int x) => Sign((double)x);

    /// <inheritdoc cref="Pow(double, double)"/>
    public static double Pow(int x, int y) => Pow((double)x, (double)y);

    /// <inheritdoc cref="Max(double, double)"/>
    public static int Max(int x, int y) => Math.Max(x, y);

    /// <inheritdoc cref="Min(double, double)"/>
    public static int Min(int x, int y) => Math.Min(x, y);

    /// <inheritdoc cref="Clamp(double, double, double)"/>
    public static int Clamp(int x, int low, int high) => Math.Clamp(x, low, high);

    /// <inheritdoc cref="Hypot(double, double)"/>
    public static double Hypot(int x, int y) => Hypot((double)x, (double)y);

    /// <inheritdoc cref="Atan2(double, double)"/>
    public static double Atan2(int y, int x) => Atan2((double)y, (double)x);

    /// <inheritdoc cref="LeakyRelu(double, double)"/>
    public static double LeakyRelu(int x) => LeakyRelu((double)x);

    /// <inheritdoc cref="Elu(double, double)"/>
    public static double Elu(int x) => Elu((double)x);

    /// <inheritdoc cref="Polygamma(int, double)"/>
    public static double Polygamma(int order, int x) => Polygamma(order, (double)x);
}
