using System.Runtime.CompilerServices;
using SymGrad.Generator.Diagnostics;

namespace SymGrad.Generator.Tests.Diagnostics;

/// <summary>Every descriptor has its page, and its link leads there.</summary>
public sealed class DiagnosticPageTests
{
    private static string Pages => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "generator", "diagnostics"));

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_HasAPage(string id)
    {
        var descriptor = Descriptors.Of(id);
        var page = File.ReadAllText(Path.Combine(Pages, id + ".md"));

        Assert.StartsWith($"# {id}: {descriptor.Title.ToString(null)}\n", page, StringComparison.Ordinal);
        Assert.Contains("## Example", page, StringComparison.Ordinal);
        Assert.Contains("## What to write instead", page, StringComparison.Ordinal);
        Assert.EndsWith($"generator/diagnostics/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    [Fact]
    public void NoPage_IsLeftOver() =>
        Assert.Equal(Descriptors.All.Select(d => d.Id), Directory.GetFiles(Pages, "SG*.md").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    [Fact]
    public void Ids_AreUnique_AndInOrder() =>
        Assert.Equal(Descriptors.All.Select(d => d.Id).Distinct().Order(StringComparer.Ordinal), Descriptors.All.Select(d => d.Id));

    [Fact]
    public void EveryDescriptor_IsInTheList()
    {
        var declared = typeof(Descriptors).GetFields().Select(f => f.GetValue(null)).OfType<Microsoft.CodeAnalysis.DiagnosticDescriptor>();

        Assert.Equal(declared.Select(d => d.Id).Order(StringComparer.Ordinal), Descriptors.All.Select(d => d.Id));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
