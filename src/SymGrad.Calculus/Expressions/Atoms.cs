using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Calculus.Expressions;

/// <summary>An exact rational number.</summary>
public sealed class Number : Expr
{
    internal Number(Rational value)
        : base(value.IsInteger ? ValueKind.Integer : ValueKind.Real, Mix(11, value.GetHashCode()), IndexSet.Empty, 0) => Value = value;

    public Rational Value { get; }

    public override IReadOnlyList<Expr> Operands => [];

    internal override bool StructurallyEquals(Expr other) => other is Number n && n.Value.Equals(Value);
}

/// <summary>Real constants that are not rational.</summary>
public enum NamedConstant
{
    Pi,
    E,
    PositiveInfinity,
    NaN,
}

/// <summary>π, e, ∞ or NaN; −∞ is a sum with coefficient −1.</summary>
public sealed class Constant : Expr
{
    internal Constant(NamedConstant name)
        : base(ValueKind.Real, Mix(13, (int)name), IndexSet.Empty, 0) => Name = name;

    public NamedConstant Name { get; }

    public override IReadOnlyList<Expr> Operands => [];

    internal override bool StructurallyEquals(Expr other) => other is Constant c && c.Name == Name;
}

/// <summary>Where an index variable comes from.</summary>
public enum IndexScope
{
    /// <summary>An axis of the definition in which it stands, named by position.</summary>
    Axis,

    /// <summary>The index of an enclosing reduction, named by binder height.</summary>
    Bound,

    /// <summary>An open index with a range of its own, while a pass works below a binder.</summary>
    Open,
}

/// <summary>An integer that ranges over an axis or over the terms of a reduction.</summary>
public sealed class IndexVariable : Expr
{
    private const int OpenOffset = 1 << 20;

    internal IndexVariable(IndexScope scope, int number, Expr? lower = null, Expr? upper = null, string? name = null)
        : base(ValueKind.Integer, Mix(17, KeyOf(scope, number)), IndexSet.Of(KeyOf(scope, number)), 0)
    {
        Scope = scope;
        Position = number;
        Lower = lower;
        Upper = upper;
        NameHint = name;
    }

    public IndexScope Scope { get; }

    /// <summary>Axis position, binder height or serial number, by scope.</summary>
    public int Position { get; }

    /// <summary>First value of an open index.</summary>
    public Expr? Lower { get; }

    /// <summary>One past the last value of an open index.</summary>
    public Expr? Upper { get; }

    /// <summary>The user's name for it, where there is one.</summary>
    public string? NameHint { get; }

    public int Key => KeyOf(Scope, Position);

    public override IReadOnlyList<Expr> Operands => [];

    internal override bool StructurallyEquals(Expr other) => other is IndexVariable i && i.Key == Key;

    internal static int KeyOf(IndexScope scope, int number) => scope switch
    {
        IndexScope.Axis => number,
        IndexScope.Bound => -number,
        _ => OpenOffset + number,
    };
}

/// <summary>The extent of a parameter along one axis: <c>W.Rows</c>, <c>x.Length</c>.</summary>
public sealed class Extent : Expr
{
    internal Extent(Tensor tensor, int axis)
        : base(ValueKind.Integer, Mix(Mix(19, tensor.Id), axis), IndexSet.Empty, 0) => (Tensor, Axis) = (tensor, axis);

    public Tensor Tensor { get; }

    public int Axis { get; }

    public override IReadOnlyList<Expr> Operands => [];

    internal override bool StructurallyEquals(Expr other) => other is Extent e && e.Tensor == Tensor && e.Axis == Axis;
}

/// <summary>An element of a tensor; a scalar is a tensor without axes.</summary>
public sealed class Read : Expr
{
    internal Read(Tensor tensor, IReadOnlyList<Expr> indices)
        : base(tensor.Kind, Mix(Mix(23, tensor.Id), indices), FreeOf(indices), HeightOf(indices)) => (Tensor, Indices) = (tensor, indices);

    public Tensor Tensor { get; }

    public IReadOnlyList<Expr> Indices { get; }

    public override IReadOnlyList<Expr> Operands => Indices;

    internal override bool StructurallyEquals(Expr other) => other is Read r && r.Tensor == Tensor && Same(r.Indices, Indices);
}
