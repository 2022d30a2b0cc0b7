using SymGrad.Calculus.Expressions;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering.Functions;

/// <summary>Functions that take a lambda over indices or elements.</summary>
internal static class IndexForms
{
    public static IReadOnlyDictionary<string, FunctionRow> Rows { get; } = new Dictionary<string, FunctionRow>(StringComparer.Ordinal)
    {
        ["Sum(if)"] = c => Reduction(c, ReductionKind.Sum),
        ["Product(if)"] = c => Reduction(c, ReductionKind.Product),
        ["Max(if)"] = c => Reduction(c, ReductionKind.Max),
        ["Min(if)"] = c => Reduction(c, ReductionKind.Min),
        ["LogSumExp(if)"] = c => Reduction(c, ReductionKind.LogSumExp),
        ["Build(if)"] = c => Table(c, c.Number(0)),
        ["Build(iif)"] = c => Table(c, c.Number(0), c.Number(1)),
        ["Scan(isf)"] = c => c.Scan(),
        ["Scan(ivf)"] = c => c.Scan(),
        ["Scan(imf)"] = c => c.Scan(),
        ["Scan(itf)"] = c => c.Scan(),
        ["Scan(iif)"] = c => c.Scan(),
        ["Map(vf)"] = Map,
        ["Map(mf)"] = Map,
    };

    private static Value Reduction(FunctionContext c, ReductionKind kind) =>
        c.Body(1, c.Number(0)) is var (indices, body) ? c.Scalar(c.Pool.Reduce(kind, indices[0], body.Expr)) : Value.Poison;

    private static Value Table(FunctionContext c, params IReadOnlyList<Expr> extents)
    {
        foreach (var extent in extents)
        {
            c.NotNegative(extent);
        }

        return c.Body(extents.Count, extents) is var (indices, body)
            ? new ArrayValue(c.Result, extents, at => c.Arrays.Substitute(body.Expr, indices, at)) { IndexNames = [.. Array.ConvertAll(indices, i => i.NameHint)] }
            : Value.Poison;
    }

    private static Value Map(FunctionContext c) => c.Image(1, c.Array(0)) is { } image ? image : Value.Poison;
}
