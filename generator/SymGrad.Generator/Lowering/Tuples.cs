using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>Tuples: made, taken apart, and read by element.</content>
internal sealed partial class BodyLowering
{
    private TupleValue LowerTuple(ITupleOperation operation, Frame frame) =>
        new([.. operation.Elements.Select(e => Lower(e, frame))], NamesOf(operation.Type, operation.Elements.Length));

    private static IReadOnlyList<string> NamesOf(ITypeSymbol? type, int count) => type is INamedTypeSymbol { IsTupleType: true } tuple
        ? [.. tuple.TupleElements.Select(e => e.Name)]
        : [.. Enumerable.Range(1, count).Select(k => FormattableString.Invariant($"Item{k}"))];

    private Value LowerTupleElement(IFieldReferenceOperation operation, Frame frame) =>
        Expect<TupleValue>(operation.Instance!, Lower(operation.Instance, frame)) is { } tuple && PositionOf(operation) is var position && position < tuple.Elements.Count
            ? tuple.Elements[position]
            : Value.Poison;

    // t.Sum and t.Item1 are the same field.
    private static int PositionOf(IFieldReferenceOperation operation)
    {
        var field = operation.Field.CorrespondingTupleField ?? operation.Field;
        return ((INamedTypeSymbol)operation.Instance!.Type!).TupleElements
            .TakeWhile(e => !SymbolEqualityComparer.Default.Equals(e.CorrespondingTupleField ?? e, field)).Count();
    }
}
