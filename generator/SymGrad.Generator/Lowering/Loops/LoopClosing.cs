using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering.Loops;

/// <summary>
/// From what one round does to what the loop does. Of a variable that only accumulates a reduction is left, of an array filled element
/// by element a definition; everything else is a recurrence: v[s] = [s = 0]·initial + [1 ≤ s]·next[s − 1].
/// </summary>
internal sealed class LoopClosing(Session session, Loop loop)
{
    private readonly Dictionary<Carried, (Filling Filling, Tensor? Finished)> _fillings = [];
    private readonly Dictionary<Carried, (Accumulation Rule, ReductionKind Kind)> _accumulations = [];
    private readonly List<Carried> _states = [];

    private ExprPool Pool => session.Pool;

    private IEnumerable<Carried> Open => loop.Carried.Where(c => c.IsOpen);

    private IEnumerable<Definition> Round => session.Definitions.Skip(loop.Definitions);

    public void Run()
    {
        RemoveUnchanged();
        new IntegerVariables(session, loop, this).Run();
        RemoveUnchanged();
        foreach (var carried in Open.Where(c => !_accumulations.ContainsKey(c)).ToList())
        {
            Classify(carried);
        }

        foreach (var (filling, finished) in _fillings.Values)
        {
            Rewrite(e => filling.Resolve(e, finished));
        }

        // From here on the round's definitions are those of every round.
        for (var k = loop.Definitions; k < session.Definitions.Count; k++)
        {
            session.Definitions[k] = session.Definitions[k] with { Body = Pool.Guard(session.Path.Guard, session.Definitions[k].Body) };
        }

        var lifting = new Lifting(session, loop.Index, loop.Definitions);
        lifting.Run(Recurrent().Contains);
        foreach (var carried in Open.ToList())
        {
            Finish(carried, Settle);
        }

        foreach (var carried in loop.Carried.Where(c => c.Solved is not null).OrderBy(c => c == loop.GoesOn ? 0 : 1).ToList())
        {
            var solved = Settle(carried.Solved!);
            if (carried.Staying is not null)
            {
                // The round that leaves says what remains.
                var left = Settle(Pool.Guard(loop.Leaves!, carried.Next!));
                solved = Pool.Select(loop.GoesOn!.Result!([]), solved, Pool.Reduce(ReductionKind.Sum, loop.Index, loop.Lower, loop.Upper, left, loop.Index.NameHint));
            }

            carried.Result = _ => solved;
        }

        Expr Settle(Expr expr) => lifting.Visit(_fillings.Values.Aggregate(expr, (x, f) => f.Filling.Resolve(x, f.Finished)));
    }

    private void RemoveUnchanged()
    {
        foreach (var unchanged in Open.Where(c => !_accumulations.ContainsKey(c) && !VersionsAreRead(c) && ReferenceEquals(Expanded(c), c.Before(Pool, loop))).ToList())
        {
            Remove(unchanged);
            (unchanged.Result, unchanged.IsUnchanged) = (unchanged.Initial, true);
            Rewrite(new InitialReads(Pool, unchanged).Visit);
        }
    }

    private void Classify(Carried carried)
    {
        var next = Expanded(carried);
        if (carried.Storage is not null && Filling.Of(Pool, loop, carried, next) is { } filling && !VersionsAreRead(carried)
            && filling.Values.Concat(Others(carried)).Select(filling.ReadsWritten).ToList() is var reads && !reads.Contains(null))
        {
            Remove(carried);
            carried.Next = Pool.Zero;
            _fillings.Add(carried, (filling, reads.Contains(true) ? filling.NewTensor() : null));
        }
        else if (IsPrivate(carried) && new Accumulation(Pool, carried.Before(Pool, loop), carried.State) is var rule && rule.Of(next) is var (kind, term))
        {
            Accumulate(carried, rule, kind, term);
        }
        else
        {
            _states.Add(carried);
        }
    }

    /// <summary>Leaves a reduction of a variable that nothing else reads.</summary>
    public void Accumulate(Carried carried, Accumulation rule, ReductionKind kind, Expr term)
    {
        Remove(carried);
        carried.Next = term;
        _accumulations.Add(carried, (rule, kind));
    }

    // All that a round computes, but for what the variable itself is in the course of it.
    private IEnumerable<Expr> Others(Carried carried)
    {
        var own = new HashSet<Tensor>(Versions(carried).Select(d => d.Target));
        return Round.Where(d => !own.Contains(d.Target)).Select(d => d.Body).Concat(loop.Carried.Where(c => c != carried).Select(c => c.Next).OfType<Expr>())
            .Concat(loop.Carried.Select(c => c.Solved).OfType<Expr>())
            .Concat(_fillings.Values.SelectMany(f => f.Filling.Values));
    }

