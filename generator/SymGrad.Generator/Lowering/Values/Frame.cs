using Microsoft.CodeAnalysis;

namespace SymGrad.Generator.Lowering.Values;

/// <summary>The variables of one call of a function, and those around it.</summary>
internal sealed class Frame(ISymbol function, Frame? outer)
{
    private readonly Dictionary<ISymbol, Value> _bindings = new(SymbolEqualityComparer.Default);

    public ISymbol Function { get; } = function;

    public void Bind(ISymbol symbol, Value value) => _bindings[symbol] = value;

    /// <summary>Whether the variable is this function's own; what a lambda captures is not its to assign.</summary>
    public bool Owns(ISymbol symbol) => _bindings.ContainsKey(symbol);

    public Value? Find(ISymbol symbol) => _bindings.TryGetValue(symbol, out var value) ? value : outer?.Find(symbol);
}
