using System.Collections.Concurrent;
using System.Xml.Linq;
using SymGrad.Calculus.Tests.Steps;
using SymGrad.Calculus.Typesetting;
using SymGrad.Tool.Loading;
using SymGrad.Tool.Sheets;

namespace SymGrad.Tool.Tests;

/// <summary>The sheets of all models of the integration tests, file by file: what a reader sees of a change in typesetting or in the steps.</summary>
public sealed class ModelSheetTests
{
    // Models computed otherwise: their sheets are those of Recurrences.
    private const string Elsewhere = "Checkpoints";

    // Three writers write each.
    private static readonly ConcurrentDictionary<string, Lazy<Sheet>> Sheets = new(StringComparer.Ordinal);

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Models");

    public static TheoryData<string> Names => [.. All];

    private static IEnumerable<string> All => Directory.GetFiles(Folder, "*.cs").Select(f => Path.GetFileNameWithoutExtension(f)).Where(n => !n.StartsWith(Elsewhere, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>Model, derivatives in both forms, definitions and steps.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public Task Markdown(string name) => Verify(MarkdownWriter.Write(Of(name)), "md").UseDirectory("Verified/Models").UseTextForParameters(name);

    /// <summary>The same blocks, from the first section to the end: what stands before them is that of every sheet.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public Task Latex(string name)
    {
        var latex = LatexWriter.Write(Of(name));
        return Verify(latex[latex.IndexOf(@"\begin{document}", StringComparison.Ordinal)..], "tex").UseDirectory("Verified/Models").UseTextForParameters(name);
    }

    /// <summary>The page's content, which is well-formed and has a section for each exercise.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public Task Html(string name)
    {
        var sheet = Of(name);
        var main = SheetTests.Body(HtmlWriter.Write(sheet));
        Assert.Equal(sheet.Exercises.Count, XElement.Parse(main).Elements("section").Count());
        return Verify(main, "html").UseDirectory("Verified/Models").UseTextForParameters(name);
    }

    /// <summary>No formula is cut off or wider than the column, however long its model's names and conditions are.</summary>
    [SkippableFact]
    public async Task PagesAreWholeOnAPhone()
    {
        Skip.If(Installed.Chromium is null, "No Chromium is installed.");
        Assert.Equal("", await PageTests.FindingsAsync([.. All.Select(n => HtmlWriter.Write(Of(n)))], 390, 844).ConfigureAwait(true));
    }

    /// <summary>What the steps say, evaluated.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void EveryLineOfTheStepsIsTrue(string name)
    {
        var compilation = Compilations.OfText(File.ReadAllText(Path.Combine(Folder, name + ".cs")), name + ".cs");
        Assert.All(ModelReader.Find(compilation, default), found =>
        {
            if (ModelReader.Derive(compilation, found, [], TypesettingOptions.Default, default) is { Derived: var derived } method && derived.Model.Functions.Count == 0)
            {
                var (wrong, open) = StepJudge.Judge(derived.Model, derived, method.Sheet, method.Steps, new StepPoints(derived).Some);
                Assert.True(wrong.Count == 0, string.Join("\n", wrong));
                Assert.True(open.Count == 0, "No value: " + string.Join("\n", open));
            }
        });
    }

    private static Sheet Of(string name) => Sheets.GetOrAdd(name, n => new(() =>
        new SheetBuilder(Compilations.OfText(File.ReadAllText(Path.Combine(Folder, n + ".cs")), n + ".cs"), CancellationToken.None).Build(n, (_, _, _) => { }))).Value;
}
