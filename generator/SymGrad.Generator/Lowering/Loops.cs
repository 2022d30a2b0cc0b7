using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Expressions;
using SymGrad.Generator.Lowering.Functions;
using SymGrad.Generator.Lowering.Loops;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>
/// Loops: the body is executed once, with each variable that the rounds hand on standing for its state at the round's beginning.
/// </content>
internal sealed partial class BodyLowering
{
    /// <summary>Whether control ends in the loop, which it does not: what returns in a round is returned behind it.</summary>
    private bool LowerLoop(ILoopOperation statement, int start, Frame frame)
    {
        var returned = statement switch
        {
            IForLoopOperation o => For(o, frame),
            IWhileLoopOperation { ConditionIsUntil: false, Condition: { } condition } o => Count(o, condition, [], frame, runsOnce: !o.ConditionIsTop),
            IForEachLoopOperation { IsAsynchronous: false, LoopControlVariable: IVariableDeclaratorOperation { Symbol.IsRef: false } variable } o => Each(o, variable.Symbol, frame),
            _ => Uncounted(statement),
        };
        return returned is var (isMet, value)
            && Fork(ConstructNames.Keyword(statement), isMet, () => { Return(value, start, ConstructNames.Keyword(statement), frame); return true; }, () => false, frame);

        (Expr, Value)? For(IForLoopOperation loop, Frame frame)
        {
            foreach (var before in loop.Before)
            {
                LowerStatement(before, session.Path.Count, frame);
            }

            return Count(loop, loop.Condition, loop.AtLoopBottom, frame);
        }
    }

    /// <summary>A loop that is not counted; what the compiler finds wrong with its head is the reason then.</summary>
    private (Expr, Value)? Uncounted(ILoopOperation statement)
    {
        var head = statement.ChildOperations.Where(o => o != statement.Body).ToList();
        if (!head.Exists(CompilerFaults.AreIn))
        {
            session.Report(Diagnostics.Descriptors.Loop, ConstructNames.Keyword(statement));
        }

        head.ForEach(o => session.Leave(o));
        return null;
    }

    private (Expr, Value)? Each(IForEachLoopOperation statement, ILocalSymbol variable, Frame frame)
    {
        var collection = statement.Collection;
        while (collection is IConversionOperation conversion)
        {
            collection = conversion.Operand;
        }

        var (count, element) = Lower(collection, frame) switch
        {
            JaggedValue jagged => (jagged.Count, k => jagged.Row(k)),
            var value when Expect<ArrayValue>(collection, value) is { } array => (Arrays.Count(array), (Func<Expr, Value>)(k => new ScalarValue(Arrays.InOrder(array, k), array.Element))),
            _ => (null, null),
        };
        if (count is null)
        {
            return null;
        }

        var (loop, returned) = (NewLoop(Pool.OpenIndex(Pool.Zero, count)), (Func<(Expr, Value)>?)null);
        Run(loop, [statement.Body], null, frame, () =>
        {
            frame.Bind(variable, element!(loop.Index));
            returned = LowerRounds(loop, statement, new([], [], StatementsOf(statement.Body), [], []), frame, () => { });
        });
        return returned?.Invoke();
    }

