using Microsoft.CodeAnalysis;

namespace SymGrad.Generator.Lowering.Values;

/// <summary>What a model takes in place of a type that it cannot take.</summary>
internal static class TypeAdvice
{
    /// <summary>How a message ends; empty where nothing of the kind is known.</summary>
    public static string For(ITypeSymbol type) => Counterpart(type) is { } other ? $"; it can take {other}" : "";

    private static string? Counterpart(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Enum } => "an 'int'",
        { SpecialType: SpecialType.System_Boolean } => "an 'int', 1 or 0, and test it by '!= 0'",
        { SpecialType: SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64 } => "an 'int'",
        { SpecialType: SpecialType.System_Decimal } or { Name: "Half", ContainingNamespace.Name: "System" } => "a 'double'",
        INamedTypeSymbol { TypeArguments.Length: 1 } sequence when sequence.TypeArguments[0] is { SpecialType: SpecialType.System_Double or SpecialType.System_Single } element => sequence.Name switch
        {
            "Span" => $"a 'ReadOnlySpan<{element.ToDisplayString()}>' or a 'Vec<{element.ToDisplayString()}>'",
            "List" or "IList" or "IReadOnlyList" or "ICollection" or "IReadOnlyCollection" or "IEnumerable" or "ImmutableArray" or "Memory" or "ReadOnlyMemory" =>
                $"a '{element.ToDisplayString()}[]' or a 'Vec<{element.ToDisplayString()}>'",
            _ => null,
        },
        _ => null,
    };
}
