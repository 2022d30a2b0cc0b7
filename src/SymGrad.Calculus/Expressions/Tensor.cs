namespace SymGrad.Calculus.Expressions;

/// <summary>
/// What a read refers to: a parameter of the model or the target of a definition. Its identity is the object, never the name:
/// two tensors may be called the same.
/// </summary>
public sealed class Tensor
{
    internal Tensor(ExprPool pool, int id, string name, ValueKind kind, int rank, bool isParameter)
    {
        Pool = pool;
        Id = id;
        Name = name;
        Kind = kind;
        Rank = rank;
        IsParameter = isParameter;
    }

    /// <summary>What makes the expressions that read it.</summary>
    public ExprPool Pool { get; }

    /// <summary>Serial number within one derivation; the order of creation, hence the same on every run.</summary>
    public int Id { get; }

    /// <summary>The user's name, or a hint for a name where the engine made the tensor.</summary>
    public string Name { get; }

    public ValueKind Kind { get; }

    public int Rank { get; }

    public bool IsParameter { get; }

    /// <summary>The extents along the axes: of a parameter <see cref="Extent"/> nodes, else integer expressions.</summary>
    public IReadOnlyList<Expr> Extents { get; internal set; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
