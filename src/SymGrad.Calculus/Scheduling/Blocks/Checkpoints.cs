using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// A gradient through time with checkpoints (Griewank 1992): the rounds are cut into blocks of k = ⌈√T⌉. The first loop keeps what each
/// block starts from; the second, which runs the other way, computes a block's elements again and then its adjoints, and adds what they give to
/// sums over all rounds. About 2√T states are kept instead of T, for one more evaluation.
/// </summary>
internal sealed class Checkpoints
{
    private readonly ExprPool _pool;
    private readonly Sequence _sequence;
    private readonly Stages _stages;
    private readonly Segments _segments;
    private readonly Dictionary<Tensor, Tensor> _softmax;
    private readonly Dictionary<Tensor, Tensor> _starts = [];
    private readonly List<Place> _places = [];
    private readonly List<Tensor> _stored = [];
    private readonly Let[] _sizes;

    public Checkpoints(ExprPool pool, Sequence sequence, Stages stages, Dictionary<Tensor, Tensor> softmax)
    {
        (_pool, _sequence, _stages, _softmax) = (pool, sequence, stages, softmax);
        _segments = new(pool, stages);
        stages.Parts.ForEach(p => sequence.Headings.Share(p.Part, p.Of));
        var size = pool.Apply(PrimitiveTable.CeilingRoot, stages.Rounds, pool.Number(new Rational(2)));
        _sizes = [new(_segments.Size, size), new(_segments.Blocks, Blocks(size)), new(_segments.Count, size)];
    }

    private Stage Second => _stages.Second!;

    public Program Program()
    {
        List<Statement> statements = [_sizes[0], new Let(_segments.Blocks, Blocks(_segments.Size))];
        foreach (var pair in _softmax.Where(p => !IsTogether(_stages.LocalOf(p.Key), _stages.LocalOf(p.Value))).ToList())
        {
            _softmax.Remove(pair.Key);
        }

        List<Definition> all = [.. _stages.Outside.SelectMany(d => d), .. new[] { _stages.First, Second }.SelectMany(s => s.Locals.Select(l => l.Definition).Concat(s.Sums))];
        foreach (var local in _stages.First.Locals.Concat(Second.Locals).Where(l => l.Halo > 0))
        {
            // All starts of the first loop are checkpoints; of the second only the last is needed.
            IEnumerable<Expr> extents = Segments.Extents(local, _pool.Number(local.Halo));
            var start = _pool.Defined(local.Target.Name, [.. IsFirst(local) ? new[] { _pool.Add(_segments.Blocks, _pool.One) } : [], .. extents]);
            _starts.Add(local.Target, start);
            _stored.Add(start);
            _places.Add(new(start, local.Target, IsStart: true));
        }

        foreach (var (local, copy) in _stages.First.Kept.Concat(Second.Kept))
        {
            _stored.Add(copy);
            _places.Add(new(copy, local.Target));
        }

        statements.AddRange(_sequence.Of(_stages.Outside[0], all));
        statements.AddRange(Started(_stages.First));
        statements.Add(Loop(_stages.First, _stages.First.Locals));
        statements.AddRange(_stages.First.Ends.SelectMany(Element));
        statements.AddRange(Outside(1, all));
        statements.AddRange(Started(Second));
        statements.Add(Loop(Second, [.. Needed(), .. Second.Locals]));
        statements.AddRange(Second.Ends.SelectMany(Element));
        statements.AddRange(Outside(2, all));
        statements.AddRange(_stages.First.Elements.Concat(Second.Elements).SelectMany(Element));
        statements.AddRange(Second.Late.SelectMany(d => _sequence.Nests.Elements(Site.Of(d.Target), Body.Split(_pool, _sequence.Folding.Of(Finals(d.Body))), started: true)));
        var sizes = _sequence.Stored.Concat(_stored).Distinct().Select(t => new Buffer(t, new Largest(_pool, _sizes).Visit(RowMajor.Size(_pool, t))));
        var folded = _sequence.Folding.Places;
        var places = _places.Select(p => folded.TryGetValue(p.Tensor, out var place) ? p with { Tensor = place } : p).Concat(folded.Where(f => !_places.Exists(p => p.Tensor == f.Key)).Select(f => new Place(f.Value, f.Key)));
        return new([.. sizes], UnrollAndJam.Run(_pool, LoopFusion.Run(_pool, statements))) { Places = [.. places], HasRecurrence = true };
    }

