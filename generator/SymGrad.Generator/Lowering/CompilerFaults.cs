using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SymGrad.Generator.Lowering;

/// <summary>What the compiler has found wrong with the source: what merely follows from that is no finding of SymGrad's.</summary>
internal static class CompilerFaults
{
    // The name does not exist: in the context, in a type, among the extensions of one.
    private static readonly string[] Unknown = ["CS0103", "CS0117", "CS1061"];

    public static bool AreIn(IOperation operation) => operation.DescendantsAndSelf().Any(o => o is IInvalidOperation || o.Type is IErrorTypeSymbol)
        || (operation.SemanticModel is { } semantics && Errors(semantics, operation.Syntax).Any());

    public static bool AreIn(ISymbol declared, Compilation compilation) =>
        declared.DeclaringSyntaxReferences.Any(r => compilation.GetSemanticModel(r.SyntaxTree).GetDiagnostics(r.Span).Any(d => d.DefaultSeverity == DiagnosticSeverity.Error));

    /// <summary>
    /// The names of calls in an operation that resolve to nothing, with no other fault about them. The compiler says so too, unless a generator writes those
    /// members; since nothing can be derived of them in either case, they are told.
    /// </summary>
    public static IEnumerable<ExpressionSyntax> UnknownCalls(IOperation operation) =>
        from invalid in operation.DescendantsAndSelf().OfType<IInvalidOperation>()
        let name = (invalid.Syntax as InvocationExpressionSyntax)?.Expression
        where name is not null && invalid.SemanticModel is { } semantics && semantics.GetSymbolInfo(name) is { Symbol: null, CandidateSymbols.IsEmpty: true } && !IsOtherwiseFaulty(semantics, invalid.Syntax, name)
        select name;

    /// <summary>Names that resolve to nothing and begin with that of a method beside them, as those of the members do that are generated for it; handed on, not called.</summary>
    public static IEnumerable<ExpressionSyntax> UnknownMembers(IOperation operation) =>
        from name in operation.Syntax.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        where operation.SemanticModel is { } semantics && name.Parent is ArgumentSyntax && semantics.GetSymbolInfo(name) is { Symbol: null, CandidateSymbols.IsEmpty: true }
            && semantics.GetEnclosingSymbol(name.SpanStart)?.ContainingType is { } type
            && type.GetMembers().OfType<IMethodSymbol>().Any(m => m.MethodKind == MethodKind.Ordinary && name.Identifier.ValueText.StartsWith(m.Name, StringComparison.Ordinal))
        select name;

    /// <summary>Whether the compiler finds a fault beside the name: what stands before the dot, or an argument, has no type then.</summary>
    private static bool IsOtherwiseFaulty(SemanticModel semantics, SyntaxNode call, SyntaxNode name)
    {
        var own = name is MemberAccessExpressionSyntax access ? access.Name.Span : name.Span;
        return Errors(semantics, call).Any(d => !(own.Contains(d.Location.SourceSpan) && Unknown.Contains(d.Id, StringComparer.Ordinal)));
    }

    private static IEnumerable<Diagnostic> Errors(SemanticModel semantics, SyntaxNode syntax) => semantics.GetDiagnostics(syntax.Span).Where(d => d.DefaultSeverity == DiagnosticSeverity.Error);
}
