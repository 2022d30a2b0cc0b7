using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SymGrad.Generator.Lowering.Values;

/// <summary>
/// What of a type the compiler has written: of source its syntax tells, of a referenced assembly the attribute <c>CompilerGenerated</c>,
/// which reference assemblies keep too.
/// </summary>
internal static class CompilerWritten
{
    /// <summary>Whether a property is a field with a name.</summary>
    public static bool IsAutomatic(IPropertySymbol property) => property.DeclaringSyntaxReferences.Length == 0
        ? new[] { property.GetMethod, property.SetMethod }.All(a => a is null || IsSynthesised(a))
        : property.DeclaringSyntaxReferences.All(r => r.GetSyntax() switch
        {
            PropertyDeclarationSyntax { AccessorList: { } list } => list.Accessors.All(a => a is { Body: null, ExpressionBody: null }),
            PropertyDeclarationSyntax => false,
            _ => true,
        });

    public static bool IsSynthesised(ISymbol member) => member.IsImplicitlyDeclared || member.GetAttributes().Any(a => a.AttributeClass is
    {
        Name: "CompilerGeneratedAttribute",
        ContainingNamespace: { Name: "CompilerServices", ContainingNamespace: { Name: "Runtime", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } },
    });

    /// <summary>The ways of taking a record apart that its parameters declare.</summary>
    public static IEnumerable<IMethodSymbol> Deconstructions(INamedTypeSymbol type) => type.GetMembers("Deconstruct").OfType<IMethodSymbol>().Where(IsSynthesised);

    /// <summary>Whether a constructor has the parameters that stand behind a record's name.</summary>
    public static bool IsPositional(IMethodSymbol constructor) => Deconstructions(constructor.ContainingType).Any(d =>
        d.Parameters.Length == constructor.Parameters.Length && d.Parameters.Zip(constructor.Parameters, (a, b) =>
            a.Name == b.Name && SymbolEqualityComparer.Default.Equals(a.Type, b.Type)).All(isSame => isSame));

    /// <summary>Whether <c>with</c> begins with a copy of all members as they are.</summary>
    public static bool IsCopied(INamedTypeSymbol type) => type.IsValueType || type.InstanceConstructors
        .Where(c => c.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(c.Parameters[0].Type, type)).All(IsSynthesised);

    /// <summary>The property before an automatic one's field; the field itself where there is none.</summary>
    public static ISymbol Shown(IFieldSymbol field) => field.AssociatedSymbol
        ?? field.ContainingType.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => field.Name == $"<{p.Name}>k__BackingField") ?? (ISymbol)field;
}
