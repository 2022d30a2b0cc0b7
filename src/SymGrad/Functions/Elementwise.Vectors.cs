namespace SymGrad;

public static partial class Functions
{
    /// <summary><see cref="Exp(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Exp(Vec<double> x) => Map(x, Exp);

    /// <summary><see cref="Exp(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Exp(Vec<float> x) => Map(x, Exp);

    /// <summary><see cref="Exp2(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Exp2(Vec<double> x) => Map(x, Exp2);

    /// <summary><see cref="Exp2(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Exp2(Vec<float> x) => Map(x, Exp2);

    /// <summary><see cref="Expm1(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Expm1(Vec<double> x) => Map(x, Expm1);

    /// <summary><see cref="Expm1(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Expm1(Vec<float> x) => Map(x, Expm1);

    /// <summary><see cref="Log(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Log(Vec<double> x) => Map(x, Log);

    /// <summary><see cref="Log(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Log(Vec<float> x) => Map(x, Log);

    /// <summary><see cref="Log1p(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Log1p(Vec<double> x) => Map(x, Log1p);

    /// <summary><see cref="Log1p(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Log1p(Vec<float> x) => Map(x, Log1p);

    /// <summary><see cref="Log2(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Log2(Vec<double> x) => Map(x, Log2);

    /// <summary><see cref="Log2(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Log2(Vec<float> x) => Map(x, Log2);

    /// <summary><see cref="Log10(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Log10(Vec<double> x) => Map(x, Log10);

    /// <summary><see cref="Log10(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Log10(Vec<float> x) => Map(x, Log10);

    /// <summary><see cref="Sqrt(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Sqrt(Vec<double> x) => Map(x, Sqrt);

    /// <summary><see cref="Sqrt(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Sqrt(Vec<float> x) => Map(x, Sqrt);

    /// <summary><see cref="Cbrt(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Cbrt(Vec<double> x) => Map(x, Cbrt);

    /// <summary><see cref="Cbrt(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Cbrt(Vec<float> x) => Map(x, Cbrt);

    /// <summary><see cref="Sq(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Sq(Vec<double> x) => Map(x, Sq);

    /// <summary><see cref="Sq(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Sq(Vec<float> x) => Map(x, Sq);

    /// <summary><see cref="Sin(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Sin(Vec<double> x) => Map(x, Sin);

    /// <summary><see cref="Sin(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Sin(Vec<float> x) => Map(x, Sin);

    /// <summary><see cref="Cos(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Cos(Vec<double> x) => Map(x, Cos);

    /// <summary><see cref="Cos(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Cos(Vec<float> x) => Map(x, Cos);

    /// <summary><see cref="Tan(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Tan(Vec<double> x) => Map(x, Tan);

    /// <summary><see cref="Tan(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Tan(Vec<float> x) => Map(x, Tan);

    /// <summary><see cref="Asin(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Asin(Vec<double> x) => Map(x, Asin);

    /// <summary><see cref="Asin(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Asin(Vec<float> x) => Map(x, Asin);

    /// <summary><see cref="Acos(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Acos(Vec<double> x) => Map(x, Acos);

    /// <summary><see cref="Acos(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Acos(Vec<float> x) => Map(x, Acos);

    /// <summary><see cref="Atan(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Atan(Vec<double> x) => Map(x, Atan);

    /// <summary><see cref="Atan(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Atan(Vec<float> x) => Map(x, Atan);

    /// <summary><see cref="Sinh(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Sinh(Vec<double> x) => Map(x, Sinh);

    /// <summary><see cref="Sinh(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Sinh(Vec<float> x) => Map(x, Sinh);

    /// <summary><see cref="Cosh(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Cosh(Vec<double> x) => Map(x, Cosh);

    /// <summary><see cref="Cosh(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Cosh(Vec<float> x) => Map(x, Cosh);

    /// <summary><see cref="Tanh(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Tanh(Vec<double> x) => Map(x, Tanh);

