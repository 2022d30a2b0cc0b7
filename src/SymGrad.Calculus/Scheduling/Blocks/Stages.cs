using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Sorts the definitions of a gradient through time by when they can be computed: before the loop over the rounds, in its rounds or as
/// a sum over them, between the two loops, in the loop that runs the other way, after it. What is not one of these has no checkpoints.
/// </summary>
internal sealed class Stages
{
    private const int Before = 0;
    private const int Between = 1;
    private const int After = 2;

    private readonly ExprPool _pool;
    private readonly Dictionary<Tensor, Local> _locals = [];
    private readonly Dictionary<Tensor, int> _complete = [];

    private readonly bool _isWhole;

    private Stages(ExprPool pool, bool isWhole) => (_pool, _isWhole) = (pool, isWhole);

    /// <summary>The number of rounds.</summary>
    public Expr Rounds { get; private set; } = null!;

    public Stage First { get; private set; } = new();

    public Stage? Second { get; private set; }

    /// <summary>What is computed before, between and after the loops.</summary>
    public IReadOnlyList<List<Definition>> Outside { get; } = [[], [], []];

    public Local? LocalOf(Tensor tensor) => _locals.TryGetValue(tensor, out var local) ? local : null;

    /// <exception cref="NoCheckpointsException">The definitions are not of this form.</exception>
    public static Stages Of(ExprPool pool, IReadOnlyList<Definition> definitions, HashSet<Tensor> copies)
    {
        // Rounds without the first elements if that can be, else with them.
        NoCheckpointsException? refusal = null;
        foreach (var isWhole in new[] { false, true })
        {
            try
            {
                return Of(new Stages(pool, isWhole), definitions, copies);
            }
            catch (NoCheckpointsException reason)
            {
                refusal ??= reason;
            }
        }

        throw refusal!;
    }

    private static Stages Of(Stages stages, IReadOnlyList<Definition> definitions, HashSet<Tensor> copies)
    {
        foreach (var step in EvaluationOrder.Of(definitions))
        {
            if (step is Recurrence recurrence)
            {
                stages.Add(recurrence);
            }
            else if (!copies.Contains(step.Definitions.Single().Target))
            {
                stages.Add(((Whole)step).Definition);
            }
        }

        return stages.Second is null ? throw new NoCheckpointsException("no loop hands something on whose adjoint would run backwards") : stages;
    }

    private void Add(Recurrence recurrence)
    {
        var members = recurrence.Definitions.Select(d => new Member(_pool, d, _pool.Axis(recurrence.Times[d.Target].Axis), recurrence.IsBackward)).ToList();
        var targets = new HashSet<Tensor>(members.Select(m => m.Target));
        var (complete, stage) = Needs([.. recurrence.Definitions], targets);
        var rounds = RoundsOf(members, targets);
        var fits = rounds is not (null or Number);
        if (fits && Rounds is null && complete == Before)
        {
            Rounds = rounds!;
            First = new() { IsBackward = recurrence.IsBackward };
        }

        var isFirst = stage is null or 1 && complete == Before && recurrence.IsBackward == First.IsBackward;
        if (fits && ReferenceEquals(rounds, Rounds) && (isFirst || (recurrence.IsBackward != First.IsBackward && complete <= Between)))
        {
            var into = isFirst ? First : Second ??= new() { IsBackward = recurrence.IsBackward };
            var added = members.Select(m => new Local(m.Definition, m.Time.Position, recurrence.IsBackward ? 0 : Difference(m.Extent, rounds!)!.Value, recurrence.IsBackward)).ToList();
            into.Locals.AddRange(added);
            added.ForEach(l => _locals.Add(l.Target, l));
            foreach (var local in added)
            {
                Require(Reads(local, local.Definition), local.Definition);
                Require(Enumerable.Range(0, Difference(local.Target.Extents[local.Axis], rounds!)!.Value).All(back => StartsFrom(local, back)), local.Definition);
            }

            return;
        }

        if (stage is not null)
        {
            throw Refusal(members[0].Definition);
        }

        Outside[complete].AddRange(recurrence.Definitions);
        members.ForEach(m => _complete.Add(m.Target, complete));
    }

