using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>What a member computes before the loop, and in its rounds.</summary>
/// <param name="Member">The member.</param>
/// <param name="IsPassing">Whether only as many elements are kept as are alive at once.</param>
/// <param name="ClearsAll">Whether all elements are set to 0 first.</param>
/// <param name="Before">What is computed for all times before the loop.</param>
/// <param name="Inside">What is computed round by round.</param>
internal sealed record Share(Member Member, bool IsPassing, bool ClearsAll, IReadOnlyList<Part> Before, IReadOnlyList<Part> Inside)
{
    // What is computed in every round by itself, rather than for all times on lanes, unless it is cheap.
    private const int Cheap = 8;

    /// <summary>What a member computes where.</summary>
    /// <param name="pool">Makes the expressions.</param>
    /// <param name="member">The member.</param>
    /// <param name="members">The targets of all members.</param>
    /// <param name="isPassing">Whether only a few elements shall be kept.</param>
    /// <param name="asks">Whether each round asks which parts take part.</param>
    public static Share Of(ExprPool pool, Member member, HashSet<Tensor> members, bool isPassing, bool asks)
    {
        if (member.Call is { } call)
        {
            return new(member, isPassing, ClearsAll: false, [], [new(member, pool.Zero, member.Extent, [], call, Started: false)]);
        }

        var pieces = member.Pieces();
        if (isPassing && Passing(pool, member, pieces.List, pieces.Overlap, members, asks) is { } passing)
        {
            return passing;
        }

        var (before, inside) = (new List<Part>(), new List<Part>());
        foreach (var piece in pieces.List)
        {
            var own = piece.Summands.Where(s => s.Reads(members)).ToList();
            var inner = Body.Joined(pool, own);
            var outer = Body.Joined(pool, [.. piece.Summands.Except(own)]);
            if (outer.Count > 0)
            {
                before.Add(new(member, piece.First, piece.Count, outer, null, Started: pieces.Overlap));
            }

            if (inner.Count > 0)
            {
                inside.Add(new(member, piece.First, piece.Count, inner, null, Started: pieces.Overlap || outer.Count > 0));
            }
        }

        return new(member, IsPassing: false, pieces.Overlap, before, inside);
    }

    /// <summary>
    /// A member of which only a few elements are kept: all but single elements is computed in the rounds. Null where that would give up a
    /// product of matrices, or functions on lanes.
    /// </summary>
    private static Share? Passing(ExprPool pool, Member member, IReadOnlyList<Piece> pieces, bool overlap, HashSet<Tensor> members, bool asks)
    {
        bool IsSingle(Piece piece) => ReferenceEquals(piece.Count, pool.One) && !piece.Summands.Any(s => s.Reads(members));
        var rounds = pieces.Where(p => !IsSingle(p)).ToList();
        if (rounds.Count == 0
            || rounds.Exists(p => p.Summands.Any(s => !s.Reads(members) && (s.Indices.Count > 0 || (member.Target.Rank == 1 && Cost.Of(s.Value) > Cheap)))))
        {
            return null;
        }

        Part Of(Piece piece, bool started) => new(member, piece.First, piece.Count, Body.Joined(pool, piece.Summands), null, started);
        if (asks && overlap)
        {
            // What holds at all times sets the elements, else zeros do.
            var whole = pieces.FirstOrDefault(p => ReferenceEquals(p.First, pool.Zero) && ReferenceEquals(p.Count, member.Extent));
            IEnumerable<Piece> others = pieces.Where(p => p != whole);
            return new(member, IsPassing: true, ClearsAll: false, [], [Of(whole ?? Piece.Zeros(pool, pool.Zero, member.Extent), started: false), .. others.Select(p => Of(p, started: true))]);
        }

        var single = pieces.Where(IsSingle).ToList();
        if (!overlap)
        {
            return new(member, IsPassing: true, ClearsAll: false, [.. single.Select(p => Of(p, started: false))], [.. rounds.Select(p => Of(p, started: false))]);
        }

        if (Earliest(pool, member, rounds) is not var (first, open) || !single.TrueForAll(p => open.Contains(p.First)))
        {
            return null;
        }

        var set = open.Select(t => single.Find(p => ReferenceEquals(p.First, t)) ?? Piece.Zeros(pool, t, pool.One));
        return new(member, IsPassing: true, ClearsAll: false, [.. set.Select(p => Of(p, started: false))], [.. rounds.Select(p => Of(p, started: p != first))]);
    }

    /// <summary>
    /// Which of several pieces comes first to an element, forwards the one furthest ahead, backwards the one furthest behind; and the
    /// times to which it does not come: those before its first, or backwards behind its last. Null where there may be others.
    /// </summary>
    private static (Piece First, IReadOnlyList<Expr> Open)? Earliest(ExprPool pool, Member member, List<Piece> pieces)
    {
        var order = pieces.OrderBy(p => p.First is Number { Value: var first } ? first.ToDouble() : double.NaN).ToList();
        if (order[0].First is not Number { Value: var low } || order[order.Count - 1].First is not Number { Value: var high } || order.Exists(p => !ReferenceEquals(p.Count, order[0].Count)))
        {
            return null;
        }

        var piece = member.IsBackward ? order[0] : order[order.Count - 1];
        var end = pool.Add(piece.First, piece.Count);
        var behind = pool.Subtract(member.Extent, end) is Number { Value: { Sign: >= 0 } gap } ? (int)gap.ToDouble() : -1;
        return member.IsBackward
            ? low.IsZero && behind >= 0 ? (piece, [.. Enumerable.Range(0, behind).Select(t => pool.Add(end, pool.Number(t)))]) : null
            : behind == 0 && high.Sign >= 0 ? (piece, [.. Enumerable.Range(0, (int)high.ToDouble()).Select(t => pool.Number(t))]) : null;
    }
}
