namespace SymGrad;

public static partial class Functions
{
    /// <summary><see cref="Exp(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Exp(Mat<double> x) => Map(x, Exp);

    /// <summary><see cref="Exp(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Exp(Mat<float> x) => Map(x, Exp);

    /// <summary><see cref="Exp2(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Exp2(Mat<double> x) => Map(x, Exp2);

    /// <summary><see cref="Exp2(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Exp2(Mat<float> x) => Map(x, Exp2);

    /// <summary><see cref="Expm1(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Expm1(Mat<double> x) => Map(x, Expm1);

    /// <summary><see cref="Expm1(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Expm1(Mat<float> x) => Map(x, Expm1);

    /// <summary><see cref="Log(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Log(Mat<double> x) => Map(x, Log);

    /// <summary><see cref="Log(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Log(Mat<float> x) => Map(x, Log);

    /// <summary><see cref="Log1p(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Log1p(Mat<double> x) => Map(x, Log1p);

    /// <summary><see cref="Log1p(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Log1p(Mat<float> x) => Map(x, Log1p);

    /// <summary><see cref="Log2(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Log2(Mat<double> x) => Map(x, Log2);

    /// <summary><see cref="Log2(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Log2(Mat<float> x) => Map(x, Log2);

    /// <summary><see cref="Log10(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Log10(Mat<double> x) => Map(x, Log10);

    /// <summary><see cref="Log10(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Log10(Mat<float> x) => Map(x, Log10);

    /// <summary><see cref="Sqrt(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Sqrt(Mat<double> x) => Map(x, Sqrt);

    /// <summary><see cref="Sqrt(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Sqrt(Mat<float> x) => Map(x, Sqrt);

    /// <summary><see cref="Cbrt(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Cbrt(Mat<double> x) => Map(x, Cbrt);

    /// <summary><see cref="Cbrt(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Cbrt(Mat<float> x) => Map(x, Cbrt);

    /// <summary><see cref="Sq(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Sq(Mat<double> x) => Map(x, Sq);

    /// <summary><see cref="Sq(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Sq(Mat<float> x) => Map(x, Sq);

    /// <summary><see cref="Sin(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Sin(Mat<double> x) => Map(x, Sin);

    /// <summary><see cref="Sin(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Sin(Mat<float> x) => Map(x, Sin);

    /// <summary><see cref="Cos(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Cos(Mat<double> x) => Map(x, Cos);

    /// <summary><see cref="Cos(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Cos(Mat<float> x) => Map(x, Cos);

    /// <summary><see cref="Tan(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Tan(Mat<double> x) => Map(x, Tan);

    /// <summary><see cref="Tan(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Tan(Mat<float> x) => Map(x, Tan);

    /// <summary><see cref="Asin(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Asin(Mat<double> x) => Map(x, Asin);

    /// <summary><see cref="Asin(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Asin(Mat<float> x) => Map(x, Asin);

    /// <summary><see cref="Acos(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Acos(Mat<double> x) => Map(x, Acos);

    /// <summary><see cref="Acos(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Acos(Mat<float> x) => Map(x, Acos);

    /// <summary><see cref="Atan(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Atan(Mat<double> x) => Map(x, Atan);

    /// <summary><see cref="Atan(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Atan(Mat<float> x) => Map(x, Atan);

    /// <summary><see cref="Sinh(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Sinh(Mat<double> x) => Map(x, Sinh);

    /// <summary><see cref="Sinh(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Sinh(Mat<float> x) => Map(x, Sinh);

    /// <summary><see cref="Cosh(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Cosh(Mat<double> x) => Map(x, Cosh);

    /// <summary><see cref="Cosh(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Cosh(Mat<float> x) => Map(x, Cosh);

    /// <summary><see cref="Tanh(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Tanh(Mat<double> x) => Map(x, Tanh);

    /// <summary><see cref="Tanh(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Tanh(Mat<float> x) => Map(x, Tanh);

    /// <summary><see cref="Asinh(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Asinh(Mat<double> x) => Map(x, Asinh);

    /// <summary><see cref="Asinh(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Asinh(Mat<float> x) => Map(x, Asinh);

    /// <summary><see cref="Acosh(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Acosh(Mat<double> x) => Map(x, Acosh);

    /// <summary><see cref="Acosh(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Acosh(Mat<float> x) => Map(x, Acosh);

    /// <summary><see cref="Atanh(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Atanh(Mat<double> x) => Map(x, Atanh);

    /// <summary><see cref="Atanh(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Atanh(Mat<float> x) => Map(x, Atanh);

    /// <summary><see cref="Sigmoid(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Sigmoid(Mat<double> x) => Map(x, Sigmoid);

    /// <summary><see cref="Sigmoid(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Sigmoid(Mat<float> x) => Map(x, Sigmoid);

    /// <summary><see cref="Softplus(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Softplus(Mat<double> x) => Map(x, Softplus);

    /// <summary><see cref="Softplus(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Softplus(Mat<float> x) => Map(x, Softplus);

    /// <summary><see cref="LogCosh(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> LogCosh(Mat<double> x) => Map(x, LogCosh);

    /// <summary><see cref="LogCosh(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> LogCosh(Mat<float> x) => Map(x, LogCosh);

    /// <summary><see cref="Relu(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Relu(Mat<double> x) => Map(x, Relu);

    /// <summary><see cref="Relu(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Relu(Mat<float> x) => Map(x, Relu);

    /// <summary><see cref="Gelu(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Gelu(Mat<double> x) => Map(x, Gelu);

    /// <summary><see cref="Gelu(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Gelu(Mat<float> x) => Map(x, Gelu);

    /// <summary><see cref="Silu(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Silu(Mat<double> x) => Map(x, Silu);

    /// <summary><see cref="Silu(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Silu(Mat<float> x) => Map(x, Silu);

    /// <summary><see cref="Erf(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Erf(Mat<double> x) => Map(x, Erf);

    /// <summary><see cref="Erf(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Erf(Mat<float> x) => Map(x, Erf);

    /// <summary><see cref="Erfc(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Erfc(Mat<double> x) => Map(x, Erfc);

    /// <summary><see cref="Erfc(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Erfc(Mat<float> x) => Map(x, Erfc);

    /// <summary><see cref="NormalCdf(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> NormalCdf(Mat<double> x) => Map(x, NormalCdf);

    /// <summary><see cref="NormalCdf(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> NormalCdf(Mat<float> x) => Map(x, NormalCdf);

    /// <summary><see cref="NormalPdf(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> NormalPdf(Mat<double> x) => Map(x, NormalPdf);

    /// <summary><see cref="NormalPdf(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> NormalPdf(Mat<float> x) => Map(x, NormalPdf);

    /// <summary><see cref="LogGamma(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> LogGamma(Mat<double> x) => Map(x, LogGamma);

    /// <summary><see cref="LogGamma(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> LogGamma(Mat<float> x) => Map(x, LogGamma);

    /// <summary><see cref="Digamma(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Digamma(Mat<double> x) => Map(x, Digamma);

    /// <summary><see cref="Digamma(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Digamma(Mat<float> x) => Map(x, Digamma);

    /// <summary><see cref="Abs(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Abs(Mat<double> x) => Map(x, Abs);

    /// <summary><see cref="Abs(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Abs(Mat<float> x) => Map(x, Abs);

    /// <summary><see cref="Sign(double)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<double> Sign(Mat<double> x) => Map(x, Sign);

    /// <summary><see cref="Sign(float)"/> of each element.</summary>
    /// <param name="x">The matrix.</param>
    public static Mat<float> Sign(Mat<float> x) => Map(x, Sign);
}
