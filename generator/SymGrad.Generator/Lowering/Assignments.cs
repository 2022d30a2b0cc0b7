using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>Assignments to variables, to elements of local arrays, and to several of them at once.</content>
internal sealed partial class BodyLowering
{
    private void Assign(IOperation target, Value value, Frame frame)
    {
        switch (target)
        {
            case IDiscardOperation or IInvalidOperation or IParameterReferenceOperation { Parameter.RefKind: not RefKind.None }:
                break;
            case IDeclarationExpressionOperation o:
                Assign(o.Expression, value, frame);
                break;
            case ITupleOperation o when value is TupleValue tuple && Deconstructed(tuple, o.Elements.Length) is { } parts:
                foreach (var (element, part) in o.Elements.Zip(parts, (e, p) => (e, p)))
                {
                    Assign(element, part, frame);
                }

                break;
            case ITupleOperation o when value == Value.Poison:
                foreach (var element in o.Elements)
                {
                    Assign(element, value, frame);
                }

                break;
            case ILocalReferenceOperation { Local: { IsRef: false } local } when IsOwn(local, frame):
                Define(local, value, target.Syntax.GetLocation(), frame);
                break;
            case IParameterReferenceOperation o when IsOwn(o.Parameter, frame):
                Define(o.Parameter, value, target.Syntax.GetLocation(), frame);
                break;
            case IFieldReferenceOperation { Instance: { Type.IsTupleType: true } instance } o when Lower(instance, frame) is TupleValue tuple:
                var position = PositionOf(o);
                Assign(instance, tuple with { Elements = [.. tuple.Elements.Select((e, k) => k == position ? value : e)] }, frame);
                break;
            case IMemberReferenceOperation { Instance: { Type.IsValueType: true } instance } o and (IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: false })
                when Lower(instance, frame) is TupleValue { Bundle: not null } owner && owner.PositionOf(o.Member.Name) is >= 0 and var member:
                Assign(instance, owner with { Elements = [.. owner.Elements.Select((e, k) => k == member ? value : e)] }, frame);
                break;
            case IArrayElementReferenceOperation o:
                Store(o, o.ArrayReference, [.. o.Indices], value, frame);
                break;
            case IPropertyReferenceOperation { Property: { IsIndexer: true, RefKind: RefKind.Ref }, Instance: { } instance } o:
                Store(o, instance, [.. o.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => a.Value)], value, frame);
                break;
            case IImplicitIndexerReferenceOperation o:
                Store(o, o.Instance, [o.Argument], value, frame);
                break;
            default:
                session.Report(Descriptors.Assignment, target);
                break;
        }
    }

    private static bool IsOwn(ISymbol symbol, Frame frame) => SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, frame.Function);

    private Value Compound(ICompoundAssignmentOperation assignment, Frame frame)
    {
        var (left, right) = (Lower(assignment.Target, frame), Lower(assignment.Value, frame));
        return (left, right) switch
        {
            _ when left == Value.Poison || right == Value.Poison => Value.Poison,
            _ when OwnOperator(assignment.OperatorMethod) is { IsStatic: true } method && assignment is { InConversion.IsIdentity: true, OutConversion.IsIdentity: true } => Invoke(new(method, null, null), [left, right], assignment),
            _ when assignment is not { InConversion.IsIdentity: true, OutConversion.IsIdentity: true } => RefusedOperator(assignment, assignment.Target.Type),
            (ScalarValue { Type: not NumberType.Boolean } x, ScalarValue y) when assignment.OperatorMethod is null =>
                CombineScalars(assignment, assignment.OperatorKind, x, y, assignment.Target.Type),
            (ArrayValue, ArrayValue or ScalarValue) when assignment.OperatorMethod is not null =>
                CombineArrays(assignment, assignment.OperatorKind, left, right, assignment.Target.Type),
            _ => RefusedOperator(assignment, assignment.Target.Type),
        };
    }

    private Value Increment(IIncrementOrDecrementOperation operation, Frame frame) => Lower(operation.Target, frame) switch
    {
        ScalarValue { Type: not NumberType.Boolean } x => x with { Expr = operation.Kind == OperationKind.Increment ? Pool.Add(x.Expr, Pool.One) : Pool.Subtract(x.Expr, Pool.One) },
        var value when value == Value.Poison => value,
        _ => RefusedOperator(operation, operation.Target.Type),
    };

    /// <summary>
    /// Binds a variable. A real one becomes a definition under its name; not so where it stands for a value in its place, and not for
    /// what is a number, a parameter or a local array under another name.
    /// </summary>
    private void Define(ISymbol symbol, Value value, Location place, Frame frame) => frame.Bind(symbol, Defined(symbol, symbol.Name, value, place));

    private Value Defined(ISymbol symbol, string name, Value value, Location place)
    {
        switch (value)
        {
            case ScalarValue { IsReal: true, Expr: not (Number or Constant or Read) } scalar when session.Inline == 0:
                return scalar with { Expr = Pool.Read(Version(symbol, name, [], scalar.Expr, [], place)) };
            case ArrayValue { Place: { } storage }:
                storage.Storage.Refer(name, place);
                return value;
            case ArrayValue { IsStored: false, Element: not NumberType.Int32 } array when session.InlineArrays == 0:
                return Stored(symbol, name, array, place);
            case TupleValue tuple:
                return tuple with { Elements = [.. tuple.Elements.Select((e, k) => Defined(symbol, TuplePart(name, tuple, k), e, place))] };
            default:
                return value;
        }
    }

    // A record's member is called after both, W_next; that of a tuple needs no more than its own name.
    private static string TuplePart(string name, TupleValue tuple, int position) =>
        tuple.Bundle is not null ? $"{tuple.Names[position]}_{name}"
        : tuple.Names[position].StartsWith("Item", StringComparison.Ordinal) ? FormattableString.Invariant($"{name}{position + 1}") : tuple.Names[position];

    // A tensor that a definition has given these elements already is not defined again.
    private ArrayValue Stored(object owner, string name, ArrayValue array, Location place)
    {
        Expr[] axes = [.. AxesOf(array)];
        return array.At(axes) is var body && body is Read { Tensor.IsParameter: false } read && read.Indices.SequenceEqual(axes)
            && read.Tensor.Extents.Zip(array.Extents, session.Shapes.AreEqual).All(equal => equal)
            ? Arrays.Stored(read.Tensor, array.Element)
            : Arrays.Stored(Version(owner, name, array.Extents, body, array.IndexNames, place), array.Element);
    }

    private Tensor Version(object owner, string name, IReadOnlyList<Expr> extents, Expr body, IReadOnlyList<string?> indexNames, Location place)
    {
        var tensor = session.Define(name, extents, body, DefinitionRole.Local, indexNames, place);
        session.Versions.Add(tensor, owner);
        return tensor;
    }

    private IEnumerable<Expr> AxesOf(ArrayValue array)
    {
        for (var axis = 0; axis < array.Rank; axis++)
        {
            yield return Pool.Axis(axis);
        }
    }
}
