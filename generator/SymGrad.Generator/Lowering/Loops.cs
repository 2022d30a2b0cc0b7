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
    private void LowerLoop(ILoopOperation statement, Frame frame)
    {
        switch (statement)
        {
            case IForLoopOperation { Condition: { } condition } o:
                foreach (var before in o.Before)
                {
                    LowerStatement(before, session.Path.Count, frame);
                }

                Count(o, condition, [o.Body, .. o.AtLoopBottom], frame);
                break;
            case IWhileLoopOperation { ConditionIsTop: true, ConditionIsUntil: false, Condition: { } condition } o:
                Count(o, condition, [o.Body], frame);
                break;
            case IForEachLoopOperation { IsAsynchronous: false, LoopControlVariable: IVariableDeclaratorOperation { Symbol.IsRef: false } variable } o:
                Each(o, variable.Symbol, frame);
                break;
            case IWhileLoopOperation { ConditionIsTop: false, ConditionIsUntil: false, Condition: { } condition } o:
                Count(o, condition, [o.Body], frame, runsOnce: true);
                break;
            default:
                Uncounted(statement);
                break;
        }
    }

    /// <summary>A loop that is not counted; what the compiler finds wrong with its head is the reason then.</summary>
    private void Uncounted(ILoopOperation statement)
    {
        var head = statement.ChildOperations.Where(o => o != statement.Body).ToList();
        if (!head.Exists(CompilerFaults.AreIn))
        {
            session.Report(Diagnostics.Descriptors.Loop, ConstructNames.Keyword(statement));
        }

        head.ForEach(o => session.Leave(o));
    }

    private void Each(IForEachLoopOperation statement, ILocalSymbol variable, Frame frame)
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
            return;
        }

        var loop = NewLoop(Pool.OpenIndex(Pool.Zero, count));
        Run(loop, [statement.Body], null, frame, () =>
        {
            frame.Bind(variable, element!(loop.Index));
            LowerRound(statement.Body, frame);
        });
    }

    private void Count(ILoopOperation statement, IOperation condition, IReadOnlyList<IOperation> body, Frame frame, bool runsOnce = false)
    {
        if (new CounterSearch(Pool, this, frame, runsOnce).Find(condition, body) is not { } counter)
        {
            Uncounted(statement);
            return;
        }

        var loop = NewLoop(Pool.OpenIndex(counter.Lower, counter.Upper, counter.Symbol.Name)) with { Top = counter.Top };
        var value = counter.At(Pool, loop.Index);
        var counts = true;
        Run(loop, body, counter.Symbol, frame, () =>
        {
            frame.Bind(counter.Symbol, Integer(value));
            var expected = counter.Others.Select(o => (o.Symbol, o.Step, Before: (ScalarValue)frame.Find(o.Symbol)!)).Append((counter.Symbol, counter.Step, Before: Integer(value))).ToList();
            foreach (var statement in body)
            {
                LowerRound(statement, frame);
            }

            counts = expected.TrueForAll(e => frame.Find(e.Symbol) is ScalarValue next && ReferenceEquals(next.Expr, Pool.Add(e.Before.Expr, Pool.Number(e.Step))));
        });
        if (!counts)
        {
            Uncounted(statement);
        }

        frame.Bind(counter.Symbol, Integer(counter.At(Pool, loop.NeverNegative(Pool) ? loop.Upper : IntegerArithmetic.Max(Pool, loop.Lower, loop.Upper))));
    }

    private static ScalarValue Integer(Expr expr) => new(expr, NumberType.Int32);

    /// <summary>Executes a round, which <c>continue</c> leaves as a return leaves a function: what the ways out of it leave is joined.</summary>
    private void LowerRound(IOperation body, Frame frame)
    {
        var (mark, inline, symbols, around) = (session.Path.Count, session.Inline, frame.Bindings.Keys, frame.Continues);
        frame.Continues = [];
        frame.Loops++;
        var ends = LowerStatement(body, mark, frame);
        frame.Loops--;
        session.Path.Truncate(mark);
        session.Inline = inline;
        var ways = frame.Continues.AsEnumerable().Reverse().ToList();
        frame.Continues = around;
        if (ends && ways.Count > 0)
        {
            (frame.Bindings, session.Heap) = (ways[0].Bindings, ways[0].Heap);
            ways.RemoveAt(0);
        }

        foreach (var (condition, bindings, heap, place) in ways)
        {
            Join(place, condition, symbols, bindings, heap, frame);
            session.Heap = Merge(place, condition, heap, session.Heap);
        }
    }

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
