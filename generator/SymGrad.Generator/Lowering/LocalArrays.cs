using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Simplification;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>
/// Local arrays: made full of zeros or of given elements, and written by element. A write is the functional update
/// y′[J] = (J = p) ? v : y[J].
/// </content>
internal sealed partial class BodyLowering
{
    private static bool IsNewArray(IMethodSymbol constructor) =>
        constructor.ContainingType is { Name: "Vec" or "Mat" or "Tensor3", ContainingNamespace: { Name: "SymGrad", ContainingNamespace.IsGlobalNamespace: true } }
        && constructor.Parameters.Length > 0 && constructor.Parameters.All(p => p.Type.SpecialType == SpecialType.System_Int32);

    private Value LowerNewArray(IObjectCreationOperation operation, Frame frame) =>
        NewArray(operation, [.. operation.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => a.Value)], null, frame);

    private Value LowerArrayCreation(IArrayCreationOperation operation, Frame frame) =>
        NewArray(operation, [.. operation.DimensionSizes], operation.Initializer?.ElementValues, frame);

    /// <summary><c>[a, b]</c> is <c>new[] { a, b }</c>, and <c>[.. x]</c> is a copy of x; what spreads among other elements is refused with it.</summary>
    private Value LowerCollection(ICollectionExpressionOperation operation, Frame frame)
    {
        if (ModelType.Of(operation.Type) is not { IsReal: true, Rank: 1 } type)
        {
            return session.Report(Descriptors.ValueType, operation, operation.Type?.ToDisplayString() ?? "?");
        }

        if (operation.Elements.FirstOrDefault(e => e is ISpreadOperation) is not ISpreadOperation spread)
        {
            return NewArray(type, operation, [Pool.Number(operation.Elements.Length)], operation.Elements, frame);
        }

        return operation.Elements.Length > 1 || ModelType.Of(spread.Operand.Type) is not { Rank: 1 } spreadType || spreadType.Number != type.Number
            ? session.Report(Descriptors.Expression, spread, ConstructNames.Of(spread))
            : Expect<ArrayValue>(spread.Operand, Lower(spread.Operand, frame)) is { } array ? Copied(array) : Value.Poison;
    }

    /// <summary>A new array with the elements that another has now.</summary>
    internal ArrayValue Copied(ArrayValue array) => array.Element == NumberType.Int32 ? Arrays.Snapshot(array) : NewArray(Arrays.Snapshot(array));

    private Value NewArray(IOperation operation, IReadOnlyList<IOperation> sizes, IReadOnlyList<IOperation>? initializer, Frame frame) =>
        ModelType.Of(operation.Type) is { IsReal: true } type && initializer?.Any(e => e is IArrayInitializerOperation) != true
            ? NewArray(type, operation, [.. sizes.Select(size => Integer(size, frame))], initializer ?? [], frame)
            : session.Report(Descriptors.ValueType, operation, operation.Type?.ToDisplayString() ?? "?");

    private Value NewArray(ModelType type, IOperation operation, IReadOnlyList<Expr?> extents, IReadOnlyList<IOperation> initializer, Frame frame)
    {
        var elements = initializer.Select(e => Scalar(e, frame)?.Expr).ToList();
        if (extents.Contains(null) || elements.Contains(null))
        {
            return Value.Poison;
        }

        foreach (var extent in extents)
        {
            session.Shapes.NotNegative(extent!, operation.Syntax.GetLocation());
        }

        var content = new ArrayValue(type.Number, extents!, at =>
        {
            var element = Pool.Zero;
            for (var k = elements.Count - 1; k >= 0; k--)
            {
                element = Pool.Select(Pool.Compare(Relation.Equal, at[0], Pool.Number(k)), elements[k]!, element);
            }

            return element;
        });
        return NewArray(content);
    }

    private ArrayValue NewArray(ArrayValue content)
    {
        var storage = new Storage(session.Storages++, session.Loops.Count);
        session.Heap = session.Heap.With(storage, content with { Place = null });
        return Reference(storage, content);
    }

    // Whoever holds it sees what the array holds when it reads.
    private ArrayValue Reference(Storage storage, ArrayValue content) =>
        new(content.Element, content.Extents, at => session.Heap[storage].At(at)) { Place = new(storage, at => at), IndexNames = content.IndexNames };

    private void Store(IOperation target, IOperation instance, IReadOnlyList<IOperation> indices, Value value, Frame frame)
    {
        if (Expect<ArrayValue>(instance, Lower(instance, frame)) is not { } array)
        {
            return;
        }

        if (array.Place is not { } place || indices.Count != array.Rank || !IsWritable(place.Storage))
        {
            session.Report(Descriptors.Assignment, target);
            return;
        }

        var at = indices.Select((index, axis) => IndexOf(index, array.Extents[axis], frame)).ToList();
        if (value is ScalarValue scalar && !at.Contains(null))
        {
            for (var axis = 0; axis < at.Count; axis++)
            {
                session.Shapes.Note(array.Extents[axis], at[axis]!, indices[axis].Syntax.GetLocation());
            }

            session.Heap = session.Heap.With(place.Storage, Updated(session.Heap[place.Storage], place.Map(at!), scalar.Expr));
        }
    }

    // A loop must know beforehand which arrays its rounds hand on.
    private bool IsWritable(Storage storage) => session.Loops.Skip(storage.Depth).All(l => l.HandsOn(storage));

    private ArrayValue Updated(ArrayValue content, IReadOnlyList<Expr> place, Expr value) => new(content.Element, content.Extents, at =>
    {
        var isThere = new Ranges(Pool, []).Simplify(Pool.And([.. at.Select((index, axis) => Pool.Compare(Relation.Equal, index, place[axis]))]));
        return ReferenceEquals(isThere, Pool.False) ? content.At(at)
            : ReferenceEquals(isThere, Pool.True) ? value
            : Pool.Select(isThere, value, content.At(at));
    }) { IndexNames = content.IndexNames };
}
