using SymGrad.Tool.Loading;
using SymGrad.Tool.Sheets;

namespace SymGrad.Tool.Tests;

/// <summary>Under "Model" stands what was written; what is made safe for the code is told in steps.</summary>
public sealed class ModelAsWrittenTests
{
    [Theory]
    [InlineData("double F(double a) => Log(1 + Exp(-a))", @"F = \ln(1 + e^{-a})")]
    [InlineData("double F(double a) => 1 / (1 + Exp(-a))", @"F = \frac{1}{1 + e^{-a}}")]
    [InlineData("double F(Vec<double> z) => Log(Sum(z.Length, k => Exp(z[k])))", @"F = \ln\bigl(\mathbf{1}^{\top} \exp(z)\bigr)")]
    public void StableFormsAreSteps(string method, string expected)
    {
        var page = Page($"[Gradient] public static {method};");

        Assert.Equal(expected, page[(page.IndexOf("### Model", StringComparison.Ordinal) + 9)..].Split("$$")[1].Trim());
        Assert.Contains("**Stability.**", page, StringComparison.Ordinal);
    }

    /// <summary>Terms and factors stand in their author's order, nothing collected or cancelled, under the names of the author alone; a number below the line comes to the front.</summary>
    [Theory]
    [InlineData("double F(double x, double y) => (Sq(1 + x + y) - Sq(1 - x + y)) / 8", @"F = \tfrac18\,\bigl((1 + x + y)^2 - (1 - x + y)^2\bigr)")]
    [InlineData("double F(double x, double y) => Log(x / (x / (1 + y)))", @"F = \ln \frac{x}{\frac{x}{1 + y}}")]
    [InlineData("double F(double x, double y) => x + y * 2 * x + x", @"F = x + 2\,yx + x")]
    [InlineData("double F(Vec<double> x) => Sum(x.Length, i => (i + 1) * Sq(x[i])) / x.Length", @"F = \frac{1}{n} \sum_i (i + 1)\,x_i^2")]
    [InlineData("double F(Mat<double> W, Vec<double> x) => Sum(Sigmoid(W * x))", @"F = \mathbf{1}^{\top}\,\sigma(Wx)")]
    [InlineData("double F(double y) => y > -0.5 ? y : Sq(y) / 2", @"F = \begin{cases} y & y > -0.5 \\ \tfrac12\,y^2 & y \le -0.5 \end{cases}")]
    [InlineData("double F(Vec<double> x) { var mu = Mean(x); var v = Variance(x); return v / mu; }", """
        \begin{aligned}
          F &= \frac{v}{\mu} \\[4pt]
          \mu &= \frac{1}{n}\,\mathbf{1}^{\top} x \\[4pt]
          v &= \frac{1}{n}\,\lVert x - \mu \mathbf{1} \rVert^2
        \end{aligned}
        """)]
    public void ModelsStandAsWritten(string method, string expected)
    {
        var page = Page($"[Gradient] public static {method}{(method.EndsWith('}') ? "" : ";")}");

        Assert.Equal(expected, page[(page.IndexOf("### Model", StringComparison.Ordinal) + 9)..].Split("$$")[1].Trim());
    }

    /// <summary>A variable that is assigned twice has no one line: the model stands in definitions.</summary>
    [Fact]
    public void NoNameStandsForTwoThings()
    {
        var page = Page("[Gradient(nameof(a))] public static double F(Vec<double> x, double a) { x = a * x; return Sum(Exp(x)) + SquaredNorm(x); }");

        Assert.DoesNotContain("x = ax", page[..page.IndexOf("### Steps", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    /// <summary>The normal form of what stands there says nothing more: it is no step.</summary>
    [Fact]
    public void NormalFormIsNoStep() => Assert.DoesNotContain("**Definitions.**", Page("[Derivative] public static double F(double x) => x * 2 + x * x;"), StringComparison.Ordinal);

    /// <summary>What a claim computes by itself and the page has under a name is called so, though its own definitions would be counted otherwise.</summary>
    [Fact]
    public void ClaimsHaveTheNamesOfThePage()
    {
        var page = Page("""
            [Gradient(nameof(w))] public static double F(Vec<double> w, Vec<double> x, Vec<double> z) => Relu(Dot(w, x)) + Relu(Dot(w, z));
            [Claim(nameof(F), "w[i]")] public static double D(Vec<double> w, Vec<double> x, Vec<double> z, int i) => (Sum(x.Length, j => w[j] * z[j]) > 0 ? 1 : 0) * z[i] * Exp(x[i]) * Cos(x[i] + z[i]) / (1 + Sq(x[i]));
            """);

        Assert.Contains("s_2 &= w^{\\top} z", page, StringComparison.Ordinal);
        Assert.Contains("= \\frac{[s_2 > 0]\\,z_i", page, StringComparison.Ordinal);
    }

    /// <summary>A definition that only the safe form has stands with the derivatives that read it.</summary>
    [Fact]
    public void DefinitionsOfDerivativesAreSaid()
    {
        var page = Page("[Gradient(nameof(w))] public static double F(Vec<double> w, Vec<double> x) => Log(1 + Exp(-Dot(w, x)));");

        Assert.Contains("with\n\n$$\ns = ", page, StringComparison.Ordinal);
    }

    /// <summary>Definitions and inputs that stand above are not said again by each claim.</summary>
    [Fact]
    public void ClaimsRepeatNothing()
    {
        var page = Page("""
            [Gradient(nameof(w)), At(nameof(P))] public static double F(Vec<double> w, Vec<double> x) { var z = Dot(w, x); return Sq(Tanh(z)); }
            [Claim(nameof(F), nameof(w), At = nameof(P))] public static double[] A() => [0, 0];
            [Claim(nameof(F), nameof(w), At = nameof(Q))] public static double[] B() => [0, 0];
            [Claim(nameof(F), nameof(w), At = nameof(Q))] public static double[] C() => [0, 0];
            [Claim(nameof(F), "w[i]")] public static double D(Vec<double> w, Vec<double> x, int i) { var z = Dot(w, x); return 2 * Tanh(z) * (1 - Sq(Tanh(z))) * x[i]; }
            private static (double[], double[]) P => ([0, 0], [3, 5]);
            private static (double[], double[]) Q => ([0, 0], [7, 9]);
            """);

        Assert.Equal((2, 2, 2), (Count(page, "At the inputs above"), Count(page, "x &= "), Count(page, "z &= ") + Count(page, "\nz = ")));
    }

    private static int Count(string page, string text) => page.Split(text).Length - 1;

    private static string Page(string members) => MarkdownWriter.Write(new SheetBuilder(
        Compilations.OfText($"using static SymGrad.Functions; public static partial class A {{ {members} }}", "A.cs"), CancellationToken.None).Build("A", (_, _, _) => { }));
}
