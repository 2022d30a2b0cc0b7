using System.Runtime.CompilerServices;
using SymGrad.Calculus.Claims;
using SymGrad.Generator.Claims;

namespace SymGrad.Generator.Tests.Claims;

/// <summary>The five sheets of the sample: each wrong line is refuted, no right one is, and what is said of them is kept as snapshots.</summary>
public sealed class SheetClaimTests
{
    private static readonly string[] Wrong =
    [
        "E3cSelf1", "E3cSelf2", "E3cSelf3", "E3cOther1", "E3cOther2", "E3dWeight2", "E3dBias",
        "E4b",
        "E3cToTheRight",
        "ByW", "FiguresByV",
    ];

    [Theory]
    [InlineData("000-Recurrence")]
    [InlineData("001-Structured")]
    [InlineData("002-Batch")]
    [InlineData("003-Foundations")]
    [InlineData("004-TwoLayers")]
    public Task Sheet(string name) => Verify(Decided.Table(Text(PathOf(name)))).InFolder(name);

    [Fact]
    public void WrongLines_AndNoOthers_AreRefuted()
    {
        var sheets = Directory.GetFiles(Path.GetDirectoryName(PathOf(""))!, "*.cs").Order(StringComparer.Ordinal);
        var verdicts = sheets.SelectMany(s => Decided.Requests(Text(s)))
            .Select(r => (r.Method, ClaimDecision.Decide(r.Request.ToClaim(), explains: false).Status)).ToList();

        Assert.Equal(Wrong, verdicts.Where(v => v.Status == VerdictStatus.Refuted).Select(v => v.Method));
        Assert.All(verdicts, v => Assert.True(v.Status is VerdictStatus.Refuted or VerdictStatus.Proved or VerdictStatus.Agrees, $"{v.Method}: {v.Status}"));
    }

    private static string Text(string path) => File.ReadAllText(path);

    private static string PathOf(string sheet, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "samples", "ExerciseSheets", "Sheets", sheet + ".cs");
}
