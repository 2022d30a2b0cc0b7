using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Expressions;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>Element reads and ranges: <c>x[i]</c>, <c>W[i, j]</c>, <c>x[^1]</c>, <c>x[1..^1]</c>.</content>
internal sealed partial class BodyLowering
{
    private Value LowerArrayElement(IArrayElementReferenceOperation operation, Frame frame) =>
        LowerElement(operation, operation.ArrayReference, [.. operation.Indices], frame);

    private Value LowerIndexer(IPropertyReferenceOperation operation, Frame frame) => operation.Instance is { } instance
        ? LowerElement(operation, instance, [.. operation.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => a.Value)], frame)
        : session.Report(Descriptors.Expression, operation, ConstructNames.Of(operation));

    private Value LowerImplicitIndexer(IImplicitIndexerReferenceOperation operation, Frame frame) =>
        LowerElement(operation, operation.Instance, [operation.Argument], frame);

    private Value LowerElement(IOperation operation, IOperation instance, IReadOnlyList<IOperation> indices, Frame frame)
    {
        var owner = Lower(instance, frame);
        if (owner is JaggedValue jagged)
        {
            return indices.Count == 1 ? LowerRow(operation, jagged, indices[0], frame) : session.Leave(operation);
        }

        if (Expect<ArrayValue>(instance, owner) is not { } array)
        {
            foreach (var index in indices)
            {
                Lower(index, frame);
            }

            return Value.Poison;
        }

        if (indices.Count == 1 && array.Rank == 1 && Unwrapped(indices[0]) is IRangeOperation range)
        {
            return Range(array, range, frame);
        }

        var exprs = indices.Select((index, axis) => axis < array.Rank ? IndexOf(index, array.Extents[axis], frame) : null).ToArray();
        return exprs.Any(e => e is null) ? Value.Poison
            : exprs.Length != array.Rank ? session.Report(Descriptors.Expression, operation, ConstructNames.Of(operation))
            : new ScalarValue(session.Shapes.ReadAt(array, exprs!, axis => indices[axis].Syntax.GetLocation()), array.Element);
    }

    private Value LowerRow(IOperation operation, JaggedValue jagged, IOperation index, Frame frame)
    {
        if (Unwrapped(index) is IRangeOperation)
        {
            return session.Report(Descriptors.Expression, operation, ConstructNames.Of(operation));
        }

        if (IndexOf(index, jagged.Count, frame) is not { } row)
        {
            return Value.Poison;
        }

        session.Shapes.Note(jagged.Count, row, index.Syntax.GetLocation());
        return jagged.Row(row);
    }

    private Expr? IndexOf(IOperation index, Expr extent, Frame frame) => Unwrapped(index) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat => Integer(hat.Operand, frame) is { } back ? Pool.Subtract(extent, back) : null,
        var plain => Integer(plain, frame),
    };

    private Value Range(ArrayValue array, IRangeOperation range, Frame frame)
    {
        var start = range.LeftOperand is null ? Pool.Zero : IndexOf(range.LeftOperand, array.Extents[0], frame);
        var end = range.RightOperand is null ? array.Extents[0] : IndexOf(range.RightOperand, array.Extents[0], frame);
        return start is null || end is null ? Value.Poison : session.Shapes.Slice(array, start, Pool.Subtract(end, start), range.Syntax.GetLocation());
    }

    /// <summary>An integer expression; null after a fault.</summary>
    private Expr? Integer(IOperation operation, Frame frame)
    {
        var value = Lower(operation, frame);
        if (value is ScalarValue { Type: NumberType.Int32, Expr.BinderHeight: 0 } scalar)
        {
            return scalar.Expr;
        }

        if (value is ScalarValue { Type: NumberType.Int32 })
        {
            session.Report(Descriptors.Expression, operation, "a sum as an index or a size");
        }
        else if (value != Value.Poison)
        {
            session.Report(Descriptors.Expression, operation, ConstructNames.Of(operation));
        }

        return null;
    }

    // An index that is no Index yet is converted to one.
    private static IOperation Unwrapped(IOperation operation) =>
        operation is IConversionOperation { Operand: var operand, Type.Name: "Index" or "Range" } ? operand : operation;
}
