using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SymGrad.Generator.Lowering.Functions;

/// <summary>What to write in place of a method that a model cannot call, where <c>SymGrad.Functions</c> has what it does.</summary>
internal static class NameAdvice
{
    private const string Functions = "SymGrad.Functions";

    // Of the methods of System.Linq.Enumerable.
    private static readonly Dictionary<string, string> Sequences = new(StringComparer.Ordinal)
    {
        ["Sum"] = "'Sum(x)' or 'Sum(n, i => …)'",
        ["Average"] = "'Mean(x)'",
        ["Max"] = "'Max(x)' or 'Max(n, i => …)'",
        ["Min"] = "'Min(x)' or 'Min(n, i => …)'",
        ["Select"] = "'Build(n, i => …)', or 'Sum(n, i => …)' where a sum follows",
        ["Zip"] = "'Build(n, i => …)', or 'Sum(n, i => …)' where a sum follows",
        ["Where"] = "'Sum(n, i => condition ? … : 0)'",
        ["Aggregate"] = "'Scan', 'Product(n, i => …)' or a loop",
        ["Concat"] = "'Concat(x, y)'",
        ["Count"] = "'x.Length'",
        ["First"] = "'x[0]'",
        ["Last"] = "'x[^1]'",
        ["ElementAt"] = "'x[i]'",
        ["Range"] = "'Sum(n, i => …)', 'Build(n, i => …)' or a loop",
    };

    /// <summary>Why a method of LINQ is none that a model calls, and what is; null of other methods.</summary>
    public static string? OfSequence(IMethodSymbol method) => method.ContainingType?.ToDisplayString() == "System.Linq.Enumerable"
        ? "LINQ's; write " + (Sequences.TryGetValue(method.Name, out var other) ? other : "'Sum', 'Mean', 'Max', 'Min' of 'x' or of '(n, i => …)', or 'Build(n, i => …)'")
        : null;

    /// <summary>What to do about a name that does not exist.</summary>
    public static string OfUnknown(ExpressionSyntax name, Compilation compilation) => name switch
    {
        SimpleNameSyntax function when IsFunction(function, compilation) => $"add 'using static {Functions};' to the file",
        MemberAccessExpressionSyntax { Name: var method } when Sequences.TryGetValue(method.Identifier.ValueText, out var other) => $"write {other} of {Functions}",
        MemberAccessExpressionSyntax { Name: var method } when IsFunction(method, compilation) => $"write '{method.Identifier.ValueText}(…)' of {Functions}",
        _ => "a model cannot call what a generator writes",
    };

    private static bool IsFunction(SimpleNameSyntax name, Compilation compilation) =>
        compilation.GetTypeByMetadataName(Functions)?.GetMembers(name.Identifier.ValueText).Any(m => m.DeclaredAccessibility == Accessibility.Public) == true;
}
