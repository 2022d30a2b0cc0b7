using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Generator.Lowering.Values;

/// <summary>A local array: an object that several variables and views may share.</summary>
/// <param name="age">Which of the model's arrays it is.</param>
/// <param name="depth">How many loops enclosed its creation: those make a new one each round.</param>
internal sealed class Storage(int age, int depth)
{
    public int Age { get; } = age;

    public int Depth { get; } = depth;

    /// <summary>The first variable that it was assigned to.</summary>
    public string Name { get; private set; } = "a";

    public Location Place { get; private set; } = Location.None;

    /// <summary>How many variables it has been assigned to. What others may see too is not replaced by a new array.</summary>
    public int References { get; private set; }

    public void Refer(string name, Location place)
    {
        if (References++ == 0)
        {
            (Name, Place) = (name, place);
        }
    }
}

/// <summary>Where the elements of an array value lie: an element of the view is that element of the storage.</summary>
internal sealed record Placement(Storage Storage, Func<IReadOnlyList<Expr>, IReadOnlyList<Expr>> Map);

/// <summary>What each local array holds.</summary>
internal sealed class Heap
{
    private readonly ImmutableDictionary<Storage, ArrayValue> _contents;

    public static readonly Heap Empty = new(ImmutableDictionary<Storage, ArrayValue>.Empty);

    private Heap(ImmutableDictionary<Storage, ArrayValue> contents) => _contents = contents;

    public ArrayValue this[Storage storage] => _contents[storage];

    public IEnumerable<Storage> Storages => _contents.Keys.OrderBy(s => s.Age);

    public bool Holds(Storage storage) => _contents.ContainsKey(storage);

    /// <summary>The elements that a value shows now.</summary>
    public Value Freeze(Value value) => value switch
    {
        ArrayValue { Place: { } place } array when Holds(place.Storage) && this[place.Storage] is var content => array with { At = at => content.At(place.Map(at)) },
        TupleValue tuple => tuple with { Elements = [.. tuple.Elements.Select(Freeze)] },
        _ => value,
    };

    public Heap With(Storage storage, ArrayValue content) => new(_contents.Remove(storage).Add(storage, content));
}
