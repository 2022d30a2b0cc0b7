using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;

namespace SymGrad.Generator.Lowering.Loops;

/// <summary>
/// Closes the range of an open index over the definitions made in it: those which depend on the index get an axis for it, and are read
/// at its value.
/// </summary>
internal sealed class Lifting
{
    private readonly Session _session;
    private readonly IndexVariable _index;
    private readonly int _mark;
    private readonly Dictionary<Tensor, (Tensor Tensor, int Position)> _lifted = [];
    private readonly ReadRewriter _reads;

    public Lifting(Session session, IndexVariable index, int mark)
    {
        (_session, _index, _mark) = (session, index, mark);
        _reads = new(session.Pool, read => _lifted.TryGetValue(read.Tensor, out var lifted)
            ? session.Pool.Read(lifted.Tensor, [.. read.Indices.Take(lifted.Position), Round, .. read.Indices.Skip(lifted.Position)])
            : null);
    }

    private ExprPool Pool => _session.Pool;

    private Expr Round => Pool.Subtract(_index, _index.Lower!);

    /// <summary>Lifts the definitions since the mark; the new axis comes behind those of the rounds that carry something on.</summary>
    public void Run(Func<Tensor, bool> isRecurrent)
    {
        var dependent = Dependent();
        foreach (var definition in _session.Definitions.Skip(_mark).Where(d => dependent.Contains(d.Target)).ToList())
        {
            var old = definition.Target;
            var times = _session.TimeAxes.TryGetValue(old, out var known) ? known : 0;
            var extents = old.Extents.Select(e => Hull(e, definition)).ToList();
            extents.Insert(times, Pool.Subtract(_index.Upper!, _index.Lower!));
            var tensor = Pool.Defined(old.Name, extents, old.Kind);
            _lifted.Add(old, (tensor, times));
            _session.TimeAxes[tensor] = isRecurrent(old) ? times + 1 : times;
            if (_session.Matrices.Contains(old))
            {
                _session.Matrices.Add(tensor);
            }

            if (_session.Versions.TryGetValue(old, out var symbol))
            {
                _session.Versions.Add(tensor, symbol);
            }
        }

        for (var k = _mark; k < _session.Definitions.Count; k++)
        {
            _session.Definitions[k] = Lift(_session.Definitions[k]);
        }
    }

    /// <summary>An expression in the range of the index, with the definitions read at its value.</summary>
    public Expr Visit(Expr expr) => _reads.Visit(expr);

    public Tensor Of(Tensor tensor) => _lifted.TryGetValue(tensor, out var lifted) ? lifted.Tensor : tensor;

    private HashSet<Tensor> Dependent()
    {
        var definitions = _session.Definitions.Skip(_mark).ToList();
        var readers = new Dictionary<Tensor, List<Tensor>>();
        var dependent = new HashSet<Tensor>();
        var pending = new Stack<Tensor>();
        foreach (var definition in definitions)
        {
            foreach (var tensor in definition.Body.Nodes().OfType<Read>().Select(r => r.Tensor).Distinct())
            {
                readers[tensor] = readers.TryGetValue(tensor, out var list) ? list : [];
                readers[tensor].Add(definition.Target);
            }

            if (definition.Body.DependsOn(_index) || definition.Target.Extents.Any(e => e.DependsOn(_index)))
            {
                pending.Push(definition.Target);
            }
        }

        while (pending.Count > 0)
        {
            var tensor = pending.Pop();
            if (dependent.Add(tensor) && readers.TryGetValue(tensor, out var list))
            {
                list.ForEach(pending.Push);
            }
        }

        return dependent;
    }

    private Definition Lift(Definition definition)
    {
        var body = _reads.Visit(definition.Body);
        if (!_lifted.TryGetValue(definition.Target, out var lifted))
        {
            return definition with { Body = body };
        }

        // Beyond its own extent, which may depend on the index, a row is zero; a matrix is the identity, with which it has the same determinant and inverse.
        var rank = definition.Target.Rank;
        var ragged = definition.Target.Extents.Select((extent, axis) => (extent, axis)).Where(e => e.extent.DependsOn(_index))
            .Select(e => Pool.Compare(Relation.Less, Pool.Axis(e.axis), e.extent));
        var beyond = _session.Matrices.Contains(definition.Target) ? Pool.Guard(Pool.Compare(Relation.Equal, Pool.Axis(rank - 2), Pool.Axis(rank - 1)), Pool.One) : Pool.Zero;
        var map = new Dictionary<int, Expr> { [_index.Key] = Pool.Add(Pool.Axis(lifted.Position), _index.Lower!) };
        for (var axis = lifted.Position; axis < rank; axis++)
        {
            map.Add(Pool.Axis(axis).Key, Pool.Axis(axis + 1));
        }

        var names = definition.IndexNames.Concat(Enumerable.Repeat<string?>(null, rank)).Take(rank).ToList();
        names.Insert(lifted.Position, _index.NameHint);
        return definition with { Target = lifted.Tensor, Body = Pool.Substitute(Pool.Select(Pool.And([.. ragged]), body, beyond), map), IndexNames = names };
    }

    private Expr Hull(Expr extent, Definition definition)
    {
        if (!extent.DependsOn(_index))
        {
            return extent;
        }

        if (Affine.Extreme(Pool, extent, _index, _index.Lower!, _index.Upper!, largest: true) is { } largest)
        {
            return largest;
        }

        _session.Report(Descriptors.Expression, _session.Locations[definition.Origin], "an array whose size is no affine function of a counter");
        return Pool.Zero;
    }
}
