using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Definitions for one block of rounds: each as in the whole loop, with as many rounds as the block has, and with what the block starts
/// from in the place of the first elements. So a block is scheduled like the whole.
/// </summary>
internal sealed class Segments
{
    private readonly ExprPool _pool;
    private readonly Stages _stages;
    private readonly Extent _first;
    private readonly Extent _count;
    private readonly Extent _rest;
    private readonly Dictionary<Tensor, Tensor> _segments = [];

    public Segments(ExprPool pool, Stages stages)
    {
        (_pool, _stages) = (pool, stages);
        var block = pool.Parameter("block", ValueKind.Real, 5);
        (_first, _count, _rest) = ((Extent)block.Extents[0], (Extent)block.Extents[1], (Extent)block.Extents[2]);
        (Size, Blocks) = ((Extent)block.Extents[3], (Extent)block.Extents[4]);
    }

    /// <summary>How many rounds there are in a block, but for the last.</summary>
    public Extent Size { get; }

    /// <summary>How many blocks there are.</summary>
    public Extent Blocks { get; }

    /// <summary>The first round of the block.</summary>
    public Extent First => _first;

    /// <summary>How many rounds it has.</summary>
    public Extent Count => _count;

    /// <summary>What holds a member's elements in a block.</summary>
    public Tensor Of(Local local)
    {
        if (!_segments.TryGetValue(local.Target, out var segment))
        {
            _segments.Add(local.Target, segment = _pool.Defined(local.Target.Name, Extents(local, _pool.Add(_count, _pool.Number(local.Halo)))));
        }

        return segment;
    }

    /// <summary>Forgets the tensors of an earlier loop.</summary>
    public void Renew() => _segments.Clear();

    /// <summary>The extents of a member for some of its times.</summary>
    public static IReadOnlyList<Expr> Extents(Local local, Expr time) => [.. local.Target.Extents.Select((extent, axis) => axis == local.Axis ? time : extent)];

    /// <summary>The definition in a block; where that hands something on, what is one kernel call for each element has a definition of its own.</summary>
    /// <param name="local">The definition.</param>
    /// <param name="body">Its body, in which what the loops leave stands for single elements.</param>
    /// <param name="handed">What the block starts from, by how many rounds before its first, or backwards after its last.</param>
    public IEnumerable<Definition> Segment(Local local, Expr body, Func<int, Expr> handed)
    {
        var axis = _pool.Axis(local.Axis);
        var time = _pool.Add(_first, _pool.Number(local.Offset), axis);
        var own = Simplified(Inside(_pool.Substitute(body, axis, time)), local);
        if (local.Halo == 0)
        {
            yield return local.Definition with { Target = Of(local), Body = own, Role = DefinitionRole.Intermediate };
            yield break;
        }

        if (own.IsOneCall())
        {
            var called = _pool.Defined(local.Target.Name, Extents(local, _count));
            yield return local.Definition with { Target = called, Body = own, Role = DefinitionRole.Intermediate };
            own = _pool.Read(called, [.. Enumerable.Range(0, called.Rank).Select(_pool.Axis)]);
        }

        var (row, inRounds) = local.IsBackward
            ? ((Expr)axis, _pool.Compare(Relation.Less, axis, _count))
            : (_pool.Subtract(axis, _pool.Number(local.Halo)), _pool.Compare(Relation.LessOrEqual, _pool.Number(local.Halo), axis));
        var terms = Enumerable.Range(0, local.Halo).Select(back => _pool.Guard(_pool.Compare(Relation.Equal, axis, HandedRow(local, back)), handed(back)));
        yield return local.Definition with
        {
            Target = Of(local),
            Body = _pool.Add([.. terms, _pool.GuardTerms(inRounds, _pool.Substitute(own, axis, row))]),
            Role = DefinitionRole.Intermediate,
        };
    }

    /// <summary>A sum over the rounds as the sum over those of the block; null where it takes nothing from them.</summary>
    public Expr? Sum(Definition definition, Func<Expr, Expr> finals)
    {
        var terms = new List<Expr>();
        foreach (var summand in Body.Split(_pool, definition.Body))
        {
            if (_stages.RoundOf(summand) is not { } round)
            {
                continue;
            }

            var index = _pool.OpenIndex(_pool.Zero, _count, round.NameHint);
            var moved = (summand with { Indices = [.. summand.Indices.Where(i => i != round)] }).Whole(_pool);
            var inside = Inside(_pool.Substitute(finals(moved), round, _pool.Add(_first, index)));
            terms.Add(_pool.Reduce(ReductionKind.Sum, index, Simplified(inside, null)));
        }

        return terms.Count == 0 ? null : _pool.Add(terms);
    }

    /// <summary>The row of a segment that holds what is handed on.</summary>
    /// <param name="local">The member.</param>
    /// <param name="back">How many rounds before the first, or backwards after the last, less one.</param>
    public Expr HandedRow(Local local, int back) => local.IsBackward ? _pool.Add(_count, _pool.Number(back)) : _pool.Number(local.Halo - 1 - back);

    /// <summary>The row of a segment that is handed on to the next block.</summary>
    public Expr LeftRow(Local local, int back) => local.IsBackward ? _pool.Number(back) : _pool.Add(_count, _pool.Number(local.Halo - 1 - back));

    private Expr Inside(Expr expr) => new Pass(_pool, this).Visit(expr);

    /// <summary>Without conditions that hold, or do not, in every block: there are as many rounds as before, in and after it.</summary>
    private Expr Simplified(Expr expr, Local? local)
    {
        var total = _pool.Add(_first, _count, _rest);
        var known = _stages.Rounds is Sum { Terms.Count: 1 } sum && sum.Terms[0].Coefficient.IsOne
            ? (sum.Terms[0].Value, _pool.Subtract(total, _pool.Number(sum.Constant)))
            : (_stages.Rounds, total);
        var opened = new Replacement(_pool, known.Item1, known.Item2).Visit(expr);
        var decided = new Ranges(_pool, local is null ? [] : Extents(local, _count)).Simplify(opened);
        return new Replacement(_pool, _rest, _pool.Subtract(_pool.Subtract(_stages.Rounds, _first), _count)).Visit(decided);
    }

    private sealed class Replacement(ExprPool pool, Expr old, Expr next) : ExprRewriter(pool)
    {
        protected override Expr? Before(Expr expr) => ReferenceEquals(expr, old) ? next : null;
    }

    /// <summary>Reads of the rounds' elements where they stand in their segments.</summary>
    private sealed class Pass(ExprPool pool, Segments segments) : ExprRewriter(pool)
    {
        protected override Expr After(Expr expr)
        {
            if (expr is not Read read || segments._stages.LocalOf(read.Tensor) is not { } local)
            {
                return expr;
            }

            var row = Pool.Add(Pool.Subtract(Pool.Subtract(read.Indices[local.Axis], segments._first), Pool.Number(local.Offset)), Pool.Number(local.Row));
            return Pool.Read(segments.Of(local), [.. read.Indices.Select((index, axis) => axis == local.Axis ? row : index)]);
        }
    }
}
