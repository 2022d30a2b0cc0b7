using SymGrad.Calculus.Claims;
using SymGrad.Calculus.Typesetting.Unicode;
using SymGrad.Generator.Claims;

namespace SymGrad.Generator.Tests.Claims;

/// <summary>A claim must hold for all sizes for which its model has a value: what it asks of sizes itself is not taken for granted.</summary>
public sealed class SizeTests
{
    private const string Models = """
        static double Squares(Mat<double> X, Vec<double> w, Vec<double> y) => SquaredNorm(X * w - y);
        static double Sums(Vec<double> x, Vec<double> y) => Sum(x) * Sum(y);
        static double Norms(Vec<double> x, Vec<double> y) => SquaredNorm(x) + SquaredNorm(y);
        static Vec<double> Layer(Mat<double> W, Vec<double> x) => Tanh(W * x);
        static double Mixture(double x, Vec<double> p, Vec<double> mu) => Log(Sum(mu.Length, k => p[k] * Exp(-Sq(x - mu[k]))));
        static double Fixed(Vec<double> x, Vec<double> y) => Sum(y.Length, i => y[i] * Exp(x[0]) * x[1]);
        static double Windows(Mat<double> X, Mat<double> K, Mat<double> G) => Sum(X.Rows - K.Rows + 1, i => Sum(X.Columns - K.Columns + 1, j => G[i, j] * Sum(K.Rows, a => Sum(K.Columns, b => X[i + a, j + b] * K[a, b]))));
        static double Pooled(Mat<double> X, Mat<double> G) => Sum(X.Rows / 2, i => Sum(X.Columns / 2, j => G[i, j] * (X[2 * i, 2 * j] + X[2 * i + 1, 2 * j] + X[2 * i, 2 * j + 1] + X[2 * i + 1, 2 * j + 1])));
        static double Total(Mat<double> X) => Sum(X.Rows, i => Sum(X.Columns, j => X[i, j]));
        static double Square(Vec<double> x) => SquaredNorm(x);
        static double Power(double x, int n) => Pow(x, n);
        static double Far(Vec<double> x, Vec<double> w) => Sum(x.Length - 4, t => w[t] * x[t] * x[t + 4]);
        static double Rows(double[][] x, Vec<double> w) => Sum(x.Length, i => Sum(x[i].Length, j => x[i][j])) * SquaredNorm(w);

        """;

    [Theory]
    [InlineData("X.Rows = X.Columns", "[Claim(nameof(Squares), \"w[i]\")] static double D(Mat<double> X, Vec<double> w, Vec<double> y, int i) => 2 * Sum(w.Length, n => (Dot(X.Row(n), w) - y[n]) * X[n, i]);")]
    [InlineData("X.Rows = X.Columns", "[Claim(nameof(Squares), \"w[i]\")] static double D(Mat<double> X, Vec<double> w, Vec<double> y, int i) => 2 * Sum(X.Rows, n => (Sum(y.Length, k => X[n, k] * w[k]) - y[n]) * X[n, i]);")]
    [InlineData("x.Length = y.Length", "[Claim(nameof(Sums), \"x[i]\")] static double D(Vec<double> x, Vec<double> y, int i) => Sum(x.Length, k => y[k]);")]
    [InlineData("x.Length = y.Length", "[Claim(nameof(Norms), nameof(x))] static Vec<double> D(Vec<double> x, Vec<double> y) => 2 * x + (y - y);")]
    [InlineData("W.Rows = W.Columns", "[Claim(nameof(Layer), nameof(x), Kind = ClaimKind.Vjp)] static Vec<double> D(Mat<double> W, Vec<double> x, Vec<double> g) => Build(x.Length, j => Sum(x.Length, i => g[i] * (1 - Sq(Tanh(Dot(W.Row(i), x)))) * W[i, j]));")]
    [InlineData("W.Rows = W.Columns", "[Claim(nameof(Layer), \"W[k, l]\", Output = \"[j]\")] static double D(Mat<double> W, Vec<double> x, int k, int l, int j) => j == k ? x[l] * (1 - Sq(Tanh(Sum(W.Rows, i => W[j, i] * x[i])))) : 0;")]
    [InlineData(null, "[Claim(nameof(Mixture), \"mu[k]\")] static double D(double x, Vec<double> p, Vec<double> mu, int k) => 2 * p[k] * (x - mu[k]) * Exp(-Sq(x - mu[k])) / Sum(mu.Length - 1, i => p[i] * Exp(-Sq(x - mu[i])));")]
    [InlineData("x.Length = w.Length", "[Claim(nameof(Rows), \"w[j]\")] static double D(double[][] x, Vec<double> w, int j) => Sum(w.Length, i => Sum(x[i].Length, k => x[i][k])) * 2 * w[j];")]
    public void WhatIsTrueForSomeSizesAlone_IsRefuted(string? assumption, string claim)
    {
        var verdict = Decided.Verdict(Models + claim);

        Assert.Equal((VerdictStatus.Refuted, assumption), (verdict.Status, verdict.Holds));
    }

