using SymGrad.Calculus.Claims;

namespace SymGrad.Generator.Tests.Claims;

/// <summary>What is said of the likely slip, and that none is named which does not mend the claim everywhere.</summary>
public sealed class GuessTests
{
    [Theory]
    [InlineData("coefficient: 3 belongs where 2 stands", "double D(double x, double y) => 2 * x * x;", "x * x * x + y")]
    [InlineData("coefficient: 3 belongs where 2 stands at x * x", "double D(double x, double y) => 2 * x * x + y;", "x * x * x + x * y")]
    [InlineData("extra factor: 2", "double D(double x, double y) => 4 * x * y;", "x * x * y")]
    [InlineData("extra factor: 2 at x", "double D(double x, double y) => 4 * x + y;", "x * x + x * y")]
    [InlineData("missing factor: 2", "double D(double x, double y) => x * y;", "x * x * y")]
    [InlineData("missing factor: 0.5", "double D(double x, double y) => x * x;", "x * x * x / 6 + y")]
    [InlineData("extra case: 2 * x * y belongs where y > 10, too", "double D(double x, double y) => y > 10 ? x * y : 2 * x * y;", "x * x * y")]
    public void Slip_IsNamed(string slip, string claim, string model) => Assert.Equal(slip, Slip($"static double F(double x, double y) => {model}; [Claim(nameof(F), \"x\")] static {claim}"));

    /// <summary>A decimal number where a constant belongs.</summary>
    [Theory]
    [InlineData("rounded constant: 2 * Math.PI belongs where 6.28 stands", "6.28 * x * y", "Math.PI * x * x * y")]
    [InlineData("rounded constant: Log(2) belongs where 0.69 stands", "0.69 * Math.Exp(x * Math.Log(2))", "Math.Exp(x * Math.Log(2))")]
    [InlineData("rounded constant: 1 / Sqrt(2 * Math.PI) belongs where 0.4 stands", "0.4 * Math.Exp(-x * x / 2)", "0.5 * Erf(x / Math.Sqrt(2))")]
    public void RoundedConstant_IsNamed(string slip, string claim, string model) =>
        Assert.Equal(slip, Slip($"static double F(double x, double y) => {model}; [Claim(nameof(F), \"x\")] static double D(double x, double y) => {claim};"));

    /// <summary>A condition that is missing in a sum over its own index, or too much there.</summary>
    [Theory]
    [InlineData("missing factor: Sum(X.Columns, i => X[n, i] * w[i]) > 0 ? 1.0 : 0.0 in Sum(X.Rows, n => X[n, j])", "static double F(Mat<double> X, Vec<double> w) => Sum(X.Rows, n => Relu(Dot(X.Row(n), w))); [Claim(nameof(F), \"w[j]\")] static double D(Mat<double> X, Vec<double> w, int j) => Sum(X.Rows, n => X[n, j]);")]
    [InlineData("missing factor: y[n] == k ? 1.0 : 0.0 at -1", "static double F(Mat<double> W, Mat<double> X, int[] y) => -Mean(Build(X.Rows, n => LogSoftmax(W * X.Row(n))[y[n]])); [Claim(nameof(F), \"W[k, j]\")] static double D(Mat<double> W, Mat<double> X, int[] y, int k, int j) => Sum(X.Rows, n => (Softmax(W * X.Row(n))[k] - 1) * X[n, j]) / X.Rows;")]
    [InlineData("missing factor: y[n] == i ? 1.0 : 0.0 in Sum(y.Length, n => 1)", "static double F(int[] y, Vec<double> a) => Sum(y.Length, n => a[y[n]]); [Claim(nameof(F), \"a[i]\")] static double D(int[] y, Vec<double> a, int i) => Sum(y.Length, n => 1.0);")]
    [InlineData("extra case: y[n] == i ? 1.0 : 0.0 belongs where i > 4, too", "static double F(int[] y, Vec<double> a) => Sum(y.Length, n => a[y[n]]); [Claim(nameof(F), \"a[i]\")] static double D(int[] y, Vec<double> a, int i) => Sum(y.Length, n => y[n] == i && i <= 4 ? 1.0 : 0.0);")]
    [InlineData("missing condition: x > 3 && y < -3 belongs where x > 3 stands", "static double F(double x, double y) => x > 3 && y < -3 ? 0 : x * x; [Claim(nameof(F), \"x\")] static double D(double x, double y) => x > 3 ? 0 : 2 * x;")]
    [InlineData("missing factor: Det(A)", "static double F(Mat<double> A) => Det(A); [Claim(nameof(F), nameof(A))] static Mat<double> D(Mat<double> A) => Inverse(A).T;")]
    public void MissingCondition_IsNamed(string slip, string members) => Assert.Equal(slip, Slip(members));

