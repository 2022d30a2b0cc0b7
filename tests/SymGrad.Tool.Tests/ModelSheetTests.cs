using System.Xml.Linq;
using SymGrad.Tool.Loading;
using SymGrad.Tool.Sheets;

namespace SymGrad.Tool.Tests;

/// <summary>The sheets of all models of the integration tests, file by file: what a reader sees of a change in typesetting or in the steps.</summary>
public sealed class ModelSheetTests
{
    // The models of Recurrences once more, computed otherwise.
    private const string Elsewhere = "Checkpoints";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Models");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.cs").Select(f => Path.GetFileNameWithoutExtension(f)).Where(n => n != Elsewhere).Order(StringComparer.Ordinal)];

    /// <summary>Model, derivatives in both forms, definitions and steps; the page in HTML, which is the same blocks, is whole.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public Task Markdown(string name)
    {
        var sheet = Of(name);
        var html = HtmlWriter.Write(sheet);
        var page = XElement.Parse(html[html.IndexOf("<main>", StringComparison.Ordinal)..(html.IndexOf("</main>", StringComparison.Ordinal) + "</main>".Length)]);
        Assert.Equal(sheet.Exercises.Count, page.Elements("section").Count());
        return Verify(MarkdownWriter.Write(sheet), "md").UseDirectory("Verified/Models").UseTextForParameters(name);
    }

    private static Sheet Of(string name) =>
        new SheetBuilder(Compilations.OfText(File.ReadAllText(Path.Combine(Folder, name + ".cs")), name + ".cs"), CancellationToken.None).Build(name, (_, _, _) => { });
}
