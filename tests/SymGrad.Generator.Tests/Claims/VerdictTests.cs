using SymGrad.Calculus.Algebra;
using SymGrad.Calculus.Claims;
using SymGrad.Calculus.Typesetting.Unicode;
using SymGrad.Generator.Claims;

namespace SymGrad.Generator.Tests.Claims;

/// <summary>What a claim may say, and what is found of it.</summary>
public sealed class VerdictTests
{
    private const string Step = """
        static double Z(Vec<double> x, Mat<double> w, Vec<double> b, int j) => Sum(x.Length, i => x[i] * w[i, j]) + b[j];
        static Vec<double> Step(Vec<double> x, Mat<double> w, Vec<double> b) => Build(x.Length, j => 0.9 * x[j] + 0.1 * Tanh(Z(x, w, b, j)));
        """;

    private const string Net = "static double Loss(Mat<double> W, Vec<double> b, Vec<double> x, Vec<double> t) => CrossEntropy(t, Softmax(W * x + b));\n";

    [Theory]
    [InlineData("static double F(double a) => 1 / (1 + Math.Exp(-a)); [Claim(nameof(F), \"a\")] static double D(double a) => Math.Exp(-a) / Sq(1 + Math.Exp(-a));")]
    [InlineData("static double F(double a) => 1 / (1 + Math.Exp(-a)); [Claim(nameof(F), \"a\")] static double D(double a) => Sigmoid(a) * Sigmoid(-a);")]
    [InlineData("static Vec<double> F(Vec<double> q, Mat<double> K, Mat<double> V) => V.T * Softmax(K * q); [Claim(nameof(F), \"V[n, k]\", Output = \"[j]\")] static double D(Vec<double> q, Mat<double> K, Mat<double> V, int n, int k, int j) => j == k ? Softmax(K * q)[n] : 0;")]
    [InlineData("static double F(double a, double y) => Math.Log(1 + Math.Exp(-y * a)); [Claim(nameof(F), \"a\")] static double D(double a, double y) => -y * Math.Exp(-y * a) * Sigmoid(y * a);")]
    [InlineData("static double F(double x) => Tanh(x); [Claim(nameof(F), \"x\")] static double D(double x) => 1 / Sq(Cosh(x));")]
    [InlineData("static double F(double x) => Math.Sqrt(1 + x * x); [Claim(nameof(F), \"x\")] static double D(double x) => x / Math.Sqrt(1 + x * x);")]
    [InlineData("static double F(double x) => Math.Pow(x, 1.5); [Claim(nameof(F), \"x\")] static double D(double x) => 1.5 * Math.Sqrt(x);")]
    [InlineData("static double F(double x) => Math.Sin(x) * Math.Cos(x); [Claim(nameof(F), \"x\")] static double D(double x) => 1 - 2 * Sq(Math.Sin(x));")]
    [InlineData("static double F(double x) => Math.Log(x * x * x / 7); [Claim(nameof(F))] static double D(double x) => 3 * Math.Log(x) - Math.Log(7);")]
    [InlineData("static double F(double x) => Relu(x) * Relu(x); [Claim(nameof(F), \"x\")] static double D(double x) => x > 0 ? 2 * x : 0;")]
    [InlineData("static double F(Vec<double> x) => LogSumExp(x); [Claim(nameof(F), \"x[k]\")] static double D(Vec<double> x, int k) => Math.Exp(x[k]) / Sum(x.Length, i => Math.Exp(x[i]));")]
    [InlineData("static double F(Vec<double> x) => Norm(x); [Claim(nameof(F), nameof(x))] static Vec<double> D(Vec<double> x) => x / Norm(x);")]
    [InlineData("static double F(Mat<double> A, Vec<double> x) => Dot(x, A * x); [Claim(nameof(F), nameof(x))] static Vec<double> D(Mat<double> A, Vec<double> x) => A * x + A.T * x;")]
    [InlineData("static double F(Mat<double> A, Vec<double> x) => Dot(x, A * x); [Claim(nameof(F), \"x[i]\", \"x[j]\")] static double D(Mat<double> A, int i, int j) => A[i, j] + A[j, i];")]
    [InlineData("static double F(Mat<double> A, Mat<double> B) => SquaredNorm(A * B) / 2; [Claim(nameof(F), nameof(A))] static Mat<double> D(Mat<double> A, Mat<double> B) => A * B * B.T;")]
    [InlineData("static Vec<double> F(Mat<double> W, Vec<double> x) => W * x; [Claim(nameof(F), \"x\")] static Mat<double> D(Mat<double> W) => W;")]
    [InlineData("[Layout(JacobianLayout.Denominator)] static Vec<double> F(Mat<double> W, Vec<double> x) => W * x; [Claim(nameof(F), \"x\")] static Mat<double> D(Mat<double> W) => W.T;")]
    [InlineData("static double F(Vec<double> v) => Variance(v); [Claim(nameof(F), \"v[k]\")] static double D(Vec<double> v, int k) => 2 * (v[k] - Mean(v)) / v.Length;")]
    [InlineData("static Vec<double> F(Mat<double> W, Vec<double> x) => Sigmoid(W * x); [Claim(nameof(F), nameof(x), Kind = ClaimKind.Vjp)] static Vec<double> D(Mat<double> W, Vec<double> x, Vec<double> g) => W.T * Hadamard(g, Hadamard(Sigmoid(W * x), 1 - Sigmoid(W * x)));")]
    [InlineData("static double F(double x, double y) => x * x * Math.Exp(y); [Claim(nameof(F), \"x\", \"y\")] static double D(double x, double y) => 2 * x * Math.Exp(y);")]
    [InlineData("static double F(Vec<double> x) => Product(x.Length, i => Math.Exp(x[i])); [Claim(nameof(F), \"x[k]\")] static double D(Vec<double> x, int k) => Math.Exp(Sum(x));")]
    public void TrueClaim_IsProved(string members) => Assert.Equal((VerdictStatus.Proved, ""), Found(Decided.Verdict(members)));

