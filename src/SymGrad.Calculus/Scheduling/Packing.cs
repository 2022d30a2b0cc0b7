using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Copies, for rows of sums, what they read along a column: in T[i, l] = Σ_s f(x[i, s], m[l, s]) the elements m[l, s] for neighbouring l are far apart, but the
/// same for each i, so that m is transposed once. With it goes what is computed from it alone.
/// </summary>
internal sealed class Packing : ExprRewriter
{
    private readonly IndexVariable _row;
    private readonly IReadOnlyList<IndexVariable> _outer;
    private readonly Func<Expr, Expr> _stored;

    private Packing(ExprPool pool, IReadOnlyList<IndexVariable> axes, Func<Expr, Expr> stored)
        : base(pool) => (_row, _outer, _stored) = (axes[axes.Count - 1], [.. axes.Take(axes.Count - 1)], stored);

    /// <summary>What is summed, with reads of copies; null where nothing would be read more than once from one.</summary>
    /// <param name="pool">Makes the expressions.</param>
    /// <param name="axes">The axes of what the sum gives, in the order of memory.</param>
    /// <param name="value">What is summed.</param>
    /// <param name="stored">Stores a value of the indices that it depends on, the last axis side by side, and reads it.</param>
    public static Expr? Run(ExprPool pool, IReadOnlyList<IndexVariable> axes, Expr value, Func<Expr, Expr> stored)
    {
        var pass = new Packing(pool, axes, stored);
        return value.Nodes().Any(pass.IsAcross) && value.Nodes().Where(pass.IsAcross).All(pass.IsRepeated) ? pass.Visit(value) : null;
    }

    protected override Expr? Before(Expr expr)
    {
        if (!expr.Nodes().Any(IsAcross))
        {
            return expr;
        }

        if (expr.Kind == ValueKind.Real && IsRepeated(expr))
        {
            return _stored(expr);
        }

        if (expr is not Product product)
        {
            return null;
        }

        var own = new List<Factor>();
        foreach (var factor in product.Factors.Where(f => f.Base.Nodes().Any(IsAcross)))
        {
            if (IsRepeated(Pool.MultiplyPowers([.. own, factor])))
            {
                own.Add(factor);
            }
        }

        return own.Count == 0 ? null : Pool.Multiply(_stored(Pool.MultiplyPowers(own)), Visit(Pool.MultiplyPowers([.. product.Factors.Except(own)])));
    }

    private bool IsAcross(Expr expr) => expr is Read { Kind: ValueKind.Real } read && read.DependsOn(_row) && !LaneCheck.IsContiguous(read.Indices, _row, Pool);

    private bool IsRepeated(Expr expr) => _outer.Any(axis => !expr.DependsOn(axis));
}
