using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Runs over several axes as over one, where everything that is read or written lies densely in the same order: a batch of short rows
/// is one long row. The flat index stands on the last axis, with 0 on the others, which is where row-major order has it.
/// </summary>
internal sealed class Flattening(ExprPool pool)
{
    /// <summary>An elementwise summand as one loop over all elements; null where it is none.</summary>
    public For? Elements(Tensor target, IReadOnlyList<IndexVariable> axes, Summand summand)
    {
        if (axes.Count < 2 || summand.Indices.Count > 0 || summand.Conditions.Count > 0)
        {
            return null;
        }

        var flat = pool.OpenIndex(pool.Zero, RowMajor.Size(pool, target));
        if (Flatten(pool.Scale(summand.Coefficient, summand.Value), axes, target.Extents, flat) is not { } value)
        {
            return null;
        }

        Statement store = new Store(target, [.. axes.Select((_, k) => k == axes.Count - 1 ? flat : pool.Zero)], value, Accumulate: false);
        return LaneCheck.CanRun(flat, [store], pool) ? new(flat, flat.Lower!, flat.Upper!, [store]) { Vectorised = true } : null;
    }

    /// <summary>A sum over several whole axes as a sum over one.</summary>
    public Summand Sum(Summand summand)
    {
        if (summand.Indices.Count < 2 || summand.Conditions.Count > 0
            || !summand.Indices.All(i => i.Lower is Number { Value.IsZero: true } && i.Upper!.FreeIndices.IsEmpty))
        {
            return summand;
        }

        var extents = summand.Indices.Select(i => i.Upper!).ToList();
        var flat = pool.OpenIndex(pool.Zero, pool.Multiply(extents));
        return Flatten(summand.Value, summand.Indices, extents, flat) is { } value ? summand with { Indices = [flat], Value = value } : summand;
    }

    private Expr? Flatten(Expr value, IReadOnlyList<IndexVariable> indices, IReadOnlyList<Expr> extents, IndexVariable flat)
    {
        var pass = new Pass(pool, indices, extents, flat);
        var flattened = pass.Visit(value);
        return pass.Fits && !indices.Any(flattened.DependsOn) ? flattened : null;
    }

    private sealed class Pass(ExprPool pool, IReadOnlyList<IndexVariable> indices, IReadOnlyList<Expr> extents, IndexVariable flat) : ExprRewriter(pool)
    {
        public bool Fits { get; private set; } = true;

        protected override Expr? Before(Expr expr)
        {
            if (!indices.Any(expr.DependsOn))
            {
                return expr;
            }

            if (expr is not Read read)
            {
                Fits &= expr is not IndexVariable;
                return null;
            }

            Fits &= read.Indices.SequenceEqual(indices) && read.Tensor.Extents.SequenceEqual(extents);
            return Fits ? Pool.Read(read.Tensor, [.. indices.Select((_, k) => k == indices.Count - 1 ? (Expr)flat : Pool.Zero)]) : expr;
        }
    }
}