    /// <summary>A row, its normaliser and its softmax.</summary>
    private IEnumerable<Local> Together(Local normaliser) =>
        normaliser.Definition.Body.Nodes().OfType<Read>().Select(r => r.Tensor).Concat([normaliser.Target, _softmax[normaliser.Target]]).Select(_stages.LocalOf).OfType<Local>();

    /// <summary>Whether one kernel can compute both: they stand in a loop, or outside, and what they are computed from and give has the same places, since nothing is handed on.</summary>
    private bool IsTogether(Local? normaliser, Local? softmax) => normaliser is null ? softmax is null : softmax is not null && Together(normaliser).All(l => l.Halo == 0);

    private bool IsFirst(Local local) => _stages.First.Locals.Contains(local);

    /// <summary>⌈T/k⌉; a loop to T = −1 has no blocks.</summary>
    private Expr Blocks(Expr rounds) => _pool.Apply(PrimitiveTable.IntegerDivide, _pool.Subtract(_pool.Add(Natural.Of(_pool, _stages.Rounds), rounds), _pool.One), rounds);

    /// <summary>What is computed between or after the loops, reading what they leave.</summary>
    private List<Statement> Outside(int place, IReadOnlyList<Definition> all)
    {
        var definitions = _stages.Outside[place].Select(d => d with { Body = Finals(d.Body) }).ToList();
        return _sequence.Of(definitions, [.. all.Select(d => d with { Body = Finals(d.Body) })]);
    }

    /// <summary>Elements at fixed times are what the last block leaves.</summary>
    private Expr Finals(Expr expr) => new LastElements(_pool, this).Visit(expr);

    private Expr Last(Local local, Read read) => _stages.FromLast(local, read) is { } back && back < local.Halo
        ? ReadStart(local, null, isAfter: true, back, read.Indices)
        : _stages.Element(local, read.Indices[local.Axis]) is { } element ? _pool.Read(element, [.. read.Indices.Where((_, axis) => axis != local.Axis)])
        : throw new NoCheckpointsException($"{local.Target.Name} is read at {read.Indices[local.Axis]}");

    /// <summary>The index of a start among the checkpoints, before or after a block, or after all.</summary>
    private Expr Start(Local local, Expr? block, bool isAfter) => block is null ? local.IsBackward == isAfter ? _pool.Zero : _segments.Blocks : _pool.Add(block, local.IsBackward == isAfter ? _pool.Zero : _pool.One);

    private Site StartSite(Local local, Expr? block, bool isAfter, int back)
    {
        var start = _starts[local.Target];
        var site = Site.Of(start);
        var lead = IsFirst(local) ? 1 : 0;
        if (lead == 1)
        {
            site = site.Fix(_pool.Axis(0), Start(local, block, isAfter));
        }

        return site.Fix(_pool.Axis(local.Axis + lead), _pool.Number(back));
    }

    private Expr ReadStart(Local local, Expr? block, bool isAfter, int back, IReadOnlyList<Expr> others)
    {
        IEnumerable<Expr> indices = others.Select((index, axis) => axis == local.Axis ? _pool.Number(back) : index);
        return _pool.Read(_starts[local.Target], [.. IsFirst(local) ? new[] { Start(local, block, isAfter) } : [], .. indices]);
    }

