using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Tests.Harness;

namespace SymGrad.Generator.Tests.Diagnostics;

/// <summary>Every descriptor has its page, its link leads there, and the code on it does what the page says.</summary>
public sealed partial class DiagnosticPageTests
{
    private static string Pages => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "generator", "diagnostics"));

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(d => d.Id)];

    /// <summary>What is said of models and claims; the pages on the project begin at SG0100.</summary>
    public static TheoryData<string> OfModels => [.. Descriptors.All.Select(d => d.Id).Where(id => string.CompareOrdinal(id, "SG0100") < 0)];

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

    [Theory]
    [MemberData(nameof(OfModels))]
    public void Example_IsReportedUnderItsIdAlone(string id)
    {
        var run = GeneratorRun.Of(Example(id, "## Example"));

        Assert.Null(run.Exception);
        Assert.NotEmpty(run.Diagnostics);
        Assert.All(run.Diagnostics, d => Assert.Equal(id, d.Id));
    }

    [Theory]
    [MemberData(nameof(OfModels))]
    public void WhatToWriteInstead_IsFine(string id)
    {
        var run = GeneratorRun.Of(Example(id, "## What to write instead"));

        Assert.Null(run.Exception);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerErrors);
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

    /// <summary>The one block of code in a section: types, or the members of one.</summary>
    private static string Example(string id, string section)
    {
        var page = File.ReadAllText(Path.Combine(Pages, id + ".md"));
        var start = page.IndexOf(section, StringComparison.Ordinal);
        var end = page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        var code = Assert.Single(CodeBlock().Matches(end < 0 ? page[start..] : page[start..end])).Groups["code"].Value;
        return TypeDeclaration().IsMatch(code) ? code : $"public static partial class Models {{ {code} }}";
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^(\w+ )*class \w", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TypeDeclaration();

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
