using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering.Functions;

/// <summary>What a row's definition is written with: the arguments by position, and index notation over them.</summary>
internal sealed class FunctionContext(Session session, BodyLowering lowering, FunctionCall call)
{
    public ExprPool Pool => session.Pool;

    public Arrays Arrays => session.Arrays;

    public FunctionCall Call => call;

    /// <summary>The C# type of the numbers that the function gives.</summary>
    public NumberType Result => (ModelType.Of(call.Method.ReturnType) ?? default).Number;

    public Expr Number(int position) => ((ScalarValue)call.Arguments[position]).Expr;

    public ArrayValue Array(int position) => (ArrayValue)call.Arguments[position];

    /// <summary>An argument that the function reads at several places, under a name.</summary>
    public ArrayValue Named(int position, string name) => Arrays.Named(session, name, Array(position), call.Place);

    /// <summary>An argument that the function reads as a whole.</summary>
    public ArrayValue Whole(int position, string name) => Arrays.Whole(session, name, Array(position), call.Place);

    /// <summary>Says that a function of whole matrices is taken of a tensor's last two axes.</summary>
    public void TakenWhole(Tensor matrix) => session.Matrices.Add(matrix);

    /// <summary>A definition that the function needs.</summary>
    public void Define(Tensor target, Expr body, DefinitionRole role) =>
        session.Definitions.Add(new(target, body, role) { Origin = session.Locations.Add(call.Place) });

    public Value Scalar(Expr expr) => new ScalarValue(expr, Result);

    public Value Vector(Expr extent, Func<Expr, Expr> element) => Arrays.Tabulate(Result, [extent], i => element(i[0]));

    public Value Matrix(Expr rows, Expr columns, Func<Expr, Expr, Expr> element) => Arrays.Tabulate(Result, [rows, columns], i => element(i[0], i[1]));

    public Expr Apply(Primitive primitive, Expr x) => Pool.Apply(primitive, x);

    public bool Agree(Expr left, Expr right) => session.Shapes.Agree(left, right, call.Place);

    public bool SameShape(ArrayValue a, ArrayValue b) => a.Rank == b.Rank && a.Extents.Zip(b.Extents, Agree).All(agrees => agrees);

    /// <summary>The element at an index that the user gave.</summary>
    public Expr ReadAt(ArrayValue array, params IReadOnlyList<Expr> indices) => session.Shapes.ReadAt(array, indices, _ => call.Place);

    /// <summary>Demands that an index which the user gave be in range.</summary>
    public void Demand(Expr extent, Expr index) => session.Shapes.Note(extent, index, call.Place);

    /// <summary>Demands that a size which the user gave be one.</summary>
    public void NotNegative(Expr size) => session.Shapes.NotNegative(size, call.Place);

    public Value Slice(Expr start, Expr length) => session.Shapes.Slice(Array(0), start, length, call.Place);

    /// <summary>
    /// The body of a function over open indices with the given extents: null after a fault. The names are those of its parameters.
    /// </summary>
    public (IndexVariable[] Indices, ScalarValue Body)? Body(int position, params IReadOnlyList<Expr> extents)
    {
        var function = (FunctionValue)call.Arguments[position];
        IndexVariable[] indices = [.. extents.Select((extent, k) => Pool.OpenIndex(Pool.Zero, extent, NameOf(function.Method, k)))];
        return lowering.Lambda(indices, () => lowering.Invoke(function, [.. indices.Select(Index)], call.Operation)) is ScalarValue scalar ? (indices, scalar) : null;
    }

    /// <summary>A function of one number applied to each element; null after a fault.</summary>
    public ArrayValue? Image(int position, ArrayValue array)
    {
        IndexVariable[] indices = [.. array.Extents.Select((extent, k) => Pool.OpenIndex(Pool.Zero, extent, k < array.IndexNames.Count ? array.IndexNames[k] : null))];
        var image = lowering.Lambda(
            indices, () => lowering.Invoke((FunctionValue)call.Arguments[position], [new ScalarValue(array.At(indices), array.Element)], call.Operation));
        return image is ScalarValue scalar ? new(Result, array.Extents, at => Arrays.Substitute(scalar.Expr, indices, at)) { IndexNames = array.IndexNames } : null;
    }

    /// <summary>A function applied to a state and the number of a round, again and again.</summary>
    public Value Scan() => lowering.Scan(Number(0), call.Arguments[1], (FunctionValue)call.Arguments[2], call);

    /// <summary>What an array holds now: of a function that copies.</summary>
    public ArrayValue Copy(int position) => lowering.Copied(Array(position));

    private static ScalarValue Index(Expr index) => new(index, NumberType.Int32);

    /// <summary>The function is known, but not with these arguments.</summary>
    public Value Refused() => session.Report(Descriptors.Function, call.Place, call.Method.Name);

    private static string? NameOf(IMethodSymbol function, int position) =>
        position < function.Parameters.Length && function.Parameters[position].Name is not "_" and var name ? name : null;
}
