using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Expressions;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Functions;
using SymGrad.Generator.Lowering.Loops;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>What the rounds of a loop hand on: numbers, arrays, tuples of them, and the contents of local arrays.</content>
internal sealed partial class BodyLowering
{
    /// <summary>A variable as the rounds hand it on: one part, several of a tuple, or none where it has no value before.</summary>
    private sealed record Handed(Location Place, Carried? Leaf, IReadOnlyList<Handed> Parts);

    private Handed Hand(Loop loop, ISymbol symbol, string name, Value value)
    {
        var place = symbol.Locations.FirstOrDefault() ?? Location.None;
        switch (value)
        {
            case ScalarValue scalar:
                return new(place, Hand(loop, new(name, scalar.Type, [], _ => scalar.Expr, StateTensor(loop, name, scalar.Type, []), [], place) { Symbol = symbol }), []);
            case ArrayValue array:
                var content = Arrays.Snapshot(array);
                return new(place, Hand(loop, CarriedArray(loop, name, content, place) with { Symbol = symbol }), []);
            case TupleValue tuple:
                return new(place, null, [.. tuple.Elements.Select((e, k) => Hand(loop, symbol, TuplePart(name, tuple, k), e))]);
            case JaggedValue or FunctionValue:
                session.Report(Descriptors.Expression, place, value is JaggedValue ? "a jagged array that a loop hands on" : "a function that a loop hands on");
                return new(place, null, []);
            default:
                return new(place, null, []);
        }
    }

    private Carried HandArray(Loop loop, Storage storage, ArrayValue content) =>
        Hand(loop, CarriedArray(loop, storage.Name, content, storage.Place) with { Storage = storage });

    private static Carried Hand(Loop loop, Carried carried)
    {
        loop.Carried.Add(carried);
        return carried;
    }

    private Carried CarriedArray(Loop loop, string name, ArrayValue content, Location place) => new Carried(
        name,
        content.Element,
        content.Extents,
        content.At,
        StateTensor(loop, name, content.Element, content.Extents),
        [.. content.Extents.Select((extent, k) => Pool.OpenIndex(Pool.Zero, extent, k < content.IndexNames.Count ? content.IndexNames[k] : null))],
        place).Named(content.IndexNames);

    private Tensor StateTensor(Loop loop, string name, NumberType type, IReadOnlyList<Expr> extents) => Pool.Defined(
        name,
        [Pool.Add(loop.Rounds(Pool), Pool.One), .. extents],
        type switch { NumberType.Int32 => ValueKind.Integer, NumberType.Boolean => ValueKind.Boolean, _ => ValueKind.Real });

    private ArrayValue State(Loop loop, Carried carried) =>
        new(carried.Type, carried.Extents, at => carried.Before(Pool, loop, at)) { IsStored = true, IndexNames = carried.IndexNames };

    /// <summary>The variable at the beginning of a round.</summary>
    private Value Begin(Loop loop, Handed hand, Value before) => before switch
    {
        ScalarValue scalar => scalar with { Expr = hand.Leaf!.Before(Pool, loop) },
        ArrayValue { Place.Storage.References: < 2 } => NewArray(State(loop, hand.Leaf!)),
        ArrayValue => State(loop, hand.Leaf!),
        TupleValue tuple => tuple with { Elements = [.. tuple.Elements.Select((e, k) => Begin(loop, hand.Parts[k], e))] },
        _ => before,
    };

    /// <summary>Takes what the variable is at the end of the round.</summary>
    private void End(Handed hand, Value next)
    {
        switch (next)
        {
            case ScalarValue scalar when hand.Leaf is { Axes.Count: 0 } leaf:
                leaf.Next = scalar.Expr;
                break;
            case ArrayValue array when hand.Leaf is { } leaf && leaf.Axes.Count == array.Rank:
                // A state keeps its shape.
                leaf.Next = array.Extents.Zip(leaf.Extents, (a, b) => session.Shapes.Agree(a, b, hand.Place)).All(agree => agree) ? array.At(leaf.Axes) : null;
                break;
            case TupleValue tuple when hand.Parts.Count == tuple.Elements.Count:
                for (var k = 0; k < hand.Parts.Count; k++)
                {
                    End(hand.Parts[k], tuple.Elements[k]);
                }

                break;
        }
    }

    /// <summary>The variable after the loop.</summary>
    private Value After(Handed hand, Value before) => before switch
    {
        _ when hand.Leaf?.IsUnchanged == true => before,
        ScalarValue scalar when hand.Leaf?.Result is { } result => scalar with { Expr = result([]) },
        ArrayValue { Place.Storage.References: < 2 } when hand.Leaf?.Result is not null => NewArray(After(hand.Leaf)),
        ArrayValue when hand.Leaf?.Result is not null => After(hand.Leaf),
        TupleValue tuple => tuple with { Elements = [.. tuple.Elements.Select((e, k) => After(hand.Parts[k], e))] },
        _ => Value.Poison,
    };

    private static ArrayValue After(Carried carried) =>
        new(carried.Type, carried.Extents, carried.Result!) { IsStored = carried.IsStored, IndexNames = carried.IndexNames };

    private ArrayValue ContentAfter(Carried carried, ArrayValue before)
    {
        if (carried is { IsUnchanged: true } or { Result: null })
        {
            return before;
        }

        var after = After(carried);
        return carried.IsStored || session.InlineArrays > 0 ? after : Stored(carried.Storage!, carried.Name, after, carried.Place);
    }

    /// <summary>Lowers a function over open indices; what is defined in it gets axes for them.</summary>
    internal Value Lambda(IReadOnlyList<IndexVariable> indices, Func<Value> lower)
    {
        var mark = session.Definitions.Count;
        var path = session.Path.Enter();

        // A lambda is a loop that hands nothing on: it may write to no array but its own.
        session.Loops.Add(new(indices[0], mark, session.Shapes.Reads));
        var value = Inline(lower);
        session.Loops.RemoveAt(session.Loops.Count - 1);
        session.Path.Leave(path);
        if (session.Definitions.Count == mark || value is not ScalarValue scalar)
        {
            return value;
        }

        for (var k = mark; k < session.Definitions.Count; k++)
        {
            session.Definitions[k] = session.Definitions[k] with { Body = Pool.Guard(session.Path.Guard, session.Definitions[k].Body) };
        }

        foreach (var index in indices.Reverse())
        {
            var lifting = new Lifting(session, index, mark);
            lifting.Run(_ => false);
            scalar = scalar with { Expr = lifting.Visit(scalar.Expr) };
        }

        return scalar;
    }

    /// <summary>A loop whose one variable is the state of a function: h ← f(h, t) for t = 0 … count − 1.</summary>
    internal Value Scan(Expr count, Value start, FunctionValue function, FunctionCall call)
    {
        var (state, round) = (function.Method.Parameters[0], function.Method.Parameters[1]);
        var loop = NewLoop(Pool.OpenIndex(Pool.Zero, count, round.Name == "_" ? null : round.Name));
        var hand = Hand(loop, state, state.Name, start);
        return Run(loop, [(hand, start)], LoopVariables.Storages(start).Concat(LoopVariables.Storages(function)), () =>
        {
            var next = Invoke(function, [Begin(loop, hand, start), Integer(loop.Index)], call.Operation);
            End(hand, Defined(state, state.Name, next, call.Place));
        })[0];
    }
}