    private bool VersionsAreRead(Carried carried)
    {
        var own = new HashSet<Tensor>(Versions(carried).Select(d => d.Target));
        return own.Count > 0 && Others(carried).Any(e => e.Nodes().Any(n => n is Read read && own.Contains(read.Tensor)));
    }

    private IEnumerable<Definition> Versions(Carried carried) =>
        Round.Where(d => session.Versions.TryGetValue(d.Target, out var owner) && owner.Equals((object?)carried.Storage ?? carried.Symbol) && d.Target.Name == carried.Name);

    /// <summary>What it is at the end of the round, with what it was in between written out.</summary>
    public Expr Expanded(Carried carried)
    {
        var versions = Versions(carried).ToDictionary(d => d.Target, d => d.Body);
        return versions.Count == 0 ? carried.Next! : new Expansion(Pool, versions).Visit(carried.Next!);
    }

    /// <summary>
    /// An expression with all that the round computes written out, so that it can be said of another round; null where that cannot be: where a
    /// recurrence is among it, or an array of the round that is read whole.
    /// </summary>
    public Expr? WrittenOut(Expr expr)
    {
        var bodies = Round.ToDictionary(d => d.Target, d => d.Body);
        var (open, done) = (new HashSet<Tensor>(), new HashSet<Tensor>());
        return !IsFinite(expr) ? null : done.Count == 0 ? expr : new Expansion(Pool, bodies).Visit(expr);

        bool IsFinite(Expr part)
        {
            if (part.Nodes().SelectMany(Inlining.Wholes).Any(whole => bodies.ContainsKey(whole.Tensor)))
            {
                return false;
            }

            foreach (var tensor in part.Nodes().OfType<Read>().Select(r => r.Tensor).Where(t => bodies.ContainsKey(t) && !done.Contains(t)).Distinct())
            {
                if (!open.Add(tensor) || !IsFinite(bodies[tensor]))
                {
                    return false;
                }

                open.Remove(tensor);
                done.Add(tensor);
            }

            return true;
        }
    }

    /// <summary>Whether only the variable's own next value depends on what it was.</summary>
    public bool IsPrivate(Carried carried) => !VersionsAreRead(carried) && !Others(carried).Any(e => e.Reads(carried.State));

    private void Remove(Carried carried)
    {
        carried.Next = Expanded(carried);
        var own = new HashSet<Tensor>(Versions(carried).Select(d => d.Target));
        for (var k = session.Definitions.Count - 1; k >= loop.Definitions; k--)
        {
            if (own.Contains(session.Definitions[k].Target))
            {
                session.Definitions.RemoveAt(k);
            }
        }
    }

    /// <summary>Rewrites all that a round computes.</summary>
    public void Rewrite(Func<Expr, Expr> rewrite)
    {
        for (var k = loop.Definitions; k < session.Definitions.Count; k++)
        {
            session.Definitions[k] = session.Definitions[k] with { Body = rewrite(session.Definitions[k].Body) };
        }

        foreach (var carried in loop.Carried.Where(c => c.Next is not null))
        {
            carried.Next = rewrite(carried.Next!);
            carried.Solved = carried.Solved is null ? null : rewrite(carried.Solved);
            carried.Staying = carried.Staying is null ? null : rewrite(carried.Staying);
        }

        loop.Leaves = loop.Leaves is null ? null : rewrite(loop.Leaves);

        session.Shapes.Rewrite(loop.Reads, rewrite);
    }

    // What a state reads in the course of a round and is read by for its next version.
    private HashSet<Tensor> Recurrent()
    {
        var states = new HashSet<Tensor>(_states.Select(s => s.State));
        var (after, before) = (new HashSet<Tensor>(states), new HashSet<Tensor>());
        var reads = Round.ToDictionary(d => d.Target, d => d.Body.Nodes().OfType<Read>().Select(r => r.Tensor).Distinct().ToList());
        for (var count = -1; count != after.Count;)
        {
            count = after.Count;
            after.UnionWith(reads.Where(r => r.Value.Exists(after.Contains)).Select(r => r.Key));
        }

        var pending = new Stack<Tensor>(_states.SelectMany(s => s.Next!.Nodes().OfType<Read>().Select(r => r.Tensor)));
        while (pending.Count > 0)
        {
            var tensor = pending.Pop();
            if (reads.TryGetValue(tensor, out var list) && before.Add(tensor))
            {
                list.ForEach(pending.Push);
            }
        }

        before.IntersectWith(after);
        return before;
    }