    /// <summary>The model itself says that the sizes are the same.</summary>
    [Theory]
    [InlineData("[Claim(nameof(Squares), \"w[i]\")] static double D(Mat<double> X, Vec<double> w, Vec<double> y, int i) => 2 * Sum(y.Length, n => (Sum(w.Length, k => X[n, k] * w[k]) - y[n]) * X[n, i]);")]
    [InlineData("[Claim(nameof(Sums), \"x[i]\", Where = \"x.Length == y.Length\")] static double D(Vec<double> x, Vec<double> y, int i) => Sum(x.Length, k => y[k]);")]
    [InlineData("[Claim(nameof(Layer), nameof(x), Kind = ClaimKind.Vjp)] static Vec<double> D(Mat<double> W, Vec<double> x, Vec<double> g) => Build(W.Columns, j => Sum(g.Length, i => g[i] * (1 - Sq(Tanh(Dot(W.Row(i), x)))) * W[i, j]));")]
    public void WhatTheModelOrTheClaimSaysOfSizes_IsTakenForGranted(string claim) => Assert.NotEqual(VerdictStatus.Refuted, Decided.Verdict(Models + claim).Status);

    /// <summary>A window must have room to move for a wrong place to be seen.</summary>
    [Theory]
    [InlineData("[Claim(nameof(Windows), \"K[a, b]\")] static double D(Mat<double> X, Mat<double> K, Mat<double> G, int a, int b) => Sum(X.Rows - K.Rows + 1, i => Sum(X.Columns - K.Columns + 1, j => G[i, j] * X[i + a, b]));")]
    [InlineData("[Claim(nameof(Windows), \"K[a, b]\")] static double D(Mat<double> X, Mat<double> K, Mat<double> G, int a, int b) => Sum(X.Rows - K.Rows + 1, i => Sum(X.Columns - K.Columns + 1, j => G[i, j] * X[a, j + b]));")]
    [InlineData("[Claim(nameof(Windows), \"K[a, b]\")] static double D(Mat<double> X, Mat<double> K, Mat<double> G, int a, int b) => Sum(X.Rows - K.Rows + 1, i => Sum(X.Columns - K.Columns + 1, j => G[i, 0] * X[i + a, j + b]));")]
    [InlineData("[Claim(nameof(Pooled), \"X[p, q]\")] static double D(Mat<double> X, Mat<double> G, int p, int q) => p / 2 < X.Rows / 2 && q / 2 < X.Columns / 2 ? G[0, 0] : 0;")]
    public void WrongPlaceInAWindow_IsRefuted(string claim) => Assert.Equal(VerdictStatus.Refuted, Decided.Verdict(Models + claim).Status);

    /// <summary>The condition of a claim without an index is asked, too, and points are looked for at which it holds.</summary>
    [Theory]
    [InlineData("[Claim(nameof(Total), Where = \"X.Rows == X.Columns\")] static double D(Mat<double> X) => Sum(X.Columns, i => Sum(X.Rows, j => X[i, j]));")]
    [InlineData("[Claim(nameof(Square), Where = \"x.Length == 1\")] static double D(Vec<double> x) => x[0] * x[0];")]
    [InlineData("[Claim(nameof(Square), nameof(x), Where = \"x.Length == 2\")] static Vec<double> D(Vec<double> x) => Build(2, i => 2 * x[i]);")]
    [InlineData("[Claim(nameof(Square), \"x[0]\", Where = \"x.Length >= 3\")] static double D(Vec<double> x) => 2 * x[0] + 0 * x[2];")]
    [InlineData("[Claim(nameof(Power), nameof(x), Where = \"n == 2\")] static double D(double x, int n) => 2 * x;")]
    [InlineData("[Claim(nameof(Far), \"w[t]\", Where = \"t < x.Length - 4\")] static double D(Vec<double> x, Vec<double> w, int t) => x[t] * x[t + 4];")]
    public void WhatHoldsWhereItIsClaimed_IsNotRefuted(string claim) => Assert.Contains(Decided.Verdict(Models + claim).Status, (VerdictStatus[])[VerdictStatus.Proved, VerdictStatus.Agrees]);