    /// <summary>Rows end where they end: entries beyond them are none, and what is false for rows of different lengths alone is shown by such rows.</summary>
    [Theory]
    [InlineData(VerdictStatus.Proved, "", "[Claim(nameof(Rows), \"x[i][j]\")] static double D(double[][] x, Vec<double> w, int i, int j) => w[j] * Exp(Dot(x[i], w[..x[i].Length]));")]
    [InlineData(VerdictStatus.Proved, "", "[Claim(nameof(Rows), \"x[i, j]\")] static double D(double[][] x, Vec<double> w, int i, int j) => w[j] * Exp(Sum(x[i].Length, k => x[i][k] * w[k]));")]
    [InlineData(VerdictStatus.Proved, "", "[Claim(nameof(Rows), \"w[j]\")] static double D(double[][] x, Vec<double> w, int j) => Sum(x.Length, i => j < x[i].Length ? x[i][j] * Exp(Sum(x[i].Length, k => x[i][k] * w[k])) : 0);")]
    [InlineData(VerdictStatus.Proved, "", "[Claim(nameof(Means), \"x[i][j]\")] static double D(double[][] x, int i, int j) => 2 * x[i][j] / x[i].Length;")]
    [InlineData(VerdictStatus.Refuted, "x = [[0.2, 0.5], [0.5]]", "[Claim(nameof(Means), \"x[i][j]\")] static double D(double[][] x, int i, int j) => 2 * x[i][j] / x[0].Length;")]
    [InlineData(VerdictStatus.Refuted, "x = [[0.2, 0.5], [0.5]]", "[Claim(nameof(Rows), \"w[j]\")] static double D(double[][] x, Vec<double> w, int j) => Sum(x.Length, i => j < x[0].Length ? x[i][j] * Exp(Sum(x[i].Length, k => x[i][k] * w[k])) : 0);")]
    [InlineData(VerdictStatus.Agrees, "", "[Claim(nameof(Pairs), \"y[i][j]\")] static double D(double[][] x, double[][] y, int i, int j) => Dot(y[i], y[i]) * x[i][j] + 2 * Dot(x[i], y[i]) * y[i][j];")]
    [InlineData(VerdictStatus.Refuted, "x = [[1.5]], y = [[2]]", "[Claim(nameof(Pairs), \"y[i][j]\")] static double D(double[][] x, double[][] y, int i, int j) => Dot(y[i], y[i]) * x[i][j] + Dot(x[i], y[i]) * y[i][j];")]
    public void RowsOfDifferentLengths(VerdictStatus status, string point, string claim)
    {
        var verdict = Decided.Verdict(
            """
            static double Rows(double[][] x, Vec<double> w) => Sum(x.Length, i => Exp(Sum(x[i].Length, j => x[i][j] * w[j])));
            static double Means(double[][] x) => Sum(x.Length, i => Sum(x[i].Length, j => Sq(x[i][j])) / x[i].Length);
            static double Pairs(double[][] x, double[][] y) => Sum(x.Length, i => Dot(x[i], y[i]) * Dot(y[i], y[i]));
            """ + claim);
        Assert.Equal(status, verdict.Status);
        Assert.StartsWith(point, string.Join(", ", verdict.Counterexample?.Inputs.Select(i => $"{i.Key} = {i.Value}") ?? []), StringComparison.Ordinal);
    }

    /// <summary>What is true instead is C# as a person would write it: what several parts ask is asked once, and a length has its name.</summary>
    [Fact]
    public void TrueSecondDerivativeOfANorm_IsReadable() =>
        Assert.Equal(
            "Norm(x) == 0 ? 0 : (i == j ? 1 / Norm(x) : 0) - x[i] * x[j] / Math.Pow(Norm(x), 3)",
            Decided.Verdict("static double F(Vec<double> x) => Norm(x); [Claim(nameof(F), \"x[i]\", \"x[j]\")] static double D(Vec<double> x, int i, int j) => 1 / Norm(x);").Truth!.Code);

    /// <summary>Figures are quoted with the digits to which they are compared, the last 0 too.</summary>
    [Theory]
    [InlineData("0.0930")]
    [InlineData("-2")]
    [InlineData("0.20")]
    public void AFigureIsQuotedAsItIsWritten(string figure) =>
        Assert.Equal(figure, Decided.Verdict($"static double F(double w, double x) => w * x; static (double, double) P => (0.1, 0.94); [Claim(nameof(F), At = nameof(P))] static double D() => {figure};").Counterexample!.Claimed);

