using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Scheduling;

/// <content>Definitions of which parts are computed by themselves: in the opposite order of time, or after the loops.</content>
internal sealed partial class Stages
{
    private Tensor PartOf(Tensor whole, IReadOnlyList<Expr> extents)
    {
        var part = _pool.Defined(whole.Name, extents);
        Parts.Add((part, whole));
        return part;
    }

    /// <summary>The place of a time when the rounds are counted from the last.</summary>
    public Expr FromEnd(Expr time) => _pool.Subtract(_pool.Subtract(Rounds, _pool.One), time);

    /// <summary>A definition that reads what is defined in the order of the rounds for what is defined in the opposite one.</summary>
    private Definition Turned(Definition definition) => _turned.Count == 0 ? definition : definition with { Body = new TurnedReads(_pool, this).Visit(definition.Body) };

    /// <summary>
    /// Adds a definition that reads the rounds, or some of its summands do, from the last to the first: these summands are defined in the order of
    /// the rounds. A result gets its elements in either order, and what it takes from single elements when they are known; what others read is read there.
    /// </summary>
    private bool TryTurn(Local local, Stage into)
    {
        var axis = _pool.Axis(local.Axis);
        var (straight, turned, late) = (new List<Expr>(), new List<Expr>(), new List<Expr>());
        foreach (var summand in Terms(local.Definition.Body))
        {
            var opposite = _pool.Substitute(summand, axis, FromEnd(axis));
            if (Needs([local.Definition with { Body = summand }], []) is (After, null))
            {
                late.Add(summand);
            }
            else if (Reads(local, local.Definition with { Body = summand }))
            {
                straight.Add(summand);
            }
            else if (!ReferenceEquals(into, First) && Passed(local.Definition with { Body = summand }, axis) is var passed && Reads(local, passed))
            {
                straight.Add(passed.Body);
            }
            else if (Reads(local, local.Definition with { Body = opposite }))
            {
                turned.Add(opposite);
            }
            else
            {
                return false;
            }
        }

        var isResult = local.Definition.Role == DefinitionRole.Derivative;
        if (!isResult && straight.Count + late.Count > 0)
        {
            return false;
        }

        if (isResult)
        {
            _complete.Add(local.Target, late.Count > 0 ? Never : ReferenceEquals(into, First) ? Between : After);
            if (late.Count > 0)
            {
                into.Late.Add(local.Definition with { Body = _pool.Add(late) });
            }
        }

        foreach (var (summands, isTurned) in new[] { (straight, false), (turned, true) }.Where(p => p.Item1.Count > 0))
        {
            var part = PartOf(local.Target, Segments.Extents(local, Rounds));
            var ordered = local with { Definition = new(part, _pool.Add(summands), DefinitionRole.Intermediate) };
            Require(TryAdd(ordered, into), local.Definition);
            if (isResult)
            {
                into.Parts.Add((local.Definition, ordered, isTurned));
            }
            else
            {
                _turned.Add(local.Target, (part, local.Axis));
            }
        }

        return true;
    }

    private IEnumerable<Expr> Terms(Expr body) => body is Sum sum
        ? sum.Terms.Select(t => _pool.Scale(t.Coefficient, t.Value)).Concat(sum.Constant.IsZero ? [] : [_pool.Number(sum.Constant)])
        : [body];

    /// <summary>Adds the sums over all rounds that a definition holds as a definition of their own, which the rest reads.</summary>
    private bool TryDivide(Definition definition)
    {
        var summands = Body.Split(_pool, definition.Body);
        var sums = summands.Where(s => RoundOf(s) is not null).ToList();
        if (sums.Count == 0 || sums.Count == summands.Count)
        {
            return false;
        }

        var sum = PartOf(definition.Target, definition.Target.Extents);
        Add(new Definition(sum, _pool.Add([.. sums.Select(s => s.Whole(_pool))]), DefinitionRole.Intermediate));
        var whole = _pool.Read(sum, [.. Enumerable.Range(0, sum.Rank).Select(_pool.Axis)]);
        Add(definition with { Body = _pool.Add([whole, .. summands.Except(sums).Select(s => s.Whole(_pool))]) });
        return true;
    }

    private sealed class TurnedReads(ExprPool pool, Stages stages) : ExprRewriter(pool)
    {
        protected override Expr After(Expr expr) => expr is Read read && stages._turned.TryGetValue(read.Tensor, out var turned)
            ? Pool.Read(turned.Turned, [.. read.Indices.Select((index, axis) => axis == turned.Axis ? stages.FromEnd(index) : index)])
            : expr;
    }
}
