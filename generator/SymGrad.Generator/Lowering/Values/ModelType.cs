using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Lowering.Values;

/// <summary>A C# type that a model can take or compute with.</summary>
internal readonly record struct ModelType(ParameterForm Form, ElementType Element)
{
    public int Rank => Form switch
    {
        ParameterForm.Scalar => 0,
        ParameterForm.Matrix or ParameterForm.Array2 or ParameterForm.Jagged => 2,
        ParameterForm.Tensor3 => 3,
        _ => 1,
    };

    public bool IsReal => Element != ElementType.Int32;

    public NumberType Number => Element switch
    {
        ElementType.Double => NumberType.Double,
        ElementType.Single => NumberType.Single,
        _ => NumberType.Int32,
    };

    /// <summary>What a jagged array is to a model that takes it: no value has this type, its rows have.</summary>
    public static ModelType? OfJagged(ITypeSymbol type) => type is IArrayTypeSymbol { Rank: 1, ElementType: IArrayTypeSymbol { Rank: 1 } row }
        ? Of(ParameterForm.Jagged, row.ElementType)
        : null;

    /// <summary>What the type is to a model; null when it is nothing.</summary>
    public static ModelType? Of(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => Of(ParameterForm.Array, array.ElementType),
        IArrayTypeSymbol { Rank: 2 } array => Of(ParameterForm.Array2, array.ElementType),
        INamedTypeSymbol { TypeArguments.Length: 1 } named when FormOf(named) is { } form => Of(form, named.TypeArguments[0]),
        _ => Of(ParameterForm.Scalar, type),
    };

    private static ModelType? Of(ParameterForm form, ITypeSymbol? element) => element?.SpecialType switch
    {
        SpecialType.System_Double => new(form, ElementType.Double),
        SpecialType.System_Single => new(form, ElementType.Single),
        SpecialType.System_Int32 when form is not (ParameterForm.Matrix or ParameterForm.Array2 or ParameterForm.Tensor3) => new(form, ElementType.Int32),
        _ => null,
    };

    private static ParameterForm? FormOf(INamedTypeSymbol type) => (type.ContainingNamespace?.ToDisplayString(), type.Name) switch
    {
        ("SymGrad", "Vec") => ParameterForm.Vector,
        ("SymGrad", "Mat") => ParameterForm.Matrix,
        ("SymGrad", "Tensor3") => ParameterForm.Tensor3,
        ("System", "ReadOnlySpan") => ParameterForm.Span,
        _ => null,
    };
}