    /// <summary>Of a model with several values Output names one.</summary>
    [Theory]
    [InlineData(VerdictStatus.Proved, "[Claim(nameof(F), nameof(x), Output = \"Loss\")] static Vec<double> D(Vec<double> x, double a) => 2 * a * x;")]
    [InlineData(VerdictStatus.Refuted, "[Claim(nameof(F), nameof(x), Output = \"Loss\")] static Vec<double> D(Vec<double> x, double a) => a * x;")]
    [InlineData(VerdictStatus.Proved, "[Claim(nameof(F), \"x[k]\", Output = \"Rates[j]\")] static double D(Vec<double> x, double a, int k, int j) => j == k ? a * Math.Exp(x[k]) : 0;")]
    [InlineData(VerdictStatus.Proved, "[Claim(nameof(F), \"a\", Output = \"Rates\")] static Vec<double> D(Vec<double> x) => Map(x, Exp);")]
    [InlineData(VerdictStatus.Proved, "[Claim(nameof(F), Output = \"Item3\")] static double D(Vec<double> x, double a) => a * SquaredNorm(x) + a;")]
    [InlineData(VerdictStatus.Proved, "[Claim(nameof(F), nameof(x), Output = \"Rates\", Kind = ClaimKind.Vjp)] static Vec<double> D(Vec<double> x, double a, Vec<double> g) => a * Hadamard(g, Map(x, Exp));")]
    [InlineData(VerdictStatus.Agrees, "[Claim(nameof(F), \"a\", Output = \"Loss\", At = nameof(P))] static double D() => 5.0; static (double[], double) P => ([1, 2], 3);")]
    [InlineData(VerdictStatus.Misfit, "[Claim(nameof(F), nameof(x))] static Vec<double> D(Vec<double> x, double a) => 2 * a * x;")]
    [InlineData(VerdictStatus.Misfit, "[Claim(nameof(F), nameof(x), Output = \"[0]\")] static Vec<double> D(Vec<double> x, double a) => 2 * a * x;")]
    [InlineData(VerdictStatus.Misfit, "[Claim(nameof(G))] static (double, double) D(double a) => (a, a * a); static double G(double a) => a * a;")]
    public void ElementOfATuple(VerdictStatus status, string claim) =>
        Assert.Equal(status, Decided.Verdict("static (double Loss, Vec<double> Rates, double) F(Vec<double> x, double a) { var loss = a * SquaredNorm(x); return (loss, Map(x, e => a * Exp(e)), loss + a); }" + claim).Status);

