using SymGrad.Calculus.Claims;
using SymGrad.Generator.Claims;

namespace SymGrad.Generator.Tests.Claims;

/// <summary>The five sheets: each wrong line is refuted, no right one is, and what is said of them is kept as snapshots.</summary>
public sealed class SheetClaimTests
{
    private static readonly string[] Wrong =
    [
        "E3c_Self1", "E3c_Self2", "E3c_Self3", "E3c_Other1", "E3c_Other2", "E3d_Weight2", "E3d_Bias",
        "E4b",
        "ByW", "Figures_ByV",
    ];

    [Fact]
    public Task Recurrence() => Sheet(SheetSources.Recurrence);

    [Fact]
    public Task Structured() => Sheet(SheetSources.Structured);

    [Fact]
    public Task Batch() => Sheet(SheetSources.Batch);

    [Fact]
    public Task Foundations() => Sheet(SheetSources.Foundations);

    [Fact]
    public Task TwoLayers() => Sheet(SheetSources.TwoLayers);

    [Fact]
    public void WrongLines_AndNoOthers_AreRefuted()
    {
        var verdicts = ((string[])[SheetSources.Recurrence, SheetSources.Structured, SheetSources.Batch, SheetSources.Foundations, SheetSources.TwoLayers])
            .SelectMany(s => Decided.Requests(s))
            .Select(r => (r.Method, ClaimDecision.Decide(r.Request.ToClaim(), explains: false).Status)).ToList();

        Assert.Equal(Wrong, verdicts.Where(v => v.Status == VerdictStatus.Refuted).Select(v => v.Method));
        Assert.All(verdicts, v => Assert.True(v.Status is VerdictStatus.Refuted or VerdictStatus.Proved or VerdictStatus.Agrees, $"{v.Method}: {v.Status}"));
    }

    private static Task Sheet(string source) => Verify(Decided.Table(source)).UseDirectory("Verified");
}