    /// <summary>Convolution for correlation, and a kernel the other way round.</summary>
    [Theory]
    [InlineData("wrong index: x[i + m] for x[i - m]", "[Claim(nameof(F), \"k[m]\", Output = \"[i]\", Where = \"i >= m\")] static double D(Vec<double> x, int m, int i) => x[i - m];")]
    [InlineData("wrong index: k[j - i] for k[k.Length - j + i - 1]", "[Claim(nameof(F), \"x[j]\", Output = \"[i]\")] static double D(Vec<double> x, Vec<double> k, int j, int i) => j >= i && j - i < k.Length ? k[k.Length - 1 - (j - i)] : 0;")]
    [InlineData("wrong threshold: j - i < k.Length belongs where j - i < k.Length - 1 stands", "[Claim(nameof(F), \"x[j]\", Output = \"[i]\")] static double D(Vec<double> x, Vec<double> k, int j, int i) => j >= i && j - i < k.Length - 1 ? k[j - i] : 0;")]
    public void WrongPlaceInAWindow_IsNamed(string slip, string claim) =>
        Assert.Equal(slip, Slip($"static Vec<double> F(Vec<double> x, Vec<double> k) => Build(x.Length - k.Length + 1, i => Sum(k.Length, m => x[i + m] * k[m])); {claim}"));

    /// <summary>Where the truth reads the same array is tried first: another place may be right at all but a few points.</summary>
    [Theory]
    [InlineData("wrong index: x[s * i + a] for x[i + a]", "static double F(Vec<double> x, Vec<double> k, int s) => Sum((x.Length - k.Length) / s + 1, i => Sum(k.Length, a => x[s * i + a] * k[a])); [Claim(nameof(F), \"k[a]\")] static double D(Vec<double> x, Vec<double> k, int s, int a) => Sum((x.Length - k.Length) / s + 1, i => x[i + a]);")]
    [InlineData("wrong index: w[i % 3] for w[(i - 5) % 3]", "static double F(Vec<double> x, Vec<double> w) => Sum(x.Length, i => x[i] * w[i % 3]); [Claim(nameof(F), \"x[i]\", Where = \"i > 5\")] static double D(Vec<double> w, int i) => w[(i - 5) % 3];")]
    [InlineData("wrong index: y[n] for y[0]", "static double F(Mat<double> W, int[] y) => Sum(y.Length, n => W[n, y[n]] * W[n, y[n]]); [Claim(nameof(F))] static double D(Mat<double> W, int[] y) => Sum(y.Length, n => W[n, y[0]] * W[n, y[0]]);")]
    public void PlaceOfTheTruth_IsNamed(string slip, string members) => Assert.Equal(slip, Slip(members));

