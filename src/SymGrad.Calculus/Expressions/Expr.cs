namespace SymGrad.Calculus.Expressions;

/// <summary>What an expression stands for: a real number, an integer (index, extent, label) or a condition.</summary>
public enum ValueKind
{
    Real,
    Integer,
    Boolean,
}

/// <summary>
/// A node of the index notation. Nodes are immutable and interned by the <see cref="ExprPool"/> of one derivation:
/// within it, equal structure is the same object, so equality is by reference and shared work is seen as shared.
/// </summary>
public abstract class Expr
{
    private protected Expr(ValueKind kind, int structuralHash, IndexSet free, int binderHeight)
    {
        Kind = kind;
        StructuralHash = structuralHash;
        FreeIndices = free;
        BinderHeight = binderHeight;
    }

    /// <summary>The kind of value.</summary>
    public ValueKind Kind { get; }

    /// <summary>The index variables on which the value depends; a reduction's own index is not among them.</summary>
    public IndexSet FreeIndices { get; }

    /// <summary>How deep reductions nest below: a reduction's index is named by this height, so that renamed sums are one node.</summary>
    public int BinderHeight { get; }

    internal int StructuralHash { get; }

    /// <summary>The operands, in the order in which they are written.</summary>
    public abstract IReadOnlyList<Expr> Operands { get; }

    /// <summary>Whether the value depends on <paramref name="index"/>.</summary>
    public bool DependsOn(IndexVariable index) => FreeIndices.Contains(index);

    /// <summary>Same node given that operands are interned; only the pool needs to ask.</summary>
    internal abstract bool StructurallyEquals(Expr other);

    /// <inheritdoc/>
    public override string ToString() => ExprText.Of(this);

    private protected static IndexSet FreeOf(IReadOnlyList<Expr> operands)
    {
        var free = IndexSet.Empty;
        foreach (var operand in operands)
        {
            free = free.Union(operand.FreeIndices);
        }

        return free;
    }

    private protected static int HeightOf(IReadOnlyList<Expr> operands)
    {
        var height = 0;
        foreach (var operand in operands)
        {
            height = Math.Max(height, operand.BinderHeight);
        }

        return height;
    }

    private protected static bool Same(IReadOnlyList<Expr> left, IReadOnlyList<Expr> right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!ReferenceEquals(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private protected static int Mix(int seed, IReadOnlyList<Expr> operands)
    {
        foreach (var operand in operands)
        {
            seed = Mix(seed, operand.StructuralHash);
        }

        return seed;
    }

    /// <summary>The shifts to the right carry high bits down: without them a chain of like nodes cycles through a few hashes.</summary>
    private protected static int Mix(int seed, int value)
    {
        unchecked
        {
            var hash = ((uint)seed * 0x85EBCA6Bu) ^ ((uint)value * 0x9E3779B1u);
            hash = (hash ^ (hash >> 15)) * 0xC2B2AE35u;
            return (int)(hash ^ (hash >> 13));
        }
    }
}
