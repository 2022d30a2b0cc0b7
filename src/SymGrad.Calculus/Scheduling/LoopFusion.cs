using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Joins loops over the same range, where the later reads what the earlier writes at most at the same place. A loop may move up past
/// statements that it has nothing to do with; its heading, what it starts from 0, and variables that start from a constant, move with it.
/// A kernel that adds up vectors joins the loop that computes one of them, or another such kernel in a loop, and else stays what it is.
/// </summary>
internal static class LoopFusion
{
    public static IReadOnlyList<Statement> Run(ExprPool pool, IReadOnlyList<Statement> statements)
    {
        var result = new List<Footprint>();
        foreach (var statement in statements)
        {
            var footprint = new Footprint(statement);
            if (statement is KernelCall { Kind: KernelKind.Dot or KernelKind.Sum, Target.Tensor.Rank: 0 } call)
            {
                if (!TryJoinSum(pool, result, new(pool, call)) && !TryJoinSums(pool, result, call))
                {
                    result.Add(footprint);
                }

                continue;
            }

            if (statement is not For { Vectorised: true } later || !TryJoin(pool, result, footprint, later))
            {
                result.Add(footprint);
            }
        }

        return [.. result.Select(f => f.Statement)];
    }

    private static bool TryJoinSum(ExprPool pool, List<Footprint> result, SumLoop sum)
    {
        result.AddRange(sum.Start.Select(s => new Footprint(s)));
        if (!TryJoin(pool, result, new(sum.Loop), sum.Loop))
        {
            result.RemoveRange(result.Count - sum.Start.Count, sum.Start.Count);
            return false;
        }

        result.AddRange(sum.End.Select(s => new Footprint(s)));
        return true;
    }

    /// <summary>Two kernels that add up over one range become one loop, which reads what they share once.</summary>
    private static bool TryJoinSums(ExprPool pool, List<Footprint> result, KernelCall later)
    {
        var at = result.FindLastIndex(f => f.Statement is KernelCall { Kind: KernelKind.Dot or KernelKind.Sum, Target.Tensor.Rank: 0 } earlier
            && ReferenceEquals(earlier.Sizes[0], later.Sizes[0])
            && earlier.Operands.Any(o => later.Operands.Contains(o)));
        if (at < 0)
        {
            return false;
        }

        var first = new SumLoop(pool, (KernelCall)result[at].Statement);
        var loop = first.Start.Append(first.Loop).Concat(first.End).Select(s => new Footprint(s));
        List<Footprint> joined = [.. result.Take(at), .. loop, .. result.Skip(at + 1)];
        if (!TryJoinSum(pool, joined, new(pool, later, isApart: true)))
        {
            return false;
        }

        result.Clear();
        result.AddRange(joined);
        return true;
    }

    private static bool TryJoin(ExprPool pool, List<Footprint> result, Footprint footprint, For later)
    {
        // What begins the later loop goes where it goes.
        var own = result.Count;
        while (own > 0 && (result[own - 1].Statement is Heading or Declare { Value: Number } || (result[own - 1].Statement is Clear clear && footprint.Writes.Contains(clear.Target))))
        {
            own--;
        }

        for (var at = own - 1; at >= 0; at--)
        {
            if (result[at].Statement is For earlier && CanJoin(pool, result[at], earlier, footprint, later))
            {
                var moved = result.Skip(own).ToList();
                result.RemoveRange(own, result.Count - own);
                result[at] = result[at].With(
                    earlier with { Body = [.. earlier.Body, .. later.Body.Select(s => Rename(pool, s, later.Index, earlier.Index))] }, footprint);
                result.InsertRange(at, moved);
                return true;
            }

            if (!result[at].CommutesWith(footprint))
            {
                return false;
            }
        }

        return false;
    }

    private static bool CanJoin(ExprPool pool, Footprint first, For earlier, Footprint second, For later) =>
        earlier.Vectorised && ReferenceEquals(earlier.Lower, later.Lower) && ReferenceEquals(earlier.Upper, later.Upper)
        && (first.CommutesWith(second) || MeetsAtSamePlace(pool, first, earlier, second, later));

    /// <summary>What both touch, the earlier only writes and the later only reads, each element in the same round.</summary>
    private static bool MeetsAtSamePlace(ExprPool pool, Footprint first, For earlier, Footprint second, For later)
    {
        if (first.Writes.Overlaps(second.Writes) || first.Reads.Overlaps(second.Writes))
        {
            return false;
        }

        var places = earlier.Body.Cast<Store>().Where(s => second.Reads.Contains(s.Target)).ToDictionary(s => s.Target, s => (Read)pool.Read(s.Target, s.Indices));
        return places.Values.All(p => p.Indices.Count > 0)
            && ExprSearch.Nodes(later.Body.Cast<Store>().Select(s => s.Value)).OfType<Read>()
                .Where(r => places.ContainsKey(r.Tensor))
                .All(r => ReferenceEquals(pool.Substitute(r, later.Index, earlier.Index), places[r.Tensor]));
    }

    /// <summary>A statement with what it reads and writes.</summary>
    private sealed class Footprint
    {
        public Footprint(Statement statement)
            : this(statement, [.. Effects.Writes(statement)], [.. Effects.Reads(statement)])
        {
        }

        private Footprint(Statement statement, HashSet<Tensor> writes, HashSet<Tensor> reads) => (Statement, Writes, Reads) = (statement, writes, reads);

        public Statement Statement { get; }

        public HashSet<Tensor> Writes { get; }

        public HashSet<Tensor> Reads { get; }

        public bool CommutesWith(Footprint other) => !Reads.Overlaps(other.Writes) && !other.Reads.Overlaps(Writes) && !Writes.Overlaps(other.Writes);

        /// <summary>The joined statement; the sets grow in place, since the parts are no longer asked.</summary>
        public Footprint With(Statement joined, Footprint added)
        {
            Writes.UnionWith(added.Writes);
            Reads.UnionWith(added.Reads);
            return new(joined, Writes, Reads);
        }
    }

    private static Statement Rename(ExprPool pool, Statement statement, IndexVariable from, IndexVariable to) => statement is Store store
        ? store with { Indices = [.. store.Indices.Select(i => pool.Substitute(i, from, to))], Value = pool.Substitute(store.Value, from, to) }
        : statement;
}
