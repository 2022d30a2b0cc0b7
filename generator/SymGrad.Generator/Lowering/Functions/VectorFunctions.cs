using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;
using SymGrad.Generator.Lowering.Values;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Generator.Lowering.Functions;

/// <summary>
/// Functions of vectors and matrices, each by its definition in index notation. That is all that an operation is: its derivative
/// follows from the one chain rule.
/// </summary>
internal static partial class VectorFunctions
{
    public static IReadOnlyDictionary<string, FunctionRow> Rows { get; } = new Dictionary<string, FunctionRow>(StringComparer.Ordinal)
    {
        ["Sum(v)"] = c => c.Scalar(Total(c)),
        ["Sum(m)"] = c => c.Scalar(Total(c)),
        ["Mean(v)"] = c => c.Scalar(Average(c)),
        ["Mean(m)"] = c => c.Scalar(Average(c)),
        ["Variance(v)"] = c => c.Scalar(Spread(c)),
        ["Variance(m)"] = c => c.Scalar(Spread(c)),
        ["Max(v)"] = c => c.Scalar(c.Arrays.Extremum(ReductionKind.Max, c.Array(0))),
        ["Max(m)"] = c => c.Scalar(c.Arrays.Extremum(ReductionKind.Max, c.Array(0))),
        ["Min(v)"] = c => c.Scalar(c.Arrays.Extremum(ReductionKind.Min, c.Array(0))),
        ["Min(m)"] = c => c.Scalar(c.Arrays.Extremum(ReductionKind.Min, c.Array(0))),

        ["Dot(vv)"] = c => Paired(c, (x, y) => c.Scalar(c.Arrays.Sum(x.Extents[0], k => c.Pool.Multiply(x.At([k]), y.At([k]))))),
        ["Hadamard(vv)"] = c => Paired(c, (x, y) => c.Arrays.Elementwise(c.Result, x.Extents, [x, y], e => c.Pool.Multiply(e))),
        ["Hadamard(mm)"] = c => Paired(c, (x, y) => c.Arrays.Elementwise(c.Result, x.Extents, [x, y], e => c.Pool.Multiply(e))),
        ["Outer(vv)"] = c => c.Matrix(c.Array(0).Extents[0], c.Array(1).Extents[0], (i, j) => c.Pool.Multiply(c.Array(0).At([i]), c.Array(1).At([j]))),
        ["SquaredNorm(v)"] = c => c.Scalar(Squares(c)),
        ["SquaredNorm(m)"] = c => c.Scalar(Squares(c)),
        ["Norm(v)"] = c => c.Scalar(c.Apply(NormRoot, Squares(c))),
        ["Norm(m)"] = c => c.Scalar(c.Apply(NormRoot, Squares(c))),

        ["LogSumExp(v)"] = c => c.Scalar(RowLogSumExp(c, c.Array(0))([])),
        ["LogSumExp(m)"] = c => c.Arrays.Tabulate(c.Result, [c.Array(0).Extents[0]], RowLogSumExp(c, c.Array(0))),
        ["Softmax(v)"] = c => Normalised(c, log => c.Apply(Exp, log)),
        ["Softmax(m)"] = c => Normalised(c, log => c.Apply(Exp, log)),
        ["LogSoftmax(v)"] = c => Normalised(c, log => log),
        ["LogSoftmax(m)"] = c => Normalised(c, log => log),
        ["CrossEntropy(vv)"] = c => Paired(c, (t, p) => c.Scalar(c.Pool.Negate(c.Arrays.Sum(t.Extents[0], k => c.Pool.Apply(XLogY, t.At([k]), p.At([k])))))),
        ["CrossEntropy(iv)"] = c => c.Scalar(c.Pool.Negate(c.Apply(Log, c.ReadAt(c.Array(1), c.Number(0))))),
        ["CrossEntropy(lm)"] = MeanCrossEntropy,

        ["Trace(m)"] = c => c.Agree(c.Array(0).Extents[0], c.Array(0).Extents[1])
            ? c.Scalar(c.Arrays.Sum(c.Array(0).Extents[0], k => c.Array(0).At([k, k])))
            : Value.Poison,
        ["Diag(v)"] = c => c.Matrix(c.Array(0).Extents[0], c.Array(0).Extents[0], (i, j) => c.Pool.Guard(c.Pool.Compare(Relation.Equal, i, j), c.Array(0).At([i]))),
        ["Transpose(m)"] = c => Transposed(c.Copy(0)),
        ["Row(mi)"] = Row,
        ["Column(mi)"] = Column,
        ["AddToRows(mv)"] = AddToRows,
        ["Concat(vv)"] = Concat,
        ["Slice(vi)"] = c => c.Slice(c.Number(1), c.Pool.Subtract(c.Array(0).Extents[0], c.Number(1))),
        ["Slice(vii)"] = c => c.Slice(c.Number(1), c.Number(2)),
        ["Slice(li)"] = c => c.Slice(c.Number(1), c.Pool.Subtract(c.Array(0).Extents[0], c.Number(1))),
        ["Slice(lii)"] = c => c.Slice(c.Number(1), c.Number(2)),
        ["Slice(ci)"] = Plane,
        ["Slice(mii)"] = c => c.Slice(c.Number(1), c.Number(2)),
        ["ToArray(v)"] = c => c.Copy(0),
        ["ToArray(l)"] = c => c.Copy(0),
        ["Clone(v)"] = c => c.Copy(0),
        ["Clone(m)"] = c => c.Copy(0),

        // Of C# arrays and spans.
        ["AsSpan(v)"] = c => c.Array(0),
        ["AsSpan(vi)"] = c => c.Slice(c.Number(1), c.Pool.Subtract(c.Array(0).Extents[0], c.Number(1))),
        ["AsSpan(vii)"] = c => c.Slice(c.Number(1), c.Number(2)),
        ["GetLength(vi)"] = Length,
        ["GetLength(li)"] = Length,
        ["GetLength(mi)"] = Length,
    };

    /// <summary>(Aᵀ)_ij = A_ji</summary>
    public static ArrayValue Transposed(ArrayValue a) => Arrays.View(a, [a.Extents[1], a.Extents[0]], i => [i[1], i[0]]);

    private static Value Paired(FunctionContext c, Func<ArrayValue, ArrayValue, Value> definition) =>
        c.SameShape(c.Array(0), c.Array(1)) ? definition(c.Array(0), c.Array(1)) : Value.Poison;

    private static Expr Total(FunctionContext c) => c.Arrays.Sum(c.Array(0), x => x);

    private static Expr Squares(FunctionContext c) => c.Arrays.Sum(c.Array(0), x => c.Pool.Power(x, 2));

    private static Expr Average(FunctionContext c) => c.Pool.Divide(Total(c), c.Arrays.Count(c.Array(0)));

    // Σ (x − mean)² / n
    private static Expr Spread(FunctionContext c)
    {
        var mean = Average(c);
        return c.Pool.Divide(c.Arrays.Sum(c.Array(0), x => c.Pool.Power(c.Pool.Subtract(x, mean), 2)), c.Arrays.Count(c.Array(0)));
    }
}
