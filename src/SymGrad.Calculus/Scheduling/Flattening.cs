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
    public For? Elements(Site site, Summand summand)
    {
        var axes = site.Axes;
        var first = site.Place.Count - axes.Count;
        if (axes.Count < 2 || summand.Indices.Count > 0 || summand.Conditions.Count > 0 || !site.Place.Skip(first).SequenceEqual(axes))
        {
            return null;
        }

        var extents = axes.Select(site.ExtentOf).ToList();
        var flat = pool.OpenIndex(pool.Zero, pool.Multiply([.. extents.Select(e => Natural.Of(pool, e))]));
        if (Flatten(pool.Scale(summand.Coefficient, summand.Value), axes, extents, flat) is not { } value)
        {
            return null;
        }

        Statement store = new Store(site.Target, [.. site.Place.Take(first), .. axes.Skip(1).Select(_ => pool.Zero), flat], value, Accumulate: false);
        return LaneCheck.CanRun(flat, [store], pool, []) ? new(flat, flat.Lower!, flat.Upper!, [store]) { Vectorised = true } : null;
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
        var flat = pool.OpenIndex(pool.Zero, pool.Multiply([.. extents.Select(e => Natural.Of(pool, e))]));
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

            // The last axes of what is read are these, in order; those before them are fixed. Along the first of them a part is read, which lies densely too.
            var first = read.Indices.Count - indices.Count;
            var start = first < 0 ? null : Pool.Subtract(read.Indices[first], indices[0]);
            Fits &= start is not null && !indices.Any(start.DependsOn)
                && read.Indices.Skip(first + 1).SequenceEqual(indices.Skip(1)) && read.Tensor.Extents.Skip(first + 1).SequenceEqual(extents.Skip(1))
                && !read.Indices.Take(first).Any(i => indices.Any(i.DependsOn));
            return Fits ? Pool.Read(read.Tensor, [.. read.Indices.Take(first), start!, .. indices.Skip(2).Select(_ => Pool.Zero), flat]) : expr;
        }
    }
}