    [Fact]
    public void WhatFailsWhereItIsClaimed_IsRefuted() =>
        Assert.Equal(VerdictStatus.Refuted, Decided.Verdict(Models + "[Claim(nameof(Square), nameof(x), Where = \"x.Length == 2\")] static Vec<double> D(Vec<double> x) => Build(2, i => 2 * x[1 - i]);").Status);

    /// <summary>What is read in rounds alone may be missing where there are none, for which code asks; a claim is about what is there.</summary>
    [Theory]
    [InlineData("[Claim(nameof(Fixed), \"x[0]\")] static double D(Vec<double> x, Vec<double> y) => Sum(y) * Exp(x[0]) * x[1];")]
    [InlineData("[Claim(nameof(Fixed), nameof(y))] static Vec<double> D(Vec<double> x, Vec<double> y) => Build(y.Length, i => Exp(x[0]) * x[1]);")]
    public void WhatIsReadInRoundsAlone_IsTakenAsThere(string claim) => Assert.Equal(VerdictStatus.Proved, Decided.Verdict(Models + claim).Status);

    [Theory]
    [InlineData("wrong length", "2 * Sum(X.Rows, ", "[Claim(nameof(Squares), \"w[i]\")] static double D(Mat<double> X, Vec<double> w, Vec<double> y, int i) => 2 * Sum(w.Length, n => (Dot(X.Row(n), w) - y[n]) * X[n, i]);")]
    [InlineData("wrong length", " / Sum(p.Length, ", "[Claim(nameof(Mixture), \"mu[k]\")] static double D(double x, Vec<double> p, Vec<double> mu, int k) => 2 * p[k] * (x - mu[k]) * Exp(-Sq(x - mu[k])) / Sum(mu.Length - 1, i => p[i] * Exp(-Sq(x - mu[i])));")]
    public void SumOverTheWrongLength_IsGuessed(string slip, string mended, string claim)
    {
        var guess = Decided.Verdict(Models + claim).Guess;

        Assert.Equal(slip, guess?.Name);
        Assert.Contains(mended, guess!.Code, StringComparison.Ordinal);
    }

    /// <summary>What is true is written with the sizes of a matrix that is not square.</summary>
    [Fact]
    public void Truth_SumsOverTheRightAxis()
    {
        var verdict = Decided.Verdict(Models + "[Claim(nameof(Layer), \"x[k]\", Output = \"[j]\")] static double D(Mat<double> W, Vec<double> x, int k, int j) => W[j, k] * Tanh(Dot(W.Row(j), x));");

        Assert.Contains("Sum(W.Columns, ", verdict.Truth!.Code, StringComparison.Ordinal);
    }

    /// <summary>What was meant for a square matrix is set as it was meant, through the cotangent of the value too.</summary>
    [Theory]
    [InlineData("w", "[Claim(nameof(Squares), nameof(w))] static Vec<double> D(Mat<double> X, Vec<double> w, Vec<double> y) => 2 * (X * (X * w - y));")]
    [InlineData("x", "[Claim(nameof(Layer), nameof(x), Kind = ClaimKind.Vjp)] static Vec<double> D(Mat<double> W, Vec<double> x, Vec<double> g) => W * Hadamard(g, 1 - Sq(Tanh(W * x)));")]
    public void Formulas_AreThoseOfTheSizesThatAreMeant(string parameter, string claim)
    {
        var request = Assert.Single(Decided.Requests($"public static class M\n{{\n{Models}{claim}\n}}")).Request;

        var formulas = ClaimDecision.FormulasOf(request.ToClaim());

        Assert.Contains(parameter, UnicodePrinter.Print(formulas!.ClaimedMatrix!), StringComparison.Ordinal);
    }

    /// <summary>A matrix function names its matrix by an element, which is no part of the claim.</summary>
    [Theory]
    [InlineData("Solve(Sigma, x - mu)")]
    [InlineData("Inverse(Sigma) * (x - mu)")]
    [InlineData("-(Inverse(Sigma) * x) + mu")]
    public void OfAnInverse_SlipsAreLookedFor(string claimed)
    {
        var verdict = Decided.Verdict($"static double F(Vec<double> x, Vec<double> mu, Mat<double> Sigma) => -0.5 * Dot(x - mu, Solve(Sigma, x - mu));\n[Claim(nameof(F), nameof(mu))] static Vec<double> D(Vec<double> x, Vec<double> mu, Mat<double> Sigma) => {claimed};");

        Assert.Equal(VerdictStatus.Refuted, verdict.Status);
    }
}
