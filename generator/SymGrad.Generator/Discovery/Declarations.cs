using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymGrad.Generator.Diagnostics;

namespace SymGrad.Generator.Discovery;

/// <summary>Whether the declaration is one that members can be generated for.</summary>
internal static class Declarations
{
    /// <summary>Reports what forbids generation; true when nothing does.</summary>
    public static bool Check(IMethodSymbol method, SyntaxNode syntax, bool isExtended, Reports reports, Location name)
    {
        var before = reports.Found.Count;
        if (syntax is not MethodDeclarationSyntax declaration || method.MethodKind != MethodKind.Ordinary || method.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct })
        {
            reports.Add(Descriptors.NotAnOrdinaryMethod, name, method.Name.Length > 0 ? method.Name : "A lambda");
            return false;
        }

        if (IsRepeated(method, syntax) || IsIncomplete(method))
        {
            return false;
        }

        CheckMethod(method, declaration, reports, name);
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            CheckType(type, declaration, method.Name, isExtended, reports);
        }

        return reports.Found.Count == before;
    }

    /// <summary>Headers of the containing types for a partial declaration, outermost first; modifiers need not be repeated there.</summary>
    public static IEnumerable<string> Headers(INamedTypeSymbol type)
    {
        var keyword = (type.IsRecord, type.TypeKind) switch
        {
            (true, TypeKind.Struct) => "record struct",
            (true, _) => "record",
            (false, TypeKind.Struct) => "struct",
            _ => "class",
        };
        return [.. type.ContainingType is { } outer ? Headers(outer) : [], $"partial {keyword} {SignatureText.Escape(type.Name)}"];
    }

    /// <summary>The name in a declaration, where findings about all of it point.</summary>
    public static Location NameOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
        LocalFunctionStatementSyntax function => function.Identifier.GetLocation(),
        OperatorDeclarationSyntax o => o.OperatorToken.GetLocation(),
        ConstructorDeclarationSyntax constructor => constructor.Identifier.GetLocation(),
        DestructorDeclarationSyntax destructor => destructor.Identifier.GetLocation(),
        AnonymousFunctionExpressionSyntax { Parent: not null } lambda => lambda.Body.GetFirstToken().GetPreviousToken().GetLocation(),
        AccessorDeclarationSyntax accessor => accessor.Keyword.GetLocation(),
        _ => declaration.GetLocation(),
    };

    public static Location? ReturnTypeOf(IMethodSymbol method, CancellationToken token) =>
        method.DeclaringSyntaxReferences.Select(r => r.GetSyntax(token)).OfType<MethodDeclarationSyntax>().FirstOrDefault()?.ReturnType.GetLocation();

    // Erroneous code may declare a method twice, or both parts of a partial method may carry the attribute: the first stands for all.
    private static bool IsRepeated(IMethodSymbol method, SyntaxNode syntax)
    {
        if (method.PartialDefinitionPart is { } definition)
        {
            return definition.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is MethodDeclarationSyntax { AttributeLists.Count: > 0 });
        }

        var signature = SignatureText.SignatureOf(method);
        var first = method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(m => m.Arity == method.Arity && SignatureText.SignatureOf(m) == signature);
        return (first is not null && !SymbolEqualityComparer.Default.Equals(first, method)) || IsShadowed(method.ContainingType) || syntax.IsMissing;
    }

    // A name is missing, or stands twice: nothing that repeats it would compile.
    private static bool IsIncomplete(IMethodSymbol method)
    {
        var names = method.Parameters.Select(p => p.Name).ToArray();
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.Name.Length == 0)
            {
                return true;
            }
        }

        return method.Name.Length == 0 || Array.IndexOf(names, "") >= 0 || names.Distinct(StringComparer.Ordinal).Count() < names.Length;
    }

    // Two types of different kinds under one name: no names in generated code could tell them apart.
    private static bool IsShadowed(INamedTypeSymbol type)
    {
        var siblings = type.ContainingType is { } outer ? outer.GetTypeMembers(type.Name, type.Arity) : type.ContainingNamespace.GetTypeMembers(type.Name, type.Arity);
        var first = siblings.FirstOrDefault(s => !s.IsFileLocal && s.DeclaringSyntaxReferences.Length > 0);
        return (first is not null && !type.IsFileLocal && !SymbolEqualityComparer.Default.Equals(first, type)) || (type.ContainingType is { } container && IsShadowed(container));
    }

    private static void CheckMethod(IMethodSymbol method, MethodDeclarationSyntax syntax, Reports reports, Location name)
    {
        if (!method.IsStatic && method.ContainingType.IsRefLikeType)
        {
            reports.Add(Descriptors.MethodNotStatic, name, method.Name);
        }

        if (method is { IsVirtual: true } or { IsOverride: true, IsSealed: false, ContainingType.IsSealed: false })
        {
            reports.Add(Descriptors.Modifier, name, method.Name, "chosen at run time");
        }

        if (method.IsGenericMethod)
        {
            reports.Add(Descriptors.Generic, name, method.Name);
        }

        var implementation = method.PartialImplementationPart ?? method;
        if (implementation.DeclaringSyntaxReferences.All(r => r.GetSyntax() is not MethodDeclarationSyntax { Body: not null } and not MethodDeclarationSyntax { ExpressionBody: not null }))
        {
            reports.Add(Descriptors.NoBody, name, method.Name);
        }

        var modifier = syntax.Modifiers.FirstOrDefault(m => m.Kind() is SyntaxKind.AsyncKeyword or SyntaxKind.UnsafeKeyword);
        if (modifier != default)
        {
            reports.Add(Descriptors.Modifier, modifier.GetLocation(), method.Name, modifier.Text);
        }

        if (method.RefKind != RefKind.None)
        {
            reports.Add(Descriptors.Modifier, syntax.ReturnType.GetLocation(), method.Name, "returning a reference");
        }
    }

    private static void CheckType(INamedTypeSymbol type, MethodDeclarationSyntax declaration, string method, bool isExtended, Reports reports)
    {
        var syntax = declaration.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault(t => t.Identifier.ValueText == type.Name);
        var place = syntax?.Identifier.GetLocation() ?? declaration.Identifier.GetLocation();
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            reports.Add(Descriptors.NotAnOrdinaryMethod, place, type.Name);
        }
        else if (isExtended && syntax?.Modifiers.Any(SyntaxKind.PartialKeyword) != true)
        {
            reports.Add(Descriptors.TypeNotPartial, place, type.Name, method);
        }

        if (type.Arity > 0)
        {
            reports.Add(Descriptors.Generic, place, type.Name);
        }

        if (type.IsFileLocal)
        {
            reports.Add(Descriptors.FileLocalType, place, type.Name);
        }
    }
}
