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
        [Descriptors.Of(FindingIds.ClaimRefuted), Descriptors.Of(FindingIds.ClaimUndecided), Descriptors.Of(FindingIds.ClaimMisfit), Descriptors.Of(FindingIds.ClaimAgrees)];

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

    private static JsonObject Result(ToldFinding finding, string folder)
    {
        var result = new JsonObject
        {
            ["ruleId"] = finding.Diagnostic.Id,
            ["ruleIndex"] = Array.FindIndex(Rules, r => r.Id == finding.Diagnostic.Id),
            ["level"] = Level(finding.Severity),
            ["message"] = Message(finding.Diagnostic.GetMessage(CultureInfo.InvariantCulture)),
            ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = Physical(finding.Diagnostic.Location.GetLineSpan(), folder) }),
        };
        if (finding.Suppression != Suppression.None)
        {
            result["suppressions"] = new JsonArray(new JsonObject { ["kind"] = finding.Suppression == Suppression.InSource ? "inSource" : "external" });
        }

        return result;
    }

    private static JsonObject Physical(FileLinePositionSpan span, string folder) => new()
    {
        ["artifactLocation"] = new JsonObject
        {
            ["uri"] = new Uri(Path.GetFullPath(folder) + Path.DirectorySeparatorChar).MakeRelativeUri(new Uri(Path.GetFullPath(span.Path))).ToString(),
            ["uriBaseId"] = SourceRoot,
        },
        ["region"] = new JsonObject
        {
            ["startLine"] = span.StartLinePosition.Line + 1,
            ["startColumn"] = span.StartLinePosition.Character + 1,
            ["endLine"] = span.EndLinePosition.Line + 1,
            ["endColumn"] = span.EndLinePosition.Character + 1,
        },
    };

    private static JsonObject Message(string text) => new() { ["text"] = text };

    private static string Level(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "note",
        _ => "none",
    };
}