    /// <summary>A mended claim is true on both sides of every threshold, and the ratio of truth and claim is no guess.</summary>
    [Theory]
    [InlineData("extra case: 2 * x belongs where Abs(x - 2.3456) < 1E-06, too", "static double F(double x) => x * x; [Claim(nameof(F), \"x\")] static double D(double x) => Math.Abs(x - 2.3456) < 1e-6 ? 0 : 2 * x;")]
    [InlineData("extra case: Sum(y.Length, n => y[n] == i ? 1.0 : 0.0) belongs where y.Length > 9, too", "static double F(int[] y, Vec<double> a) => Sum(y.Length, n => a[y[n]]); [Claim(nameof(F), \"a[i]\")] static double D(int[] y, Vec<double> a, int i) => y.Length > 9 ? 0 : Sum(y.Length, n => y[n] == i ? 1.0 : 0.0);")]
    public void MendedClaim_IsTrueAtItsThresholds(string slip, string members) => Assert.Equal(slip, Slip(members));

    /// <summary>δ, the factor that is 1 where two indices are equal.</summary>
    [Theory]
    [InlineData("missing factor: i == j ? 1.0 : 0.0", "Map(z, Tanh)", "1 - Sq(Tanh(z[i]))")]
    [InlineData("missing factor: i == j ? 1.0 : 0.0 at 1", "Softmax(z)", "Softmax(z)[i] * (1 - Softmax(z)[j])")]
    public void MissingDelta_IsNamed(string slip, string model, string claim) =>
        Assert.Equal(slip, Slip($"static Vec<double> F(Vec<double> z) => {model}; [Claim(nameof(F), \"z[j]\", Output = \"[i]\")] static double D(Vec<double> z, int i, int j) => {claim};"));

    /// <summary>A case that begins at another place than the truth's, or on the other side of it.</summary>
    [Theory]
    [InlineData("wrong threshold: x > 100 belongs where x > 90 stands", "x > 90 ? 2 * x : 3 * x", "x > 100 ? x * x : 1.5 * x * x")]
    [InlineData("wrong threshold: x > 0 belongs where x > 1 stands", "x > 1 ? 2 * x : 0", "x > 0 ? x * x : 0")]
    [InlineData("wrong threshold: y < x belongs where 2 * y < x stands", "x > 2 * y ? 2 * x : 3 * x", "x > y ? x * x : 1.5 * x * x")]
    [InlineData("exchanged cases: 2 * x belongs where y < x", "x > y ? 3 * x : 2 * x", "x > y ? x * x : 1.5 * x * x")]
    public void WrongThreshold_IsNamed(string slip, string claim, string model) =>
        Assert.Equal(slip, Slip($"static double F(double x, double y) => {model}; [Claim(nameof(F), \"x\")] static double D(double x, double y) => {claim};"));

    /// <summary>Of integers what is equal counts: the claim is false for k = 3 alone.</summary>
    [Fact]
    public void WrongThresholdOfAnIndex_IsNamed() =>
        Assert.Equal("wrong threshold: k > 3 belongs where k >= 3 stands", Slip("""
            static double F(Vec<double> x) => Sum(x.Length, i => i > 3 ? Sq(x[i]) : 0.5 * Sq(x[i]));
            [Claim(nameof(F), "x[k]")] static double D(Vec<double> x, int k) => k >= 3 ? 2 * x[k] : x[k];
            """));

    /// <summary>At the counterexample, between 90 and 100, either branch alone is right or the choice beyond: none is, everywhere.</summary>
    [Fact]
    public void WhatIsFalseBeyondAThreshold_IsNoMendedClaim() =>
        Assert.Equal("", Slip("static double F(double x) => x > 100 ? Math.Exp(-x) : 1.5 * x * x; [Claim(nameof(F), \"x\")] static double D(double x) => x > 90 ? 2 * x : 3 * x;"));

    /// <summary>A helper's sum may run over an index that is called as the claim's is.</summary>
    [Fact]
    public void IndicesOfTheSameName_AreToldApart() =>
        Assert.Equal("wrong index: V[j, i] for V[j, j]", Slip("""
            static double F(Mat<double> V, Vec<double> x, Vec<double> y) => Dot(y, V * x);
            static double Row(Mat<double> V, Vec<double> x, int r) => Sum(x.Length, j => V[r, r] * x[j]);
            [Claim(nameof(F), "y[j]")] static double D(Mat<double> V, Vec<double> x, int j) => Row(V, x, j);
            """));

