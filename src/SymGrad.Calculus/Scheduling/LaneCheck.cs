using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>Whether a loop may run on lanes: every access to memory is contiguous in its index or does not depend on it.</summary>
internal static class LaneCheck
{
    public static bool CanRun(IndexVariable index, IReadOnlyList<Statement> body, ExprPool pool, IReadOnlyList<LoopRange> loops)
    {
        var open = new OpenLoops(pool);
        foreach (var loop in loops)
        {
            open.Enter(loop.Index, loop.Lower, loop.Upper);
        }

        return body.Count > 0 && body.All(s => s is Store store && Stores(store, index, pool) && Computes(store.Value, index, pool, open, []));
    }

    private static bool Stores(Store store, IndexVariable index, ExprPool pool) => store.Indices.Count == 0
        ? store.Accumulate
        : IsContiguous(store.Indices, index, pool) && store.Indices[store.Indices.Count - 1].DependsOn(index);

    /// <summary>Nothing but the last index depends on the variable, and with slope 1.</summary>
    private static bool IsContiguous(IReadOnlyList<Expr> indices, IndexVariable index, ExprPool pool)
    {
        for (var k = 0; k < indices.Count - 1; k++)
        {
            if (indices[k].DependsOn(index))
            {
                return false;
            }
        }

        var last = indices[indices.Count - 1];
        return !last.DependsOn(index) || !pool.Subtract(last, index).DependsOn(index);
    }

    /// <param name="expr">What is computed.</param>
    /// <param name="index">The loop's index.</param>
    /// <param name="pool">Makes the expressions.</param>
    /// <param name="open">The loops up to this one.</param>
    /// <param name="seen">What has been found to be computable.</param>
    /// <param name="isGuarded">Whether it stands in a branch: lanes compute both, so that what only the branch keeps in range must not be read.</param>
    private static bool Computes(Expr expr, IndexVariable index, ExprPool pool, OpenLoops open, HashSet<(Expr, bool)> seen, bool isGuarded = false)
    {
        if (!seen.Add((expr, isGuarded)))
        {
            return true;
        }

        if (!expr.DependsOn(index))
        {
            return !isGuarded || open.ContainAll(expr);
        }

        return expr switch
        {
            Read { Kind: ValueKind.Real } read => IsContiguous(read.Indices, index, pool) && (!isGuarded || open.Contain(read)),
            IndexVariable => true,
            Apply apply => apply.Primitive.HasLane && apply.Arguments.All(a => Computes(a, index, pool, open, seen, isGuarded)),
            Compare compare => compare.Left.Kind == ValueKind.Real || compare.Right.Kind == ValueKind.Real
                ? compare.Operands.All(o => Computes(o, index, pool, open, seen, isGuarded))
                : false,
            Select select => Computes(select.Condition, index, pool, open, seen, isGuarded)
                && Computes(select.Then, index, pool, open, seen, isGuarded: true) && Computes(select.Otherwise, index, pool, open, seen, isGuarded: true),
            Sum or Product or Logic => expr.Operands.All(o => Computes(o, index, pool, open, seen, isGuarded)),
            _ => false,
        };
    }
}
