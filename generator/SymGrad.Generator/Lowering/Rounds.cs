using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Loops;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>
/// One round for all. What the ways out of it leave is joined. <c>continue</c> leaves it as a return leaves a function; once <c>break</c> or
/// <c>return</c> has left the loop, the rounds that come change nothing.
/// </content>
internal sealed partial class BodyLowering
{
    /// <summary>What a round executes.</summary>
    /// <param name="Opening">The increments that its head has done.</param>
    /// <param name="Head">What must hold at its beginning, or the loop is left.</param>
    /// <param name="Body">Its statements.</param>
    /// <param name="Bottom">What is executed after them, and after a <c>continue</c>.</param>
    /// <param name="Tail">What must hold at its end, or the loop is left.</param>
    private sealed record Round(
        IReadOnlyList<IIncrementOrDecrementOperation> Opening, IReadOnlyList<IOperation> Head, IReadOnlyList<IOperation> Body, IReadOnlyList<IOperation> Bottom, IReadOnlyList<IOperation> Tail)
    {
        public bool IsLeft(ILoopOperation loop) => Head.Count > 0 || Tail.Count > 0 || LoopVariables.IsLeft(Body, loop);
    }

    /// <summary>Executes the round of a loop. Where it may return: under which condition the function has returned after the loop, and what.</summary>
    private Func<(Expr Condition, Value Value)>? LowerRounds(Loop loop, ILoopOperation statement, Round round, Frame frame, Action atEnd)
    {
        var (around, place) = (frame.Exits, ConstructNames.Keyword(statement));
        var exits = frame.Exits = new(statement.ExitLabel);
        if (round.IsLeft(statement))
        {
            loop.GoesOn = new("goesOn", NumberType.Boolean, [], _ => Pool.True, StateTensor(loop, "goesOn", NumberType.Boolean, []), [], place) { TellsWhetherLoopRuns = true };
            loop.Carried.Add(loop.GoesOn);
            var runs = loop.GoesOn.Before(Pool, loop);
            Fork(place, runs, () => { LowerRound(loop, round, exits, frame, atEnd); return false; }, () => false, frame);
            loop.Leaves = Pool.And(runs, Pool.Or([.. exits.Leaves.Select(l => l.Condition)]));
            loop.GoesOn.Next = Pool.And([runs, .. exits.Leaves.Select(l => Pool.Not(l.Condition))]);
        }
        else
        {
            LowerRound(loop, round, exits, frame, atEnd);
        }

        frame.Exits = around;
        return exits.Leaves.Exists(l => l.Returned is not null) ? Returned(loop, exits, frame.Function.Name, place) : null;
    }

    private void LowerRound(Loop loop, Round round, RoundExits exits, Frame frame, Action atEnd)
    {
        var (mark, inline, before) = (session.Path.Count, session.Inline, frame.Bindings);
        Do(round.Opening, frame);
        LeaveUnless(round.Head, mark, exits, frame);
        var stays = !LowerStatements(round.Body, mark, frame);
        session.Path.Truncate(mark);
        session.Inline = inline;
        stays = JoinWays(exits.Continues, stays);
        if (stays)
        {
            if (exits.Leaves.Count > 0)
            {
                session.Path.Push(Pool.And([.. exits.Leaves.Select(l => Pool.Not(l.Condition))]));
            }

            foreach (var statement in round.Bottom)
            {
                LowerStatement(statement, mark, frame);
            }

            LeaveUnless(round.Tail, mark, exits, frame);
            session.Path.Truncate(mark);
            session.Inline = inline;
            atEnd();
            if (loop.GoesOn is not null)
            {
                foreach (var carried in loop.Carried.Where(c => c is { Type: NumberType.Int32, Axes.Count: 0, Symbol: not null }))
                {
                    carried.Staying = (frame.Find(carried.Symbol!) as ScalarValue)?.Expr;
                }
            }
        }

        if (exits.Leaves.Count > 0)
        {
            foreach (var way in stays ? exits.Leaves.Select(l => l.Bindings).Append(frame.Bindings) : exits.Leaves.Select(l => l.Bindings))
            {
                KeepShapes(before, way);
            }
        }

        JoinWays(exits.Leaves, stays);

        bool JoinWays(IEnumerable<WayOut> ways, bool goesOn)
        {
            foreach (var way in ways.Reverse())
            {
                if (goesOn)
                {
                    Join(way.Place, way.Condition, before.Keys, way.Bindings, way.Heap, frame);
                    session.Heap = Merge(way.Place, way.Condition, way.Heap, session.Heap);
                }
                else
                {
                    (frame.Bindings, session.Heap, goesOn) = (way.Bindings, way.Heap, true);
                }
            }

            return goesOn;
        }
    }

