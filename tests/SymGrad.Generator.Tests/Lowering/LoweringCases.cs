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
               "Tanh", "Asinh", "Atanh", "Sigmoid", "Softplus", "LogCosh", "Relu", "LeakyRelu", "Elu", "Gelu", "Silu", "Erf", "Erfc", "NormalCdf", "NormalPdf",
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

    public static readonly (string Parameters, string Body)[] Branches =
    [
        ("double x, double y", "{ double z; if (x > y) { z = x * y; } else { z = x - y; } return z * z; }"),
        ("double x", "{ var y = x; if (x > 0.5) { y = x * x; var t = y + 1; y = t * y; } return y; }"),
        ("double x", "{ if (x > 0) { return x; } return x * x; }"),
        ("double x", "{ if (x > 1) return x; else if (x > 0.5) return 2 * x; x += 1; return x * x; }"),
        ("double x, double y", "{ var z = 1.0; if (x > 0) { if (y > 2) { return x; } z = x + y; } else { return y; } return z * z; }"),
        ("double x, double y", "{ var z = 1.0; if (y > 2) { if (x > 3) { return x; } z = 2; } else if (x > 0.1) { z = x; } return z * y; }"),
        ("Vec<double> u", "{ if (u.Length == 0) { return 0; } var m = Mean(u); var c = u - m; return SquaredNorm(c) / u.Length; }"),
        ("Vec<double> u, double x", "{ var v = u; if (x > 0) { v = Softmax(u * x); } return SquaredNorm(v + u); }"),
        ("double x, int n", "{ var y = x; switch (n) { case 0: y = 1; break; case 1: case 2: y *= 2; break; case > 2 and < 5: { y = x * x; break; } default: return 7; } return y + 1; }"),
        ("double x, int n", "{ switch (n) { case 1: return x; case 3 when x > 0.5: return 2 * x; default: return 0; } }"),
        ("double x", "{ double G(double a) { if (a > 1) { return a; } var b = a * a; return b + 1; } return G(x) + G(2 * x) * G(3 * x); }"),
        ("double x", "{ int k = 1; if (x > 0) { k += 2; } k++; return x * k; }"),
        ("double x", "{ var positive = false; if (x > 0) { positive = true; } return positive ? x : 1; }"),
        ("Vec<double> u, double x", "{ var a = new double[3]; a[0] = x; if (x > 0) { a[1] = x * x; a[2] = u[1]; } else { a[1] = 5; } return a[0] + 2 * a[1] + 3 * a[2]; }"),
        ("double x", "{ void Fill(double[] a) { a[0] = x; if (x > 0) return; a[1] = 3; } var b = new double[2]; Fill(b); return b[0] + b[1]; }"),
        ("double x", "{ var a = new double[2]; var b = a; b[0] = x; a[1] = 2 * x; var v = (Vec<double>)a; v[1] += 1; return b[1] * a[0]; }"),
        ("double x", "{ var a = new Mat<double>(2, 2); var r = a.Row(1); r[0] = x; a[0, 1] = 3; a[1, 1] = a[1, 0] * x; return Sum(a) + r[1]; }"),
        ("Vec<double> u", "{ var s = 0.3; for (var i = 0; i < u.Length; i++) { if (u[i] > 0.2) { s = Sin(s + u[i]); continue; } s = Tanh(s * u[i]); if (s > 0) { continue; } s -= 0.1 * u[i]; } return s; }"),
        ("Mat<double> A", "{ var s = 0.0; for (var i = 0; i < A.Rows; i++) { for (var j = 0; j < A.Columns; j++) { if (i == j) { continue; } s += A[i, j]; } if (i % 2 == 0) { continue; } s *= 2; } return s; }"),
        ("Vec<double> u", "{ var y = new double[u.Length]; for (var i = 0; i < u.Length; i++) { y[i] = u[i]; if (u[i] > 0.3) { continue; } y[i] = Exp(u[i]); switch (i % 3) { case 0: continue; default: y[i] *= 2; break; } y[i]++; } return Sum(y); }"),
        ("Vec<double> u", "{ var s = 0.0; var c = 0; foreach (var e in u) { if (e > 0.4) { s += e; continue; } else { s -= 2 * e; c++; continue; } } return s * c; }"),
        ("Vec<double> u", "{ var s = 0.0; var k = 0; var f = false; for (var i = 0; i < u.Length; i++) { var a = Sin(u[i]); s += k * a + (f ? 1 : a); k = a > 0.2 ? 2 : 1; f = !f && a > 0; } return f ? s + k : s * k; }"),
        ("Vec<double> u", "{ var s = 0.0; foreach (var e in u) { if (e > 0.6) { break; } s += e; if (s < -0.2) { s *= 2; continue; } s += 0.1; } return s; }"),
        ("Vec<double> u", "{ int i; var s = 0.3; for (i = 0; i < u.Length && s < 0.7; i += 2) { s += u[i]; if (s * i > 0.5) { return s * i; } } return s + i; }"),
        ("Mat<double> A", "{ for (var i = 0; i < A.Rows; i++) { for (var j = 0; j < A.Columns; j++) { if (A[i, j] < 0) { break; } if (A[i, j] > 1) { return A[i, j] * (i + 2 * j); } } } return -1 + Sum(A); }"),
        ("Vec<double> u", "{ (double, int) First(double limit) { for (var i = 0; i < u.Length; i++) { if (u[i] > limit) { return (u[i], i); } } return (0, -1); } var (a, i) = First(0.3); var (b, j) = First(9); return a + 2 * i + 3 * b + 4 * j; }"),
        ("Vec<double> u", "{ bool Any() { foreach (var e in u) { if (e < 0) { return true; } } return false; } void Fill(double[] y) { for (var i = 0; i < u.Length; i++) { y[i] = u[i]; if (u[i] > 0.5) { return; } } y[0] = 7; } var y = new double[u.Length]; Fill(y); return Any() ? Sum(y) : y[0]; }"),
        ("Vec<double> u", "{ var (s, i) = (0.0, 0); do { s += u[i]; i++; if (s > 2) { continue; } s *= 1.5; } while (i < u.Length && s > -0.2); var j = 5; while (true) { if (j < 2) { break; } j--; s += j; if (s > 3) { break; } } return s * i + j; }"),
        ("Vec<double> u", "{ var h = u.ToArray(); for (var i = 1; i < h.Length; i++) { h[i] = Sin(h[i - 1]) * u[i]; } return Norm(h) + u[1]; }"),
        ("double[] u", "{ double[] h = [.. u]; var old = (double[])h.Clone(); h[1] = h[0] * old[0]; old[0] = 3 * h[1]; return Sum(u.Length, i => h[i] * old[i] * u[i]); }"),
        ("ReadOnlySpan<double> u", "{ var h = u.ToArray(); h[0] *= h[1]; var s = 0.0; foreach (var e in h) { s += e * e; } return s * u[0]; }"),
        ("Vec<double> u", "{ var h = u.ToArray(); for (var i = 0; i < u.Length; i++) { double[] old = [.. h]; for (var j = 1; j < u.Length; j++) { h[j] = old[j - 1] * u[i]; } } return Sum(h); }"),
        ("double x", "{ var a = new double[] { x, 2, x * x }; return Sum(a) * a[2] + a[^1]; }"),
        ("Vec<double> u", "{ var a = new Vec<double>(u.Length); a.Span[1] = u[1]; a[^1] = 4; return Norm(a); }"),
    ];

    public static readonly (string Parameters, string Body)[] Accumulations =
    [
        ("Vec<double> u", "{ var s = 0.0; for (var i = 0; i < u.Length; i++) { s += u[i] * u[i]; } return s; }"),
        ("Vec<double> u", "{ var s = 1.0; for (var i = 1; i <= u.Length - 1; ++i) s += u[i] * u[i - 1]; return s; }"),
        ("Vec<double> u", "{ var s = 0.0; for (var i = u.Length - 1; i >= 0; i--) { var d = u[i] - 1; s -= d * d; } return s; }"),
        ("Vec<double> u", "{ var s = 0.0; for (var i = 0; i < u.Length; i += 2) s += u[i]; for (var i = u.Length - 1; i > 0; i -= 2) s += 2 * u[i]; return s; }"),
        ("Vec<double> u", "{ var p = 2.0; for (var i = 0; i != u.Length; i++) { p *= u[i]; } for (var i = 0; i < u.Length; i++) p /= 1 + u[i] * u[i]; return p; }"),
        ("Vec<double> u", "{ var m = u[0]; for (var i = 1; i < u.Length; i++) m = Math.Max(m, u[i]); return m; }"),
        ("Vec<double> u", "{ var m = u[0]; for (var i = 1; i < u.Length; i++) { if (u[i] > m) { m = u[i]; } } return m * m; }"),
        ("Vec<double> u", "{ var m = double.PositiveInfinity; foreach (var e in u) m = Min(m, e); return m; }"),
        ("Vec<double> u, double x", "{ var m = x; foreach (var e in u) m = Math.Max(e, m); return m; }"),
        ("double[] u, int n", "{ double s = 0; var i = 0; while (i < n) { s += u[i] * i; i++; } return s * i; }"),
        ("Vec<double> u", "{ double s = 0; var i = 0; do { s += u[i] * i; i++; } while (i < u.Length); return s * i; }"),
        ("Vec<double> u", "{ double s = 1; var i = u.Length; do { s = Sin(s) + i * u[0]; i -= 3; } while (i >= 0); return s * i; }"),
        ("ReadOnlySpan<double> u", "{ var s = 0.0; foreach (var e in u) { s += Exp(e); } return Log(s); }"),
        ("double[,] A", "{ var s = 0.0; foreach (var e in A) s += e * e; for (var i = 0; i < A.GetLength(0); i++) for (var j = 0; j < A.GetLength(1); j++) s += A[i, j] * i; return s; }"),
        ("Vec<double> u, double x", "{ double s = 0, q = 0; for (var i = 0; i < u.Length; i++) { if (u[i] > 0) { s += u[i] * x; } else { q += 1; } } return s + q; }"),
        ("Vec<double> u", "{ var count = 0; for (var i = 0; i < u.Length; i++) { if (u[i] > 0) { count++; } } return count * u[0]; }"),
        ("Mat<double> S", "{ var s = 0.0; for (var i = 0; i < S.Rows; i++) { for (var j = 0; j <= i; j++) { s += S[i, j] * S[j, i]; } } return s; }"),
        ("Vec<double> u, int[] l", "{ var s = 0.0; foreach (var k in l) s += u[k]; return s; }"),
        ("Vec<double> u", "{ var s = 0.0; for (int i = 0, j = u.Length - 1; i < u.Length; i++, j--) { s += u[i] * u[j]; } return s; }"),
        ("Vec<double> u", "{ var s = 0.0; var k = 0; for (var i = 0; i < 2; i++) { for (var j = 0; j <= i; j++) { s += u[k] * (i + 1); k++; } } return s * k; }"),
        ("Vec<double> u, Mat<double> A", "{ var z = u * 0; for (var i = 0; i < A.Rows; i++) { z += A.Row(i) * (i + 1); } return SquaredNorm(z); }"),
        ("Vec<double> u", "{ var t = 0.0; for (var i = 0; i < u.Length; i++) { t = u[i]; } return t; }"),
        ("Vec<double> u", "{ var t = 5.0; for (var i = 3; i < u.Length; i++) { t = u[i]; } return t; }"),
        ("Vec<double> u", "Sum(u.Length, i => { var s = 0.0; for (var j = 0; j <= i; j++) { s += u[j]; } return s * s; })"),
        ("Vec<double> u", "{ double Total(Vec<double> v) { var s = 0.0; foreach (var e in v) { s += e; } return s; } return Total(u) * Total(u * u[0]); }"),
    ];

    public static readonly (string Parameters, string Body)[] Fillings =
    [
        ("Vec<double> u", "{ var y = new double[u.Length]; for (var i = 0; i < u.Length; i++) { y[i] = u[i] * u[i]; } return Norm(y); }"),
        ("Vec<double> u", "{ var y = new Vec<double>(u.Length); for (var i = 0; i < u.Length; i++) { y[i] = u[i]; y[i] += 1; y[i] *= y[i]; } return Sum(y); }"),
        ("Vec<double> u", "{ var y = new double[u.Length]; y[0] = u[0]; for (var i = 1; i < y.Length; i++) { y[i] = 0.5 * y[i - 1] + u[i]; } return Norm(y); }"),
        ("Vec<double> u", "{ var y = new double[u.Length]; for (var i = u.Length - 1; i >= 0; i--) { y[i] = u[i] + (i + 1 < u.Length ? y[i + 1] * u[i] : 0); } return Norm(y); }"),
        ("Vec<double> u", "{ var y = new double[2 * u.Length]; for (var i = 0; i < u.Length; i++) { y[2 * i] = u[i]; y[2 * i + 1] = -u[i] * u[i]; } return Sum(y.Length, i => y[i] * (i + 1)); }"),
        ("Mat<double> S, Vec<double> u", "{ var y = new double[u.Length]; for (var i = 0; i < u.Length; i++) { var s = u[i]; for (var j = 0; j < i; j++) { s -= S[i, j] * y[j]; } y[i] = s / S[i, i]; } return Norm(y); }"),
        ("Mat<double> A, Mat<double> B", "{ var C = new Mat<double>(A.Rows, B.Columns); for (var i = 0; i < A.Rows; i++) for (var j = 0; j < B.Columns; j++) for (var k = 0; k < A.Columns; k++) C[i, j] += A[i, k] * B[k, j]; return Norm(C); }"),
        ("Mat<double> A, Vec<double> u", "{ var y = new double[A.Rows]; for (var i = 0; i < A.Rows; i++) { double s = 0; for (var j = 0; j < A.Columns; j++) { s += A[i, j] * u[j]; } y[i] = Tanh(s); } return Sum(y); }"),
        ("Vec<double> u, Mat<double> A", "{ var y = new double[u.Length]; for (var i = 0; i < A.Rows; i++) for (var j = 0; j < A.Columns; j++) y[j] += A[i, j] * u[j]; return Norm(y); }"),
        ("Vec<double> u, int[] l", "{ var y = new double[4]; for (var i = 0; i < l.Length; i++) { y[l[i]] += u[i]; } return Sum(4, i => y[i] * (i + 2)); }"),
        ("Vec<double> u, int[] l", "{ var y = new double[4]; for (var i = 0; i < l.Length; i++) { y[l[i]] = u[i]; } return Sum(4, i => y[i] * (i + 2)); }"),
        ("Mat<double> S", "{ var y = new double[3, 3]; for (var i = 0; i < 3; i++) { for (var j = 0; j <= i; j++) { y[i, j] = S[i, j]; y[j, i] += 2 * S[i, j]; } } return Norm(y); }"),
        ("Vec<double> u", "{ var y = new double[u.Length]; var k = 0; foreach (var e in u) { y[k] = e * k; k++; } return Norm(y); }"),
        ("Vec<double> u", "{ var y = new double[u.Length]; for (var i = 0; i < u.Length; i++) { y[i] = u[i]; } for (var i = 1; i < u.Length; i++) { y[i] = y[i] + y[i - 1]; } return Norm(y); }"),
        ("Vec<double> u", "{ var y = new double[u.Length + 1]; for (var i = 0; i < u.Length; i++) { y[i] = u[i]; y[i + 1] = 3; } return Sum(y.Length, i => y[i] * (i + 1)); }"),
        ("Vec<double> u", "{ var y = new double[u.Length]; for (var i = 0; i < u.Length; i++) { for (var j = 0; j < u.Length; j++) { y[j] = u[i] * j + 0.5 * y[j]; } } return Norm(y); }"),
        ("Mat<double> S, Vec<double> u", "{ var h = new double[u.Length]; for (var i = 0; i < u.Length; i++) { h[i] = u[i]; } for (var i = 0; i < u.Length; i++) { var s = 0.0; for (var j = 0; j < u.Length; j++) { s += S[i, j] * h[j]; } h[i] = Tanh(s); } return Norm(h); }"),
        ("Vec<double> u", "{ var y = new double[u.Length * u.Length]; for (var i = 0; i < u.Length; i++) for (var j = 0; j < u.Length; j++) y[i * u.Length + j] = u[i] * u[j] + i; return Norm(y); }"),
    ];

    public static readonly (string Parameters, string Body)[] Recurrences =
    [
        ("Vec<double> u, double x", "{ var h = x; for (var t = 0; t < u.Length; t++) { h = Tanh(h * 0.5 + u[t]); } return h; }"),
        ("Vec<double> u, double x", "Scan(u.Length, x, (h, t) => Tanh(h * 0.5 + u[t]))"),
        ("Vec<double> u, double x, int n", "{ var h = x; for (var t = 0; t < n; t++) { var a = h * u[t]; h = Sin(a) + a; } return h * h; }"),
        ("Mat<double> S, Mat<double> P, Vec<double> u", "{ var h = u; var loss = 0.0; for (var t = 0; t < P.Rows; t++) { var z = S * h + P.Row(t); h = Tanh(z); loss += Dot(h, z); } return loss + Sum(h); }"),
        ("Mat<double> S, Mat<double> P, Vec<double> u", "Sum(Scan(P.Rows, u, (h, t) => Tanh(S * h + P.Row(t))))"),
        ("Vec<double> u", "{ double a = 1, b = 1; for (var i = 0; i < u.Length; i++) { (a, b) = (b, a + b * u[i]); } return a * b; }"),
        ("Vec<double> u", "{ var prev = 0.0; var s = 0.0; foreach (var e in u) { s += (e - prev) * (e - prev); prev = e; } return s; }"),
        ("Vec<double> u", "{ var s = 0.0; var q = 0.0; foreach (var e in u) { s += e; q += s * s; } return q; }"),
        ("Vec<double> u, double x", "{ var (h, c) = Scan(u.Length, (x, 2 * x), (s, t) => (s.Item1 * u[t], s.Item2 + s.Item1)); return h * c; }"),
        ("Vec<double> u, double x", "{ var s = (h: x, c: 1.0); for (var t = 0; t < u.Length; t++) { s = (Tanh(s.c * u[t]), s.h + s.c); } return s.h * s.c; }"),
        ("Vec<double> u, double x", "{ (double, double) Step((double h, double c) s, double e) { var h = s.h * e; return (h, s.c + h); } var s = (x, 1.0); foreach (var e in u) { s = Step(s, e); } return s.Item1 + s.Item2; }"),
        ("Mat<double> S, Vec<double> u", "{ var h = new double[3]; for (var t = 0; t < 2; t++) { var z = new double[3]; for (var i = 0; i < 3; i++) { for (var j = 0; j < 3; j++) { z[i] += S[i, j] * h[j]; } z[i] = Tanh(z[i] + u[i]); } h = z; } return Norm(h); }"),
        ("Mat<double> S, Vec<double> u", "{ var s = 0.0; for (var b = 0; b < S.Rows; b++) { var h = 0.0; for (var t = 0; t < S.Columns; t++) { h = Tanh(h + S[b, t] * u[t]); } s += h * h; } return s; }"),
        ("Mat<double> S, Vec<double> u", "Sum(S.Rows, b => { var h = 0.0; for (var t = 0; t < S.Columns; t++) { h = Tanh(h + S[b, t] * u[t]); } return h * h; })"),
        ("Mat<double> S, Vec<double> u", "{ var h = 0.1; for (var i = 0; i < S.Rows; i++) { for (var j = 0; j <= i; j++) { h = Tanh(h + S[i, j]); } h *= u[i]; } return h; }"),
        ("Vec<double> u, double x", "{ var h = x; if (x > 0) { for (var t = 0; t < u.Length; t++) { h = Tanh(h * u[t]); } } return h; }"),
        ("Vec<double> u, double x", "{ if (x < 0) { return 1; } var h = x; for (var t = 0; t < u.Length; t++) { var d = Exp(u[t]); if (d > 1) { h = h * d; } else { h += d; } } return h; }"),
        ("Vec<double> u, double x", "{ double Run(double a) { var h = a; foreach (var e in u) { h = Sin(h + e); } return h; } return Run(x) * Run(2 * x) + (x > 0 ? Run(3 * x) : 0); }"),
        ("Vec<double> u", "{ var a = new double[] { 1, 2, 3 }; for (var t = 0; t < u.Length; t++) { for (var i = 0; i < 3; i++) { a[i] = Tanh(a[i] * u[t]); } } return Sum(a); }"),
        ("Vec<double> u, int k", "{ var y = 1.0; for (var i = 0; i < k - 5; i++) { y = Exp(y * u[i]); } return y; }"),
        ("float x, Vec<float> u", "{ var h = x; for (var t = 0; t < u.Length; t++) { h = Tanh(h * 0.5f + u[t]); } return h; }"),
    ];

    public static readonly (string Parameters, string Body)[] Tensors =
    [
        ("Tensor3<double> T", "Sum(T.Length0, i => Sum(T.Length1, j => T[i, j, 0] * T[i, j, 1])) + Norm(T.Slice(1)) + T.Length2 * T[0, 1, 1]"),
        ("Tensor3<double> T, Vec<double> u", "{ var s = 0.0; for (var i = 0; i < T.Length0; i++) for (var j = 0; j < T.Length1; j++) for (var k = 0; k < T.Length2; k++) s += T[i, j, k] * u[j]; return s; }"),
        ("Vec<double> u", "{ var t = new Tensor3<double>(2, 3, 3); for (var i = 0; i < 2; i++) for (var j = 0; j < 3; j++) for (var k = 0; k <= j; k++) t[i, j, k] = u[j] * u[k] + i; return Norm(t.Slice(0)) + t[1, 2, 1]; }"),
    ];

    public static readonly (string Parameters, string Body)[] Tuples =
    [
        ("double x, double y", "{ var t = (x, y * 2); var (a, b) = t; (x, y) = (b, a); return x * t.Item1 + y * t.Item2 * a; }"),
        ("double x", "{ (double Sum, double Square) Both(double a) => (a + 1, a * a); var r = Both(x); var (p, _) = Both(2 * x); return r.Sum * r.Square + p; }"),
        ("double x", "{ (double a, (double b, double c) d) t = (x, (1, x * x)); return t.a + t.d.b * t.d.c; }"),
        ("double x", "{ var t = x > 0 ? (x, 1.0) : (1.0, x); return t.Item1 * t.Item2; }"),
        ("Vec<double> u, Vec<double> v", "{ var (a, b) = (u + v, u - v); return Dot(a, b); }"),
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
            "T" => new[,,] { { { 0.4, -0.3 }, { 1.2, 0.9 }, { 0.1, -0.5 } }, { { 0.6, 0.2 }, { -0.8, 0.7 }, { 0.3, 1.1 } } },
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
