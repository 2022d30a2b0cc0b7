using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Discovery;

/// <summary>A value that a method returns: its only one, or a number or array in a tuple or record.</summary>
/// <param name="Name">What leads to it, <c>item1</c> where a tuple gives no name; null for the only one.</param>
/// <param name="Type">Its type.</param>
/// <param name="Written">The type in C#.</param>
internal sealed record ResultItem(string? Name, ModelType Type, string Written);

/// <summary>The values that a method returns.</summary>
internal static class ResultItems
{
    /// <summary>The values in their order; none where a model cannot return the type.</summary>
    public static IReadOnlyList<ResultItem> Of(IMethodSymbol method, InputTypes types)
    {
        if (Of(method.ReturnType, null) is { } only)
        {
            return [only];
        }

        if (types.Of(method.ReturnType) is not { Bundle: not null, Unmakeable: null } whole)
        {
            return [];
        }

        var leaves = whole.Leaves.ToList();
        if (leaves.Exists(l => l.Path.Any(name => name.Length == 0)))
        {
            // A member without a name: the compiler has said what is wrong with it.
            return [];
        }

        ResultItem[] items = [.. leaves.Select(l => Of(l.Symbol, NameOf(l.Path, method.ReturnType.IsTupleType))).OfType<ResultItem>()];
        return items.Length == leaves.Count && items.All(i => i.Type.Element == items[0].Type.Element) ? items : [];
    }

    /// <summary>The names of the values' destinations, which no parameter has.</summary>
    public static IReadOnlyList<string> DestinationsOf(IMethodSymbol method, IReadOnlyList<ResultItem> items)
    {
        var taken = new HashSet<string>(method.Parameters.Select(p => p.Name), StringComparer.Ordinal);
        return items.Count == 0 ? [LeafNames.Unique("value", taken)] : [.. items.Select(i => LeafNames.Unique(i.Name ?? "value", taken))];
    }

    private static ResultItem? Of(ITypeSymbol type, string? name) =>
        ModelType.Of(type) is { IsReal: true, Form: not ParameterForm.Span } known ? new(name, known, SignatureText.Of(type)) : null;

    // The user's name of a tuple's element stays as it is; members of records are named like variables.
    private static string NameOf(IReadOnlyList<string> path, bool isTuple) => isTuple && path.Count == 1 && !path[0].StartsWith("Item", StringComparison.Ordinal)
        ? path[0]
        : LeafNames.Joined(path) is var joined ? char.ToLowerInvariant(joined[0]) + joined.Substring(1) : "";
}
