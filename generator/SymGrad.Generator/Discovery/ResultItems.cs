using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Discovery;

/// <summary>A value that a method returns: its only one, or an element of a tuple.</summary>
/// <param name="Name">What the tuple calls it, <c>item1</c> where it does not; null for the only one.</param>
/// <param name="Type">Its type.</param>
/// <param name="Written">The type in C#.</param>
internal sealed record ResultItem(string? Name, ModelType Type, string Written);

/// <summary>The values that a method returns.</summary>
internal static class ResultItems
{
    /// <summary>The values in their order; none where a model cannot return the type.</summary>
    public static IReadOnlyList<ResultItem> Of(IMethodSymbol method)
    {
        if (method.ReturnType is not INamedTypeSymbol { IsTupleType: true } tuple)
        {
            return Of(method.ReturnType, null) is { } only ? [only] : [];
        }

        ResultItem[] items = [.. tuple.TupleElements.Select(e => Of(e.Type, e.IsExplicitlyNamedTupleElement ? e.Name : "i" + e.Name.Substring(1))).OfType<ResultItem>()];
        return items.Length == tuple.TupleElements.Length && items.All(i => i.Type.Element == items[0].Type.Element) ? items : [];
    }

    /// <summary>The names of the values' destinations, which no parameter has.</summary>
    public static IReadOnlyList<string> DestinationsOf(IMethodSymbol method)
    {
        var taken = new HashSet<string>(method.Parameters.Select(p => p.Name), StringComparer.Ordinal);
        var items = Of(method);
        return items.Count == 0 ? [Unique("value", taken)] : [.. items.Select(i => Unique(i.Name ?? "value", taken))];
    }

    private static ResultItem? Of(ITypeSymbol type, string? name) =>
        ModelType.Of(type) is { IsReal: true, Form: not ParameterForm.Span } known ? new(name, known, SignatureText.Of(type)) : null;

    private static string Unique(string wish, HashSet<string> taken)
    {
        while (!taken.Add(wish))
        {
            wish += "_";
        }

        return wish;
    }
}
