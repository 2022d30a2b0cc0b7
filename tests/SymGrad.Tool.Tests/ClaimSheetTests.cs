using System.Xml.Linq;
using SymGrad.Tool.Loading;
using SymGrad.Tool.Sheets;

namespace SymGrad.Tool.Tests;

public sealed class ClaimSheetTests
{
    [Fact]
    public Task Markdown() => Verify(MarkdownWriter.Write(Build()), "md").UseDirectory("Verified");

    [Fact]
    public Task Latex() => Verify(LatexWriter.Write(Build()), "tex").UseDirectory("Verified");

    [Fact]
    public Task Html() => Verify(XElement.Parse(SheetTests.Body(HtmlWriter.Write(Build()))).ToString(), "html").UseDirectory("Verified");

    [Fact]
    public void EveryClaimIsOnTheSheet_BesideItsModel()
    {
        var claims = Build().Exercises.ToDictionary(e => e.Title, e => string.Join(", ", e.Blocks.OfType<ClaimBlock>().Select(c => $"{c.Name} {c.Verdict}")));
        Assert.Equal("Normal proved, Figures refuted, Transposed refuted", claims["Least squares"]);
        Assert.Equal("3d refuted, ByOtherBias proved", claims["Recurrent layer"]);
        Assert.Equal("OfNoModel misfit", claims["Claims without a model"]);
        Assert.Equal(3, claims["Chain"].Split(", ").Length);
    }

    /// <summary>Where a claim calls an index n, the size is N: in the model, in that claim and in all others.</summary>
    [Theory]
    [InlineData("double D(Vec<double> x, int n) => 2 * (x[n] - Mean(x)) / x.Length", "x[n]")]
    [InlineData("double D(Vec<double> x, int k) => 2 * (x[k] - Sum(x.Length, n => x[n]) / x.Length) / x.Length", "x[k]")]
    public void OneSizeHasOneName_AndNoIndexHasIt(string claim, string target)
    {
        var source = $"using static SymGrad.Functions; public static partial class A {{ [Gradient] public static double F(Vec<double> x) => Sum(x.Length, i => Sq(x[i] - Sum(x) / x.Length)) / x.Length; [Claim(nameof(F), \"{target}\")] public static {claim}; [Claim(nameof(F), \"x[i]\")] public static double E(Vec<double> x, int i) => 2 * (x[i] - Mean(x)) / x.Length; }}";
        var page = MarkdownWriter.Write(new SheetBuilder(Compilations.OfText(source, "A.cs"), CancellationToken.None).Build("A", (_, _, _) => { }));
        Assert.Contains(@"N = \dim x", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\\frac\{[^{}]*\}\{n(\^2)?\}", page);
    }

    internal static Sheet Verdicts => Build();

    private static Sheet Build() => new SheetBuilder(Compilations.OfText(ClaimSources.AllVerdicts, "Sheet.cs"), CancellationToken.None).Build("Claims", (_, _, _) => { });
}
