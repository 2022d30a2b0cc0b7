using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Orders a derivation into a program of loops and kernel calls. A definition is stored when it reduces or when computing it in its
/// reader's loop would repeat work; everything else runs inside the loop that reads it.
/// </summary>
public sealed class Scheduler
{
    private readonly ExprPool _pool;
    private readonly KernelMatcher _kernels;
    private readonly Flattening _flattening;
    private readonly IReadOnlyDictionary<Tensor, Tensor> _softmax;
    private readonly List<Statement> _statements = [];

    private Scheduler(ExprPool pool, IReadOnlyDictionary<Tensor, Tensor> softmax) =>
        (_pool, _kernels, _flattening, _softmax) = (pool, new(pool), new(pool), softmax);

    public static Program Run(ExprPool pool, IReadOnlyList<Definition> definitions, CancellationToken cancellation)
    {
        var aliases = Aliases(definitions);
        var expanded = Expansion.Run(pool, definitions);
        var (rows, softmax) = SoftmaxRows.Run(pool, Materialisation.Run(pool, expanded));
        var stored = Fusion.Run(pool, rows, [.. softmax.Values, .. aliases.Keys]);
        var scheduler = new Scheduler(pool, softmax);
        var headings = new Headings(definitions, expanded, aliases);
        var byTarget = stored.ToDictionary(d => d.Target);
        foreach (var definition in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            scheduler._statements.AddRange(headings.Of(definition));
            if (byTarget.TryGetValue(definition.Target, out var own) && !aliases.ContainsValue(own.Target))
            {
                scheduler.Schedule(own);
            }
        }

        var buffers = stored
            .Where(d => d.Target.Rank > 0 && d.Role is not DefinitionRole.Derivative && !aliases.ContainsKey(d.Target))
            .Select(d => new Buffer(d.Target, RowMajor.Size(pool, d.Target)));
        return new([.. buffers], LoopFusion.Run(pool, scheduler._statements)) { Aliases = aliases };
    }

    /// <summary>An adjoint that a derivative merely copies is computed in the derivative's place.</summary>
    private static Dictionary<Tensor, Tensor> Aliases(IReadOnlyList<Definition> definitions)
    {
        var aliases = new Dictionary<Tensor, Tensor>();
        foreach (var definition in definitions)
        {
            if (definition is { Role: DefinitionRole.Derivative, Target.Rank: > 0, Body: Read read }
                && !read.Tensor.IsParameter && !aliases.ContainsKey(read.Tensor)
                && read.Indices.Select((i, k) => i is IndexVariable { Scope: IndexScope.Axis } axis && axis.Position == k).All(same => same)
                && read.Tensor.Extents.SequenceEqual(definition.Target.Extents))
            {
                aliases.Add(read.Tensor, definition.Target);
            }
        }

        return aliases;
    }

    private void Schedule(Definition definition)
    {
        var target = definition.Target;
        if (_softmax.Values.Contains(target))
        {
            // Its normaliser's kernel has computed it.
            return;
        }

        var axes = Enumerable.Range(0, target.Rank).Select(_pool.Axis).ToList();
        if (definition.Body is Reduce { Operation: not ReductionKind.Sum } reduce)
        {
            _statements.AddRange(Around(target, axes.Take(KernelAxes(reduce, axes)).ToList(), [Reduction(target, axes, reduce)]));
            return;
        }

        var summands = Body.Split(_pool, definition.Body);
        if (target.Rank == 0)
        {
            Scalar(target, summands);
        }
        else
        {
            Elements(target, axes, summands);
        }
    }

    private void Scalar(Tensor target, IReadOnlyList<Summand> separate)
    {
        var summands = separate.Select(_flattening.Sum).ToList();
        var declared = summands[0].Indices.Count == 0 && summands[0].Conditions.Count == 0;
        if (declared)
        {
            _statements.Add(new Declare(target, summands[0].Value));
        }

        foreach (var summand in summands.Skip(declared ? 1 : 0))
        {
            if (_kernels.Match(target, [], summand, declared) is var (call, _))
            {
                _statements.Add(call);
                declared = true;
                continue;
            }

            var nest = Nest(target, [], summand, declared);
            if (!declared && nest[nest.Count - 1] is Store { Accumulate: false } last && last.Target == target)
            {
                nest[nest.Count - 1] = new Declare(target, last.Value);
            }
            else if (!declared)
            {
                _statements.Add(new Declare(target, _pool.Zero));
                nest = Nest(target, [], summand, accumulate: true);
            }

            _statements.AddRange(nest);
            declared = true;
        }
    }

    private void Elements(Tensor target, List<IndexVariable> axes, IReadOnlyList<Summand> summands)
    {
        var started = false;
        foreach (var summand in summands)
        {
            if (_flattening.Elements(target, axes, summand) is { } flat)
            {
                _statements.Add(flat with { Body = [((Store)flat.Body[0]) with { Accumulate = started }] });
                started = true;
                continue;
            }

            if (_kernels.Match(target, axes, summand, started) is var (call, outer))
            {
                _statements.AddRange(Around(target, outer, [call]));
                started = true;
                continue;
            }

            // What reaches only some elements, or adds to them in a loop of its own, needs them set before.
            var setsAll = summand.Conditions.Count == 0 && ReductionIsInnermost(axes, summand);
            if (!started && !setsAll)
            {
                _statements.Add(new Clear(target));
                started = true;
            }

            _statements.AddRange(Nest(target, axes, summand, started));
            started = true;
        }
    }

