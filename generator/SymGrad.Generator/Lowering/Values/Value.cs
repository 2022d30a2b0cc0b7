using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Generator.Lowering.Values;

/// <summary>The C# types in which a model computes.</summary>
internal enum NumberType
{
    Double,
    Single,
    Int32,
    Boolean,
}

/// <summary>What an expression of the model stands for while it is lowered.</summary>
internal abstract record Value
{
    /// <summary>A fault that has been reported: whatever it touches is silent.</summary>
    public static readonly Value Poison = new PoisonValue();

    private sealed record PoisonValue : Value;
}

/// <summary>The object whose method is the model: what is read of it is a parameter.</summary>
internal sealed record ThisValue : Value
{
    public static readonly ThisValue Instance = new();
}

/// <summary>A number or a condition, with its C# type: an integer that C# holds as a double is real.</summary>
internal sealed record ScalarValue(Expr Expr, NumberType Type) : Value
{
    public bool IsReal => Type is NumberType.Double or NumberType.Single;
}

/// <summary>
/// A vector or matrix as a function of its indices. Reads are pulled through, so that a slice of a transpose
/// of a parameter is the parameter again.
/// </summary>
/// <param name="Element">The type of the elements.</param>
/// <param name="Extents">Integer expressions, one an axis.</param>
/// <param name="At">The element at the given indices.</param>
internal sealed record ArrayValue(NumberType Element, IReadOnlyList<Expr> Extents, Func<IReadOnlyList<Expr>, Expr> At) : Value
{
    public int Rank => Extents.Count;

    /// <summary>The user's names of the indices, where the source had some.</summary>
    public IReadOnlyList<string?> IndexNames { get; init; } = [];

    /// <summary>Whether this is a tensor under another name, with nothing to compute.</summary>
    public bool IsStored { get; init; }

    /// <summary>Where a local array keeps its elements: what is written there is seen here. Null for what nobody writes.</summary>
    public Placement? Place { get; init; }
}

/// <summary>A jagged array: what it is read for are its rows, each a vector as long as its length says.</summary>
internal sealed record JaggedValue(NumberType Element, Tensor Elements, Tensor Lengths) : Value
{
    /// <summary>How many rows there are.</summary>
    public Expr Count => Elements.Extents[0];

    public ArrayValue Row(Expr row) => new(Element, [Lengths.Pool.Read(Lengths, row)], at => Elements.Pool.Read(Elements, [row, at[0]]));
}

/// <summary>A tuple; its elements have the names that the source gave them, or <c>Item1</c>, …. A record or an object is one of its members.</summary>
internal sealed record TupleValue(IReadOnlyList<Value> Elements, IReadOnlyList<string> Names) : Value
{
    /// <summary>The type of a record or an object; null for a tuple.</summary>
    public BundleType? Bundle { get; init; }

    public int PositionOf(string name) => Names.TakeWhile(n => n != name).Count() is var position && position < Names.Count ? position : -1;
}

/// <summary>A lambda, local function or method, with the variables that it sees.</summary>
/// <param name="Method">The function.</param>
/// <param name="Body">Its body; null for a method, whose body is looked up when it is called.</param>
/// <param name="Captured">The variables around it; null for a method.</param>
/// <param name="Place">Where it is handed over as a value; null where it is called.</param>
internal sealed record FunctionValue(IMethodSymbol Method, IOperation? Body, Frame? Captured, Location? Place = null) : Value
{
    /// <summary>The object of an instance method.</summary>
    public Value? Receiver { get; init; }
}
