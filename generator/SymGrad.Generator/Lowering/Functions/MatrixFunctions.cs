using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Lowering.Values;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Generator.Lowering.Functions;

/// <summary>
/// Functions of whole square matrices. The inverse and the determinant are the engine's own; what else there is, is written with them
/// or, as Cholesky's factor and the powers, by definitions that read themselves.
/// </summary>
internal static class MatrixFunctions
{
    public static IReadOnlyDictionary<string, FunctionRow> Rows { get; } = new Dictionary<string, FunctionRow>(StringComparer.Ordinal)
    {
        ["Inverse(m)"] = c => Whole(c) is { } a ? c.Matrix(a.Extents[0], a.Extents[0], (i, j) => Inverse(c, a, i, j)) : Value.Poison,
        ["Solve(mv)"] = c => Whole(c) is { } a && c.Agree(a.Extents[0], c.Array(1).Extents[0])
            ? c.Vector(a.Extents[0], i => c.Arrays.Sum(a.Extents[0], k => c.Pool.Multiply(Inverse(c, a, i, k), c.Array(1).At([k]))))
            : Value.Poison,
        ["Solve(mm)"] = c => Whole(c) is { } a && c.Agree(a.Extents[0], c.Array(1).Extents[0])
            ? c.Matrix(a.Extents[0], c.Array(1).Extents[1], (i, j) => c.Arrays.Sum(a.Extents[0], k => c.Pool.Multiply(Inverse(c, a, i, k), c.Array(1).At([k, j]))))
            : Value.Poison,
        ["Det(m)"] = c => Whole(c) is { } a ? c.Scalar(Of(c, MatrixOperation.Determinant, a)) : Value.Poison,
        ["LogDet(m)"] = c => Whole(c) is { } a ? c.Scalar(Of(c, MatrixOperation.LogDeterminant, a)) : Value.Poison,
        ["Cholesky(m)"] = c => Whole(c) is { } a ? Cholesky(c, a) : Value.Poison,
        ["MatrixPower(mi)"] = c => Whole(c) is { } a ? Power(c, a, c.Number(1)) : Value.Poison,
    };

    /// <summary>The argument as a stored square matrix; null after a fault.</summary>
    private static ArrayValue? Whole(FunctionContext c) => c.Agree(c.Array(0).Extents[1], c.Array(0).Extents[0]) ? c.Whole(0, "A") : null;

    private static Expr Of(FunctionContext c, MatrixOperation operation, ArrayValue a, params Expr[] place)
    {
        var first = (Read)a.At([c.Pool.Zero, c.Pool.Zero]);
        c.TakenWhole(first.Tensor);
        return c.Pool.MatrixFunction(operation, first, place);
    }

    private static Expr Inverse(FunctionContext c, ArrayValue a, Expr i, Expr j) => Of(c, MatrixOperation.Inverse, a, i, j);

    // Column by column: d_j = √(A_jj − Σ_{k<j} L_jk²), L_ij = (A_ij − Σ_{k<j} L_ik L_jk)/d_j below the diagonal.
    private static ArrayValue Cholesky(FunctionContext c, ArrayValue a)
    {
        var (pool, n) = (c.Pool, a.Extents[0]);
        var (diagonal, lower) = (pool.Defined("d", [n]), pool.Defined("L", [n, n]));
        Expr Products(Expr row, Expr column) => c.Arrays.Sum(column, k => pool.Multiply(pool.Read(lower, [row, k]), pool.Read(lower, [column, k])));
        var (i, j) = (pool.Axis(0), pool.Axis(1));
        c.Define(diagonal, c.Apply(Sqrt, pool.Subtract(a.At([i, i]), Products(i, i))), DefinitionRole.Intermediate);
        var below = pool.Divide(pool.Subtract(a.At([i, j]), Products(i, j)), pool.Read(diagonal, [j]));
        c.Define(
            lower,
            pool.Select(pool.Compare(Relation.Less, j, i), below, pool.Guard(pool.Compare(Relation.Equal, i, j), pool.Read(diagonal, [j]))),
            DefinitionRole.Intermediate);
        return c.Arrays.Stored(lower, c.Result);
    }

    // P_0 = I, P_s = P_{s−1} A.
    private static Value Power(FunctionContext c, ArrayValue a, Expr exponent)
    {
        c.NotNegative(exponent);
        var (pool, n) = (c.Pool, a.Extents[0]);
        var powers = pool.Defined("P", [pool.Add(exponent, pool.One), n, n]);
        var (s, i, j) = (pool.Axis(0), pool.Axis(1), pool.Axis(2));
        var next = c.Arrays.Sum(n, k => pool.Multiply(pool.Read(powers, [pool.Subtract(s, pool.One), i, k]), a.At([k, j])));
        c.Define(
            powers,
            pool.Add(
                pool.Guard(pool.And(pool.Compare(Relation.Equal, s, pool.Zero), pool.Compare(Relation.Equal, i, j)), pool.One),
                pool.Guard(pool.Compare(Relation.LessOrEqual, pool.One, s), next)),
            DefinitionRole.Intermediate);
        return c.Matrix(n, n, (row, column) => pool.Read(powers, [exponent, row, column]));
    }
}
