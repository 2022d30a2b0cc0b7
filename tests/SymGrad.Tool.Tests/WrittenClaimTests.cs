using SymGrad.Calculus.Claims;
using SymGrad.Calculus.Typesetting.Unicode;
using SymGrad.Tool.Claims;
using SymGrad.Tool.Loading;

namespace SymGrad.Tool.Tests;

/// <summary>A claim stands on the sheet as its author wrote it.</summary>
public sealed class WrittenClaimTests
{
    [Theory]
    [InlineData("b + a * x", "b + ax")]
    [InlineData("2 * x * y", "2 xy")]
    [InlineData("x * 2 * y", "2 xy")]
    [InlineData("y * x", "yx")]
    [InlineData("x * y + y * x", "xy + yx")]
    [InlineData("0.9 + 0.1 - 0.1 * x", "0.9 + 0.1 − 0.1 x")]
    [InlineData("x / 2", "x/2")]
    [InlineData("1.0 / 3 * x", "⅓ x")]
    [InlineData("a * x / b", "ax/b")]
    [InlineData("a / b * x", "(a/b) x")]
    [InlineData("a / b / x", "a/(bx)")]
    [InlineData("a / (b / x)", "a/(b/x)")]
    [InlineData("x - (a - b)", "x − (a − b)")]
    [InlineData("x + (a - b)", "x + a − b")]
    [InlineData("x - -a", "x − (−a)")]
    [InlineData("-x * y + a", "−xy + a")]
    [InlineData("-(x + y) * a", "−(x + y) a")]
    [InlineData("x * x * x", "x³")]
    [InlineData("(x + y) * (x + y)", "(x + y)²")]
    [InlineData("x * 2 * x", "2 x²")]
    [InlineData("x * y * x", "xyx")]
    [InlineData("x * y * 2 * x * y", "2 xyxy")]
    [InlineData("x / y * 2 * (x / y)", "2 (x/y)²")]
    [InlineData("5 * x * 100 * y", "5 x · 100 y")]
    [InlineData("(1 + Exp(-x) - 1) / (1 + Exp(-x))", "(1 + e⁻ˣ − 1)/(1 + e⁻ˣ)")]
    [InlineData("a * (1 - Sq(Tanh(x))) * y", "a (1 − tanh² x) y")]
    [InlineData("x - x", "x − x")]
    public void OperatorsStandAsWritten(string body, string expected) => Assert.Equal("F = " + expected, Claimed(
        $"double F(double x, double y, double a, double b) => y * x + b * a; [Claim(nameof(F))] public static double D(double x, double y, double a, double b) => {body}"));

    /// <summary>The order of what the model writes the other way round, the author's index, and the matrix form beside indices.</summary>
    [Theory]
    [InlineData("Vec<double> F(Mat<double> W, Vec<double> x) => W * x; [Claim(nameof(F), Output = \"[i]\")] public static double D(Mat<double> W, Vec<double> x, int i) => Sum(x.Length, m => x[m] * W[i, m])", "Fᵢ = ∑ₘ xₘ Wᵢₘ")]
    [InlineData("double F(Vec<double> x, Vec<double> w) => Dot(w, x); [Claim(nameof(F), nameof(x))] public static Vec<double> D(Vec<double> x, Vec<double> w) => 2 * w - w", "∂F/∂x = 2 w − w")]
    [InlineData("double F(Vec<double> x, Vec<double> w) => Dot(w, x); [Claim(nameof(F), nameof(x))] public static Vec<double> D(Vec<double> x, Vec<double> w) => Build(x.Length, i => 2 * w[i] - w[i])", "∂F/∂x = 2 w − w; ∂F/∂xᵢ = 2 wᵢ − wᵢ")]
    [InlineData("double F(Vec<double> w, Mat<double> X, Vec<double> t) => 0.5 * SquaredNorm(X * w - t); [Claim(nameof(F), nameof(w))] public static Vec<double> D(Vec<double> w, Mat<double> X, Vec<double> t) => X.T * (X * w) - X.T * t", "∂F/∂w = Xᵀ Xw − Xᵀ t")]
    public void IndicesAndMatricesStandAsWritten(string source, string expected) => Assert.Equal(expected, Claimed(source));

    /// <summary>A sum that a loop makes is a sum of what its rounds add.</summary>
    [Fact]
    public void Loops_AreSumsOfTheirTerms() => Assert.Equal("∂F/∂a = ∑ᵢ (2 xᵢ a + xᵢ)", Claimed(
        "double F(Vec<double> x, double a) => Sum(x) * a * a; [Claim(nameof(F), nameof(a))] public static double D(Vec<double> x, double a) { var s = 0.0; for (var i = 0; i < x.Length; i++) { s += x[i] * 2 * a + x[i]; } return s; }"));

    /// <summary>A loop's state that is the model's has the model's letter, whatever the claim calls it; not so where the claim says how the value comes about.</summary>
    [Theory]
    [InlineData("[Claim(nameof(F), nameof(w))] public static double D(Vec<double> x, double w, double h) { var g = 0.0; var s = h; for (var t = 0; t < x.Length; t++) { var n = Tanh(x[t] + w * s); g = (1 - n * n) * (s + w * g); s = n; } return 2 * s * g; }", "∂F/∂w = 2 hₙ gₙ")]
    [InlineData("[Claim(nameof(F))] public static double D(Vec<double> x, double w, double h) { var s = h; for (var t = 0; t < x.Length; t++) { s = Tanh(x[t] + w * s); } return s * s; }", "F = sₙ²")]
    public void StatesHaveTheModelsLetters(string claim, string expected) => Assert.Equal(expected, Claimed(
        "double F(Vec<double> x, double w, double h) { for (var t = 0; t < x.Length; t++) { h = Tanh(w * h + x[t]); } return h * h; } " + claim));

    private static string Claimed(string methods)
    {
        var source = $"using static SymGrad.Functions; public static class A {{ public static {methods}{(methods.EndsWith('}') ? "" : ";")} }}";
        var claim = Assert.Single(Verdicts.Of(Compilations.OfText(source, "A.cs")));
        var formulas = ClaimDecision.FormulasOf(claim.Claim!)!;
        return string.Join("; ", (formulas.ClaimedMatrix is { } matrix ? [matrix, .. formulas.IsWrittenInIndices ? formulas.Claimed.Take(1) : []] : formulas.Claimed.Take(1)).Select(UnicodePrinter.Print));
    }
}
