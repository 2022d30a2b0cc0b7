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
            (BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, ArrayValue a, ArrayValue b) => SameShape(a, b, place, Joined),
            (BinaryOperatorKind.Multiply, ArrayValue { Rank: 2 } a, ArrayValue { Rank: 1 } x) => MatrixVector(a, x, place, Joined),
            (BinaryOperatorKind.Multiply, ArrayValue { Rank: 2 } a, ArrayValue { Rank: 2 } b) => MatrixProduct(a, b, place, Joined),
            (BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide, ArrayValue a, ScalarValue s) => Broadcast(a, x => Joined(x, s.Expr)),
            (BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply, ScalarValue s, ArrayValue a) => Broadcast(a, x => Joined(s.Expr, x)),
            _ => RefusedOperator(operation, type),
        };

        Expr Joined(Expr x, Expr y) => Operate(operation, Arithmetic(kind)!.Value, x, y);
    }

    private ArrayValue Broadcast(ArrayValue a, Func<Expr, Expr> function) => Arrays.Elementwise(a.Element, a.Extents, [a], x => function(x[0]));

    private Value SameShape(ArrayValue a, ArrayValue b, Location place, Func<Expr, Expr, Expr> function) =>
        AgreeOn(a, b, place) ? Arrays.Elementwise(a.Element, a.Extents, [a, b], x => function(x[0], x[1])) : Value.Poison;

    // (A x)_i = Σ_k A_ik x_k
    private Value MatrixVector(ArrayValue a, ArrayValue x, Location place, Func<Expr, Expr, Expr> product) => session.Shapes.Agree(a.Extents[1], x.Extents[0], place)
        ? Arrays.Tabulate(a.Element, [a.Extents[0]], i => Arrays.Sum(a.Extents[1], k => product(a.At([i[0], k]), x.At([k]))))
        : Value.Poison;

    // (A B)_ij = Σ_k A_ik B_kj
    private Value MatrixProduct(ArrayValue a, ArrayValue b, Location place, Func<Expr, Expr, Expr> product) => session.Shapes.Agree(a.Extents[1], b.Extents[0], place)
        ? Arrays.Tabulate(a.Element, [a.Extents[0], b.Extents[1]], i => Arrays.Sum(a.Extents[1], k => product(a.At([i[0], k]), b.At([k, i[1]]))))
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
