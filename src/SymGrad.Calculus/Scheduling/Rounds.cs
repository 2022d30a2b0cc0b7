using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// The loop of a recurrence. What a member's value does not take from the recurrence is computed for all times at once before the
/// loop, so that the inputs of a network in time are one matrix product. The rest runs round by round: parts that start at different
/// times are shifted against one another until all take part in every round; where that cannot be done, each round asks.
/// </summary>
internal sealed class Rounds(ExprPool pool, Nests nests, Headings headings)
{
    public List<Statement> Of(Recurrence recurrence)
    {
        var statements = new List<Statement>();
        var definitions = recurrence.Definitions.ToList();
        var members = new HashSet<Tensor>(definitions.Select(d => d.Target));
        var parts = new List<Part>();
        foreach (var definition in definitions)
        {
            var above = headings.Of(definition.Target).ToList();
            var (before, inside) = Split(Member.Of(pool, definition, recurrence.Times[definition.Target].Axis), members);
            if (before.Count > 0)
            {
                statements.AddRange(above);
                statements.AddRange(before);
            }

            parts.AddRange(inside.Select((part, k) => k == 0 ? part with { Headings = above } : part));
        }

        var loop = recurrence.Round.All(s => s is Whole) ? Aligned(parts, recurrence) : null;
        statements.Add(loop ?? Asking(recurrence, parts));
        return statements;
    }

    /// <summary>The code before the loop and the parts of its rounds.</summary>
    private (List<Statement> Before, List<Part> Inside) Split(Member member, HashSet<Tensor> members)
    {
        var before = new List<Statement>();
        var inside = new List<Part>();
        if (member.Call is { } call)
        {
            return (before, [new(member, pool.Zero, member.Extent, [], call, Started: false)]);
        }

        var pieces = member.Pieces();
        if (pieces.Overlap)
        {
            before.Add(new Clear(member.Target, pool.Zero, RowMajor.Size(pool, member.Target)));
        }

        foreach (var piece in pieces.List)
        {
            var inner = piece.Summands.Where(s => s.Reads(members)).ToList();
            var outer = piece.Summands.Except(inner).ToList();
            if (outer.Count > 0)
            {
                before.AddRange(AllAtOnce(member, piece with { Summands = outer }, pieces.Overlap));
            }

            if (inner.Count > 0)
            {
                inside.Add(new(member, piece.First, piece.Count, inner, null, Started: pieces.Overlap || outer.Count > 0));
            }
        }

        return (before, inside);
    }

    /// <summary>The summands of a piece for all its times.</summary>
    private List<Statement> AllAtOnce(Member member, Piece piece, bool started)
    {
        var site = Site.Of(member.Target);
        if (ReferenceEquals(piece.Count, pool.One))
        {
            var fixedTime = new Dictionary<int, Expr> { [member.Time.Key] = piece.First };
            var once = nests.Elements(site.Fix(member.Time, piece.First), [.. piece.Summands.Select(s => s.With(pool, fixedTime))], started);
            return Where(pool.Compare(Relation.Less, piece.First, member.Extent), once, member);
        }

        var isWhole = ReferenceEquals(piece.First, pool.Zero) && ReferenceEquals(piece.Count, member.Extent);
        if (isWhole)
        {
            return nests.Elements(site, piece.Summands, started);
        }

        var index = pool.OpenIndex(pool.Zero, piece.Count, member.TimeName);
        var shifted = new Dictionary<int, Expr> { [member.Time.Key] = pool.Add(piece.First, index) };
        var all = nests.Elements(site.From(member.Time, piece.First, index), [.. piece.Summands.Select(s => s.With(pool, shifted))], started);
        return Where(pool.Compare(Relation.Less, pool.Zero, piece.Count), all, member);
    }

    /// <summary>The statements, under a condition where the ranges do not prove it.</summary>
    private List<Statement> Where(Expr condition, List<Statement> body, Member member) =>
        new Ranges(pool, member.Target.Extents).Simplify(condition) is var open && ReferenceEquals(open, pool.True) ? body : [new If(open, body)];

