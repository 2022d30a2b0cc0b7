namespace SymGrad.Generator.Tests.Lowering;

/// <summary>
/// Models in a line each: parameters, and a body that is an expression or a block. Arguments follow from the parameters' names:
/// <see cref="Arguments"/>.
/// </summary>
internal static class LoweringCases
{
    public static readonly (string Parameters, string Body)[] Scalars =
    [
        .. from f in new[]
           {
               "Exp", "Exp2", "Expm1", "Log", "Log1p", "Log2", "Log10", "Sqrt", "Cbrt", "Sq", "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh",
               "Tanh", "Asinh", "Atanh", "Sigmoid", "Softplus", "Relu", "LeakyRelu", "Elu", "Gelu", "Silu", "Erf", "Erfc", "NormalCdf", "NormalPdf",
               "LogGamma", "Digamma", "Abs", "Sign",
           }
           from type in new[] { "double x", "float x" }
           select (type, $"{f}(x)"),
        ("double x", "Relu(-x) + LeakyRelu(-x) + Elu(-x) + Abs(-x) + Sign(-x)"),
        ("double x", "LeakyRelu(-x, 0.2) + Elu(-x, 0.7)"),
        ("double x", "LeakyRelu(slope: x, x: -2.5)"),
        ("double y", "Acosh(y)"),
        ("double x, double y", "Pow(x, y) + Math.Pow(y, 3) + Math.Pow(x, -2) + Math.Pow(x, 0) + Pow(x, 0.5)"),
        ("double x, double y", "Atan2(x, y) + Hypot(x, y) + Max(x, y) + Min(x, y) + Math.Max(1, x) + Math.Min(x, 0.5)"),
        ("double x, double y, double z", "Clamp(x, z, y) + Clamp(y, z, x) + Clamp(z, x, y) + Clamp(x, 0, 0.5) + Math.Clamp(x, -1, 1)"),
        ("double x", "Polygamma(1, x)"),
        ("double x", "Math.Exp(x) + Math.Log(x, 3) + Math.FusedMultiplyAdd(x, 2, 1) + Math.Sign(x) * x + Math.Abs(-x) + Math.Cbrt(x)"),
        ("double x", "double.Exp(x) + double.LogP1(x) + double.ExpM1(x) + double.Lerp(x, 2, 0.25) + double.Hypot(x, 1) + double.Max(x, 0.1)"),
        ("float x", "MathF.Exp(x) + MathF.Sqrt(x) + MathF.PI + float.Tanh(x) + MathF.Pow(x, 2)"),
    ];

    public static readonly (string Parameters, string Body)[] Constants =
    [
        ("double x", "x * 0.1 + 1e-3 + 2 + 1_000 + .5 - 0x10"),
        ("double x", "x * 0.1f + 3"),
        ("double x", "x * (1.0 / 3) + 1 / 3 + 7 % 4 + -2.5 + (2 - 0.5)"),
        ("double x", "x * Math.PI + Math.E + double.Pi + Math.Tau + double.E"),
        ("double x", "x > 100 ? double.NaN : x < -100 ? double.NegativeInfinity : 1 / (x + double.MaxValue * 0)"),
        ("double x", "x * Half + Third + Count"),
        ("double x", "{ const double c = 1.0 / 7; const int n = 5; return c * x + n / 2; }"),
        ("double x", "(double)(float)0.1 * x + (int)3 + (double)2"),
        ("double x", "x * 1e200 * 1e200 * 1e-300 / 1e100"),
        ("float x", "x * 0.1f + 1 / 3f + (float)0.1"),
        ("double x", "x + double.Epsilon + 5e-324"),
    ];

