using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Whether a loop may run on lanes: every access to memory is contiguous in its index or does not depend on it. What it stores may hold sums over
/// another index, each of which is a loop inside it that adds up lanes.
/// </summary>
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
    public static bool IsContiguous(IReadOnlyList<Expr> indices, IndexVariable index, ExprPool pool)
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
    /// <param name="inner">The index of the sum in which it stands: numbers that depend on neither are read before its first round, which may not come.</param>
    private static bool Computes(Expr expr, IndexVariable index, ExprPool pool, OpenLoops open, HashSet<(Expr, bool)> seen, bool isGuarded = false, IndexVariable? inner = null)
    {
        if (!seen.Add((expr, isGuarded)))
        {
            return true;
        }

        bool All(IEnumerable<Expr> operands, bool guarded) => operands.All(o => Computes(o, index, pool, open, seen, guarded, inner));
        var isInner = inner is not null && expr.DependsOn(inner);
        if (!expr.DependsOn(index) && !isInner)
        {
            return expr.BinderHeight == 0 && ((!isGuarded && inner is null) || open.ContainAll(expr));
        }

        return expr switch
        {
            Read { Kind: ValueKind.Real } read => IsContiguous(read.Indices, index, pool) && (!isInner || RowMajor.Step(pool, read, inner!) is not null) && (!isGuarded || open.Contain(read)),
            IndexVariable => !isInner,
            Apply apply => apply.Primitive.HasLane && All(apply.Arguments, isGuarded),
            Compare compare => (compare.Left.Kind == ValueKind.Real || compare.Right.Kind == ValueKind.Real) && All(compare.Operands, isGuarded),
            Select select => All([select.Condition], isGuarded) && All([select.Then, select.Otherwise], guarded: true),
            Logic logic => logic.Split(pool, o => o.DependsOn(index) || inner is not null && o.DependsOn(inner)) is var (leading, rest)
                && All(leading is null ? [rest[0]] : [leading], isGuarded) && All(rest.Skip(leading is null ? 1 : 0), guarded: true),
            Sum or Product => All(expr.Operands, isGuarded),
            Reduce { Operation: ReductionKind.Sum, BinderHeight: 1 } sum => inner is null && !isGuarded && !sum.Lower.DependsOn(index) && !sum.Upper.DependsOn(index)
                && Adds(pool.Open(sum), index, pool, open),
            _ => false,
        };
    }

    private static bool Adds((IndexVariable Index, Expr Body) sum, IndexVariable index, ExprPool pool, OpenLoops open)
    {
        open.Enter(sum.Index, sum.Index.Lower!, sum.Index.Upper!);
        var adds = Computes(sum.Body, index, pool, open, [], inner: sum.Index);
        open.Leave(sum.Index);
        return adds;
    }
}
