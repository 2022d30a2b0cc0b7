using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymGrad.Generator.Emission;
using SymGrad.Generator.Lowering;

namespace SymGrad.Generator.Discovery;

/// <summary>C# text of the parts of a signature, the same whatever a file's usings are.</summary>
internal static class SignatureText
{
    private static readonly SymbolDisplayFormat FullName =
        SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    // Documentation comments know no tuples.
    private static readonly SymbolDisplayFormat WithoutTuples = FullName.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    public static string Of(ITypeSymbol type) => type.ToDisplayString(FullName);

    public static string Of(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref",
        RefKind.Out => "out",
        RefKind.In => "in",
        RefKind.RefReadOnlyParameter => "ref readonly",
        _ => "",
    };

    public static string Of(Accessibility accessibility) => accessibility switch
    {
        Accessibility.Public => "public",
        Accessibility.Internal => "internal",
        Accessibility.Protected => "protected",
        Accessibility.ProtectedOrInternal => "protected internal",
        Accessibility.ProtectedAndInternal => "private protected",
        _ => "private",
    };

    /// <summary>An identifier of the user's in generated code, where it is neither a keyword nor the name of a type that the code uses.</summary>
    public static string Escape(string identifier) => IsKeyword(identifier) || QualifiedNames.IsOne(identifier) ? "@" + identifier : identifier;

    private static bool IsKeyword(string identifier) => SyntaxFacts.GetKeywordKind(identifier) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(identifier) != SyntaxKind.None;

    /// <summary>What must differ between two methods of one name: the types of the parameters, and whether they are references.</summary>
    public static string SignatureOf(IMethodSymbol method) =>
        SignatureOf(method.Parameters.Select(p => (p.RefKind != RefKind.None, Of(p.Type))));

    public static string SignatureOf(IEnumerable<(bool IsReference, string Type)> parameters) =>
        "(" + string.Join(", ", parameters.Select(p => (p.IsReference ? "ref " : "") + p.Type)) + ")";

    /// <summary>A reference to the method for documentation comments.</summary>
    public static string Cref(IMethodSymbol method)
    {
        var parameters = method.Parameters.Select(p => (p.RefKind == RefKind.In ? "in " : "") + p.Type.ToDisplayString(WithoutTuples).Replace('<', '{').Replace('>', '}'));
        return $"{Of(method.ContainingType)}.{(IsKeyword(method.Name) ? "@" : "")}{method.Name}({string.Join(", ", parameters)})";
    }

    /// <summary>The default value of a parameter; null when it has none.</summary>
    public static string? DefaultOf(IParameterSymbol parameter) => !parameter.HasExplicitDefaultValue ? null : parameter.ExplicitDefaultValue switch
    {
        double d => Real(d, isSingle: false),
        float f => Real(f, isSingle: true),
        int i => i.ToString(CultureInfo.InvariantCulture),
        null when parameter.Type.IsReferenceType => "null!",
        _ => "default",
    };

    private static string Real(double value, bool isSingle)
    {
        var type = isSingle ? "float" : "double";
        return double.IsNaN(value) ? type + ".NaN"
            : double.IsPositiveInfinity(value) ? type + ".PositiveInfinity"
            : double.IsNegativeInfinity(value) ? type + ".NegativeInfinity"
            : ShortestText.Of(value, isSingle) + (isSingle ? "f" : "d");
    }
}
