using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Typesetting.IndexForm;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Names;

namespace SymGrad.Calculus.Typesetting.MatrixForm;

/// <summary>
/// Finds the matrix form of an index expression by the free axes of its parts: none is a scalar, one a column vector, two a matrix.
/// A sum over an index that two factors share is their product; equal axes multiply elementwise, different ones to an outer product.
/// Every method returns null where only an invented operator would do.
/// </summary>
/// <param name="words">What things are called.</param>
/// <param name="scalars">Writes what holds neither axes nor reductions.</param>
/// <param name="derived">Whether factors are to be put into the order of the chain.</param>
internal sealed partial class MatrixFormWriter(Vocabulary words, IndexFormWriter scalars, bool derived)
{
    private readonly Dictionary<int, Expr> _extents = [];
    private readonly List<Equation> _mentions = [];

    // False inside a function's argument, which the user wrote.
    private bool _derived = derived;

    /// <summary>What the form takes for granted.</summary>
    public IReadOnlyList<Equation> Mentions => _mentions;

    /// <summary>The value of a body over the given axes, of which there are none, one, or two as rows and columns.</summary>
    public Box? WriteBody(Expr body, IReadOnlyList<IndexVariable> axes, IReadOnlyList<Expr> extents)
    {
        for (var i = 0; i < axes.Count; i++)
        {
            _extents[axes[i].Key] = extents[i];
        }

        return axes.Count > 2 || (axes.Count == 0 && !HasStructure(body)) ? null : Write(body, new(axes))?.Box;
    }

    /// <summary>An expression with no more axes than the shape; missing ones are filled with ones.</summary>
    private Piece? Write(Expr expr, Shape shape)
    {
        var own = shape.Of(expr);
        if (own.Rank < shape.Rank && expr is not Product and not Sum and not Select and not Verbatim)
        {
            return Spread(expr, own, shape);
        }

        return expr switch
        {
            _ when shape.Rank == 0 && !HasStructure(expr) => scalars.Write(expr),
            Read read => WriteRead(read, shape),
            MatrixFunction { Matrix.Indices.Count: 2 } function => WriteFunction(function, shape),
            Verbatim verbatim => WriteVerbatim(verbatim, shape),
            Sum { IsScaled: false } sum when CommonFactors.Of(words.Pool, sum) is null || !_derived => WriteSum(sum, shape),
            Sum or Product or Reduce { Operation: ReductionKind.Sum } => WriteProduct(Rational.One, expr, shape),
            Select when FactorList.GuardOf(words.Pool, expr) is not null => WriteProduct(Rational.One, expr, shape),
            Apply apply => WriteFunction(apply, 1, shape),
            Reduce reduce => WriteLogSumExp(reduce, shape),
            _ => null,
        };
    }

    /// <summary>Whether there is anything in a scalar that only this writer can set.</summary>
    private static bool HasStructure(Expr expr) => expr.BinderHeight > 0;

    /// <summary>1, c·1, a·1ᵀ, 1·bᵀ: a value that an axis does not change.</summary>
    private Piece? Spread(Expr expr, Shape own, Shape shape)
    {
        if (Write(expr, own) is not { } piece)
        {
            return null;
        }

        var ones = shape.Rank == 2
            ? own.Rank == 0 ? Outer(Piece.Atom(Boxes.Ones), Piece.Atom(Boxes.Ones))
                : ReferenceEquals(own.Rows, shape.Rows) ? Outer(piece, Piece.Atom(Boxes.Ones))
                : Outer(Piece.Atom(Boxes.Ones), piece)
            : Piece.Atom(Boxes.Ones);
        return own.Rank > 0 || expr is Number { Value.IsOne: true } ? ones
            : expr is Number { Value.IsZero: true } ? piece
            : Juxtaposition.Product([piece, ones]);
    }

    private Piece? WriteRead(Read read, Shape shape)
    {
        var name = Piece.Atom(words.NameOf(read.Tensor));
        if (!read.Indices.Select((index, axis) => IsWhole(index, read.Tensor.Extents[axis])).All(whole => whole))
        {
            return null;
        }

        return (read.Indices.Count, shape.Rank) switch
        {
            (0, 0) or (1, 1) => name,
            (2, 2) => ReferenceEquals(read.Indices[0], shape.Rows) ? name : Transpose(name),
            (2, 1) when ReferenceEquals(read.Indices[0], read.Indices[1]) => Call(@"\operatorname{diag}", name),
            _ => null,
        };
    }