    /// <summary>That the truth is missing and the claim too much says nothing.</summary>
    [Fact]
    public void TheTruthAsAWhole_IsNoMissingFactor() =>
        Assert.Equal("wrong index: V[j, i] for V[i, i]; x[i] for x[j]", Slip("""
            static double F(Mat<double> V, Vec<double> x, Vec<double> y) => Dot(y, V * x);
            [Claim(nameof(F), "y[j]")] static double D(Mat<double> V, Vec<double> x, int j) => Sum(x.Length, i => V[i, i] * x[j]);
            """));

    /// <summary>Beside the true value a missing term, or factor, that is all but the whole of it says nothing; of a short one it does.</summary>
    [Theory]
    [InlineData("", "1", "Math.Sin(x) * Math.Exp(x * y) * Math.Cos(y) * Math.Sqrt(1 + y * y) * x * x / (1 + y * y * y * y)")]
    [InlineData("", "x", "Math.Sin(x) * Math.Exp(x * y) * Math.Cos(y) * Math.Sqrt(1 + y * y) * x * x / (1 + y * y * y * y) + x")]
    [InlineData("missing term: Tanh(Sin(x * y))", "x", "Tanh(Math.Sin(x * y)) + x")]
    [InlineData("missing term: x", "Math.Sin(x) * Math.Exp(x * y) * Math.Cos(y) * Math.Sqrt(1 + y * y) * x * x", "Math.Sin(x) * Math.Exp(x * y) * Math.Cos(y) * Math.Sqrt(1 + y * y) * x * x + x")]
    public void AMissingPartThatIsNearlyTheWholeTruth_IsNoGuess(string slip, string claim, string model) =>
        Assert.Equal(slip, Slip($"static double F(double x, double y) => {model}; [Claim(nameof(F))] static double D(double x, double y) => {claim};"));

    /// <summary>1 / 2 is 0 in C#; the claim is true if it is read as a half.</summary>
    [Theory]
    [InlineData("integer division: 1 / 2 of integers drops what is behind the point", "1 / 2 * z * z")]
    [InlineData("integer division: 1 / 2, 2 / 4 of integers drop what is behind the point", "(1 / 2 * z) * z * (1 / 2 + 2 / 4)")]
    [InlineData("", "1 / 3 * z * z")]
    public void IntegerDivision_IsNamed_WhereFractionsMendTheClaim(string slip, string claim) =>
        Assert.Equal(slip, Slip($"static double F(double z) => z * z * z / 6; [Claim(nameof(F), \"z\")] static double D(double z) => {claim};"));

    /// <summary>A counterexample has few digits where there is one with few.</summary>
    [Theory]
    [InlineData("static double F(double x) => Math.Sqrt(x - 3); [Claim(nameof(F), \"x\")] static double D(double x) => 1 / Math.Sqrt(x - 3);")]
    [InlineData("static double F(double x) => x * x; [Claim(nameof(F), \"x\")] static double D(double x) => x > 12.37 ? x : 2 * x;")]
    [InlineData("static double F(double x) => x * x; [Claim(nameof(F), \"x\")] static double D(double x) => x > 3.37 && x < 8.21 ? x : 2 * x;")]
    public void Counterexample_IsRound(string members) =>
        Assert.InRange(Decided.Verdict(members).Counterexample!.Inputs[0].Value.Length, 1, 3);

    private static string Slip(string members) => Decided.Verdict(members) is { Status: VerdictStatus.Refuted } verdict
        ? verdict.Guess is { } guess ? $"{guess.Name}: {guess.Detail}" : "" : "not refuted";
}
