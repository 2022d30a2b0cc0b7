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
/// times are shifted against one another until all take part in every round; where that cannot be done, each round asks. A member that
/// nothing outside reads at all its times keeps as many elements as are alive at once.
/// </summary>
internal sealed class Rounds(ExprPool pool, Nests nests, Headings headings, Folding folding, Lifetimes lifetimes, HashSet<Tensor> kept)
{
    public List<Statement> Of(Recurrence recurrence)
    {
        var members = recurrence.Definitions.Select(d => new Member(pool, folding.Of(d), pool.Axis(recurrence.Times[d.Target].Axis), recurrence.IsBackward)).ToList();
        if (recurrence.Round.All(s => s is Whole))
        {
            var targets = new HashSet<Tensor>(members.Select(m => m.Target));
            HashSet<Tensor> passing = [.. targets.Where(t => !kept.Contains(t) && members.Exists(m => m.Target == t && lifetimes.IsReadAtFixedTimes(m, targets)))];
            return (passing.Count > 0 ? Aligned(recurrence, members, passing) ?? Asking(recurrence, members, passing) : null)
                ?? Aligned(recurrence, members, [])
                ?? Asking(recurrence, members, [])!;
        }

        return Asking(recurrence, members, [])!;
    }

    /// <summary>One loop in which every part takes part in every round; null where the parts do not fit so.</summary>
    private List<Statement>? Aligned(Recurrence recurrence, List<Member> members, HashSet<Tensor> passing)
    {
        var shares = Shares(members, [.. passing], asks: false);
        var parts = shares.SelectMany(s => s.Inside).ToList();
        if (!parts.TrueForAll(p => ReferenceEquals(p.Count, parts[0].Count)) || Alignment.Order(pool, parts, recurrence) is not { } order)
        {
            return null;
        }

        var (zero, last) = ((Expr)pool.Zero, pool.Subtract(order[0].Count, pool.One));
        var round = new Round(recurrence.IsBackward ? last : zero, recurrence.IsBackward ? zero : last, order, p => p.First);
        if (!TryFold(shares, round, passing))
        {
            return Aligned(recurrence, members, passing);
        }

        var index = pool.OpenIndex(pool.Zero, order[0].Count, order.Select(p => p.Member.TimeName).FirstOrDefault(n => n is not null) ?? "t");
        return Statements(shares, Loop(index, [.. order.SelectMany(p => p.Headings.Concat(At(p, pool.Add(p.First, index))))], recurrence.IsBackward));
    }

    /// <summary>One loop over all times whose rounds ask which parts take part; null where nothing passes that should.</summary>
    private List<Statement>? Asking(Recurrence recurrence, List<Member> members, HashSet<Tensor> passing)
    {
        var shares = Shares(members, [.. passing], asks: true);
        var parts = shares.SelectMany(s => s.Inside).ToList();
        if (passing.Count > 0)
        {
            var (first, end) = Range(recurrence);
            var (low, high) = (first, pool.Subtract(end, pool.One));
            var round = new Round(
                recurrence.IsBackward ? high : low, recurrence.IsBackward ? low : high, [.. recurrence.Definitions.SelectMany(d => parts.Where(p => p.Member.Target == d.Target))],
                p => pool.Number(new Rational(recurrence.Times[p.Member.Target].Ahead)));
            if (!TryFold(shares, round, passing))
            {
                return passing.Count == 0 ? null : Asking(recurrence, members, passing);
            }
        }

        return Statements(shares, Asking(recurrence, parts.ToLookup(p => p.Member.Target), []));
    }

    /// <summary>Lets the members that pass be kept in as many elements as are alive at once; false, and fewer pass, if that is not known of all.</summary>
    private bool TryFold(IReadOnlyList<Share> shares, Round round, HashSet<Tensor> passing)
    {
        var before = shares.SelectMany(s => s.Before).ToList();
        var rows = shares.Where(s => s.IsPassing).ToDictionary(s => s.Member, s => lifetimes.Rows(s.Member, before, round));
        passing.IntersectWith(rows.Where(r => r.Value is not null).Select(r => r.Key.Target));
        if (passing.Count < rows.Count)
        {
            return false;
        }

        foreach (var row in rows)
        {
            folding.Add(row.Key.Target, row.Key.Time.Position, row.Value!.Value);
        }

        return true;
    }

    private List<Share> Shares(List<Member> members, HashSet<Tensor> passing, bool asks)
    {
        var targets = new HashSet<Tensor>(members.Select(m => m.Target));
        return
        [
            .. from member in members
               let share = Share.Of(pool, member, targets, passing.Contains(member.Target), asks)
               select share with { Inside = [.. share.Inside.Select((part, k) => k == 0 ? part with { Headings = [.. headings.Of(member.Target)] } : part)] },
        ];
    }