    private (Expr, Value)? Count(ILoopOperation statement, IOperation? condition, IReadOnlyList<IOperation> bottom, Frame frame, bool runsOnce = false)
    {
        // What the head's first part does is done in each round, and once more where it no longer holds.
        var increments = LoopVariables.First(condition) is { } first ? AdmitIncrements(first) : [];
        var opening = runsOnce ? [] : increments;
        bottom = runsOnce ? [.. bottom, .. increments] : bottom;
        IReadOnlyList<IOperation> all = [.. opening, statement.Body, .. bottom];
        var (counted, asked) = LoopVariables.Conditions(condition, all);
        var search = new CounterSearch(session, this, frame, runsOnce, increments);
        var (body, leading) = (StatementsOf(statement.Body), runsOnce ? [] : LoopVariables.LeadingBreaks(statement));
        var counter = leading.Count > 0 ? search.Find(counted, leading, all) : null;
        if (counter is { Top: not null } && search.Find(counted, [], all) is { } plain)
        {
            // Rounds that run down are added up from their end: a sum over some of them would begin at the break.
            counter = plain;
        }
        else if (counter is not null)
        {
            body = [.. body.Skip(leading.Count)];
        }
        else if ((counter = search.Find(counted, [], all)) is null)
        {
            return Uncounted(statement);
        }

        asked = [.. asked, .. counter.Asked];
        if (asked.SelectMany(o => o.DescendantsAndSelf()).Any(increments.Contains))
        {
            return Uncounted(statement);
        }

        if (ReferenceEquals(counter.Lower, counter.Upper))
        {
            // No round at any size.
            Do(opening, frame);
            return null;
        }

        var round = new Round(opening, runsOnce ? [] : asked, body, bottom, runsOnce ? asked : []);
        var loop = NewLoop(Pool.OpenIndex(counter.Lower, counter.Upper, counter.Symbol.Name)) with { Top = counter.Top };
        var value = counter.At(Pool, loop.Index);
        var (counts, returned, isLeft) = (true, (Func<(Expr, Value)>?)null, round.IsLeft(statement));
        Run(loop, asked.Count > 0 ? [.. all, condition!] : all, isLeft ? null : counter.Symbol, frame, () =>
        {
            frame.Bind(counter.Symbol, Integer(value));
            var expected = counter.Others.Select(o => (o.Symbol, o.Step, Before: (ScalarValue)frame.Find(o.Symbol)!)).Append((counter.Symbol, counter.Step, Before: Integer(value))).ToList();
            returned = LowerRounds(loop, statement, round, frame, () =>
                counts = expected.TrueForAll(e => frame.Find(e.Symbol) is ScalarValue next && ReferenceEquals(next.Expr, Pool.Add(e.Before.Expr, e.Step))));
            if (loop.Carried.Find(c => SymbolEqualityComparer.Default.Equals(c.Symbol, counter.Symbol)) is { } carried)
            {
                carried.Staying = Pool.Add(carried.Before(Pool, loop), counter.Step);
            }
        });
        if (!counts)
        {
            return Uncounted(statement);
        }

        if (!isLeft)
        {
            frame.Bind(counter.Symbol, Integer(counter.At(Pool, loop.NeverNegative(Pool) ? loop.Upper : IntegerArithmetic.Max(Pool, loop.Lower, loop.Upper))));
        }

        if (opening.Count > 0)
        {
            Fork(ConstructNames.Keyword(statement), loop.GoesOn?.Result?.Invoke([]) ?? Pool.True, () => { Do(opening, frame); return false; }, () => false, frame);
        }

        return returned?.Invoke();
    }

    private static IReadOnlyList<IOperation> StatementsOf(IOperation body) => body is IBlockOperation block ? block.Operations : [body];

    private static ScalarValue Integer(Expr expr) => new(expr, NumberType.Int32);

    private Loop NewLoop(IndexVariable index) => new(index, session.Definitions.Count, session.Shapes.Reads);

    private void Run(Loop loop, IReadOnlyList<IOperation> scanned, ISymbol? counter, Frame frame, Action round)
    {
        var variables = LoopVariables.Assigned(scanned).Where(s => frame.Owns(s) && !SymbolEqualityComparer.Default.Equals(s, counter)).OrderBy(s => frame.Bindings[s].Age).ToList();
        var handed = variables.Select(s => (Hand: Hand(loop, s, s.Name, frame.Find(s)!), Before: frame.Find(s)!)).ToList();
        var after = Run(loop, handed, LoopVariables.Mentioned(scanned).Select(frame.Find).SelectMany(LoopVariables.Storages), () =>
        {
            for (var k = 0; k < variables.Count; k++)
            {
                frame.Bind(variables[k], Begin(loop, handed[k].Hand, handed[k].Before));
            }

            round();
            for (var k = 0; k < variables.Count; k++)
            {
                End(handed[k].Hand, frame.Find(variables[k])!);
            }
        });
        for (var k = 0; k < variables.Count; k++)
        {
            Define(variables[k], after[k], handed[k].Hand.Place, frame);
        }
    }

    /// <summary>Executes a round, and returns what the variables are after all of them.</summary>
    private IReadOnlyList<Value> Run(Loop loop, IReadOnlyList<(Handed Hand, Value Before)> handed, IEnumerable<Storage> storages, Action round)
    {
        var before = session.Heap;
        var arrays = storages.Distinct().OrderBy(s => s.Age).Select(s => (Storage: s, Carried: HandArray(loop, s, before[s]))).ToList();
        foreach (var (storage, carried) in arrays)
        {
            session.Heap = session.Heap.With(storage, State(loop, carried));
        }

        var path = session.Path.Enter();
        session.Loops.Add(loop);
        round();
        foreach (var (storage, carried) in arrays)
        {
            carried.Named(session.Heap[storage].IndexNames).Next = session.Heap[storage].At(carried.Axes);
        }

        session.Loops.RemoveAt(session.Loops.Count - 1);
        session.Path.Leave(path);
        new LoopClosing(session, loop).Run();
        foreach (var (storage, carried) in arrays)
        {
            session.Heap = session.Heap.With(storage, ContentAfter(carried, before[storage]));
        }

        return [.. handed.Select(h => After(h.Hand, h.Before))];
    }
}
