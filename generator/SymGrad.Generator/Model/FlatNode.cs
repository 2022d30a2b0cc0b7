using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Generator.Model;

/// <summary>What a flat node stands for; one kind for each node class of the engine.</summary>
public enum FlatKind
{
    Number,
    Constant,
    Axis,
    Bound,
    Extent,
    Read,
    Sum,
    Product,
    Apply,
    Reduce,
    Compare,
    Logic,
    Select,
    MatrixFunction,
    CustomCall,
}

/// <summary>
/// A node of an expression, with its operands by position in the array that holds it. No node holds another, so equality and
/// hashing do not recurse.
/// </summary>
/// <param name="Kind">The class of the node.</param>
/// <param name="Code">The enum value, tensor, axis, binder height or primitive that the node names, by kind.</param>
/// <param name="Operands">Positions of the operands, all smaller than the node's own.</param>
public readonly record struct FlatNode(FlatKind Kind, int Code, EquatableArray<int> Operands)
{
    /// <summary>The coefficients of a sum's terms and its constant; the value of a number.</summary>
    public EquatableArray<Rational> Numbers { get; init; }

    /// <summary>The exponents of a product; the axis of an extent.</summary>
    public EquatableArray<int> Exponents { get; init; }

    /// <summary>The user's name for the index of a reduction.</summary>
    public string? Name { get; init; }
}
