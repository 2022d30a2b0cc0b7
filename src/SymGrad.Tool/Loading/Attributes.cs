using Microsoft.CodeAnalysis;
using SymGrad.Generator.Discovery;

namespace SymGrad.Tool.Loading;

/// <summary>Attributes of the library at a method.</summary>
internal static class Attributes
{
    public static IEnumerable<AttributeData> Of(IMethodSymbol method, string name) => DerivativeAttributes.Named(method, name);

    /// <summary>The exercise's number; null where there is none.</summary>
    public static string? Number(IMethodSymbol method) => Of(method, "ExerciseAttribute").FirstOrDefault()?.ConstructorArguments.FirstOrDefault().Value as string;

    /// <summary>The exercise's heading; null where there is none.</summary>
    public static string? Title(IMethodSymbol method) => Of(method, "ExerciseAttribute").FirstOrDefault()?.NamedArguments.FirstOrDefault(a => a.Key == "Title").Value.Value as string;
}