    private void LeaveUnless(IReadOnlyList<IOperation> conditions, int start, RoundExits exits, Frame frame)
    {
        foreach (var condition in conditions)
        {
            var place = condition.Syntax.GetLocation();
            Fork(place, Scalar(condition, frame)?.Expr ?? Pool.True, () => false, () => { exits.Leaves.Add(new(session.Path.Beyond(start), frame.Bindings, session.Heap, place)); return true; }, frame);
        }
    }

    // What rounds hand on keeps its shape, whichever of them is the last one.
    private void KeepShapes(ImmutableDictionary<ISymbol, Binding> before, ImmutableDictionary<ISymbol, Binding> after)
    {
        foreach (var variable in before.OrderBy(b => b.Value.Age))
        {
            if (variable.Value.Value is ArrayValue old && after[variable.Key].Value is ArrayValue next && next.Rank == old.Rank)
            {
                _ = next.Extents.Zip(old.Extents, (a, b) => session.Shapes.Agree(a, b, variable.Key.Locations.FirstOrDefault() ?? Location.None)).ToList();
            }
        }
    }

    /// <summary>What the one round that returns gives, as a sum over all of them.</summary>
    private Func<(Expr Condition, Value Value)> Returned(Loop loop, RoundExits exits, string name, Location place)
    {
        var returns = exits.Leaves.Where(l => l.Returned is not null).ToList();
        var value = returns.AsEnumerable().Reverse().Skip(1).Aggregate(returns[returns.Count - 1].Returned!, (later, way) => Choose(way.Place, way.Condition, way.Returned!, later));
        var condition = Pool.And(loop.GoesOn!.Before(Pool, loop), Pool.Or([.. returns.Select(r => r.Condition)]));
        var after = InOneRound(loop, condition, value, name, place);
        if (returns.Count == exits.Leaves.Count)
        {
            return () => (Pool.Not(loop.GoesOn.Result!([])), after());
        }

        var returned = InOneRound(loop, condition, new ScalarValue(Pool.True, NumberType.Boolean), name, place);
        return () => (((ScalarValue)returned()).Expr, after());
    }

    private Func<Value> InOneRound(Loop loop, Expr condition, Value value, string name, Location place)
    {
        switch (value)
        {
            case ScalarValue { Type: NumberType.Boolean } answer:
                var number = InOneRound(loop, condition, Integer(Pool.Select(answer.Expr, Pool.One, Pool.Zero)), name, place);
                return () => number() is ScalarValue once ? answer with { Expr = Pool.Compare(Relation.Equal, once.Expr, Pool.One) } : Value.Poison;
            case ScalarValue scalar:
                var sum = Hand(loop, new(name, scalar.Type, [], _ => Pool.Zero, StateTensor(loop, name, scalar.Type, []), [], place));
                sum.Next = Pool.Add(sum.Before(Pool, loop), Pool.Guard(condition, scalar.Expr));
                return () => sum.Result is { } result ? scalar with { Expr = result([]) } : Value.Poison;
            case ArrayValue array when !array.Extents.Any(e => e.DependsOn(loop.Index) || loop.Carried.Exists(c => e.Reads(c.State))):
                var content = Arrays.Snapshot(array);
                var sums = Hand(loop, CarriedArray(loop, name, content with { At = _ => Pool.Zero }, place));
                sums.Next = Pool.Add(sums.Before(Pool, loop), Pool.Guard(condition, content.At(sums.Axes)));
                return () => sums.Result is null ? Value.Poison : After(sums);
            case TupleValue tuple:
                var parts = tuple.Elements.Select((e, k) => InOneRound(loop, condition, e, TuplePart(name, tuple, k), place)).ToList();
                return () => tuple with { Elements = [.. parts.Select(p => p())] };
            default:
                if (value != Value.Poison)
                {
                    session.Report(Descriptors.Statement, place, "a return within a loop of an array whose size depends on the round");
                }

                return () => Value.Poison;
        }
    }
}
