using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Joins loops over the same range, or nests of them, where what one writes and the other touches is touched at the same place only. A loop may move up past
/// statements that it has nothing to do with; its heading, what it starts from 0, and variables that start from a constant, move with it,
/// and in front of the loop that it joins: so that one has nothing to do with them.
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

            if (Nest.Of(statement) is not { } later || !TryJoin(pool, result, footprint, later))
            {
                result.Add(footprint);
            }
        }

        return [.. result.Select(f => f.Statement)];
    }

    private static bool TryJoinSum(ExprPool pool, List<Footprint> result, SumLoop sum)
    {
        result.AddRange(sum.Start.Select(s => new Footprint(s)));
        if (!TryJoin(pool, result, new(sum.Loop), Nest.Of(sum.Loop)!))
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

    private static bool TryJoin(ExprPool pool, List<Footprint> result, Footprint footprint, Nest later)
    {
        // What begins the later loop goes where it goes.
        var own = result.Count;
        while (own > 0 && (result[own - 1].Statement is Heading or Declare { Value: Number } || (result[own - 1].Statement is Clear clear && footprint.Writes.Contains(clear.Target))))
        {
            own--;
        }

        for (var at = own - 1; at >= 0; at--)
        {
            if (Nest.Of(result[at].Statement) is { } earlier && later.In(pool, earlier) is { } body && CanJoin(pool, result[at], earlier, footprint, body)
                && result.Skip(own).All(result[at].CommutesWith))
            {
                var moved = result.Skip(own).ToList();
                result.RemoveRange(own, result.Count - own);
                result[at] = result[at].With(earlier.With(Combined(pool, [.. earlier.Body, .. body])), footprint);
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

    private static bool CanJoin(ExprPool pool, Footprint first, Nest earlier, Footprint second, IReadOnlyList<Store> body) =>
        (first.CommutesWith(second) || MeetsAtSamePlace(pool, first, earlier, second, body)) && AddUpAlike(earlier.Body, body);

    /// <summary>What one writes and the other touches has its elements to itself in each round: so the earlier is done with them when the later comes to them.</summary>
    private static bool MeetsAtSamePlace(ExprPool pool, Footprint first, Nest earlier, Footprint second, IReadOnlyList<Store> body)
    {
        HashSet<Tensor> shared = [.. first.Writes.Where(t => second.Reads.Contains(t) || second.Writes.Contains(t)), .. second.Writes.Where(first.Reads.Contains)];
        List<Store> all = [.. earlier.Body, .. body];
        var places = all.Where(s => shared.Contains(s.Target)).Select(s => (Read)pool.Read(s.Target, s.Indices))
            .Concat(ExprSearch.Nodes(all.Select(s => s.Value)).OfType<Read>().Where(r => shared.Contains(r.Tensor))).Distinct().ToList();
        return places.Count == shared.Count && places.TrueForAll(p => p.Indices.Count > 0 && earlier.Loops.All(l => p.DependsOn(l.Index)));
    }

    /// <summary>What is added to an element in the round that sets it is stored with it, where nothing needs it before.</summary>
    private static List<Store> Combined(ExprPool pool, List<Store> body)
    {
        for (var k = 1; k < body.Count; k++)
        {
            var (later, first) = (body[k], body.FindLastIndex(k - 1, s => s.Target == body[k].Target));
            if (!later.Accumulate || later.Indices.Count == 0 || first < 0 || !body[first].Indices.SequenceEqual(later.Indices))
            {
                continue;
            }

            var between = body.Skip(first + 1).Take(k - first).ToList();
            if (!between.Exists(s => s.Value.Reads(later.Target) || (s != later && body[first].Value.Reads(s.Target))))
            {
                body[k] = later with { Value = pool.Add(body[first].Value, later.Value), Accumulate = body[first].Accumulate };
                body.RemoveAt(first);
                k--;
            }
        }

        return body;
    }

    /// <summary>Whether sums that the rounds hold run over one range, or neither has any: their loop is for them alone.</summary>
    private static bool AddUpAlike(IReadOnlyList<Store> earlier, IReadOnlyList<Store> later)
    {
        var (first, second) = (SumsIn(earlier), SumsIn(later));
        return (first.Count == 0 && second.Count == 0)
            || (first.Count > 0 && second.Count > 0 && !earlier.Concat(later).Any(s => s.Accumulate)
                && first.Concat(second).All(s => ReferenceEquals(s.Lower, first[0].Lower) && ReferenceEquals(s.Upper, first[0].Upper)));
    }

    private static List<Reduce> SumsIn(IEnumerable<Store> body) => [.. ExprSearch.Nodes(body.Select(s => s.Value)).OfType<Reduce>()];

    /// <summary>Loops inside one another without anything else, the innermost on lanes.</summary>
    private sealed record Nest(IReadOnlyList<For> Loops)
    {
        public IReadOnlyList<Store> Body => [.. Loops[Loops.Count - 1].Body.Cast<Store>()];

        public static Nest? Of(Statement statement)
        {
            var loops = new List<For>();
            while (statement is For { Vectorised: false, IsBackward: false, Body.Count: 1 } outer)
            {
                loops.Add(outer);
                statement = outer.Body[0];
            }

            return statement is For { Vectorised: true } inner ? new([.. loops, inner]) : null;
        }

        public For With(IReadOnlyList<Statement> body) =>
            Loops.Take(Loops.Count - 1).Reverse().Aggregate(Loops[Loops.Count - 1] with { Body = body }, (inner, loop) => loop with { Body = [inner] });

        /// <summary>The body in the rounds of other loops; null where they are not the same.</summary>
        public IReadOnlyList<Store>? In(ExprPool pool, Nest other)
        {
            if (other.Loops.Count != Loops.Count)
            {
                return null;
            }

            var renamed = new Dictionary<int, Expr>();
            foreach (var (own, to) in Loops.Zip(other.Loops, (own, to) => (own, to)))
            {
                if (!ReferenceEquals(pool.Substitute(own.Lower, renamed), to.Lower) || !ReferenceEquals(pool.Substitute(own.Upper, renamed), to.Upper))
                {
                    return null;
                }

                renamed[own.Index.Key] = to.Index;
            }

            return [.. Body.Select(s => s with { Indices = [.. s.Indices.Select(i => pool.Substitute(i, renamed))], Value = pool.Substitute(s.Value, renamed) })];
        }
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
}
