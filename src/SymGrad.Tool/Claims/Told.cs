using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SymGrad.Tool.Claims;

/// <summary>
/// Which findings a build would tell its user, and how severely: the compiler itself is asked, by a generator that reports them, so that
/// <c>NoWarn</c>, <c>#pragma</c> and <c>.editorconfig</c> count here as they do there.
/// </summary>
internal sealed class Told
{
    private readonly Dictionary<(string Id, TextSpan Span, string Text), Diagnostic> _told;

    private Told(IEnumerable<Diagnostic> told) => _told = told.DistinctBy(Key).ToDictionary(Key);

    /// <summary>What is told of these findings.</summary>
    public static Told Of(CSharpCompilation compilation, IEnumerable<Diagnostic> findings, CancellationToken cancellation)
    {
        var options = compilation.SyntaxTrees.Select(t => t.Options).OfType<CSharpParseOptions>().FirstOrDefault();
        var driver = CSharpGeneratorDriver.Create([new Reporter([.. findings]).AsSourceGenerator()], parseOptions: options);
        return new(driver.RunGenerators(compilation, cancellation).GetRunResult().Diagnostics);
    }

    /// <summary>One of the findings; what the compiler leaves out, or hides, the project's settings suppress.</summary>
    public ToldFinding this[Diagnostic finding] => !_told.TryGetValue(Key(finding), out var told) ? new(finding, finding.Severity, Suppression.External)
        : new(finding, told.Severity, told.IsSuppressed ? Suppression.InSource : told.Severity == DiagnosticSeverity.Hidden ? Suppression.External : Suppression.None);

    private static (string Id, TextSpan Span, string Text) Key(Diagnostic diagnostic) =>
        (diagnostic.Id, diagnostic.Location.SourceSpan, diagnostic.Location.SourceTree?.FilePath + diagnostic.GetMessage(CultureInfo.InvariantCulture));

    private sealed class Reporter(ImmutableArray<Diagnostic> findings) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(context.CompilationProvider, (output, _) =>
        {
            foreach (var finding in findings)
            {
                output.ReportDiagnostic(finding);
            }
        });
    }
}
