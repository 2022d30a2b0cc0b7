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

    internal static Sheet Verdicts => Build();

    private static Sheet Build() => new SheetBuilder(Compilations.OfText(ClaimSources.AllVerdicts, "Sheet.cs"), CancellationToken.None).Build("Claims", (_, _, _) => { });
}
