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
internal sealed partial class Stages
{
    private const int Before = 0;
    private const int Between = 1;
    private const int After = 2;
    private const int Never = 3;

    private readonly ExprPool _pool;
    private readonly Dictionary<Tensor, Local> _locals = [];
    private readonly Dictionary<Tensor, int> _complete = [];

    // Elements at fixed times that no round computes, as definitions of their own.
    private readonly Dictionary<(Tensor Tensor, Expr Time), Tensor> _elements = [];

    // What reads the rounds from the last to the first, and what takes its place: a definition that reads them in order.
    private readonly Dictionary<Tensor, (Tensor Turned, int Axis)> _turned = [];

    // What the second loop hands on of the first, and the definition that does.
    private readonly Dictionary<Tensor, Tensor> _passed = [];

    // What conditions alone read: one number for each round, of which nothing is differentiated, is kept of all rounds.
    private readonly HashSet<Tensor> _decisions;

    private readonly HashSet<Tensor> _copied;
    private readonly bool _isWhole;
    private readonly bool _joinsAll;

    private Stages(ExprPool pool, HashSet<Tensor> decisions, HashSet<Tensor> copied, HashSet<Tensor> kept, bool isWhole, bool joinsAll) =>
        (_pool, _decisions, _copied, _kept, _isWhole, _joinsAll) = (pool, decisions, copied, kept, isWhole, joinsAll);

    /// <summary>The number of rounds.</summary>
    public Expr Rounds { get; private set; } = null!;

    public Stage First { get; private set; } = new();

    public Stage? Second { get; private set; }

    /// <summary>What is computed before, between and after the loops.</summary>
    public IReadOnlyList<List<Definition>> Outside { get; } = [[], [], []];

    /// <summary>Parts of definitions that are computed by themselves, with what they are parts of.</summary>
    public List<(Tensor Part, Tensor Of)> Parts { get; } = [];

    public Local? LocalOf(Tensor tensor) => _locals.TryGetValue(tensor, out var local) ? local : null;

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

    private void Add(Recurrence recurrence) => Add(recurrence, [.. recurrence.Definitions.Select(Turned)]);

    private void Add(Recurrence recurrence, IReadOnlyList<Definition> definitions)
    {
        var members = definitions.Select(d => new Member(_pool, d, _pool.Axis(recurrence.Times[d.Target].Axis), recurrence.IsBackward)).ToList();
        var targets = new HashSet<Tensor>(members.Select(m => m.Target));
        var (complete, stage) = Needs(definitions, targets);
        if (complete > Before || stage > 1 || (stage is not null && recurrence.IsBackward != First.IsBackward))
        {
            // After its loop, what is kept is there.
            definitions = [.. definitions.Select(Kept)];
            members = [.. members.Zip(definitions, (m, d) => m with { Definition = d })];
            (complete, stage) = Needs(definitions, targets);
        }

        if (complete == Before && stage is null && _decisions.IsSupersetOf(targets))
        {
            Outside[Before].AddRange(definitions);
            members.ForEach(m => _complete.Add(m.Target, Before));
            return;
        }

        if (Rounds is null && complete == Before && RoundsOf(members, targets) is { } rounds and not Number)
        {
            Rounds = rounds;
            First = new() { IsBackward = recurrence.IsBackward };
        }

        var isFirst = stage is null or 1 && complete == Before && recurrence.IsBackward == First.IsBackward;
        var isSecond = recurrence.IsBackward != First.IsBackward && complete <= Between && (stage is not null || _joinsAll);
        if (Rounds is not null && (isFirst || isSecond) && (Offsets(members) ?? Offsets(members = Divided(members)) ?? (isSecond ? Offsets(members = [.. members.Select(m => m with { Definition = Passed(m.Definition, m.Time) })]) : null)) is { } offsets)
        {
            Add(isFirst ? First : Second ??= new() { IsBackward = recurrence.IsBackward }, [.. members.Select(m => new Local(m.Definition, m.Time.Position, offsets[m.Target], recurrence.IsBackward))]);
            return;
        }

        List<Definition> others = [.. definitions.Select(Kept)];
        if (others.Zip(definitions, (a, b) => ReferenceEquals(a.Body, b.Body)).Contains(false))
        {
            Add(recurrence, others);
            return;
        }

        if (stage is not null)
        {
            throw Refusal(definitions);
        }

        Outside[complete].AddRange(definitions);
        members.ForEach(m => _complete.Add(m.Target, complete));
    }

