using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Expressions;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Functions;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>Properties of vectors and matrices, and of objects.</content>
internal sealed partial class BodyLowering
{
    private Value LowerProperty(IPropertyReferenceOperation operation, Frame frame)
    {
        if (operation.Instance is not { } instance)
        {
            return LowerStatic(operation);
        }

        var owner = Lower(instance, frame);
        if (owner is TupleValue { Bundle: not null } bundle)
        {
            return LowerMember(operation, bundle);
        }

        if (owner is ThisValue)
        {
            return LowerOwnProperty(operation);
        }

        if (owner is JaggedValue jagged)
        {
            return operation.Property.Name == "Length" ? Count(jagged.Count) : session.Report(Descriptors.Function, operation, operation.Property.Name);
        }

        if (Expect<ArrayValue>(instance, owner) is not { } array)
        {
            return Value.Poison;
        }

        return (operation.Property.Name, array.Rank) switch
        {
            ("Length", _) => Count(Arrays.Count(array)),
            ("Length0" or "Length1" or "Length2", 3) => Count(array.Extents[operation.Property.Name[6] - '0']),
            ("Rows", 2) => Count(array.Extents[0]),
            ("Columns", 2) => Count(array.Extents[1]),
            ("T", 2) => VectorFunctions.Transposed(Arrays.Snapshot(array)),
            ("Span", 1) => array,
            _ => session.Report(Descriptors.Function, operation, operation.Property.Name),
        };
    }

    private static ScalarValue Count(Expr expr) => new(expr, NumberType.Int32);
}
