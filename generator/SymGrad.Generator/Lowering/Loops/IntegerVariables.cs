using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Functions;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering.Loops;

/// <summary>
/// Integers and conditions that the rounds hand on. They become indices, so each needs a closed form: with next = k + c, k is initial + c·τ;
/// with next = k + c + d·τ, initial + c·τ + d·τ(τ − 1)/2; and what does not depend on its own past is that of the round before.
/// </summary>
internal sealed class IntegerVariables(Session session, Loop loop, Action<Func<Expr, Expr>> rewrite, Func<Carried, bool> isPrivate)
{
    private ExprPool Pool => session.Pool;

    private IEnumerable<Carried> Open => loop.Carried.Where(c => !c.IsReal && c.Next is not null && c.Result is null);

    public void Run()
    {
        while (Open.FirstOrDefault(TrySolve) is not null)
        {
        }

        foreach (var carried in Open.ToList())
        {
            if (carried.Axes.Count == 0 && isPrivate(carried) && new Accumulation(Pool, carried.Before(Pool, loop), carried.State) is var rule
                && rule.Of(carried.Next!) is var (kind, term) && !Open.Any(c => term.Reads(c.State)))
            {
                var total = rule.Total(loop, kind, term, carried.Initial([]));
                carried.Result = _ => total;
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

        var (state, next, initial) = (carried.Before(Pool, loop), carried.Next!, carried.Initial([]));
        if (initial.BinderHeight > 0)
        {
            return false;
        }

        if (!Open.Any(c => next.Reads(c.State)) && next.BinderHeight == 0)
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
        carried.Result = _ => after;
        rewrite(new ReadRewriter(Pool, read => read.Tensor == carried.State ? during : null).Visit);
        return true;
    }
}
