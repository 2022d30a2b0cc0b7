using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Generator.Lowering.Loops;

/// <summary>Puts bodies in the place of reads, and of two choices by one condition leaves the first.</summary>
internal sealed class Expansion(ExprPool pool, IReadOnlyDictionary<Tensor, Expr> bodies) : ExprRewriter(pool)
{
    protected override Expr After(Expr expr) => expr switch
    {
        Read read when bodies.TryGetValue(read.Tensor, out var body) => Visit(At(body, read.Indices)),
        Select { Then: Select inner } outer when ReferenceEquals(inner.Condition, outer.Condition) => Pool.Select(outer.Condition, inner.Then, outer.Otherwise),
        Select { Otherwise: Select inner } outer when ReferenceEquals(inner.Condition, outer.Condition) => Pool.Select(outer.Condition, outer.Then, inner.Otherwise),
        Select { Then: Select inner } outer when ReferenceEquals(inner.Otherwise, outer.Otherwise) =>
            Pool.Select(Pool.And(outer.Condition, inner.Condition), inner.Then, outer.Otherwise),
        _ => expr,
    };

    private Expr At(Expr body, IReadOnlyList<Expr> indices)
    {
        var map = Enumerable.Range(0, indices.Count).ToDictionary(k => Pool.Axis(k).Key, k => indices[k]);
        return Pool.Substitute(body, map);
    }
}

/// <summary>Puts what a variable was before the loop in the place of its state.</summary>
internal sealed class InitialReads(ExprPool pool, Carried carried) : ExprRewriter(pool)
{
    protected override Expr After(Expr expr) => expr is Read read && read.Tensor == carried.State ? carried.Initial([.. read.Indices.Skip(1)]) : expr;
}
