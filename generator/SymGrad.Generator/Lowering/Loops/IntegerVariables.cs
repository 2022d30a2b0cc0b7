using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Functions;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering.Loops;

/// <summary>
/// Integers and conditions that the rounds hand on. Integers become indices, so each needs a closed form: with next = k + c, k is initial + c·τ;
/// with next = k + c + d·τ, initial + c·τ + d·τ(τ − 1)/2; and what does not depend on its own past is that of the round before.
/// A condition without one is handed on as a number, 1 where it holds.
/// </summary>
internal sealed class IntegerVariables(Session session, Loop loop, LoopClosing closing)
{
    private ExprPool Pool => session.Pool;

    private IEnumerable<Carried> Open => loop.Carried.Where(c => !c.IsReal && c.IsOpen);

    public void Run()
    {
        while (Open.FirstOrDefault(TrySolve) is not null)
        {
        }

        foreach (var carried in Open.Where(c => c.Type == NumberType.Boolean && c.Axes.Count == 0).ToList())
        {
            HandOnAsNumber(carried);
        }

        foreach (var carried in Open.ToList())
        {
            if (carried.Axes.Count == 0 && closing.IsPrivate(carried) && new Accumulation(Pool, carried.Before(Pool, loop), carried.State) is var rule
                && rule.Of(closing.Expanded(carried)) is var (kind, term) && !Open.Any(c => c != carried && term.Reads(c.State)))
            {
                closing.Accumulate(carried, rule, kind, term);
            }
            else
            {
                session.Report(Descriptors.IntegerVariable, carried.Place, carried.Name);
                carried.Next = null;
            }
        }
    }

    private bool TrySolve(Carried carried)
    {
        if (carried.Axes.Count > 0)
        {
            return false;
        }

        // Of an array another round has written other elements.
        var (state, initial) = (carried.Before(Pool, loop), carried.Initial([]));
        if (closing.WrittenOut(carried.Staying ?? carried.Next!) is not { } next || initial.BinderHeight > 0 || loop.Carried.Any(c => c.Axes.Count > 0 && next.Reads(c.State)))
        {
            return false;
        }

        // The operands of a conjunction have no order: none may read what another one says is not there.
        if (!Open.Any(c => next.Reads(c.State)) && next.BinderHeight == 0 && (carried.Type == NumberType.Int32 || !next.ReadsElements()))
        {
            var before = Pool.Substitute(next, loop.Index, Pool.Subtract(loop.Index, Pool.One));
            var last = Pool.Substitute(next, loop.Index, Pool.Subtract(loop.Upper, Pool.One));
            return Solve(
                carried,
                Choose(Pool.Compare(Relation.Equal, loop.Index, loop.Lower), initial, before),
                Choose(Pool.Compare(Relation.Less, loop.Lower, loop.Upper), last, initial));
        }

        if (carried.Type != NumberType.Int32 || Pool.Subtract(next, state) is not { BinderHeight: 0 } change || Open.Any(c => change.Reads(c.State)))
        {
            return false;
        }

        var first = Pool.Substitute(change, loop.Index, loop.Lower);
        var slope = Pool.Subtract(Pool.Substitute(change, loop.Index, Pool.Add(loop.Lower, Pool.One)), first);
        if (slope.DependsOn(loop.Index) || !ReferenceEquals(change, Pool.Add(first, Pool.Multiply(slope, loop.Round(Pool)))))
        {
            return false;
        }

        var rounds = loop.NeverNegative(Pool) ? loop.Rounds(Pool) : IntegerArithmetic.Max(Pool, Pool.Zero, loop.Rounds(Pool));
        return Solve(carried, After(loop.Round(Pool)), After(rounds));

        Expr After(Expr count) => Pool.Add(
            initial,
            Pool.Multiply(first, count),
            Pool.Multiply(slope, IntegerArithmetic.Divide(Pool, Pool.Multiply(count, Pool.Subtract(count, Pool.One)), Pool.Number(2))));
    }

    private Expr Choose(Expr condition, Expr then, Expr otherwise) => then.Kind == ValueKind.Boolean
        ? Pool.Or(Pool.And(condition, then), Pool.And(Pool.Not(condition), otherwise))
        : Pool.Select(condition, then, otherwise);

    private bool Solve(Carried carried, Expr during, Expr after)
    {
        carried.Solved = after;
        closing.Rewrite(new ReadRewriter(Pool, read => read.Tensor == carried.State ? during : null).Visit);
        return true;
    }

    private void HandOnAsNumber(Carried condition)
    {
        var number = condition with
        {
            Type = NumberType.Double,
            Initial = at => Pool.Select(condition.Initial(at), Pool.One, Pool.Zero),
            State = Pool.Defined(condition.State.Name, condition.State.Extents),
            Next = Pool.Select(condition.Next!, Pool.One, Pool.Zero),
        };
        loop.Carried.Add(number);
        condition.Result = at => Holds(number.Result!(at));
        closing.Rewrite(new ReadRewriter(Pool, read => read.Tensor == condition.State ? Holds(Pool.Read(number.State, read.Indices)) : null).Visit);
    }

    private Expr Holds(Expr number) => Pool.Compare(Relation.Equal, number, Pool.One);
}
