using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>Whether a loop may run on lanes: every access to memory is contiguous in its index or does not depend on it.</summary>
internal static class LaneCheck
{
    public static bool CanRun(IndexVariable index, IReadOnlyList<Statement> body, ExprPool pool) =>
        body.Count > 0 && body.All(s => s is Store store && Stores(store, index, pool) && Computes(store.Value, index, pool, []));

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

    private static bool Computes(Expr expr, IndexVariable index, ExprPool pool, HashSet<Expr> seen)
    {
        if (!expr.DependsOn(index) || !seen.Add(expr))
        {
            return true;
        }

        return expr switch
        {
            Read { Kind: ValueKind.Real } read => IsContiguous(read.Indices, index, pool),
            IndexVariable => true,
            Apply apply => apply.Primitive.HasLane && apply.Arguments.All(a => Computes(a, index, pool, seen)),
            Compare compare => compare.Left.Kind == ValueKind.Real || compare.Right.Kind == ValueKind.Real
                ? compare.Operands.All(o => Computes(o, index, pool, seen))
                : false,
            Sum or Product or Select or Logic => expr.Operands.All(o => Computes(o, index, pool, seen)),
            _ => false,
        };
    }
}