    private void Add(Stage stage, List<Local> added)
    {
        stage.Locals.AddRange(added);
        added.ForEach(l => _locals.Add(l.Target, l));
        foreach (var local in added)
        {
            Require(Reads(local, local.Definition), local.Definition);
            Require(Enumerable.Range(0, Starts(local)).All(back => StartsFrom(local, back)), local.Definition);
        }

        foreach (var local in added.Where(l => _copied.Contains(l.Target)))
        {
            foreach (var time in Outer(local))
            {
                stage.Elements.Add((local, time, Element(local, time)!));
            }
        }

        added.ForEach(l => Keep(l, stage));
    }

    /// <summary>The times of a member before and behind those of the rounds.</summary>
    private IEnumerable<Expr> Outer(Local local) =>
    [
        .. Enumerable.Range(0, local.Offset).Select(k => (Expr)_pool.Number(k)),
        .. Enumerable.Range(0, Behind(local)!.Value).Select(k => _pool.Add(EndOf(local), _pool.Number(k))),
    ];

    /// <summary>The first time behind those of the rounds.</summary>
    private Expr EndOf(Local local) => _pool.Add(Rounds, _pool.Number(local.Offset));

    /// <summary>How many elements a member has behind those of the rounds; null where that is not known.</summary>
    private int? Behind(Local local) => Difference(local.Target.Extents[local.Axis], EndOf(local));

    /// <summary>How many elements a member has before its first round.</summary>
    private int Starts(Local local) => local.IsBackward ? Behind(local)!.Value : local.Offset;

    /// <summary>An element at a fixed time that no round computes; null where a round does, or where that is not known.</summary>
    public Tensor? Element(Local local, Expr time)
    {
        if (_elements.TryGetValue((local.Target, time), out var known))
        {
            return known;
        }

        if (Difference(_pool.Number(local.Offset - 1), time) is null && Difference(time, EndOf(local)) is null)
        {
            return null;
        }

        var others = Enumerable.Range(0, local.Target.Rank).Where(axis => axis != local.Axis).ToList();
        var element = PartOf(local.Target, [.. others.Select(axis => local.Target.Extents[axis])]);
        _elements.Add((local.Target, time), element);
        var body = new Ranges(_pool, local.Target.Extents).Simplify(_pool.Substitute(local.Definition.Body, _pool.Axis(local.Axis), time));
        var renamed = others.Select((axis, position) => (axis, position)).ToDictionary(p => _pool.Axis(p.axis).Key, p => (Expr)_pool.Axis(p.position));
        var value = new Definition(element, _pool.Guard(Exists(local, time), _pool.Substitute(body, renamed)), DefinitionRole.Intermediate);
        foreach (var definition in value.Body.IsOneCall() || !value.Body.Nodes().Any(n => n.IsOneCall()) ? [value] : NormalForm.Of(_pool, [value], trace: null, CancellationToken.None))
        {
            if (definition.Target != element)
            {
                Parts.Add((definition.Target, local.Target));
            }

            Add(definition);
        }

        return element;
    }

    /// <summary>What a member is before its first round: its body at that time, without what does not hold there.</summary>
    public Expr Start(Local local, int back)
    {
        var time = local.IsBackward ? _pool.Add(EndOf(local), _pool.Number(back)) : _pool.Number(local.Offset - 1 - back);
        return back < Starts(local) ? _pool.Guard(Exists(local, time), new Ranges(_pool, local.Target.Extents).Simplify(_pool.Substitute(local.Definition.Body, _pool.Axis(local.Axis), time))) : _pool.Zero;
    }

