using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace SymGrad.Tool.Loading;

/// <summary>The severities that <c>.editorconfig</c> files give, file by file.</summary>
internal sealed class ConfiguredSeverities(AnalyzerConfigSet files) : SyntaxTreeOptionsProvider
{
    private readonly ConcurrentDictionary<string, AnalyzerConfigOptionsResult> _options = new(StringComparer.Ordinal);

    /// <summary>Of a single file: the configuration files of its folder and of those above, up to one that says it is the root.</summary>
    public static ConfiguredSeverities Around(string path) => Of(Ancestors(Path.GetDirectoryName(Path.GetFullPath(path))).Select(d => Path.Combine(d, ".editorconfig")).Where(File.Exists));

    public static ConfiguredSeverities Of(IEnumerable<string> paths) => new(AnalyzerConfigSet.Create<List<AnalyzerConfig>>([.. paths.Select(p => AnalyzerConfig.Parse(File.ReadAllText(p), p))]));

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        _options.GetOrAdd(tree.FilePath, p => files.GetOptionsForSourcePath(Path.GetFullPath(p))).TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        files.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);

    private static IEnumerable<string> Ancestors(string? folder)
    {
        for (var next = folder; next is not null; next = Path.GetDirectoryName(next))
        {
            yield return next;
        }
    }
}