    /// <summary>What the loop starts from: the elements before its first round, and sums without its terms.</summary>
    private List<Statement> Started(Stage stage)
    {
        var statements = new List<Statement>();
        var started = new HashSet<(Tensor, int)>();
        foreach (var local in stage.Locals.Where(l => l.Halo > 0))
        {
            statements.AddRange(_sequence.Headings.Of(local.Target));
            for (var back = 0; back < local.Halo; back++)
            {
                Start(local, back);
            }
        }

        foreach (var local in stage.Locals.Where(l => l.Definition.Role == DefinitionRole.Derivative && !ReferenceEquals(l.Target.Extents[l.Axis], _stages.Rounds)))
        {
            statements.Add(new Clear(local.Target, _pool.Zero, RowMajor.Size(_pool, local.Target)));
        }

        foreach (var (result, _, _) in stage.Parts.GroupBy(p => p.Result.Target).Select(g => g.First()))
        {
            statements.AddRange([.. _sequence.Headings.Of(result.Target), new Clear(result.Target, _pool.Zero, RowMajor.Size(_pool, result.Target))]);
        }

        foreach (var sum in stage.Sums)
        {
            var rest = Body.Split(_pool, sum.Body).Where(s => _stages.RoundOf(s) is null).Select(s => s.Whole(_pool)).ToList();
            var start = sum with { Body = rest.Count == 0 ? _pool.Zero : Finals(_pool.Add(rest)) };
            statements.AddRange(sum.Target.Rank > 0 && rest.Count == 0
                ? [.. _sequence.Headings.Of(sum.Target), new Clear(sum.Target, _pool.Zero, RowMajor.Size(_pool, sum.Target))]
                : _sequence.Of([start], [start]));
            if (sum.Target.Rank > 0 && rest.Count == 0)
            {
                _sequence.Count(sum);
            }
        }

        return statements;

        // Each after those that it reads.
        void Start(Local local, int back)
        {
            if (!started.Add((local.Target, back)))
            {
                return;
            }

            var value = _stages.Start(local, back);
            foreach (var read in value.Nodes().OfType<Read>())
            {
                if (_stages.LocalOf(read.Tensor) is { } other && other.IsBackward == local.IsBackward)
                {
                    Start(other, _stages.BeforeFirst(other, read)!.Value);
                }
            }

            statements.AddRange(Elements(StartSite(local, null, isAfter: false, back), local, Finals(new FirstElements(_pool, this, local.IsBackward).Visit(value))));
        }
    }

    /// <summary>An element of a result, or of what is kept, that no round computes.</summary>
    private List<Statement> Element((Local Local, Expr Time, Tensor Element) element)
    {
        var (local, time, value) = element;
        var site = Site.Of(local.Target).Fix(_pool.Axis(local.Axis), time);
        var read = _pool.Read(value, [.. Enumerable.Range(0, local.Target.Rank).Where(axis => axis != local.Axis).Select(_pool.Axis)]);
        var statements = _sequence.Nests.Elements(site, Body.Split(_pool, _sequence.Folding.Of(read)), started: false);
        return _stages.Exists(local, time) is var exists && ReferenceEquals(exists, _pool.True) ? statements : [new If(exists, statements)];
    }

    /// <summary>Elements of a start, whose axes are those of the member, one further for a checkpoint.</summary>
    private List<Statement> Elements(Site site, Local local, Expr value)
    {
        if (value.Nodes().Any(n => n.IsOneCall()))
        {
            // What is a call, a maximum for one, gets a definition of its own before.
            var others = Enumerable.Range(0, local.Target.Rank).Where(axis => axis != local.Axis).ToList();
            var target = _pool.Defined(local.Target.Name, [.. others.Select(axis => local.Target.Extents[axis])]);
            var body = _pool.Substitute(value, others.Select((axis, position) => (axis, position)).ToDictionary(p => _pool.Axis(p.axis).Key, p => (Expr)_pool.Axis(p.position)));
            var definitions = NormalForm.Of(_pool, [new Definition(target, body, DefinitionRole.Intermediate)], trace: null, CancellationToken.None);
            Share(definitions, local);
            return [.. _sequence.Of(definitions, definitions), .. Elements(site, local, _pool.Read(target, [.. others.Select(_pool.Axis)]))];
        }

        var renamed = IsFirst(local)
            ? _pool.Substitute(value, Enumerable.Range(0, local.Target.Rank).ToDictionary(k => _pool.Axis(k).Key, k => (Expr)_pool.Axis(k + 1)))
            : value;
        return _sequence.Nests.Elements(site, Body.Split(_pool, _sequence.Folding.Of(renamed)), started: false);
    }