    public static readonly (string Parameters, string Body)[] Vectors =
    [
        .. from f in new[] { "Sum", "Mean", "Variance", "Max", "Min", "LogSumExp", "Norm", "SquaredNorm" }
           from p in new[] { "Vec<double> u", "double[] u", "ReadOnlySpan<double> u", "Vec<float> u" }
           select (p, $"{f}(u)"),
        .. from f in new[] { "Sum", "Mean", "Variance", "Max", "Min", "Norm", "SquaredNorm" } select ("Mat<double> A", $"{f}(A)"),
        ("Mat<double> A", "Sum(LogSumExp(A)) + Norm(Softmax(A)) + Norm(LogSoftmax(A))"),
        ("Vec<double> u, Vec<double> v", "Dot(u, v) + Norm(u + v) + Norm(u - v) + Norm(-u) + Dot(Hadamard(u, v), u)"),
        ("Vec<double> u, double x", "Norm(u + x) + Norm(x + u) + Norm(u - x) + Norm(x - u) + Norm(u * x) + Norm(x * u) + Norm(u / x)"),
        ("Mat<double> A, double x", "Norm(A + x) + Norm(x + A) + Norm(A - x) + Norm(x - A) + Norm(A * x) + Norm(x * A) + Norm(A / x) + Norm(-A)"),
        ("Mat<double> A, Mat<double> B", "Norm(A * B) + Norm(A + B.T) + Norm(A - Transpose(B)) + Trace(A * B) + Norm(Hadamard(A, B.T))"),
        ("Mat<double> A, Vec<double> u, Vec<double> h", "Dot(A * u, h) + Norm(Outer(h, u)) + Norm(AddToRows(A, u)) + Norm(A.T * h)"),
        ("Vec<double> q, Vec<double> t", "CrossEntropy(t, q) + CrossEntropy(1, q) + Dot(Softmax(t), LogSoftmax(q))"),
        ("Vec<double> q, int k", "CrossEntropy(k, q)"),
        ("Mat<double> P, int[] l", "CrossEntropy(l, P)"),
        ("Mat<double> P, Vec<int> l", "CrossEntropy(l, Softmax(P))"),
        ("Mat<double> S, Vec<double> u", "Trace(S) + Norm(Diag(u) * S) + Norm(S.Row(1)) + Norm(S.Column(2)) + Norm(Row(S, 0)) + Norm(Column(S, 0))"),
        ("Vec<double> u, Vec<double> v, int k", "Norm(Concat(u, v)) + Norm(Slice(u, 1, 2)) + Norm(u.Slice(k, 2)) + Norm(u[1..]) + Norm(u[..^1]) + u[^1]"),
        ("Mat<double> S, int k", "Norm(S.Slice(k, 2)) + S.Slice(1, 2)[0, 1]"),
        ("Vec<double> u, Mat<double> A", "Sum(Tanh(u)) + Norm(Sigmoid(A)) + Norm(Sq(u)) + Norm(LeakyRelu(u, 0.3)) + Norm(Max(u, 0.2)) + Norm(Clamp(A, -1, 0.5)) + Norm(Pow(A, 2))"),
        ("Vec<double> u, Mat<double> A, double x", "Sum(Map(u, e => e * x + 1)) + Sum(Map(u, Math.Exp)) + Norm(Map(A, Twice)) + Sum(Map(u, Twice))"),
        ("ReadOnlySpan<double> u, double[] v", "Dot(u, v) + u[0] * u.Length + Sum(u.Slice(1)) + Norm(u.Slice(1, 2))"),
        ("double[] u", "Sum(u.AsSpan()) + Norm(u.AsSpan(1)) + Sum(u[1..]) + Sum(u[..2]) + u[^2] + Sum(u.AsSpan(1, 2))"),
        ("double[,] A, double[] u", "Norm((Mat<double>)A * (Vec<double>)u) + A[1, 2] + A.GetLength(0) * u.Length + A.Length"),
        ("Vec<float> u, Mat<float> A, float x", "Dot(Tanh(A * u), A * u) * x + Norm(Softmax(u))"),
        ("Vec<double> u, Mat<double> A", "u.Length + A.Rows * u[0] + A.Columns"),
        ("Vec<double> u, Vec<double> v, double x", "Norm(x > 0 ? u + 1 : u - 1) + u[2]"),
    ];

