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