    [Fact]
    public void ClaimAboutItself_IsTold() =>
        Assert.Contains("a claim is about another method", Assert.Single(Harness.GeneratorRun.Of("static class M { [Claim(nameof(D), \"x\")] static double D(double x) => x; }").Diagnostics).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>Figures at rows of different lengths, of an entry, of all rows and of what else the value depends on.</summary>
    [Theory]
    [InlineData(VerdictStatus.Agrees, "static double D() => 8;", "\"x[0][1]\", ")]
    [InlineData(VerdictStatus.Refuted, "static double D() => 4;", "\"x[0][1]\", ")]
    [InlineData(VerdictStatus.Agrees, "static double[] D() => [5, 9];", "\"w\", ")]
    [InlineData(VerdictStatus.Agrees, "static double[][] D() => [[4, 8], [6]];", "\"x\", ")]
    [InlineData(VerdictStatus.Refuted, "static double[][] D() => [[4, 8], [7]];", "\"x\", ")]
    [InlineData(VerdictStatus.Refuted, "static double[][] D() => [[4], [8, 6]];", "\"x\", ")]
    [InlineData(VerdictStatus.Agrees, "static double D() => 19;", "")]
    public void FiguresAtRowsOfDifferentLengths(VerdictStatus status, string claimed, string target) => Assert.Equal(
        status,
        Decided.Verdict($$"""
            static double F(double[][] x, double[] w) => Sum(x.Length, i => w[i] * Sum(x[i].Length, j => Sq(x[i][j])));
            [Claim(nameof(F), {{target}}At = nameof(P))] {{claimed}}
            static (double[][], double[]) P => ([[1, 2], [3]], [2, 1]);
            """).Status);

    /// <summary>What a guess points at stands in a sum, and is called as the sum calls its index.</summary>
    [Fact]
    public void APartOfASum_HasItsIndex() => Assert.Equal(
        "of the argument of Sigmoid(y[n] * Sum(X.Columns, d => X[n, d] * w[d]))",
        Decided.Verdict("""
            static double F(Mat<double> X, Vec<double> y, Vec<double> w) => Sum(y.Length, n => Log(1 + Exp(-y[n] * Sum(w.Length, d => X[n, d] * w[d]))));
            [Claim(nameof(F), "w")] static Vec<double> D(Mat<double> X, Vec<double> y, Vec<double> w) => Build(w.Length, j => Sum(y.Length, n => -y[n] * X[n, j] * Sigmoid(y[n] * Sum(w.Length, d => X[n, d] * w[d]))));
            """).Guess!.Detail);

    /// <summary>No candidate has an index outside of its sum, whose evaluation would not end; the gradient given is called as the claim calls it.</summary>
    [Fact]
    public void AForgottenWayPastAGate_IsAMissingTerm()
    {
        var verdict = Decided.Verdict(
            """
            static Vec<double> Gate(Vec<double> h, Mat<double> Uz, Mat<double> U) { var z = Sigmoid(Uz * h); return Hadamard(1 - z, h) + Hadamard(z, Tanh(U * h)); }
            [Claim(nameof(Gate), "h", Kind = ClaimKind.Vjp)]
            static Vec<double> D(Vec<double> h, Mat<double> Uz, Mat<double> U, Vec<double> g)
            {
                var z = Sigmoid(Uz * h);
                var c = Tanh(U * h);
                return Uz.T * Hadamard(Hadamard(z, 1 - z), Hadamard(c - h, g)) + U.T * Hadamard(1 - Hadamard(c, c), Hadamard(z, g));
            }
            """);
        Assert.Equal((VerdictStatus.Refuted, "missing term"), Found(verdict));
        Assert.StartsWith("g[i] * (1 - Sigmoid(", verdict.Guess!.Detail, StringComparison.Ordinal);
        Assert.Contains("g[i]", verdict.Truth!.Code, StringComparison.Ordinal);
    }

    /// <summary>What the code does for rounding alone is no C# of the user's, and numbers stand before sums.</summary>
    [Fact]
    public void Truth_IsWrittenInTheFunctionsOfTheLibrary()
    {
        var verdict = Decided.Verdict(
            """
            static double F(Vec<double> x, Vec<double> mu, Vec<double> pi) => Sum(x.Length, n => Log(Sum(pi.Length, k => pi[k] * Exp(-Sq(x[n] - mu[k]) / 2))));
            [Claim(nameof(F), "mu[k]")] static double D(Vec<double> x, Vec<double> mu, Vec<double> pi, int k) => Sum(x.Length, n => (x[n] - mu[k]) * pi[k]);
            """);
        Assert.Equal("Sum(x.Length, n => pi[k] * Exp(-0.5 * Sq(x[n] - mu[k])) * (x[n] - mu[k]) / Sum(mu.Length, i => pi[i] * Exp(-0.5 * Sq(x[n] - mu[i]))))", verdict.Truth!.Code);
    }

    [Fact]
    public void Truth_HasNoLambdaThatHidesAFreeIndex()
    {
        var verdict = Decided.Verdict("static double F(Mat<double> A, Vec<double> x) => Dot(x, A * x); [Claim(nameof(F), \"x[i]\")] static double D(Mat<double> A, Vec<double> x, int i) => Sum(x.Length, k => A[i, k] * x[k] - A[k, i] * x[k]);");
        Assert.Equal(VerdictStatus.Refuted, verdict.Status);
        Assert.Contains("A[i, ", verdict.Truth!.Code, StringComparison.Ordinal);
        Assert.DoesNotContain("i =>", verdict.Truth.Code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("static double F(double x, double y) => Math.Sin(x + y); [Claim(nameof(F))] static double D(double x, double y) => Math.Sin(x) * Math.Cos(y) + Math.Cos(x) * Math.Sin(y);")]
    [InlineData("static double F(double x) => Math.Tan(Math.Atan(x)); [Claim(nameof(F))] static double D(double x) => x;")]
    public void TrueClaim_BeyondTheNormalForm_IsProved_WhereTheChosenAlgebraKnowsMore(string members) =>
        Assert.Equal(ScalarAlgebras.All.Count > 1 ? VerdictStatus.Proved : VerdictStatus.Agrees, Decided.Verdict(members).Status);

    [Theory]
    [InlineData("[Claim(nameof(Step), \"x[j]\", Output = \"[j]\")] static double D(Vec<double> x, Mat<double> w, Vec<double> b, int j) => 0.9 + 0.1 * (1 - Sq(Tanh(Z(x, w, b, j)))) * w[j, j];")]
    [InlineData("[Claim(nameof(Step), \"x[j]\", Output = \"[k]\", Where = \"k != j\")] static double D(Vec<double> x, Mat<double> w, Vec<double> b, int j, int k) => 0.1 * (1 - Sq(Tanh(Z(x, w, b, k)))) * w[j, k];")]
    [InlineData("[Claim(nameof(Step), \"w[k, l]\", Output = \"[j]\", Where = \"!(l == j)\")] static double D(int j, int k, int l) => 0;")]
    [InlineData("[Claim(nameof(Step), \"b\", Output = \"[0]\")] static Vec<double> D(Vec<double> x, Mat<double> w, Vec<double> b) => Build(b.Length, k => k == 0 ? 0.1 * (1 - Sq(Tanh(Z(x, w, b, 0)))) : 0);")]
    public void TrueClaim_AboutAnEntry_IsProved(string claim) => Assert.Equal((VerdictStatus.Proved, ""), Found(Decided.Verdict(Step + claim)));

    [Theory]
    [InlineData("[Claim(nameof(Loss), nameof(W))] static Mat<double> D(Mat<double> W, Vec<double> b, Vec<double> x, Vec<double> t) => Outer(Softmax(W * x + b) * Sum(t) - t, x);")]
    [InlineData("[Claim(nameof(Loss), nameof(b))] static Vec<double> D(Mat<double> W, Vec<double> b, Vec<double> x, Vec<double> t) => Softmax(W * x + b) * Sum(t) - t;")]
    public void TrueClaim_AboutAWhole_IsProved(string claim) => Assert.Equal((VerdictStatus.Proved, ""), Found(Decided.Verdict(Net + claim)));

    [Theory]
    [InlineData("sign", "static double F(double x) => Math.Cos(x); [Claim(nameof(F), \"x\")] static double D(double x) => Math.Sin(x);")]
    [InlineData("sign", "static double F(double x, double y) => Sq(x - y) + Tanh(x); [Claim(nameof(F), \"x\")] static double D(double x, double y) => 2 * (x + y) + 1 - Sq(Tanh(x));")]
    [InlineData("missing factor", "static double F(double x) => x * x; [Claim(nameof(F), \"x\")] static double D(double x) => x;")]
    [InlineData("missing factor", "static double F(double x, double y) => Math.Exp(x * y); [Claim(nameof(F), \"x\")] static double D(double x, double y) => Math.Exp(x * y);")]
    [InlineData("extra factor", "static double F(double x, double y) => y * Math.Sin(x); [Claim(nameof(F), \"x\")] static double D(double x, double y) => y * y * Math.Cos(x);")]
    [InlineData("transposed", "static Vec<double> F(Mat<double> W, Vec<double> x) => W * x; [Claim(nameof(F), \"x[i]\", Output = \"[j]\")] static double D(Mat<double> W, int i, int j) => W[i, j];")]
    [InlineData("transposed", "static Vec<double> F(Mat<double> W, Vec<double> x) => W * x; [Claim(nameof(F), \"x\")] static Mat<double> D(Mat<double> W) => W.T;")]
    [InlineData("misplaced parenthesis", "static double F(double x, double w) => Tanh(w * x); [Claim(nameof(F), \"x\")] static double D(double x, double w) => 1 - Sq(Tanh(w * x)) * w;")]
    [InlineData("φ for φ'", "static double F(Vec<double> v, Vec<double> x) => Sum(x.Length, i => v[i] * Relu(x[i])); [Claim(nameof(F), \"x[i]\")] static double D(Vec<double> v, Vec<double> x, int i) => v[i] * Relu(x[i]);")]
    [InlineData("φ for φ'", "static double F(double x, double y) => y * Sigmoid(x); [Claim(nameof(F), \"x\")] static double D(double x, double y) => y * Sigmoid(x);")]
    [InlineData("extra term", "static double F(double x) => x * x * x; [Claim(nameof(F), \"x\")] static double D(double x) => 3 * x * x + x;")]
    [InlineData("missing term", "static double F(double x, double y) => x * x * y + y * x; [Claim(nameof(F), \"x\")] static double D(double x, double y) => 2 * x * y;")]
    [InlineData("wrong index", "static double F(Vec<double> x, Vec<double> y) => Sum(x.Length, i => Sum(y.Length, j => Sq(x[i]) * Sq(y[j]) * i * j)); [Claim(nameof(F), \"x[i]\", \"y[j]\")] static double D(Vec<double> x, Vec<double> y, int i, int j) => 4.0 * x[j] * y[i] * i * j;")]
    [InlineData("sign", "static double F(double x, double s) => Math.Exp(-x * x / (2 * s)); [Claim(nameof(F), \"x\")] static double D(double x, double s) => -x / s * Math.Exp(x * x / (2 * s));")]
    [InlineData("transposed", "static Vec<double> F(Mat<double> W, Mat<double> U, Vec<double> x, Vec<double> h) => Sigmoid(W * x + U * h); [Claim(nameof(F), \"x[j]\", Output = \"[i]\")] static double D(Mat<double> W, Mat<double> U, Vec<double> x, Vec<double> h, int i, int j) => Sigmoid((W * x)[i] + (U.T * h)[i]) * (1 - Sigmoid((W * x)[i] + (U.T * h)[i])) * W[i, j];")]
    [InlineData("missing factor", "static double F(Mat<double> X, Vec<double> w, Vec<double> t) => SquaredNorm(X * w - t) / t.Length; [Claim(nameof(F), nameof(w))] static Vec<double> D(Mat<double> X, Vec<double> w, Vec<double> t) => 2 * (X.T * (X * w - t));")]
    [InlineData("missing factor", "static double F(Vec<double> x, double m) => Sum(x.Length, i => Sq(x[i] - m)) / x.Length; [Claim(nameof(F), \"m\")] static double D(Vec<double> x, double m) => Sum(x.Length, i => x[i] - m);")]
    [InlineData("missing factor", "static double F(double x) => x > 0 ? x : 0.5 * (Math.Exp(x) - 1); [Claim(nameof(F), \"x\")] static double D(double x) => x > 0 ? 1 : Math.Exp(x);")]
    [InlineData("sign and missing factor", "static double F(double x, double w) => Sigmoid(8 * w * x); [Claim(nameof(F), \"x\")] static double D(double x, double w) => Sigmoid(8 * w * x) * (1 + Sigmoid(8 * w * x)) * w;")]
    [InlineData("sign and missing factor", "static double F(Mat<double> X, Vec<double> w, Vec<double> t) => SquaredNorm(X * w - t) / t.Length; [Claim(nameof(F), nameof(w))] static Vec<double> D(Mat<double> X, Vec<double> w, Vec<double> t) => X.T * (t - X * w) / t.Length;")]
    [InlineData("missing factor and sign and extra factor", "static double F(Vec<double> x, Vec<double> y) => Sum(x.Length, i => Sq(x[i]) * y[i] + Math.Cos(x[i]) + Math.Exp(x[i] * y[i])); [Claim(nameof(F), \"x[i]\")] static double D(Vec<double> x, Vec<double> y, int i) => x[i] * y[i] + Math.Sin(x[i]) + Math.Exp(x[i] * y[i]) * y[i] * y[i];")]
    [InlineData("missing factor and sign", "static double F(double x, double y, double z) => Sq(Sin(x) + y) * Exp(z * Cos(x + z)); [Claim(nameof(F), \"y\")] static double D(double x, double y, double z) => (Sin(x) - y) * Exp(-z * Cos(x + z));")]
    [InlineData("integer division", "static double F(Vec<double> x) => Mean(Sq(x)); [Claim(nameof(F), \"x[k]\")] static double D(Vec<double> x, int k) => 1 / x.Length * 2 * x[k];")]
    [InlineData("integer division", "static Vec<double> F(Vec<double> x) => x - Mean(x); [Claim(nameof(F), \"x[j]\", Output = \"[i]\")] static double D(Vec<double> x, int i, int j) => (i == j ? 1 : 0) - 1 / x.Length;")]
    public void FalseClaim_IsRefuted_AndTheSlipIsNamed(string slip, string members) => Assert.Equal((VerdictStatus.Refuted, slip), Found(Decided.Verdict(members)));

    /// <summary>A mended claim that were false would be worse than none: the guess's own code is true.</summary>
    [Fact]
    public void Guess_IsTrue()
    {
        const string model = "static double F(double x, double w) => Tanh(w * x); [Claim(nameof(F), \"x\")] static double D(double x, double w) => ";
        var guess = Decided.Verdict(model + "1 - Sq(Tanh(w * x)) * w;").Guess!;

        Assert.Equal(VerdictStatus.Proved, Decided.Verdict(model + guess.Code + ";").Status);
    }

    /// <summary>Two slips never say that the whole is to be replaced.</summary>
    [Theory]
    [InlineData("static double F(double x, double y) => Math.Sin(x) * Math.Exp(y * x); [Claim(nameof(F), \"x\")] static double D(double x, double y) => Math.Sqrt(1 + x * x * y * y);")]
    [InlineData("static double F(Mat<double> E, int[] t, Vec<double> w) => Sum(t.Length, n => Dot(E.Row(t[n]), w)); [Claim(nameof(F), \"w[b]\")] static double D(Mat<double> E, int[] t, Vec<double> w, int b) => Sum(E.Rows, a => E[a, b]);")]
    public void WhatHasNothingInCommonWithTheTruth_GetsNoGuess(string members) => Assert.Null(Decided.Verdict(members).Guess);

    /// <summary>The truth as C# asks each condition once, and the number stands last in it.</summary>
    [Fact]
    public void Truth_IsWrittenCaseByCase() => Assert.Equal(
        "Abs(x) <= 1 ? x : x > 0 ? 1.0 : -1.0",
        Decided.Verdict("static double F(double x) => Math.Abs(x) <= 1 ? 0.5 * x * x : x > 0 ? x - 0.5 : -x - 0.5; [Claim(nameof(F), \"x\")] static double D(double x) => x;").Truth!.Code);

    /// <summary>Where tanh has reached 1 a reader learns little.</summary>
    [Fact]
    public void Counterexample_IsNotSaturated()
    {
        var point = Decided.Verdict(Step + "[Claim(nameof(Step), \"w[k, j]\", Output = \"[j]\")] static double D(Vec<double> x, Mat<double> w, Vec<double> b, int k, int j) => 0.1 * (1 - Tanh(Z(x, w, b, j))) * x[k];").Counterexample!;
        Assert.InRange(Math.Abs(double.Parse(point.True, System.Globalization.CultureInfo.InvariantCulture)), 0.02, 50);
    }

    [Theory]
    [InlineData("static double F(double x) => x * x; [Claim(nameof(F), \"x\", At = nameof(P))] static double D() => 6.28; static double P => 3.1415926;", VerdictStatus.Agrees)]
    [InlineData("static double F(double x) => x * x; [Claim(nameof(F), \"x\", At = nameof(P))] static double D() => 6.283; static double P => 3.1415926;", VerdictStatus.Agrees)]
    [InlineData("static double F(double x) => x * x; [Claim(nameof(F), \"x\", At = nameof(P))] static double D() => 6.284; static double P => 3.1415926;", VerdictStatus.Refuted)]
    [InlineData("static double F(double x) => x * x; [Claim(nameof(F), \"x\", At = nameof(P))] static double D() => 6; static double P => 3.1415926;", VerdictStatus.Refuted)]
    [InlineData("static double F(double x) => x * x; [Claim(nameof(F), \"x\", At = nameof(P))] static double D() => 6e0; static double P => 3.1415926;", VerdictStatus.Agrees)]
    [InlineData("static double F(Mat<double> A, Vec<double> x) => Dot(x, A * x); [Claim(nameof(F), \"x\", At = nameof(P))] static double[] D() => [4.4, 10.4]; static (double[,], double[]) P() { return (new double[,] { { 1, 2 }, { 0.4, 4 } }, new[] { 1, 1.0 }); }", VerdictStatus.Agrees)]
    public void Figures_AreComparedToTheDigitsShown(string members, VerdictStatus expected) => Assert.Equal(expected, Decided.Verdict(members).Status);

    /// <summary>Where a model has a kink, a claim that holds on both sides may have another value on it: that is said, and refutes nothing.</summary>
    [Theory]
    [InlineData("static double F(double x) => x > 0 ? x : 0; [Claim(nameof(F), \"x\")] static double D(double x) => x >= 0 ? 1 : 0;", "x = 0: 1 for 0")]
    [InlineData("static double F(double x) => x > 0 ? x : 0.5 * (Exp(x) - 1); [Claim(nameof(F), \"x\")] static double D(double x) => x >= 0 ? 1 : 0.5 * Exp(x);", "x = 0: 1 for 0.5")]
    [InlineData("static double F(double x) => x > 0 ? x : 0.5 * (Exp(x) - 1); [Claim(nameof(F), \"x\")] static double D(double x) => x > 0 ? 1 : 0.5 * Exp(x);", null)]
    [InlineData("static double F(double x) => Math.Abs(x); [Claim(nameof(F), \"x\")] static double D(double x) => x >= 0 ? 1 : -1;", "x = 0: 1 for 0")]
    [InlineData("static double F(double x) => Math.Abs(x); [Claim(nameof(F), \"x\")] static double D(double x) => x / Math.Abs(x);", "x = 0: NaN for 0")]
    [InlineData("static double F(double x) => Math.Abs(x); [Claim(nameof(F), \"x\")] static double D(double x) => x > 0 ? 1 : x < 0 ? -1 : 0;", null)]
    [InlineData("static double F(double x) => x < 0.3 ? 2 * x : 0.6; [Claim(nameof(F), \"x\")] static double D(double x) => x > 0.3 ? 0 : 2;", "x = 0.3: 2 for 0")]
    [InlineData("static double F(double x) => Relu(3 - 2 * x); [Claim(nameof(F), \"x\")] static double D(double x) => 2 * x <= 3 ? -2 : 0;", "x = 1.5: -2 for 0")]
    [InlineData("static double F(Vec<double> x) => Max(x); [Claim(nameof(F), \"x[k]\")] static double D(Vec<double> x, int k) => x[k] >= Max(x) ? 1 : 0;", "x = [-1, -1], k = 0: 1 for 0.5")]
    [InlineData("static Vec<double> F(Vec<double> x) => Relu(x); [Claim(nameof(F), nameof(x), Kind = ClaimKind.Vjp)] static Vec<double> D(Vec<double> x, Vec<double> g) => Build(x.Length, i => x[i] >= 0 ? g[i] : 0);", "x = [0], ∂E/∂F = [-0.5] at [0]: -0.5 for 0")]
    [InlineData("static double F(double x) => x * Math.Abs(x); [Claim(nameof(F), \"x\")] static double D(double x) => 2 * x * x / Math.Abs(x);", "x = 0: NaN for 0")]
    public void Kink_RefutesNothing_ButIsTold(string members, string? expected)
    {
        var verdict = Decided.Verdict(members);
        Assert.Contains(verdict.Status, new[] { VerdictStatus.Proved, VerdictStatus.Agrees });
        Assert.Equal(expected, verdict.Kink is not { } kink ? null : $"{string.Join(", ", kink.Inputs.Select(i => $"{i.Key} = {i.Value}"))}{(kink.Entry.Length == 0 ? "" : " at " + kink.Entry)}: {kink.Claimed} for {kink.True}");
    }

    /// <summary>Where branches meet smoothly there is a derivative, and a claim that has another value is false; so is one of the value itself.</summary>
    [Theory]
    [InlineData("static double F(double x) => x > 0 ? x * x : 0; [Claim(nameof(F), \"x\")] static double D(double x) => x > 0 ? 2 * x : x < 0 ? 0 : 7;")]
    [InlineData("static double F(double x) => x * Math.Abs(x - 1); [Claim(nameof(F), \"x\")] static double D(double x) => x > 1 ? 2 * x - 1 : x == 0 ? 7 : x < 1 ? 1 - 2 * x : 0;")]
    [InlineData("static double F(Vec<double> x) => Sum(x.Length, i => Sq(Relu(x[i]))); [Claim(nameof(F), \"x[k]\")] static double D(Vec<double> x, int k) => x[k] > 0 ? 2 * x[k] : x[k] == 0 ? 1 : 0;")]
    [InlineData("static double F(double x) => x > 0 ? 1 : 0; [Claim(nameof(F))] static double D(double x) => x >= 0 ? 1 : 0;")]
    public void ASmoothJoint_Refutes(string members) => Assert.Equal(VerdictStatus.Refuted, Decided.Verdict(members).Status);

    /// <summary>At a kink figures are compared to what is declared.</summary>
    [Theory]
    [InlineData("0.5", VerdictStatus.Agrees)]
    [InlineData("1", VerdictStatus.Refuted)]
    public void Figures_AtAKink_AreComparedToTheConvention(string figure, VerdictStatus expected) => Assert.Equal(expected, Decided.Verdict(
        $"static double F(double x) => x > 0 ? x : 0.5 * (Exp(x) - 1); [Claim(nameof(F), \"x\", At = nameof(Zero))] static double D() => {figure}; static double Zero => 0;").Status);

    /// <summary>|x|·|x| is x², but √(x²) is not x.</summary>
    [Fact]
    public void RootOfASquare_IsNoProof() => Assert.Equal(
        VerdictStatus.Refuted, Decided.Verdict("static double F(double x) => Math.Sqrt(x * x); [Claim(nameof(F))] static double D(double x) => x;").Status);

    /// <summary>Two values that are one double are shown in more digits than a double has.</summary>
    [Theory]
    [InlineData("1.0 / 3 + Exp(-45)", "0.3333333333333333333619585", "0.3333333333333333333333333")]
    [InlineData("1.0 / 3 + 1e-10", "0.33333333343333332", "0.33333333333333331")]
    [InlineData("0.34", "0.34", "0.3333")]
    public void CounterexamplesTellTheValuesApart(string claim, string claimed, string truth)
    {
        var point = Decided.Verdict($"static double F(double x) => x / 3; [Claim(nameof(F), \"x\")] static double D() => {claim};").Counterexample!;

        Assert.Equal((claimed, truth), (point.Claimed, point.True));
    }

    /// <summary>What the claim and the model both call z is z on paper.</summary>
    [Fact]
    public void Formulas_HaveTheUsersNames()
    {
        const string source = "static class M { static double F(Mat<double> W, Vec<double> x) { var z = W * x; return SquaredNorm(Tanh(z)); } [Claim(nameof(F), \"x\")] static Vec<double> D(Mat<double> W, Vec<double> x) { var z = W * x; return W.T * Tanh(z); } }";
        var formulas = ClaimDecision.FormulasOf(Assert.Single(Decided.Requests(source)).Request.ToClaim())!;

        Assert.Equal(["zᵢ = ∑ⱼ Wᵢⱼ xⱼ"], formulas.Claimed.Skip(1).Select(UnicodePrinter.Print));
    }

    /// <summary>What the engine names in the model and the claim by itself is one thing.</summary>
    [Theory]
    [InlineData("static double F(Mat<double> W, Mat<double> V, Vec<double> x) => Sum(V.Rows, i => Tanh(Sum(V.Columns, j => V[i, j] * Tanh(Sum(x.Length, k => W[j, k] * x[k])))));", "[Claim(nameof(F), \"W[j, k]\")] static double D(Mat<double> W, Mat<double> V, Vec<double> x, int j, int k) { var h = Tanh(W * x); var o = Tanh(V * h); return Sum(V.Rows, i => (1 - Sq(o[i])) * V[i, j]) * (1 + Sq(h[j])) * x[k]; }")]
    public void BothSides_NameOneThingAlike(string model, string claim)
    {
        var formulas = ClaimDecision.FormulasOf(Assert.Single(Decided.Requests($"static class M {{ {model} {claim} }}")).Request.ToClaim())!;
        var (claimed, known) = (formulas.Claimed.Skip(1).Select(UnicodePrinter.Print).ToList(), formulas.True.Concat(formulas.Model).Select(UnicodePrinter.Print).ToList());

        Assert.All(claimed, line => Assert.Contains(line, known));
    }

    /// <summary>What a branch asks of sizes is asked of a point where the branch is taken.</summary>
    [Theory]
    [InlineData("2 * x[j]", VerdictStatus.Proved, VerdictStatus.Agrees)]
    [InlineData("x[j]", VerdictStatus.Refuted)]
    public void DemandsOfABranch_HoldAtThePoints(string claimed, params VerdictStatus[] expected) => Assert.Contains(
        Decided.Verdict("static double F(Vec<double> x, int n) { var y = Build(x.Length, i => x[i] * x[i]); return Sum(n, i => i % 2 != 0 ? y[i - 1] : 0); } "
            + $"[Claim(nameof(F), \"x[j]\")] static double D(Vec<double> x, int n, int j) => j % 2 == 0 && j + 1 < n ? {claimed} : 0;").Status,
        expected);

    private static (VerdictStatus Status, string Slip) Found(Verdict verdict) => (verdict.Status, verdict.Guess?.Name ?? verdict.Reason ?? "");

    /// <summary>A literal with all the digits of a double stands for the number of which it was rounded; with fewer it is another number.</summary>
    [Theory]
    [InlineData(VerdictStatus.Agrees, "static double F(double x) => 0.5 * x * (1 + Erf(x / Math.Sqrt(2))); [Claim(nameof(F), \"x\")] static double D(double x) => 0.5 * (1 + Erf(x * 0.7071067811865476)) + 0.3989422804014327 * x * Math.Exp(-x * x / 2);")]
    [InlineData(VerdictStatus.Agrees, "static double F(double x) => Math.Sin(3.141592653589793 * x); [Claim(nameof(F), \"x\")] static double D(double x) => Math.PI * Math.Cos(Math.PI * x);")]
    [InlineData(VerdictStatus.Agrees, "static double F(double x) => Math.PI * x; [Claim(nameof(F), \"x\")] static double D(double x) => 3.14159265358979323846;")]
    [InlineData(VerdictStatus.Agrees, "static double F(double x) => Math.PI * x; [Claim(nameof(F), \"x\")] static double D(double x) => 3.14159265358979;")]
    [InlineData(VerdictStatus.Refuted, "static double F(double x) => Math.PI * x; [Claim(nameof(F), \"x\")] static double D(double x) => 3.1415926535898;")]
    [InlineData(VerdictStatus.Refuted, "static double F(double x) => Math.PI * x; [Claim(nameof(F), \"x\")] static double D(double x) => 3.141592653589803;")]
    [InlineData(VerdictStatus.Refuted, "static double F(double x) => 0.5 * x * (1 + Erf(x / Math.Sqrt(2))); [Claim(nameof(F), \"x\")] static double D(double x) => 0.5 * (1 + Erf(x * 0.7071067811865476)) + 0.3989422804014337 * x * Math.Exp(-x * x / 2);")]
    public void LiteralWithAllDigits_IsWhatItWasRoundedOf(VerdictStatus status, string members)
    {
        var verdict = Decided.Verdict(members);

        Assert.Equal((status, status == VerdictStatus.Agrees ? "1e-15" : "1e-25"), (verdict.Status, verdict.Tolerance));
    }

    /// <summary>Of numbers alone, or where the condition leaves one size, there are not several.</summary>
    [Theory]
    [InlineData(false, "static double F(double x) => Math.Sqrt(x * x * x * x); [Claim(nameof(F), \"x\")] static double D(double x) => 2 * Math.Abs(x) * Sign(x);")]
    [InlineData(false, "static double F(Vec<double> x) => SquaredNorm(x); [Claim(nameof(F), Where = \"x.Length == 1\")] static double D(Vec<double> x) => Sq(Math.Sqrt(Sq(Sum(x))));")]
    [InlineData(true, "static double F(Vec<double> x) => SquaredNorm(x); [Claim(nameof(F))] static double D(Vec<double> x) => Sq(Norm(x));")]
    public void Verdict_SaysWhetherThereWereSeveralSizes(bool several, string members) => Assert.Equal(several, Decided.Verdict(members).HasSeveralSizes);

    /// <summary>Laws of roots, powers and logarithms hold on one side of 0: the other side is looked at wherever it lies, also of what is proved.</summary>
    [Theory]
    [InlineData("0.5 * x * x + 50 * x", "Math.Exp(Math.Log(x + 50))")]
    [InlineData("0.5 * x * x + 50 * x", "Math.Sqrt(x + 50) * Math.Sqrt(x + 50)")]
    [InlineData("0.5 * x * x + 50 * x", "Math.Sqrt(Sq(x + 50))")]
    [InlineData("0.5 * x * x + 50 * x", "Math.Pow(Math.Pow(x + 50, 4), 0.25)")]
    [InlineData("0.5 * Sq(x - y) + 30 * (x - y)", "Math.Sqrt(Sq(x - y + 30))")]
    [InlineData("Math.Log(Sq(x + 30))", "2 / Math.Sqrt(Sq(x + 30))")]
    public void WhatHoldsOnOneSideOfZero_IsRefuted(string model, string claim) =>
        Assert.Equal(VerdictStatus.Refuted, Decided.Verdict($"static double F(double x, double y) => {model}; [Claim(nameof(F), \"x\")] static double D(double x, double y) => {claim};").Status);
}
