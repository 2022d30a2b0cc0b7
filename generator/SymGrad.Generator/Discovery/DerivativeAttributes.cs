using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Models;

namespace SymGrad.Generator.Discovery;

/// <summary>The attributes that ask for derivatives.</summary>
internal static class DerivativeAttributes
{
    /// <summary>All kinds, in the order in which their members are generated.</summary>
    public static IReadOnlyList<DerivativeKind> Kinds { get; } = [.. Enum.GetValues(typeof(DerivativeKind)).Cast<DerivativeKind>()];

    public static string MetadataName(DerivativeKind kind) => $"SymGrad.{kind}Attribute";

    /// <summary>A method's attributes with their kinds, in that order; of kinds that may not be repeated, one each.</summary>
    public static IReadOnlyList<(DerivativeKind Kind, AttributeData Attribute)> Of(IMethodSymbol method) =>
    [
        .. from kind in Kinds
           from attribute in method.GetAttributes().Where(a => Is(a, $"{kind}Attribute")).Take(kind == DerivativeKind.Derivative ? int.MaxValue : 1)
           select (kind, attribute),
    ];

    public static bool IsAnnotated(IMethodSymbol method) => method.MethodKind == MethodKind.Ordinary && Of(method).Count > 0;

    /// <summary>Whether Jacobians are to have the input's axes first: as the innermost <c>[Layout]</c> says.</summary>
    public static bool IsDenominatorLayout(IMethodSymbol method)
    {
        for (ISymbol? symbol = method; symbol is not null; symbol = symbol is INamedTypeSymbol { ContainingType: null } type ? type.ContainingAssembly : symbol.ContainingSymbol)
        {
            if (Named(symbol, "LayoutAttribute").FirstOrDefault() is { ConstructorArguments.Length: 1 } layout)
            {
                return layout.ConstructorArguments[0].Value is 1;
            }
        }

        return false;
    }

    /// <summary>The library's attributes of a name at a symbol.</summary>
    public static IEnumerable<AttributeData> Named(ISymbol symbol, string name) => symbol.GetAttributes().Where(a => Is(a, name));

    private static bool Is(AttributeData attribute, string name) =>
        attribute.AttributeClass is { ContainingNamespace: { Name: "SymGrad", ContainingNamespace.IsGlobalNamespace: true } } type && type.Name == name;
}