    /// <summary>What a member is before its first round: its body at that time, without what does not hold there.</summary>
    public Expr Start(Local local, int back)
    {
        var time = local.IsBackward ? _pool.Add(Rounds, _pool.Number(back)) : _pool.Number(local.Offset - 1 - back);
        var exists = local.IsBackward ? Difference(local.Target.Extents[local.Axis], time) > 0 : back < local.Offset;
        return exists ? new Ranges(_pool, local.Target.Extents).Simplify(_pool.Substitute(local.Definition.Body, _pool.Axis(local.Axis), time)) : _pool.Zero;
    }

    /// <summary>How many rounds before the first, less one, a time is; null where it is not.</summary>
    public int? BeforeFirst(Local local, Read read)
    {
        var time = read.Indices[local.Axis];
        return Difference(local.IsBackward ? time : _pool.Number(local.Offset - 1), local.IsBackward ? Rounds : time);
    }

    /// <summary>Whether what a member starts from is read from what others start from, or from what the other loop leaves.</summary>
    private bool StartsFrom(Local local, int back) => Start(local, back).Nodes().OfType<Read>().All(read => LocalOf(read.Tensor) is not { } other
        || (other.IsBackward == local.IsBackward ? TryHand(other, BeforeFirst(other, read)) : TryHand(other, FromLast(other, read))));

    /// <summary>The number a − b ≥ 0; null where it is none.</summary>
    private int? Difference(Expr a, Expr b) => _pool.Subtract(a, b) is Number { Value: { Sign: >= 0 } difference } ? (int)difference.ToDouble() : null;

    private void Add(Definition definition)
    {
        var (complete, stage) = Needs([definition], []);
        if (stage is null)
        {
            Outside[complete].Add(definition);
            _complete.Add(definition.Target, complete);
            return;
        }

        var isFirst = stage == 1 && complete == Before;
        if (complete == After)
        {
            throw Refusal(definition);
        }

        var into = isFirst ? First : Second ??= new() { IsBackward = !First.IsBackward };
        for (var axis = 0; axis < definition.Target.Rank; axis++)
        {
            var local = new Local(definition, axis, 0, into.IsBackward);
            if (IsOfRounds(local) && Reads(local, definition))
            {
                into.Locals.Add(local);
                _locals.Add(definition.Target, local);
                return;
            }
        }

        Require(IsSum(definition), definition);
        into.Sums.Add(definition);
        _complete.Add(definition.Target, isFirst ? Between : After);
    }

    /// <summary>Whether a definition has an element for each round, and 0 at all other times.</summary>
    private bool IsOfRounds(Local local) => ReferenceEquals(local.Target.Extents[local.Axis], Rounds)
        || (local.Definition.Role == DefinitionRole.Derivative && new Member(_pool, local.Definition, _pool.Axis(local.Axis), IsBackward: false).Pieces().List
            .All(p => p.Summands.All(s => s.Value is Number { Value.IsZero: true }) || (ReferenceEquals(p.First, _pool.Zero) && ReferenceEquals(p.Count, Rounds))));

    /// <summary>After which loops definitions can be computed, and in which at the earliest, 1 or 2, where they read what its rounds give.</summary>
    private (int Complete, int? Stage) Needs(IReadOnlyList<Definition> definitions, HashSet<Tensor> own)
    {
        var (complete, stage) = (Before, (int?)null);
        foreach (var read in definitions.SelectMany(d => Dependencies.Of(d, [.. _locals.Keys, .. _complete.Keys])).Select(d => d.Read).Where(r => !own.Contains(r.Tensor)))
        {
            if (LocalOf(read.Tensor) is not { } local)
            {
                complete = Math.Max(complete, _complete[read.Tensor]);
                continue;
            }

            var from = First.Locals.Contains(local) ? 1 : 2;
            if (read.Indices[local.Axis].FreeIndices.IsEmpty)
            {
                Require(TryHand(local, FromLast(local, read)), definitions[0]);
                complete = Math.Max(complete, from);
            }
            else
            {
                stage = Math.Max(stage ?? 0, from);
            }
        }

        return (complete, stage);
    }