    private void Share(IEnumerable<Definition> parts, Local local)
    {
        foreach (var part in parts)
        {
            _sequence.Headings.Share(part.Target, local.Target);
        }
    }

    /// <summary>A loop over blocks.</summary>
    private For Loop(Stage stage, IReadOnlyList<Local> locals)
    {
        _segments.Renew();
        var block = _pool.OpenIndex(_pool.Zero, _segments.Blocks, "block");
        var definitions = new List<Definition>();
        foreach (var local in locals)
        {
            var segment = _segments.Segment(local, Finals(local.Definition.Body), back => ReadStart(local, block, isAfter: false, back, [.. Enumerable.Range(0, local.Target.Rank).Select(k => (Expr)_pool.Axis(k))])).ToList();
            Share(segment, local);
            definitions.AddRange(segment);
        }

        var sums = stage.Sums.Select(s => s with { Body = _segments.Sum(s, Finals) ?? _pool.Zero }).ToList();
        foreach (var local in locals)
        {
            var segment = _segments.Of(local);
            _places.Add(new(segment, local.Target));
            if (_softmax.TryGetValue(local.Target, out var row) && _stages.LocalOf(row) is { } softmax && locals.Contains(softmax))
            {
                _softmax.Add(segment, _segments.Of(softmax));
                foreach (var part in Together(local))
                {
                    _sequence.Keep(_segments.Of(part));
                }
            }
        }

        // What a block leaves is read from its segments: results, and what the next block starts from.
        List<(Local Local, Tensor Target)> results =
        [
            .. stage.Locals.Where(l => l.Definition.Role is DefinitionRole.Derivative or DefinitionRole.Value || _sequence.IsAlias(l.Target)).Select(l => (l, l.Target)),
            .. stage.Kept,
        ];
        var left = stage.Locals.SelectMany(l => Enumerable.Range(0, l.Halo).Select(back => (Local: l, Back: back))).ToList();
        var readers = definitions.Concat(sums)
            .Concat(results.Select(r => new Definition(r.Target, _pool.Read(_segments.Of(r.Local), [.. Enumerable.Range(0, r.Target.Rank).Select(_pool.Axis)]), DefinitionRole.Intermediate)))
            .Concat(stage.Parts.Select(p => new Definition(p.Result.Target, _pool.Read(_segments.Of(p.Part), [.. Enumerable.Range(0, p.Part.Target.Rank).Select(_pool.Axis)]), DefinitionRole.Intermediate)))
            .Concat(left.Select(p => new Definition(_starts[p.Local.Target], Left(p.Local, p.Back), DefinitionRole.Intermediate)));
        List<Statement> body =
        [
            new Let(_segments.First, _pool.Multiply(block, _segments.Size)),
            new Let(_segments.Count, _pool.Apply(PrimitiveTable.IntegerMin, _segments.Size, _pool.Subtract(_stages.Rounds, _segments.First))),
            .. _sequence.Of(definitions, [.. readers]),
        ];
        foreach (var sum in sums)
        {
            var summands = Body.Split(_pool, _sequence.Folding.Of(sum.Body));
            body.AddRange(_sequence.Headings.Of(sum.Target));
            body.AddRange(sum.Target.Rank == 0 ? _sequence.Nests.Scalar(sum.Target, summands, isDeclared: true) : _sequence.Nests.Elements(Site.Of(sum.Target), summands, started: true));
        }

        foreach (var (local, target) in results)
        {
            var round = _pool.OpenIndex(_pool.Zero, _segments.Count, "t");
            var axis = _pool.Axis(local.Axis);
            var read = _pool.Read(_segments.Of(local), [.. Enumerable.Range(0, local.Target.Rank).Select(k => k == local.Axis ? _pool.Add(round, _pool.Number(local.Row)) : (Expr)_pool.Axis(k))]);
            body.AddRange(_sequence.Nests.Elements(Site.Of(target).From(axis, _pool.Add(_segments.First, _pool.Number(local.Offset)), round), Body.Split(_pool, _sequence.Folding.Of(read)), started: false));
        }

        body.AddRange(stage.Parts.Select(Part));
        body.AddRange(left.SelectMany(p => Elements(StartSite(p.Local, block, isAfter: true, p.Back), p.Local, Left(p.Local, p.Back))));
        return new(block, _pool.Zero, _segments.Blocks, LoopFusion.Run(_pool, body)) { IsBackward = stage.IsBackward };
    }

