using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>Conversions: between views of the same elements, from integers to reals, and nothing else.</content>
internal sealed partial class BodyLowering
{
    private Value LowerConversion(IConversionOperation conversion, Frame frame) => Lower(conversion.Operand, frame) switch
    {
        var value when OwnOperator(conversion.OperatorMethod) is { } method => Invoke(new(method, null, null), [value], conversion),
        ScalarValue scalar => Convert(scalar, conversion),
        ArrayValue array when ModelType.Of(conversion.Type) is { } type && type.Rank == array.Rank && type.Number == array.Element => array,
        TupleValue { Bundle: not null } record when SymbolEqualityComparer.Default.Equals(conversion.Type, conversion.Operand.Type) => record,
        TupleValue tuple when conversion.Type is INamedTypeSymbol { IsTupleType: true } type && type.TupleElements.Length == tuple.Elements.Count => Convert(tuple, conversion, type),
        FunctionValue function when conversion.Type?.TypeKind == TypeKind.Delegate => function,
        var value when value == Value.Poison => value,
        _ => Refused(conversion),
    };

    private Value Convert(TupleValue tuple, IConversionOperation conversion, INamedTypeSymbol type) => new TupleValue(
        [.. tuple.Elements.Select((e, k) => e is ScalarValue scalar ? Convert(scalar, conversion, type.TupleElements[k].Type) : e)],
        NamesOf(type, tuple.Elements.Count));

    private Value Convert(ScalarValue scalar, IConversionOperation conversion) => Convert(scalar, conversion, conversion.Type);

    private Value Convert(ScalarValue scalar, IConversionOperation conversion, ITypeSymbol? type)
    {
        var target = type?.SpecialType switch
        {
            SpecialType.System_Double => NumberType.Double,
            SpecialType.System_Single => NumberType.Single,
            SpecialType.System_Int32 => NumberType.Int32,
            SpecialType.System_Boolean => NumberType.Boolean,
            _ => (NumberType?)null,
        };
        return (scalar.Type, target) switch
        {
            (var from, { } to) when from == to => scalar,
            (NumberType.Int32, NumberType.Double or NumberType.Single) => scalar with { Type = target.Value },
            (NumberType.Double or NumberType.Single, NumberType.Double or NumberType.Single) =>
                session.Report(Descriptors.MixedConversion, conversion, NameOf(scalar.Type), NameOf(target.Value)),
            _ => Refused(conversion),
        };
    }

    private Value Refused(IConversionOperation conversion) => session.Report(
        Descriptors.Conversion, conversion, conversion.Operand.Type?.ToDisplayString() ?? "null", conversion.Type?.ToDisplayString() ?? "?");

    private static string NameOf(NumberType type) => type switch
    {
        NumberType.Double => "double",
        NumberType.Single => "float",
        NumberType.Int32 => "int",
        _ => "bool",
    };
}
