using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Emission;

namespace SymGrad.Tool.Claims;

/// <summary>The findings of claims as SARIF 2.1.0 (OASIS standard of 27 March 2020).</summary>
internal static class Sarif
{
    private const string SourceRoot = "%SRCROOT%";

    private static readonly DiagnosticDescriptor[] Rules =
        [.. new[] { FindingIds.ClaimRefuted, FindingIds.ClaimUndecided, FindingIds.ClaimMisfit, FindingIds.ClaimAgrees, FindingIds.ClaimDiffersAtKink }.Select(Descriptors.Of)];

    // Formulas stay readable: the file is no part of a page.
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The log of one run; what is suppressed is in it and says so, proofs are no findings.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="folder">What the files' addresses are relative to.</param>
    public static string Of(IReadOnlyList<CheckedClaim> claims, string folder) => new JsonObject
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject { ["driver"] = Driver() },
            ["originalUriBaseIds"] = new JsonObject { [SourceRoot] = new JsonObject { ["description"] = Message("The folder of the project or file that was checked.") } },
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = new JsonArray([.. claims.SelectMany(c => c.Findings).Select(f => Result(f, folder))]),
        }),
    }.ToJsonString(Layout) + "\n";

    private static JsonObject Driver() => new()
    {
        ["name"] = "symgrad",
        ["semanticVersion"] = typeof(Sarif).Assembly.GetName().Version?.ToString(3),
        ["rules"] = new JsonArray([.. Rules.Select(r => new JsonObject
        {
            ["id"] = r.Id,
            ["shortDescription"] = Message(r.Title.ToString(CultureInfo.InvariantCulture)),
            ["helpUri"] = r.HelpLinkUri,
            ["defaultConfiguration"] = new JsonObject { ["level"] = Level(r.DefaultSeverity) },
        })]),
    };

    /// <summary>A finding. Since some are suppressed, every one says whether it is (section 3.27.23).</summary>
    private static JsonObject Result(ToldFinding finding, string folder) => new()
    {
        ["ruleId"] = finding.Diagnostic.Id,
        ["ruleIndex"] = Array.FindIndex(Rules, r => r.Id == finding.Diagnostic.Id),
        ["level"] = Level(finding.Severity),
        ["message"] = Message(finding.Diagnostic.GetMessage(CultureInfo.InvariantCulture)),
        ["locations"] = new JsonArray(finding.Diagnostic.Location is { IsInSource: true } place ? [new JsonObject { ["physicalLocation"] = Physical(place.GetLineSpan(), folder) }] : []),
        ["suppressions"] = new JsonArray(finding.Suppression is var s and not Suppression.None ? [new JsonObject { ["kind"] = s == Suppression.InSource ? "inSource" : "external" }] : []),
    };

    private static JsonObject Physical(FileLinePositionSpan span, string folder) => new()
    {
        ["artifactLocation"] = Artifact(Path.GetFullPath(span.Path), Path.GetFullPath(folder)),
        ["region"] = new JsonObject
        {
            ["startLine"] = span.StartLinePosition.Line + 1,
            ["startColumn"] = span.StartLinePosition.Character + 1,
            ["endLine"] = span.EndLinePosition.Line + 1,
            ["endColumn"] = span.EndLinePosition.Character + 1,
        },
    };

    /// <summary>Relative to the folder, each name escaped; of what lies outside of it the whole address, which has no base (section 3.4.4).</summary>
    private static JsonObject Artifact(string path, string folder)
    {
        var names = Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        return names[0] == ".." || Path.IsPathRooted(names[0] + Path.DirectorySeparatorChar)
            ? new() { ["uri"] = new Uri(path).AbsoluteUri }
            : new() { ["uri"] = string.Join('/', names.Select(Uri.EscapeDataString)), ["uriBaseId"] = SourceRoot };
    }

    private static JsonObject Message(string text) => new() { ["text"] = text };

    // "none" is for what is no failure (section 3.27.10); what is merely hidden is one.
    private static string Level(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };
}