    /// <summary>Adds a block's elements of one part of a result to it.</summary>
    private For Part((Definition Result, Local Part, bool IsTurned) part)
    {
        var local = part.Part;
        var round = _pool.OpenIndex(_pool.Zero, _segments.Count, "t");
        var time = _pool.Add(_segments.First, round);
        var read = _pool.Read(_segments.Of(local), [.. Enumerable.Range(0, local.Target.Rank).Select(k => k == local.Axis ? round : (Expr)_pool.Axis(k))]);
        var place = part.IsTurned ? _stages.FromEnd(time) : time;
        var added = _sequence.Nests.Elements(Site.Of(part.Result.Target).Fix(_pool.Axis(local.Axis), place), Body.Split(_pool, _sequence.Folding.Of(read)), started: true);
        var extent = part.Result.Target.Extents[local.Axis];
        return new(round, round.Lower!, round.Upper!, ReferenceEquals(extent, _stages.Rounds) ? added : [new If(_pool.Compare(Relation.Less, place, extent), added)]);
    }

    private Expr Left(Local local, int back) =>
        _pool.Read(_segments.Of(local), [.. Enumerable.Range(0, local.Target.Rank).Select(k => k == local.Axis ? _segments.LeftRow(local, back) : (Expr)_pool.Axis(k))]);

    /// <summary>What the second loop reads of the first, and what that reads.</summary>
    private List<Local> Needed()
    {
        var needed = new HashSet<Tensor>();
        var open = new Stack<Definition>([.. Second.Locals.Select(l => l.Definition), .. Second.Sums]);
        while (open.Count > 0)
        {
            foreach (var read in Finals(open.Pop().Body).Nodes().OfType<Read>())
            {
                if (_stages.LocalOf(read.Tensor) is { } local && IsFirst(local) && needed.Add(read.Tensor))
                {
                    open.Push(local.Definition);
                }
            }
        }

        return [.. _stages.First.Locals.Where(l => needed.Contains(l.Target))];
    }

    /// <summary>The largest that a number of elements can be: a block has no more rounds than its size.</summary>
    private sealed class Largest(ExprPool pool, Let[] sizes) : ExprRewriter(pool)
    {
        protected override Expr? Before(Expr expr) => sizes.FirstOrDefault(s => ReferenceEquals(s.Name, expr))?.Value;
    }

    /// <summary>What other members start from.</summary>
    private sealed class FirstElements(ExprPool pool, Checkpoints checkpoints, bool isBackward) : ExprRewriter(pool)
    {
        protected override Expr After(Expr expr) =>
            expr is Read read && checkpoints._stages.LocalOf(read.Tensor) is { } local && local.IsBackward == isBackward
                ? checkpoints.ReadStart(local, null, isAfter: false, checkpoints._stages.BeforeFirst(local, read)!.Value, read.Indices)
                : expr;
    }

    private sealed class LastElements(ExprPool pool, Checkpoints checkpoints) : ExprRewriter(pool)
    {
        protected override Expr After(Expr expr) =>
            expr is Read read && checkpoints._stages.LocalOf(read.Tensor) is { } local && read.Indices[local.Axis].FreeIndices.IsEmpty
                ? checkpoints.Last(local, read)
                : expr;
    }
}