    /// <summary><see cref="Tanh(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Tanh(Vec<float> x) => Map(x, Tanh);

    /// <summary><see cref="Asinh(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Asinh(Vec<double> x) => Map(x, Asinh);

    /// <summary><see cref="Asinh(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Asinh(Vec<float> x) => Map(x, Asinh);

    /// <summary><see cref="Acosh(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Acosh(Vec<double> x) => Map(x, Acosh);

    /// <summary><see cref="Acosh(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Acosh(Vec<float> x) => Map(x, Acosh);

    /// <summary><see cref="Atanh(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Atanh(Vec<double> x) => Map(x, Atanh);

    /// <summary><see cref="Atanh(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Atanh(Vec<float> x) => Map(x, Atanh);

    /// <summary><see cref="Sigmoid(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Sigmoid(Vec<double> x) => Map(x, Sigmoid);

    /// <summary><see cref="Sigmoid(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Sigmoid(Vec<float> x) => Map(x, Sigmoid);

    /// <summary><see cref="Softplus(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Softplus(Vec<double> x) => Map(x, Softplus);

    /// <summary><see cref="Softplus(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Softplus(Vec<float> x) => Map(x, Softplus);

    /// <summary><see cref="LogCosh(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> LogCosh(Vec<double> x) => Map(x, LogCosh);

    /// <summary><see cref="LogCosh(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> LogCosh(Vec<float> x) => Map(x, LogCosh);

    /// <summary><see cref="Relu(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Relu(Vec<double> x) => Map(x, Relu);

    /// <summary><see cref="Relu(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Relu(Vec<float> x) => Map(x, Relu);

    /// <summary><see cref="Gelu(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Gelu(Vec<double> x) => Map(x, Gelu);

    /// <summary><see cref="Gelu(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Gelu(Vec<float> x) => Map(x, Gelu);

    /// <summary><see cref="Silu(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Silu(Vec<double> x) => Map(x, Silu);

    /// <summary><see cref="Silu(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Silu(Vec<float> x) => Map(x, Silu);

    /// <summary><see cref="Erf(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Erf(Vec<double> x) => Map(x, Erf);

    /// <summary><see cref="Erf(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Erf(Vec<float> x) => Map(x, Erf);

    /// <summary><see cref="Erfc(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Erfc(Vec<double> x) => Map(x, Erfc);

    /// <summary><see cref="Erfc(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Erfc(Vec<float> x) => Map(x, Erfc);

    /// <summary><see cref="NormalCdf(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> NormalCdf(Vec<double> x) => Map(x, NormalCdf);

    /// <summary><see cref="NormalCdf(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> NormalCdf(Vec<float> x) => Map(x, NormalCdf);

    /// <summary><see cref="NormalPdf(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> NormalPdf(Vec<double> x) => Map(x, NormalPdf);

    /// <summary><see cref="NormalPdf(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> NormalPdf(Vec<float> x) => Map(x, NormalPdf);

    /// <summary><see cref="LogGamma(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> LogGamma(Vec<double> x) => Map(x, LogGamma);

    /// <summary><see cref="LogGamma(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> LogGamma(Vec<float> x) => Map(x, LogGamma);

    /// <summary><see cref="Digamma(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Digamma(Vec<double> x) => Map(x, Digamma);

    /// <summary><see cref="Digamma(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Digamma(Vec<float> x) => Map(x, Digamma);

    /// <summary><see cref="Abs(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Abs(Vec<double> x) => Map(x, Abs);

    /// <summary><see cref="Abs(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Abs(Vec<float> x) => Map(x, Abs);

    /// <summary><see cref="Sign(double)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<double> Sign(Vec<double> x) => Map(x, Sign);

    /// <summary><see cref="Sign(float)"/> of each element.</summary>
    /// <param name="x">The vector.</param>
    public static Vec<float> Sign(Vec<float> x) => Map(x, Sign);
}
