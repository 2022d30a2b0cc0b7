using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Sums that lie side by side in memory, T[…, l] = Σ_s f: the loop over l runs on lanes, and inside it that over s adds up in registers. Else a sum over a
/// short row would end with adding up a lane each time, and rows that are added to one another would be read and written once a summand.
/// </summary>
internal sealed class RowsOfSums(ExprPool pool)
{
    /// <summary>The loops; null where what is summed is not read so.</summary>
    /// <param name="site">The elements.</param>
    /// <param name="summands">What each is the sum of. If there are several, none has conditions.</param>
    /// <param name="accumulate">Whether that is added to what they hold.</param>
    public For? Of(Site site, IReadOnlyList<Summand> summands, bool accumulate)
    {
        if (site.Row is not { } row || !summands.Any(s => s.Indices.Count > 0) || summands.Any(s => s.Indices.Count > 1)
            || summands.Any(s => s.Reads([site.Target])) || (site.Axes.Count == 1 && summands.Any(s => s.Indices.Any(i => ReadsAcross(s, i, row)))))
        {
            return null;
        }

        var values = new List<Expr>();
        IReadOnlyList<LoopRange>? loops = null;
        foreach (var summand in summands)
        {
            var bounds = new Bounds(pool, new Ranges(pool, site.Target.Extents));
            bounds.Solve([.. site.Axes, .. summand.Indices], summand.Conditions);
            if (bounds.Tests.Count > 0 || bounds.Fixed.Count > 0)
            {
                return null;
            }

            loops ??= [.. bounds.Loops.Take(site.Axes.Count)];
            values.Add(pool.Scale(summand.Coefficient, bounds.Loops.Skip(site.Axes.Count).Aggregate(summand.Value, Sum)));
        }

        IReadOnlyList<Statement> body = [new Store(site.Target, site.Place, pool.Add([.. values]), accumulate)];
        if (!LaneCheck.CanRun(row, body, pool, loops!))
        {
            return null;
        }

        var nest = new For(row, loops![loops.Count - 1].Lower, loops[loops.Count - 1].Upper, body) { Vectorised = true };
        return loops.Take(loops.Count - 1).Reverse().Aggregate(nest, (inner, loop) => new(loop.Index, loop.Lower, loop.Upper, [inner]));
    }

    private Expr Sum(Expr value, LoopRange range)
    {
        if (ReferenceEquals(range.Lower, range.Index.Lower) && ReferenceEquals(range.Upper, range.Index.Upper))
        {
            return pool.Reduce(ReductionKind.Sum, range.Index, value);
        }

        var index = pool.OpenIndex(range.Lower, range.Upper, range.Index.NameHint);
        return pool.Reduce(ReductionKind.Sum, index, pool.Substitute(value, range.Index, index));
    }

    /// <summary>Whether something large is read along both indices: where nothing else is read again and again, it is read best in the order of memory.</summary>
    private static bool ReadsAcross(Summand summand, IndexVariable index, IndexVariable row) =>
        summand.Value.Nodes().OfType<Read>().Any(r => r.DependsOn(index) && r.DependsOn(row));
}