    /// <summary>The loops of a summand that no kernel carries.</summary>
    private List<Statement> Nest(Tensor target, List<IndexVariable> axes, Summand summand, bool accumulate)
    {
        var ranges = new Ranges(_pool, target.Extents);
        var bounds = new Bounds(_pool, ranges);
        var inside = summand.Conditions.Count == 0 && ReductionIsInnermost(axes, summand);
        List<IndexVariable> order = inside || axes.Count == 0 || summand.Indices.Count == 0 || IsTriangular(axes[axes.Count - 1], summand)
            ? [.. axes, .. summand.Indices]
            : [.. axes.Take(axes.Count - 1), .. summand.Indices, axes[axes.Count - 1]];
        bounds.Solve(order, summand.Conditions);
        var value = bounds.Apply(summand.Value);
        IReadOnlyList<Expr> place = [.. axes.Select(bounds.Apply)];

        List<Statement> body;
        var loops = bounds.Loops.ToList();
        var reducing = loops.Where(l => summand.Indices.Contains(l.Index)).ToList();
        var isGathered = !reducing.Any(l => place.Any(i => i.DependsOn(l.Index)));
        var partial = reducing.Count > 0 && isGathered && loops.Skip(loops.Count - reducing.Count).SequenceEqual(reducing);
        if (partial && (axes.Count > 0 || !summand.Coefficient.IsOne))
        {
            // A local accumulator over the inner loops, the coefficient applied once.
            var sum = _pool.Defined("sum", []);
            body = [new Store(sum, [], value, Accumulate: true)];
            body = Wrap(reducing, bounds.Tests, body);
            body = [new Declare(sum, _pool.Zero), .. body, new Store(target, place, _pool.Scale(summand.Coefficient, _pool.Read(sum)), accumulate)];
            return Wrap(loops.Take(loops.Count - reducing.Count).ToList(), [], body);
        }

        body = [new Store(target, place, _pool.Scale(summand.Coefficient, value), accumulate)];
        return Wrap(loops, bounds.Tests, body);
    }

    private List<Statement> Wrap(IReadOnlyList<LoopRange> loops, IReadOnlyList<Expr> tests, List<Statement> body)
    {
        if (tests.Count > 0)
        {
            body = [new If(_pool.And(tests), body)];
        }

        for (var k = loops.Count - 1; k >= 0; k--)
        {
            body = [new For(loops[k].Index, loops[k].Lower, loops[k].Upper, body) { Vectorised = LaneCheck.CanRun(loops[k].Index, body, _pool) }];
        }

        return body;
    }

    private List<Statement> Around(Tensor target, IReadOnlyList<IndexVariable> outer, List<Statement> body)
    {
        for (var k = outer.Count - 1; k >= 0; k--)
        {
            body = [new For(outer[k], _pool.Zero, target.Extents[outer[k].Position], body)];
        }

        return body;
    }

    /// <summary>Whether the summed index runs contiguously, so that it goes innermost into a local sum; else the last axis does.</summary>
    private static bool ReductionIsInnermost(List<IndexVariable> axes, Summand summand)
    {
        if (summand.Indices.Count == 0 || axes.Count == 0)
        {
            return true;
        }

        var inner = summand.Indices[summand.Indices.Count - 1];
        return IsTriangular(axes[axes.Count - 1], summand) || Contiguity(summand.Value, inner) >= Contiguity(summand.Value, axes[axes.Count - 1]);
    }

    /// <summary>Whether an axis bounds a summed index, and so has to be fixed before it.</summary>
    private static bool IsTriangular(IndexVariable axis, Summand summand) => summand.Indices.Any(i => i.Lower!.DependsOn(axis) || i.Upper!.DependsOn(axis));

    private static int Contiguity(Expr value, IndexVariable index)
    {
        var reads = ExprSearch.Nodes([value], e => e is Read || !e.DependsOn(index)).OfType<Read>().Where(r => r.DependsOn(index));
        return reads.Sum(r => r.Indices[r.Indices.Count - 1].DependsOn(index) ? 1 : -1);
    }

    private static int KernelAxes(Reduce reduce, List<IndexVariable> axes) => reduce.Operation == ReductionKind.Product && reduce.Body is Select ? axes.Count - 1 : axes.Count;

    /// <summary>A reduction over a row that is stored densely: normal form and materialisation have seen to it.</summary>
    private KernelCall Reduction(Tensor target, List<IndexVariable> axes, Reduce reduce)
    {
        var (index, body) = _pool.Open(reduce);
        var exclusive = body as Select;
        var operand = _kernels.Vector((Read)(exclusive?.Otherwise ?? body), index)!;
        var kind = reduce.Operation switch
        {
            ReductionKind.LogSumExp => KernelKind.LogSumExp,
            ReductionKind.Max => KernelKind.Max,
            ReductionKind.Min => KernelKind.Min,
            _ => exclusive is null ? KernelKind.Product : KernelKind.ExclusiveProduct,
        };
        var offset = _pool.Add(operand.Offset, reduce.Lower);
        if (_softmax.TryGetValue(target, out var softmax))
        {
            var row = new View(softmax, operand.Offset, _pool.One);
            return new(KernelKind.Softmax, _kernels.ElementOf(target, axes), [operand, row], [reduce.Upper]);
        }

        var place = exclusive is null ? _kernels.ElementOf(target, axes) : _kernels.RowOf(target, axes);
        return new(kind, place, [operand with { Offset = offset }], [_pool.Subtract(reduce.Upper, reduce.Lower)]);
    }
}