    public static readonly (string Parameters, string Body)[] IndexForms =
    [
        ("Vec<double> u, int n", "Sum(n, i => u[i] * i) + Product(n, i => u[i]) + Max(n, i => u[i]) + Min(n, i => u[i]) + LogSumExp(n, i => u[i])"),
        ("double x, int n", "x * Sum(n, i => i * i) + Product(n, i => i + 1) + Max(n, i => 2 - i) + LogSumExp(n, i => i)"),
        ("Vec<double> u", "Norm(Build(u.Length, i => Exp(u[i]))) + Norm(Build(2, 3, (i, j) => u[i] * u[j])) + Sum(Build(3, i => i)) * u[0]"),
        ("Mat<double> A, Vec<double> u", "Sum(A.Rows, i => Tanh(Sum(A.Columns, j => A[i, j] * u[j])))"),
        ("Vec<double> u", "Sum(u.Length, i => Sum(i, j => u[i] * u[j]))"),
        ("Vec<double> u, int[] l", "Sum(l.Length, r => u[l[r]])"),
        ("Vec<double> u", "Sum(u.Length - 1, i => Sq(u[i + 1] - u[i])) + Sum(u.Length / 2, i => u[2 * i]) + Sum(4, i => u[i % 3])"),
        ("Vec<double> u", "Sum(u.Length, i => { var e = u[i]; var f = e * e; return f + e; })"),
        ("Vec<double> u, double x", "{ var g = Build(u.Length, i => u[i] * x); return Sum(g.Length, i => g[g.Length - 1 - i] * g[i]); }"),
        ("Vec<double> u, double x", "Sum(u.Length, i => i > 0 ? u[i - 1] * x : x) + Sum(3, i => i == 1 || i >= 2 && u[i] > 0 ? u[i] : 0)"),
        ("Vec<double> u", "LogSumExp(u.Length, i => Sum(2, j => u[i] * (j + 1))) + Max(u.Length, i => Min(u.Length, j => u[i] - u[j]))"),
        ("Mat<double> A, Vec<double> u", "Sum(A.Rows, i => Dot(A.Row(i), u)) + Sum(A.Columns, j => Norm(A.Column(j)))"),
        ("Vec<double> u", "{ double F(int i) => u[i] * 2; return Sum(u.Length, F) + Sum(2, Twice2); }"),
        ("Vec<double> u", "Sum(Math.Max(1, u.Length - 1), i => u[Math.Min(i, 1)]) + Sum(Math.Abs(-2), i => u[Math.Clamp(i, 0, 1)])"),
        ("Vec<double> u, Vec<double> v", "Sum(Build(u.Length, i => Softmax(u * v[i])[i])) + Build(3, i => u[i])[1]"),
    ];

