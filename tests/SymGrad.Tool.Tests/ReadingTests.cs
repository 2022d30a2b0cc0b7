using SymGrad.Tool.Loading;
using SymGrad.Tool.Sheets;

namespace SymGrad.Tool.Tests;

/// <summary>What a demanding reader of a sheet would complain about.</summary>
public sealed class ReadingTests
{
    /// <summary>Where the derivatives of a sum's terms cancel, they stand before what is left.</summary>
    [Theory]
    [InlineData("[Derivative] public static double F(double x) => Sq(1 + x) - Sq(1 - x);", @"\frac{\mathrm{d} F}{\mathrm{d} x} = 2\,(x + 1) + 2\,(1 - x) = 4")]
    [InlineData("[Gradient] public static double F(double x, double y) => (Sq(x + y) - Sq(x - y)) / 4;", @"\frac{\partial F}{\partial x} = \tfrac12\,(x + y) - \tfrac12\,(x - y) = y")]
    [InlineData("[Derivative] public static double F(double x) => x * x * x - x * (x * x - 1);", @"\frac{\mathrm{d} F}{\mathrm{d} x} = 3\,x^2 + 1 - 3\,x^2 = 1")]
    public void TermsThatCancelAreSeen(string method, string expected) => Assert.Contains(expected + "\n", Page(method), StringComparison.Ordinal);

    /// <summary>And where nothing cancels, or only one is not 0, they are not said twice.</summary>
    [Theory]
    [InlineData("x * x + Sin(x)", @"\frac{\mathrm{d} F}{\mathrm{d} x} = \cos x + 2\,x")]
    [InlineData("Sign(x) + x", @"\frac{\mathrm{d} F}{\mathrm{d} x} = 1")]
    public void TermsThatStayAreSaidOnce(string body, string expected) => Assert.Contains("   " + expected + "\n", Page($"[Derivative] public static double F(double x) => {body};"), StringComparison.Ordinal);

    /// <summary>A cotangent that is summed over stands beside the derivative that it is summed with; one that is not has no such line.</summary>
    [Fact]
    public void SumsOverCotangentsShowWhatTheyAreOf()
    {
        var page = Page("[Vjp, Symbol(\"y\")] public static Vec<double> F(Mat<double> W, Vec<double> x, Vec<double> b) => W * x + b;");

        Assert.Contains(@"\bar{x}_i &= \sum_j \bar{y}_j\,\frac{\partial y_j}{\partial x_i} = \sum_j \bar{y}_j W_{ji}", page, StringComparison.Ordinal);
        Assert.Contains("\\bar{b}_i = \\bar{y}_i\n", page, StringComparison.Ordinal);
    }

    /// <summary>What a step differentiates by has been named, and what is differentiated was said by it.</summary>
    [Fact]
    public void SoftmaxIsSaidByItsNormaliser()
    {
        var page = Page("[Jacobian] public static Vec<double> F(Vec<double> z) { var p = Softmax(z); return p; } [Gradient] public static double G(Vec<double> z, int k) => -Log(Softmax(z)[k]);");

        Assert.Contains(@"&= e^{z_i - \ell}", page, StringComparison.Ordinal);
        Assert.Contains(@"G &= \ell - z_k", page, StringComparison.Ordinal);
        Assert.Contains(@"\frac{\partial G}{\partial z} = \operatorname{softmax}(z) - \mathbf{e}_k", page, StringComparison.Ordinal);
        Assert.DoesNotContain("**Substitution.**", page, StringComparison.Ordinal);
    }

    /// <summary>Kronecker's δ is symmetric: one line has it in one order.</summary>
    [Fact]
    public void DeltasHaveOneOrder()
    {
        var page = Page("[Jacobian, Layout(JacobianLayout.Denominator)] public static Vec<double> F(Mat<double> W, Vec<double> x) => x + Sigmoid(W * x);");

        Assert.Contains(@"\delta_{ij}", page, StringComparison.Ordinal);
        Assert.DoesNotContain(@"\delta_{ji}", page, StringComparison.Ordinal);
    }

    /// <summary>Sizes stand before what is computed; transposition outside of what is elementwise; a round that is not the first comes after it.</summary>
    [Theory]
    [InlineData("[Gradient(nameof(x))] public static double F(Vec<double> x) { var s = Sum(Sin(x)); return Log(s) / x.Length; }", @"\frac{1}{ns}")]
    [InlineData("[Gradient(nameof(W))] public static double F(Mat<double> X, Mat<double> W, Vec<double> b, Vec<double> v) => Dot(v, Transpose(Relu(X * W)) * b);", @"[s > 0]^{\top}", "[s^")]
    [InlineData("[Gradient(nameof(w))] public static double F(Vec<double> x, double w) { var h = 0.5; for (var t = 0; t < x.Length; t++) { h = Tanh(w * h + x[t]); } return h; }", "& t > 0", @"\ne")]
    public void OrdersAreAReaders(string method, string expected, string? never = null)
    {
        var page = Page(method);

        Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.DoesNotContain(never ?? "never", page, StringComparison.Ordinal);
    }

    /// <summary>A plot calls the derivative what the formula above it does.</summary>
    [Fact]
    public void PlotsSayTheFormulasDerivative()
    {
        var page = Page("[Derivative, Plot(-1, 1), Symbol(\"h^*\")] public static double F(double t) => Log(1 + Exp(t));");

        Assert.Contains(@"\frac{\mathrm{d} h^*}{\mathrm{d} t}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("∂", page, StringComparison.Ordinal);
        Assert.DoesNotContain(@"\partial", page, StringComparison.Ordinal);
    }

    private static string Page(string members) => MarkdownWriter.Write(new SheetBuilder(
        Compilations.OfText($"using static SymGrad.Functions; public static partial class A {{ {members} }}", "A.cs"), CancellationToken.None).Build("A", (_, _, _) => { }));
}