    private Piece? WriteFunction(MatrixFunction function, Shape shape)
    {
        var name = Piece.Atom(MatrixNotation.Of(function.Operation, words.NameOf(function.Matrix.Tensor)));
        return shape.Rank != function.Place.Count ? null
            : shape.Rank == 0 || function.Place.SequenceEqual([shape.Rows, shape.Columns]) ? name
            : Transpose(name);
    }

    /// <summary>Whether an index runs over all of an axis.</summary>
    private bool IsWhole(Expr index, Expr extent) =>
        index is IndexVariable v && _extents.TryGetValue(v.Key, out var range) && words.SameExtent(range, extent);

    /// <summary>Terms of one shape; a number among them stands for itself in every element, as in 1 − p, unless another term is a scalar times 𝟏.</summary>
    private Piece? WriteSum(Sum sum, Shape shape)
    {
        // x_i − y_j says more than x𝟏ᵀ − 𝟏yᵀ.
        if (shape.Rank == 2 && shape.Axes.All(axis => sum.Terms.Any(t => shape.Of(t.Value) is { Rank: 1 } own && ReferenceEquals(own.Rows, axis))) && sum.Terms.All(t => shape.Of(t.Value).Rank < 2))
        {
            return null;
        }

        var terms = new List<(bool Negative, Piece Piece)>();
        foreach (var term in sum.Terms)
        {
            if (WriteTerm(term.Coefficient, term.Value, shape) is not { } written)
            {
                return null;
            }

            terms.Add(written);
        }

        var isNumberOfOnes = !sum.Constant.IsZero && shape.Rank > 0 && sum.Terms.Any(t => shape.Of(t.Value).Rank == 0);
        return scalars.JoinTerms(sum, terms, isNumberOfOnes ? Spread(words.Pool.Number(Rational.Abs(sum.Constant)), Shape.Scalar, shape) : null);
    }

    /// <summary>Terms and factors in the order in which they were written.</summary>
    private Piece? WriteVerbatim(Verbatim expr, Shape shape)
    {
        var outside = _derived;
        _derived = false;
        var parts = IndexFormWriter.Terms(words.Pool, expr).ToList();
        var isNumberOfOnes = shape.Rank > 0 && parts.Exists(t => t.Value is not Number && shape.Of(t.Value).Rank == 0);
        var terms = parts.Select(t => (t.Negative, Piece: ReferenceEquals(t.Value, expr) ? WriteProduct(Rational.One, expr, shape) : t.Value is Number ? isNumberOfOnes ? Spread(t.Value, Shape.Scalar, shape) : scalars.Write(t.Value) : Write(t.Value, shape))).ToList();
        _derived = outside;
        return terms.Exists(t => t.Piece is null) ? null : Juxtaposition.Sum([.. terms.Select(t => (t.Negative, t.Piece!))]);
    }

    private Piece? WriteFunction(Apply apply, int power, Shape shape)
    {
        if (FunctionNotation.WrittenOut(words.Pool, apply) is { } written)
        {
            return written is Apply only ? WriteFunction(only, power, shape) : power == 1 ? Write(written, shape) : null;
        }

        if (Softmax(apply, shape) is { } softmax)
        {
            return power == 1 ? softmax : null;
        }

        if (shape.Rank == 0 && scalars.SoftmaxEntry(apply) is { } entry)
        {
            return FunctionNotation.Raise(entry, power);
        }

        var outside = _derived;
        _derived = false;
        var arguments = apply.Arguments.Select(a => Write(a, shape.Of(a).Rank == 0 ? Shape.Scalar : shape)).ToArray();
        _derived = outside;
        return arguments.Any(a => a is null) || (apply.Arguments.Any(a => shape.Of(a).Rank < shape.Rank && shape.Of(a).Rank > 0))
            ? null
            : arguments.Length == 1 && IsTransposed(arguments[0]!) && FunctionNotation.Write(words, apply.Primitive, [Transpose(arguments[0]!)], power) is { Box: Row { Items: { Count: 2 } call } } && call[1] is Delimited
                ? Piece.Atom(Boxes.Side(call[0], new Scripts(call[1], null, Boxes.Transpose)))
                : FunctionNotation.Write(words, apply.Primitive, arguments!, power);
    }
}