    private List<Statement> Statements(IReadOnlyList<Share> shares, For loop) => Declarations.Of(
        pool,
        [.. shares.SelectMany(Before), loop],
        from share in shares
        let fold = folding.Of(share.Member.Target)
        where fold is { Tensor.Rank: 0 }
        select (fold.Tensor, lifetimes.IsReadOutside(share.Member, [.. shares.Select(s => s.Member.Target)])));

    /// <summary>What a member computes before the loop.</summary>
    private List<Statement> Before(Share share)
    {
        var statements = new List<Statement>();
        if (share.Before.Count > 0 || share.ClearsAll)
        {
            statements.AddRange(headings.Of(share.Member.Target));
        }

        if (share.ClearsAll)
        {
            statements.Add(new Clear(share.Member.Target, pool.Zero, RowMajor.Size(pool, share.Member.Target)));
        }

        statements.AddRange(share.Before.SelectMany(AllAtOnce));
        return statements;
    }

    /// <summary>A part for all its times.</summary>
    private List<Statement> AllAtOnce(Part part)
    {
        var member = part.Member;
        if (ReferenceEquals(part.Count, pool.One))
        {
            Expr[] exists = [pool.Compare(Relation.LessOrEqual, pool.Zero, part.First), pool.Compare(Relation.Less, part.First, member.Extent)];
            var once = part with { Summands = [.. part.Summands.Select(s => s with { Conditions = [.. s.Conditions.Except(exists)] })] };
            return Where(pool.And(exists), Zeros(once) ?? At(once, once.First), member);
        }

        var site = Site.Of(member.Target);
        var isWhole = ReferenceEquals(part.First, pool.Zero) && ReferenceEquals(part.Count, member.Extent);
        if (isWhole)
        {
            return nests.Elements(site, part.Summands, part.Started);
        }

        var index = pool.OpenIndex(pool.Zero, part.Count, member.TimeName);
        var shifted = new Dictionary<int, Expr> { [member.Time.Key] = pool.Add(part.First, index) };
        var all = nests.Elements(site.From(member.Time, part.First, index), [.. part.Summands.Select(s => s.With(pool, shifted))], part.Started);
        return Where(pool.Compare(Relation.Less, pool.Zero, part.Count), all, member);
    }

    /// <summary>Zeros in elements that lie side by side; null for anything else.</summary>
    private List<Statement>? Zeros(Part part)
    {
        if (!part.IsZero || folding.Of(part.Member.Target) is not { Tensor.Rank: > 0, Axis: 0 } fold)
        {
            return null;
        }

        var site = folding.At(part.Member.Target, part.Member.Time, part.First).Site;
        var first = site.Offset([.. site.Axes]);
        return [new Clear(fold.Tensor, first, pool.Add(first, pool.Multiply([.. site.Axes.Select(site.ExtentOf)])))];
    }

    /// <summary>The statements, under a condition where the ranges do not prove it.</summary>
    private List<Statement> Where(Expr condition, List<Statement> body, Member member) =>
        new Ranges(pool, member.Target.Extents).Simplify(condition) is var open && ReferenceEquals(open, pool.True) ? body : [new If(open, body)];

    private For Loop(IndexVariable round, List<Statement> body, bool isBackward) => new(round, round.Lower!, round.Upper!, LoopFusion.Run(pool, body)) { IsBackward = isBackward };

    /// <summary>A part at one time; <paramref name="outer"/> are the values of further axes that are the time of recurrences around.</summary>
    private List<Statement> At(Part part, Expr time, IReadOnlyDictionary<int, Expr>? outer = null)
    {
        if (nests.IsComputedByNormaliser(part.Member.Target))
        {
            return [];
        }

        var (site, replacements) = folding.At(part.Member.Target, part.Member.Time, time);
        foreach (var pair in outer ?? new Dictionary<int, Expr>())
        {
            site = site.Fix(pool.Axis(pair.Key), pair.Value);
            replacements.Add(pool.Axis(pair.Key).Key, pair.Value);
        }

        return part.Call is { } call
            ? nests.Call(site, folding.Of(pool.Substitute(call, replacements)))
            : nests.Elements(site, [.. part.Summands.Select(s => folding.Of(s.With(pool, replacements)))], part.Started);
    }

    private For Asking(Recurrence recurrence, ILookup<Tensor, Part> parts, Dictionary<Tensor, Dictionary<int, Expr>> times)
    {
        var (first, end) = Range(recurrence);
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

    /// <summary>From which round on and up to which the members have elements.</summary>
    private (Expr First, Expr End) Range(Recurrence recurrence) => (
        pool.Number(new Rational(recurrence.Times.Values.Min(t => -t.Ahead))),
        recurrence.Times.Select(t => pool.Subtract(t.Key.Extents[t.Value.Axis], pool.Number(new Rational(t.Value.Ahead)))).Distinct().Aggregate(new Ranges(pool, []).Larger));

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
