using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Expressions;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>The operators of vectors and matrices, in index notation.</content>
internal sealed partial class BodyLowering
{
    private Value CombineArrays(IOperation operation, BinaryOperatorKind kind, Value left, Value right, ITypeSymbol? type)
    {
        var place = operation.Syntax.GetLocation();
        return (kind, left, right) switch
        {
            (BinaryOperatorKind.Add, ArrayValue a, ArrayValue b) => SameShape(a, b, place, (x, y) => Pool.Add(x, y)),
            (BinaryOperatorKind.Subtract, ArrayValue a, ArrayValue b) => SameShape(a, b, place, Pool.Subtract),
            (BinaryOperatorKind.Multiply, ArrayValue { Rank: 2 } a, ArrayValue { Rank: 1 } x) => MatrixVector(a, x, place),
            (BinaryOperatorKind.Multiply, ArrayValue { Rank: 2 } a, ArrayValue { Rank: 2 } b) => MatrixProduct(a, b, place),
            (BinaryOperatorKind.Add, ArrayValue a, ScalarValue s) => Broadcast(a, x => Pool.Add(x, s.Expr)),
            (BinaryOperatorKind.Add, ScalarValue s, ArrayValue a) => Broadcast(a, x => Pool.Add(s.Expr, x)),
            (BinaryOperatorKind.Subtract, ArrayValue a, ScalarValue s) => Broadcast(a, x => Pool.Subtract(x, s.Expr)),
            (BinaryOperatorKind.Subtract, ScalarValue s, ArrayValue a) => Broadcast(a, x => Pool.Subtract(s.Expr, x)),
            (BinaryOperatorKind.Multiply, ArrayValue a, ScalarValue s) => Broadcast(a, x => Pool.Multiply(x, s.Expr)),
            (BinaryOperatorKind.Multiply, ScalarValue s, ArrayValue a) => Broadcast(a, x => Pool.Multiply(s.Expr, x)),
            (BinaryOperatorKind.Divide, ArrayValue a, ScalarValue s) => Broadcast(a, x => Pool.Divide(x, s.Expr)),
            _ => RefusedOperator(operation, type),
        };
    }

    private ArrayValue Broadcast(ArrayValue a, Func<Expr, Expr> function) => Arrays.Elementwise(a.Element, a.Extents, [a], x => function(x[0]));

    private Value SameShape(ArrayValue a, ArrayValue b, Location place, Func<Expr, Expr, Expr> function) =>
        AgreeOn(a, b, place) ? Arrays.Elementwise(a.Element, a.Extents, [a, b], x => function(x[0], x[1])) : Value.Poison;

    // (A x)_i = Σ_k A_ik x_k
    private Value MatrixVector(ArrayValue a, ArrayValue x, Location place) => session.Shapes.Agree(a.Extents[1], x.Extents[0], place)
        ? Arrays.Tabulate(a.Element, [a.Extents[0]], i => Arrays.Sum(a.Extents[1], k => Pool.Multiply(a.At([i[0], k]), x.At([k]))))
        : Value.Poison;

    // (A B)_ij = Σ_k A_ik B_kj
    private Value MatrixProduct(ArrayValue a, ArrayValue b, Location place) => session.Shapes.Agree(a.Extents[1], b.Extents[0], place)
        ? Arrays.Tabulate(a.Element, [a.Extents[0], b.Extents[1]], i => Arrays.Sum(a.Extents[1], k => Pool.Multiply(a.At([i[0], k]), b.At([k, i[1]]))))
        : Value.Poison;

    private bool AgreeOn(ArrayValue a, ArrayValue b, Location place)
    {
        var agree = a.Rank == b.Rank;
        for (var axis = 0; agree && axis < a.Rank; axis++)
        {
            agree &= session.Shapes.Agree(a.Extents[axis], b.Extents[axis], place);
        }

        return agree;
    }
}
