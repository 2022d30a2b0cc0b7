using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Generator.Emission;

namespace SymGrad.Generator.Discovery;

/// <summary>Which of the names that generated code writes mean something else where it stands.</summary>
internal static class HiddenNames
{
    /// <summary>The names that parameters and generated members, members of the types around a method, or types and namespaces of the namespaces around it, hide.</summary>
    public static IEnumerable<string> Of(IMethodSymbol method, Compilation compilation, IEnumerable<string> written)
    {
        var own = new HashSet<string>(written.Select(n => n.TrimStart('@')), StringComparer.Ordinal);
        return QualifiedNames.All.Where(name => own.Contains(name) || Around(method, compilation).SelectMany(s => s.GetMembers(name)).Any(s => !IsMeant(s, name)));
    }

    private static IEnumerable<INamespaceOrTypeSymbol> Around(IMethodSymbol method, Compilation compilation)
    {
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            for (var part = type; part is not null; part = part.BaseType)
            {
                yield return part;
            }
        }

        for (var space = method.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            yield return compilation.GetCompilationNamespace(space) ?? space;
        }
    }

    private static bool IsMeant(ISymbol symbol, string name) => symbol is INamedTypeSymbol && symbol.ContainingNamespace.ToDisplayString() == QualifiedNames.SpaceOf(name);
}
