using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SymGrad.Tool.Loading;

/// <summary>
/// What the compiler finds wrong with methods and with all that they use. Elsewhere it is left alone: the tool runs no generators, so what is missing there may be
/// what they write.
/// </summary>
internal sealed class SourceErrors(CSharpCompilation compilation, CancellationToken cancellation)
{
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    /// <summary>The errors of the methods that have not been asked for before, in the order in which they are reached.</summary>
    /// <param name="roots">The methods.</param>
    /// <param name="told">What has been said of them already: within it nothing is said twice.</param>
    public IReadOnlyList<Diagnostic> Of(IEnumerable<ISymbol> roots, IReadOnlyCollection<Diagnostic> told)
    {
        var found = new List<Diagnostic>();
        var open = new Queue<ISymbol>(roots.Where(_seen.Add));
        while (open.Count > 0)
        {
            foreach (var reference in open.Dequeue().DeclaringSyntaxReferences)
            {
                var syntax = reference.GetSyntax(cancellation);
                var semantics = compilation.GetSemanticModel(syntax.SyntaxTree);
                found.AddRange(semantics.GetDiagnostics(syntax.Span, cancellation).Where(d => d.Severity == DiagnosticSeverity.Error && !told.Any(t => IsOf(d, t))));
                foreach (var used in syntax.DescendantNodes().Select(n => semantics.GetSymbolInfo(n, cancellation).Symbol?.OriginalDefinition).Where(s => s is IMethodSymbol or IPropertySymbol or IFieldSymbol))
                {
                    if (used!.DeclaringSyntaxReferences.Length > 0 && _seen.Add(used))
                    {
                        open.Enqueue(used);
                    }
                }
            }
        }

        return [.. found.Distinct()];
    }

    private static bool IsOf(Diagnostic error, Diagnostic told) =>
        error.Location.SourceTree == told.Location.SourceTree && error.Location.SourceSpan.OverlapsWith(told.Location.SourceSpan);
}