    /// <summary>That a member has an element at a fixed time: one that has one round less than elements may have neither.</summary>
    public Expr Exists(Local local, Expr time) =>
        new Ranges(_pool, []).Simplify(_pool.And(_pool.Compare(Relation.LessOrEqual, _pool.Zero, time), _pool.Compare(Relation.Less, time, local.Target.Extents[local.Axis])));

    /// <summary>How many rounds before the first, less one, a time is; null where it is not.</summary>
    public int? BeforeFirst(Local local, Read read)
    {
        var time = read.Indices[local.Axis];
        return Difference(local.IsBackward ? time : _pool.Number(local.Offset - 1), local.IsBackward ? EndOf(local) : time);
    }

    /// <summary>Whether what a member starts from is read from what others start from, or from what the other loop leaves.</summary>
    private bool StartsFrom(Local local, int back) => Start(local, back).Nodes().OfType<Read>().All(read => LocalOf(read.Tensor) is not { } other
        || (other.IsBackward == local.IsBackward ? TryHand(other, BeforeFirst(other, read)) : TryHand(other, FromLast(other, read)) || Element(other, read.Indices[other.Axis]) is not null));

    /// <summary>The number a − b ≥ 0; null where it is none.</summary>
    private int? Difference(Expr a, Expr b) => _pool.Subtract(a, b) is Number { Value: { Sign: >= 0 } difference } ? (int)difference.ToDouble() : null;

    private void Add(Definition given)
    {
        var definition = Turned(given);
        var (complete, stage) = Needs([definition], []);
        if (complete > Before || stage > 1)
        {
            definition = Kept(definition);
            (complete, stage) = Needs([definition], []);
        }

        if (stage is null)
        {
            Outside[complete].Add(definition);
            _complete.Add(definition.Target, complete);
            return;
        }

        var isFirst = stage == 1 && complete == Before;
        var into = isFirst ? First : Second ??= new() { IsBackward = !First.IsBackward };
        for (var axis = 0; axis < definition.Target.Rank; axis++)
        {
            var local = new Local(definition, axis, 0, into.IsBackward);
            if (complete == After)
            {
                if (IsInRounds(local) && TryTurn(local, into))
                {
                    return;
                }

                continue;
            }

            if ((IsOfRounds(local) && (TryAdd(local, into) || (!isFirst && TryAdd(local with { Definition = Passed(definition, _pool.Axis(axis)) }, into)))) || (IsInRounds(local) && TryTurn(local, into)))
            {
                return;
            }
        }

        if (complete < After && Summed(definition) is { } sum)
        {
            into.Sums.Add(sum);
            _complete.Add(definition.Target, isFirst ? Between : After);
            return;
        }

        if (TryDivide(definition))
        {
            return;
        }

        var other = Kept(definition);
        Require(!ReferenceEquals(other.Body, definition.Body), definition);
        Add(other);
    }

    private bool TryAdd(Local local, Stage into)
    {
        if (!Reads(local, local.Definition))
        {
            return false;
        }

        into.Locals.Add(local);
        _locals.Add(local.Target, local);
        Keep(local, into);
        return true;
    }

    /// <summary>Whether a definition has an element for each round, and 0 at all other times.</summary>
    private bool IsOfRounds(Local local) => ReferenceEquals(local.Target.Extents[local.Axis], Rounds)
        || (local.Definition.Role == DefinitionRole.Derivative && new Member(_pool, local.Definition, _pool.Axis(local.Axis), IsBackward: false).Pieces().List
            .All(p => p.Summands.All(s => s.Value is Number { Value.IsZero: true }) || (ReferenceEquals(p.First, _pool.Zero) && ReferenceEquals(p.Count, Rounds))));

