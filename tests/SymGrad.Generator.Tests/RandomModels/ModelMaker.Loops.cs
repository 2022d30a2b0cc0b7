using SymGrad.Calculus.Arithmetic;
using SymGrad.Generator.Tests.RandomModels.Tree;

namespace SymGrad.Generator.Tests.RandomModels;

using Real = Node<Extended>;
using Vector = Node<Extended[]>;
using Whole = Node<int>;

/// <content>What rounds hand on to each other: loops, and the function that stands for one.</content>
internal sealed partial class ModelMaker
{
    private string RealType => isSingle ? "float" : "double";

    private Loop CarryingLoop()
    {
        var (axis, counter) = (AnyAxis(), Fresh("i"));
        var starts = Enumerable.Range(0, 1 + random.Next(2)).Select(_ => (Name: Fresh("h"), Start: Expression(1, []))).ToList();
        scalars.AddRange(starts.Select(s => s.Name));
        Index[] scope = [new(counter, axis)];
        var term = Expression(Depth, scope);
        var states = starts.Select(s => (s.Name, s.Start, Next(s.Name, scope))).ToList();
        var exits = Enumerable.Range(0, random.Next(2) * random.Next(3)).Select(_ => random.Next(states.Count + 1)).Order().Select(place => new Exit(place, Condition(1, scope), random.Next(2) == 0)).ToList();
        var holds = random.Next(8) == 0 ? Condition(1, scope) : null;
        var sum = Fresh("t");
        scalars.Add(sum);
        return new(RealType, counter, Extent(axis), random.Next(3) == 0, states, (sum, term)) { Exits = exits, Holds = holds, Stride = random.Next(4) == 0 ? Stride() : null };
    }

    /// <summary>A number or a parameter, and at least 1.</summary>
    private Whole Stride() => random.Next(2) == 0 ? Wholes.Number(1 + random.Next(3)) : Wholes.Add(Wholes.Name("k"), Wholes.Number(1));

    private StridedSum StridedSum()
    {
        var (axis, outer, inner, sum, below) = (AnyAxis(), Fresh("i"), Fresh("i"), Fresh("t"), random.Next(3) == 0 ? Stride() : null);
        var term = Expression(Depth, [new(Tree.StridedSum.PlaceOf(outer, below), axis) { Counter = below is null ? null : outer }, new(inner, axis)]);
        scalars.Add(sum);
        return new(sum, RealType, outer, inner, Extent(axis), (Stride(), Stride()), random.Next(5), term) { Descends = random.Next(3) == 0, Below = below };
    }

    private Filled FillingLoop()
    {
        var (axis, counter, name) = (AnyAxis(), Fresh("i"), Fresh("t"));
        Real element = Expression(Depth, [new(counter, axis)]);
        if (random.Next(2) == 0)
        {
            var (at, back) = (Wholes.Name(counter), 1 + random.Next(2));
            var before = Scalars.Choose(
                Scalars.Compare("<=", Wholes.Number(back), at), Arrays.Element(name, Wholes.Subtract(at, Wholes.Number(back))), Scalars.Number(Rational.Zero, isSingle));
            element = Step(before, element);
        }

        var until = random.Next(5) == 0 ? Condition(1, [new(counter, axis)]) : null;
        vectors.Add((name, axis));
        return new(name, RealType, counter, Extent(axis), element) { Until = until };
    }

    private Real Scan(int depth, Index[] scope)
    {
        var (axis, counter, state) = (AnyAxis(), Fresh("i"), Fresh("h"));
        var start = Leaf(scope);
        scalars.Add(state);
        var next = Step(Scalars.Name(state), Expression(depth, [.. scope, new(counter, axis)]));
        scalars.Remove(state);
        return Scalars.Scan(state, counter, Extent(axis), start, next);
    }

    private Vector VectorScan(int depth, Axis axis, Index[] scope)
    {
        var (over, counter, state) = (AnyAxis(), Fresh("i"), Fresh("h"));
        var start = Arrays.Vector(Any([.. vectors.Where(v => v.Axis == axis && v.Name != "e")]).Name);
        vectors.Add((state, axis));
        var next = Vector(depth, axis, [.. scope, new(counter, over)]);
        vectors.RemoveAt(vectors.Count - 1);
        return Arrays.Scan(state, counter, Extent(over), start, Arrays.Combine("Tanh({0} + {1})", (a, b) => Extended.Tanh(a + b), Arrays.Vector(state), next));
    }

    private Real Next(string state, Index[] scope) => Step(Scalars.Name(state), Expression(Depth, scope));

    /// <summary>One of a few ways from a state to the next, none of which grows.</summary>
    private Real Step(Real state, Real by) => random.Next(4) switch
    {
        0 => Scalars.Function(("Tanh", Extended.Tanh), Scalars.Add(state, by)),
        1 => Scalars.Add(Scalars.Multiply(Scalars.Number(new Rational(1, 2), isSingle), state), Scalars.Function(("Sin", Extended.Sin), by)),
        2 => Scalars.Function(("Tanh", Extended.Tanh), Scalars.Multiply(state, by)),
        _ => Scalars.Choose(Scalars.Less(state, by), Scalars.Function(("Atan", Extended.Atan), by), state),
    };
}
