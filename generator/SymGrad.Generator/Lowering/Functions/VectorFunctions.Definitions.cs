using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Generator.Lowering.Values;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Generator.Lowering.Functions;

/// <content>Definitions that take more than a line.</content>
internal static partial class VectorFunctions
{
    // LSE_k x_k of the last axis, for the indices before it.
    private static Func<IReadOnlyList<Expr>, Expr> RowLogSumExp(FunctionContext c, ArrayValue x)
    {
        return row => c.Arrays.Reduce(ReductionKind.LogSumExp, x.Extents[x.Rank - 1], k => x.At([.. row, k]));
    }

    // x_j − LSE_k x_k, or its exponential.
    private static ArrayValue Normalised(FunctionContext c, Func<Expr, Expr> finish)
    {
        var x = c.Named(0, "z");
        var sum = RowLogSumExp(c, x);
        return c.Arrays.Tabulate(c.Result, x.Extents, i => finish(c.Pool.Subtract(x.At(i), sum([.. i.Take(x.Rank - 1)]))));
    }

    // −(1/n) Σ_r ln p_{r, label_r}
    private static Value MeanCrossEntropy(FunctionContext c)
    {
        var (labels, p) = (c.Array(0), c.Array(1));
        if (!c.Agree(labels.Extents[0], p.Extents[0]))
        {
            return Value.Poison;
        }

        var sum = c.Arrays.Sum(p.Extents[0], r =>
        {
            var label = labels.At([r]);
            c.Demand(p.Extents[1], label);
            return c.Apply(Log, p.At([r, label]));
        });
        return c.Scalar(c.Pool.Negate(c.Pool.Divide(sum, p.Extents[0])));
    }

    private static ArrayValue Row(FunctionContext c)
    {
        var (a, i) = (c.Array(0), c.Number(1));
        c.Demand(a.Extents[0], i);
        return Arrays.View(a, [a.Extents[1]], k => [i, k[0]]);
    }

    private static ArrayValue Plane(FunctionContext c)
    {
        var (a, i) = (c.Array(0), c.Number(1));
        c.Demand(a.Extents[0], i);
        return Arrays.View(a, [a.Extents[1], a.Extents[2]], k => [i, k[0], k[1]]);
    }

    private static ArrayValue Column(FunctionContext c)
    {
        var (a, j) = (c.Copy(0), c.Number(1));
        c.Demand(a.Extents[1], j);
        return new ArrayValue(c.Result, [a.Extents[0]], k => a.At([k[0], j]));
    }

    private static Value AddToRows(FunctionContext c)
    {
        var (a, b) = (c.Array(0), c.Array(1));
        return c.Agree(a.Extents[1], b.Extents[0])
            ? c.Arrays.Tabulate(c.Result, a.Extents, i => c.Pool.Add(a.At(i), b.At([i[1]])))
            : Value.Poison;
    }

    private static Value Concat(FunctionContext c)
    {
        var (x, y) = (c.Array(0), c.Array(1));
        var n = x.Extents[0];
        return c.Vector(c.Pool.Add(n, y.Extents[0]), i =>
            c.Pool.Select(c.Pool.Compare(Relation.Less, i, n), x.At([i]), y.At([c.Pool.Subtract(i, n)])));
    }

    private static Value Length(FunctionContext c)
    {
        var array = c.Array(0);
        return c.Number(1) is Number { Value: var axis } && axis.Sign >= 0 && axis < array.Rank
            ? c.Scalar(array.Extents[(int)axis.Numerator])
            : c.Refused();
    }
}