    /// <summary>Whether a definition has an element for each round, as far as it has any there, and 0 at all other times.</summary>
    private bool IsInRounds(Local local) => IsOfRounds(local)
        || Body.Split(_pool, local.Definition.Body).All(s => s.Conditions.Contains(_pool.Compare(Relation.Less, _pool.Axis(local.Axis), Rounds)));

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
                var isLeft = TryHand(local, FromLast(local, read));
                var element = isLeft ? null : Element(local, read.Indices[local.Axis]);
                Require(isLeft || element is not null, definitions[0]);
                complete = Math.Max(complete, element is null ? from : _complete[element]);
            }
            else
            {
                stage = Math.Max(stage ?? 0, from);
            }
        }

        Require(complete < Never, definitions[0]);
        return (complete, stage);
    }

    /// <summary>How many rounds before the last a fixed time is; null where that is not known.</summary>
    public int? FromLast(Local local, Read read)
    {
        var time = read.Indices[local.Axis];
        var back = local.IsBackward ? _pool.Subtract(time, _pool.Number(local.Offset)) : _pool.Subtract(_pool.Add(Rounds, _pool.Number(local.Offset - 1)), time);
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

    /// <summary>A definition all of whose summands that take something from the rounds are sums over them, in their order; null where there are others.</summary>
    private Definition? Summed(Definition definition)
    {
        var targets = new HashSet<Tensor>(_locals.Keys);
        var summands = new List<Expr>();
        foreach (var summand in Body.Split(_pool, definition.Body))
        {
            var index = RoundOf(summand);
            if (!summand.Reads(targets) || (index is not null && IsInOrder(summand, index)))
            {
                summands.Add(summand.Whole(_pool));
                continue;
            }

            if (index is null || summand.With(_pool, new Dictionary<int, Expr> { [index.Key] = FromEnd(index) }) is not { } turned || !IsInOrder(turned, index))
            {
                return null;
            }

            summands.Add(turned.Whole(_pool));
        }

        return definition with { Body = _pool.Add(summands) };

        bool IsInOrder(Summand summand, IndexVariable round) =>
            Dependencies.Of(definition with { Body = (summand with { Indices = [] }).Whole(_pool) }, targets).Select(d => d.Read).Where(r => !r.Indices[_locals[r.Tensor].Axis].FreeIndices.IsEmpty)
                .All(r => TryReach(_locals[r.Tensor], _pool.Subtract(r.Indices[_locals[r.Tensor].Axis], round), 0));
    }

    /// <summary>The index of a sum that runs over the rounds.</summary>
    public IndexVariable? RoundOf(Summand summand) => summand.Indices.FirstOrDefault(i => i.Lower is Number { Value.IsZero: true } && ReferenceEquals(i.Upper, Rounds)
        && ExprSearch.Nodes([summand.Value]).OfType<Read>().Any(r => LocalOf(r.Tensor) is { } local && r.Indices[local.Axis].DependsOn(i)));

    private void Require(bool condition, Definition definition)
    {
        if (!condition)
        {
            throw Refusal(definition);
        }
    }

    private NoCheckpointsException Refusal(params IReadOnlyList<Definition> definitions)
    {
        var definition = definitions[0];
        var read = definitions.SelectMany(d => d.Body.Nodes()).OfType<Read>().Where(r => LocalOf(r.Tensor) is { } local && !r.Indices[local.Axis].FreeIndices.IsEmpty).Select(r => r.Tensor).Distinct().ToList();
        var states = read.Select(t => t.Name).Distinct(StringComparer.Ordinal).ToList();
        var what = states.Count == 0 ? "the rounds" : $"the rounds of {string.Join(", ", states)}";
        return new($"{definition.Target.Name} takes more from {what} than the same, an earlier and the last one, or a sum over all") { Place = definition, Read = read };
    }
}