    public static readonly (string Parameters, string Body)[] Constructs =
    [
        ("double x, double y", "{ var s = x + y; var d = x - y; return s * d / (1 + s * s); }"),
        ("double x", "x >= 0 ? x : -x * 2"),
        ("double x, int n", "n switch { 0 => x, 1 or 2 => x * x, 3 => Exp(x), _ => 1 }"),
        ("double x", "x switch { < 0 => -x, >= 0 and < 0.5 => x * x, not > 0.6 => 3, var e when e > 0.65 => e + 1, _ => 7 }"),
        ("double x", "{ var positive = x > 0; var big = x is > 2 or < -2; return positive && !big ? x : big || x == 0.7 ? 1 : 2; }"),
        ("double x", "{ double Local(double e) => e * e + x; return Local(2) + Local(x); }"),
        ("double x", "Twice(x) + Outside.Polynomial(x, b: 3) + Outside.Block(x)"),
        ("double x", "{ Func<double, double> f = e => e * x; return f(3) + f(x); }"),
        ("double x", "{ double s = 0; s += x; s *= x; s -= 1; s = s / 2; return s; }"),
        ("double x, int n", "{ int m = n * 2 - 1; var h = m / 2 + m % 2; return x * m + h; }"),
        ("double x, int n", "x * n + n / (x + n)"),
        ("double @class, double @in", "@class * @in"),
        ("in double x", "x * x"),
        ("double x, double y = 2", "x * y"),
        ("double x", "{ { var a = x * 2; { return a + 1; } } }"),
        ("double x", "x + x + x + x - x - x * x * x / x"),
        ("double x", "+x - (-x) * -1"),
        ("Mat<double> A, Vec<double> h, Mat<double> B, Vec<double> u", "{ var z = Tanh(A * u + h); var y = B * z; return SquaredNorm(y - u); }"),
        ("Mat<double> A, Vec<double> u", "Outside.Layer(A, u)[0] + Norm(Outside.Layer(A, u))"),
        ("double x", "x is 0.7 ? 3 * x : x"),
        ("double x, double y", "x < y ? (y > 0 ? x * y : x) : (x <= 3 ? y : 0)"),
    ];

    /// <summary>Members that the models call.</summary>
    public const string Shared = """
            private const double Half = 0.5;
            private const float Third = 0.25f;
            private const int Count = 3;
            private static double Twice(double e) => 2 * e;
            private static double Twice2(int i) => 2 * i;
        """;

    /// <summary>Another file's type.</summary>
    public const string Outside = """
        internal static class Outside
        {
            public static double Polynomial(double a, double b = 2, double c = 1) => a * a + b * a + c;

            public static double Block(double a)
            {
                var s = a * a;
                return s + 1 / s;
            }

            public static Vec<double> Layer(Mat<double> w, Vec<double> v)
            {
                var z = w * v;
                return Tanh(z);
            }
        }
        """;

    /// <summary>The argument for a parameter of a case.</summary>
    public static object Argument(string type, string name)
    {
        object value = name switch
        {
            "x" => 0.7,
            "y" => 1.3,
            "z" => -0.4,
            "@class" => 1.5,
            "@in" => -2.0,
            "n" => 3,
            "k" => 1,
            "l" => new[] { 2, 0 },
            "u" => new[] { 0.3, -1.2, 0.8 },
            "v" => new[] { 1.1, 0.4, -0.6 },
            "q" => new[] { 0.2, 0.5, 0.3 },
            "t" => new[] { 0.1, 0.6, 0.3 },
            "h" => new[] { 0.9, -0.7 },
            "A" => new[,] { { 0.4, -0.3, 1.2 }, { 0.9, 0.1, -0.5 } },
            "B" => new[,] { { 0.2, 0.7 }, { -1.1, 0.6 }, { 0.3, 0.8 } },
            "S" => new[,] { { 0.4, -0.3, 1.2 }, { 0.9, 0.1, -0.5 }, { 0.6, 0.2, -0.8 } },
            "P" => new[,] { { 0.2, 0.5, 0.3 }, { 0.1, 0.6, 0.3 } },
            _ => throw new ArgumentException(name, nameof(name)),
        };
        return type.Contains("float", StringComparison.Ordinal) ? Single(value) : value;
    }

    private static object Single(object value) => value switch
    {
        double d => (float)d,
        double[] v => Array.ConvertAll(v, e => (float)e),
        double[,] m => Single(m),
        _ => value,
    };

    private static float[,] Single(double[,] m)
    {
        var result = new float[m.GetLength(0), m.GetLength(1)];
        for (var i = 0; i < m.Length; i++)
        {
            result[i / m.GetLength(1), i % m.GetLength(1)] = (float)m[i / m.GetLength(1), i % m.GetLength(1)];
        }

        return result;
    }
}
