using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Generator.Lowering.Values;

/// <summary>Index notation for vectors and matrices.</summary>
internal sealed class Arrays(ExprPool pool)
{
    /// <summary>A parameter, or the target of a definition.</summary>
    public ArrayValue Stored(Tensor tensor, NumberType element) => new(element, tensor.Extents, indices => pool.Read(tensor, indices)) { IsStored = true };

    /// <summary>
    /// What a function reads at several places, under a name: else what it is would be written, and computed, at each. Not below a
    /// lambda or in a branch, where it is read as it was written.
    /// </summary>
    public ArrayValue Named(Session session, string name, ArrayValue array, Location place) => session.InlineArrays > 0 ? array : Whole(session, name, array, place);

    /// <summary>An array that a function reads as a whole, under a name wherever it stands: below a lambda there is one for each value of its indices.</summary>
    public ArrayValue Whole(Session session, string name, ArrayValue array, Location place)
    {
        if (array.IsStored)
        {
            return array;
        }

        var body = array.At([.. array.Extents.Select((_, axis) => pool.Axis(axis))]);
        return Stored(session.Define(name, array.Extents, body, DefinitionRole.Intermediate, array.IndexNames, place), array.Element);
    }

    /// <summary>Elements of an array at other indices; what is written to one is seen in the other.</summary>
    public static ArrayValue View(ArrayValue array, IReadOnlyList<Expr> extents, Func<IReadOnlyList<Expr>, IReadOnlyList<Expr>> map) =>
        new(array.Element, extents, i => array.At(map(i)))
        {
            Place = array.Place is { } place ? new(place.Storage, i => place.Map(map(i))) : null,
        };

    /// <summary>What an array holds now, whatever is written to it later.</summary>
    public ArrayValue Snapshot(ArrayValue array) => array.Place is null ? array : Tabulate(array.Element, array.Extents, array.At, Padded(array));

    private static string?[]? Padded(ArrayValue array) => array.IndexNames.Count == array.Rank ? [.. array.IndexNames] : null;

    /// <summary>An array by its element; the body is made once, and read at other indices by substitution.</summary>
    public ArrayValue Tabulate(
        NumberType element, IReadOnlyList<Expr> extents, Func<IReadOnlyList<Expr>, Expr> body, IReadOnlyList<string?>? names = null)
    {
        IndexVariable[] open = [.. extents.Select((extent, axis) => pool.OpenIndex(pool.Zero, extent, names?[axis]))];
        var expr = body(open);
        return new(element, extents, indices => Substitute(expr, open, indices)) { IndexNames = names ?? [] };
    }

    /// <summary>A function of the elements at the same place of arrays of one shape.</summary>
    public ArrayValue Elementwise(NumberType element, IReadOnlyList<Expr> extents, IReadOnlyList<ArrayValue> operands, Func<IReadOnlyList<Expr>, Expr> function) =>
        Tabulate(element, extents, i => function([.. operands.Select(o => o.At(i))]), operands.Select(o => o.IndexNames).FirstOrDefault(n => n.Count > 0));

    /// <summary>A reduction of f(k) over k from 0 to below the extent.</summary>
    public Expr Reduce(ReductionKind kind, Expr extent, Func<Expr, Expr> body, string? name = null)
    {
        var index = pool.OpenIndex(pool.Zero, extent, name);
        return pool.Reduce(kind, index, body(index));
    }

    public Expr Sum(Expr extent, Func<Expr, Expr> body) => Reduce(ReductionKind.Sum, extent, body);

    /// <summary>Σ of f(element) over all elements.</summary>
    public Expr Sum(ArrayValue array, Func<Expr, Expr> body) => array.Rank == 1
        ? Reduce(ReductionKind.Sum, array.Extents[0], k => body(array.At([k])), NameOf(array, 0))
        : Reduce(
            ReductionKind.Sum, array.Extents[0], i => Reduce(ReductionKind.Sum, array.Extents[1], j => body(array.At([i, j])), NameOf(array, 1)), NameOf(array, 0));

    /// <summary>
    /// Max or min of all elements. A matrix is one row-major range: nested reductions would split a tie by rows first, and not
    /// evenly among all that tie.
    /// </summary>
    public Expr Extremum(ReductionKind kind, ArrayValue array) => array.Rank == 1
        ? Reduce(kind, array.Extents[0], k => array.At([k]), NameOf(array, 0))
        : Reduce(kind, Count(array), k => InOrder(array, k));

    /// <summary>The element at a position in row-major order.</summary>
    public Expr InOrder(ArrayValue array, Expr position) => array.Rank == 1 ? array.At([position]) : array.At(
        [pool.Apply(PrimitiveTable.IntegerDivide, position, array.Extents[1]), pool.Apply(PrimitiveTable.IntegerRemainder, position, array.Extents[1])]);

    /// <summary>How many elements there are.</summary>
    public Expr Count(ArrayValue array) => pool.Multiply(array.Extents);

    public Expr Substitute(Expr expr, IReadOnlyList<IndexVariable> indices, IReadOnlyList<Expr> replacements)
    {
        var map = new Dictionary<int, Expr>();
        for (var i = 0; i < indices.Count; i++)
        {
            map.Add(indices[i].Key, replacements[i]);
        }

        return replacements.All(r => r.BinderHeight == 0) ? pool.Substitute(expr, map) : new Placement(pool, map).Visit(expr);
    }

    private static string? NameOf(ArrayValue array, int axis) => axis < array.IndexNames.Count ? array.IndexNames[axis] : null;

    /// <summary>Puts expressions that hold reductions in the place of indices: binders above them grow, so they are made anew.</summary>
    private sealed class Placement(ExprPool pool, Dictionary<int, Expr> replacements) : ExprRewriter(pool)
    {
        protected override Expr? Before(Expr expr) =>
            expr is IndexVariable index && replacements.TryGetValue(index.Key, out var replacement) ? replacement : null;
    }
}