    /// <summary>One loop in which every part takes part in every round; null where the parts do not fit so.</summary>
    private For? Aligned(List<Part> parts, Recurrence recurrence)
    {
        if (parts.Exists(p => !ReferenceEquals(p.Count, parts[0].Count)) || Alignment.Order(pool, parts, recurrence) is not { } order)
        {
            return null;
        }

        var round = pool.OpenIndex(pool.Zero, parts[0].Count, parts.Select(p => p.Member.TimeName).FirstOrDefault(n => n is not null) ?? "t");
        return Loop(round, [.. order.SelectMany(p => p.Headings.Concat(At(p, pool.Add(p.First, round))))], recurrence.IsBackward);
    }

    private For Loop(IndexVariable round, List<Statement> body, bool isBackward) => new(round, round.Lower!, round.Upper!, LoopFusion.Run(pool, body)) { IsBackward = isBackward };

    /// <summary>A part at one time; <paramref name="outer"/> are the values of further axes that are the time of recurrences around.</summary>
    private List<Statement> At(Part part, Expr time, IReadOnlyDictionary<int, Expr>? outer = null)
    {
        if (nests.IsComputedByNormaliser(part.Member.Target))
        {
            return [];
        }

        var site = Site.Of(part.Member.Target).Fix(part.Member.Time, time);
        var replacements = new Dictionary<int, Expr> { [part.Member.Time.Key] = time };
        foreach (var pair in outer ?? new Dictionary<int, Expr>())
        {
            site = site.Fix(pool.Axis(pair.Key), pair.Value);
            replacements.Add(pool.Axis(pair.Key).Key, pair.Value);
        }

        return part.Call is { } call
            ? nests.Call(site, pool.Substitute(call, replacements))
            : nests.Elements(site, [.. part.Summands.Select(s => s.With(pool, replacements))], part.Started);
    }

    /// <summary>A loop over all times whose rounds ask which parts take part.</summary>
    private For Asking(Recurrence recurrence, List<Part> parts) => Asking(recurrence, parts.ToLookup(p => p.Member.Target), []);

    private For Asking(Recurrence recurrence, ILookup<Tensor, Part> parts, Dictionary<Tensor, Dictionary<int, Expr>> times)
    {
        var first = pool.Number(new Rational(recurrence.Times.Values.Min(t => -t.Ahead)));
        var end = recurrence.Times.Select(t => pool.Subtract(t.Key.Extents[t.Value.Axis], pool.Number(new Rational(t.Value.Ahead)))).Distinct().Aggregate(new Ranges(pool, []).Larger);
        var round = pool.OpenIndex(first, end, parts.SelectMany(p => p).Select(p => p.Member.TimeName).FirstOrDefault(n => n is not null) ?? "t");
        Expr TimeOf(Tensor member) => pool.Add(round, pool.Number(new Rational(recurrence.Times[member].Ahead)));
        var body = new List<Statement>();
        foreach (var step in recurrence.Round)
        {
            if (step is Recurrence inner)
            {
                var known = times.ToDictionary(t => t.Key, t => t.Value);
                foreach (var time in recurrence.Times.Where(t => inner.Times.ContainsKey(t.Key)))
                {
                    known[time.Key] = new(known.TryGetValue(time.Key, out var others) ? others : []) { [time.Value.Axis] = TimeOf(time.Key) };
                }

                body.Add(Asking(inner, parts, known));
                continue;
            }

            foreach (var definition in step.Definitions)
            {
                foreach (var part in parts[definition.Target])
                {
                    body.AddRange(part.Headings);
                    body.AddRange(Asked(part, recurrence.Times[definition.Target].Axis, TimeOf(definition.Target), times));
                }
            }
        }

        return Loop(round, body, recurrence.IsBackward);
    }

    /// <summary>A part in a round, if the round's time and those around it are among its own.</summary>
    private List<Statement> Asked(Part part, int axis, Expr now, Dictionary<Tensor, Dictionary<int, Expr>> times)
    {
        var target = part.Member.Target;
        var held = new Dictionary<int, Expr>(times.TryGetValue(target, out var outer) ? outer : []) { [axis] = now };
        var conditions = new List<Expr>();
        foreach (var pair in held)
        {
            var (first, end) = pair.Key == part.Member.Time.Position ? (part.First, pool.Add(part.First, part.Count)) : (pool.Zero, target.Extents[pair.Key]);
            conditions.Add(pool.Compare(Relation.LessOrEqual, first, pair.Value));
            conditions.Add(pool.Compare(Relation.Less, pair.Value, end));
        }

        var time = held[part.Member.Time.Position];
        held.Remove(part.Member.Time.Position);
        return Where(pool.And(conditions), At(part, time, held), part.Member);
    }
}