    /// <summary>How many rounds before the last a fixed time is; null where that is not known.</summary>
    public int? FromLast(Local local, Read read)
    {
        var time = read.Indices[local.Axis];
        var back = local.IsBackward ? time : _pool.Subtract(_pool.Add(Rounds, _pool.Number(local.Offset - 1)), time);
        return back is Number { Value: { Sign: >= 0 } rounds } ? (int)rounds.ToDouble() : null;
    }

    private static bool TryHand(Local local, int? back)
    {
        local.Halo = Math.Max(local.Halo, (back ?? -1) + 1);
        return back is not null;
    }

    /// <summary>
    /// The number of rounds in which all members of a recurrence get elements: as many as the shortest has, or only those in which it reads
    /// other members. Null where the members differ in more than their first elements.
    /// </summary>
    private Expr? RoundsOf(List<Member> members, HashSet<Tensor> targets)
    {
        var counts = members.Select(m => _isWhole || m.Call is not null ? m.Extent : Inner(m, targets)).ToList();
        return counts.Find(least => counts.TrueForAll(c => c is not null && Difference(c, least!) is { } more && (more == 0 || _isWhole)) && members.TrueForAll(m => Difference(m.Extent, least!) is not null));
    }

    private Expr? Inner(Member member, HashSet<Tensor> targets)
    {
        var inner = member.Pieces().List.Where(p => p.Summands.Any(s => s.Reads(targets))).ToList();
        var outside = inner.Select(p => member.IsBackward ? Difference(member.Extent, _pool.Add(p.First, p.Count)) : Difference(p.First, _pool.Zero)).ToList();
        return inner.Count == 0 ? member.Extent : outside.Contains(null) ? null : _pool.Subtract(member.Extent, _pool.Number(outside.Min()!.Value));
    }

    /// <summary>Whether all that a definition reads of rounds is read in the same round or one before; then it is handed on as far.</summary>
    private bool Reads(Local local, Definition definition)
    {
        foreach (var read in Dependencies.Of(definition, _locals.Keys).Select(d => d.Read).Where(r => !r.Indices[_locals[r.Tensor].Axis].FreeIndices.IsEmpty))
        {
            if (!TryReach(_locals[read.Tensor], _pool.Subtract(read.Indices[_locals[read.Tensor].Axis], _pool.Axis(local.Axis)), local.Offset))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryReach(Local read, Expr gap, int offset)
    {
        if (gap is not Number { Value: var distance })
        {
            return false;
        }

        var ahead = offset + (int)distance.ToDouble() - read.Offset;
        var back = read.IsBackward ? ahead : -ahead;
        return back >= 0 && TryHand(read, back - 1);
    }

    /// <summary>Whether what a definition takes from the rounds is a sum over all of them.</summary>
    private bool IsSum(Definition definition)
    {
        var targets = new HashSet<Tensor>(_locals.Keys);
        foreach (var summand in Body.Split(_pool, definition.Body).Where(s => s.Reads(targets)))
        {
            var term = definition with { Body = (summand with { Indices = [] }).Whole(_pool) };
            if (RoundOf(summand) is not { } index || !Dependencies.Of(term, targets).Select(d => d.Read).Where(r => !r.Indices[_locals[r.Tensor].Axis].FreeIndices.IsEmpty)
                .All(r => TryReach(_locals[r.Tensor], _pool.Subtract(r.Indices[_locals[r.Tensor].Axis], index), 0)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The index of a sum that runs over the rounds.</summary>
    public IndexVariable? RoundOf(Summand summand) => summand.Indices.FirstOrDefault(i => i.Lower is Number { Value.IsZero: true } && ReferenceEquals(i.Upper, Rounds)
        && ExprSearch.Nodes([summand.Value]).OfType<Read>().Any(r => LocalOf(r.Tensor) is { } local && r.Indices[local.Axis].DependsOn(i)));

    private static void Require(bool condition, Definition definition)
    {
        if (!condition)
        {
            throw Refusal(definition);
        }
    }

    private static NoCheckpointsException Refusal(Definition definition) => new($"{definition.Target.Name} takes more from the rounds than the same, an earlier and the last one, or a sum over all");
}
