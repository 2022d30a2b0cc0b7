using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Generator.Lowering.Values;

/// <summary>What a variable stands for, and which of the frame's variables it is by age.</summary>
internal readonly record struct Binding(int Age, Value Value);

/// <summary>Under which condition a function returns what, and what the local arrays hold then.</summary>
internal sealed record Return(Expr Condition, Value Value, Heap Heap, Location Place);

/// <summary>Under which condition a round is left, and what the variables and the local arrays hold then.</summary>
internal sealed record WayOut(Expr Condition, ImmutableDictionary<ISymbol, Binding> Bindings, Heap Heap, Location Place)
{
    /// <summary>What the function returns, where it is left too.</summary>
    public Value? Returned { get; init; }
}

/// <summary>The ways out of a round so far, in program order.</summary>
/// <param name="Loop">Where a break leads.</param>
internal sealed record RoundExits(ILabelSymbol Loop)
{
    /// <summary>To the next round.</summary>
    public List<WayOut> Continues { get; } = [];

    /// <summary>Out of the loop.</summary>
    public List<WayOut> Leaves { get; } = [];
}

/// <summary>The variables of one call of a function, and those around it.</summary>
internal sealed class Frame(ISymbol function, Frame? outer)
{
    private int _age;

    public ISymbol Function { get; } = function;

    /// <summary>The state of the variables; a branch starts from a copy, which costs nothing.</summary>
    public ImmutableDictionary<ISymbol, Binding> Bindings { get; set; } = ImmutableDictionary.Create<ISymbol, Binding>(SymbolEqualityComparer.Default);

    /// <summary>The returns met so far, in program order.</summary>
    public List<Return> Returns { get; } = [];

    /// <summary>The ways out of the round that is being lowered; null outside of this function's loops.</summary>
    public RoundExits? Exits { get; set; }

    /// <summary>The variables by age: the order of a hash would not be the same on every run.</summary>
    public IEnumerable<ISymbol> Variables => Bindings.OrderBy(b => b.Value.Age).Select(b => b.Key);

    public void Bind(ISymbol symbol, Value value) =>
        Bindings = Bindings.SetItem(symbol, new(Bindings.TryGetValue(symbol, out var known) ? known.Age : _age++, value));

    /// <summary>Whether the variable is this function's own and has a value; what a lambda captures is not its to assign.</summary>
    public bool Owns(ISymbol symbol) => Bindings.ContainsKey(symbol);

    public Value? Find(ISymbol symbol) => Bindings.TryGetValue(symbol, out var binding) ? binding.Value : outer?.Find(symbol);
}