    private void Finish(Carried carried, Func<Expr, Expr> settle)
    {
        if (_fillings.TryGetValue(carried, out var filled))
        {
            Fill(carried, filled.Filling, filled.Finished, settle);
        }
        else if (_accumulations.TryGetValue(carried, out var accumulation))
        {
            var total = accumulation.Rule.Total(loop, accumulation.Kind, settle(carried.Next!), carried.Initial(carried.Axes));
            carried.Result = at => session.Arrays.Substitute(total, carried.Axes, at);
        }
        else if (!Others(carried).Append(carried.Next!).Concat(Versions(carried).Select(d => d.Body)).Any(e => e.Reads(carried.State)))
        {
            // Only what the last round leaves is ever seen.
            var last = Pool.Substitute(settle(carried.Next!), loop.Index, Pool.Subtract(loop.Upper, Pool.One));
            var result = Pool.Select(Pool.Compare(Relation.Less, loop.Lower, loop.Upper), last, carried.Initial(carried.Axes));
            carried.Result = at => session.Arrays.Substitute(result, carried.Axes, at);
        }
        else
        {
            Recur(carried, settle(carried.Next!));
        }
    }

    private void Fill(Carried carried, Filling filling, Tensor? finished, Func<Expr, Expr> settle)
    {
        carried.Named(filling.IndexNames);
        if (finished is null)
        {
            var element = filling.Finished(settle);
            carried.Result = at => session.Arrays.Substitute(element, carried.Axes, at);
            return;
        }

        var (body, axes) = filling.Body(settle);
        if (body is Read { Tensor: { IsParameter: false } same, Indices: var indices } && indices.SequenceEqual(axes) && same.Rank == finished.Rank)
        {
            // A row that fills itself, for every row, is the array.
            var (old, known) = (finished, same);
            Rewrite(new ReadRewriter(Pool, read => read.Tensor == old ? Pool.Read(known, read.Indices) : null).Visit);
            (carried.Result, carried.IsStored) = (at => filling.Element(known, at), known.Rank == carried.Axes.Count);
            return;
        }

        Add(carried, finished, session.Arrays.Substitute(body, axes, [.. axes.Select((_, k) => Pool.Axis(k))]), [.. axes.Select(a => a.NameHint)]);
        (carried.Result, carried.IsStored) = (at => filling.Element(finished, at), finished.Rank == carried.Axes.Count);
    }

    private void Recur(Carried carried, Expr next)
    {
        var (state, rank) = (carried.State, carried.Axes.Count);
        IReadOnlyList<string?> names = [loop.Index.NameHint, .. carried.IndexNames.Concat(Enumerable.Repeat<string?>(null, rank)).Take(rank)];
        if (next is not Read)
        {
            var target = Pool.Defined(carried.Name, [loop.Rounds(Pool), .. carried.Extents]);
            Add(carried, target, Pool.Substitute(OnAxes(carried, next, 1), loop.Index, Pool.Add(Pool.Axis(0), loop.Lower)), names);
            session.TimeAxes[target] = 1;
            next = Pool.Read(target, [loop.Round(Pool), .. carried.Axes]);
        }

        var (version, initial) = (Pool.Axis(0), OnAxes(carried, carried.Initial(carried.Axes), 1));
        var previous = Pool.Substitute(OnAxes(carried, next, 1), loop.Index, Pool.Add(version, Pool.Subtract(loop.Lower, Pool.One)));
        var body = Pool.Add(
            Pool.Guard(Pool.And(session.Path.Guard, Pool.Compare(Relation.Equal, version, Pool.Zero)), initial),
            Pool.Guard(Pool.Compare(Relation.LessOrEqual, Pool.One, version), previous));
        session.Definitions.Add(new(state, body, DefinitionRole.Local) { Origin = session.Locations.Add(carried.Place), IndexNames = names, TellsWhetherLoopRuns = carried.TellsWhetherLoopRuns });
        session.TimeAxes[state] = 1;
        carried.IsStored = loop.NeverNegative(Pool);
        carried.Result = at => carried.IsStored
            ? Pool.Read(state, [loop.Rounds(Pool), .. at])
            : Pool.Select(Pool.Compare(Relation.LessOrEqual, loop.Lower, loop.Upper), Pool.Read(state, [loop.Rounds(Pool), .. at]), carried.Initial(at));
    }

    private Expr OnAxes(Carried carried, Expr expr, int first) =>
        session.Arrays.Substitute(expr, carried.Axes, [.. carried.Axes.Select((_, k) => Pool.Axis(first + k))]);

    private void Add(Carried carried, Tensor target, Expr body, IReadOnlyList<string?> names) => session.Definitions.Add(
        new(target, Pool.Guard(session.Path.Guard, body), DefinitionRole.Local) { Origin = session.Locations.Add(carried.Place), IndexNames = names });
}
