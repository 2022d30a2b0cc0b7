using SymGrad.Calculus.Algebra;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Expressions;

/// <summary>
/// Makes and interns the nodes of one derivation. Every constructor here returns the canonical node: sums and products collected,
/// numbers folded, decided conditions gone. Nothing is shared between derivations, so what ran before cannot change what is made.
/// </summary>
public sealed partial class ExprPool
{
    private readonly Dictionary<Expr, Expr> _interned = new(StructuralComparer.Instance);
    private int _tensors;
    private int _openIndices;

    /// <summary>A pool for one derivation.</summary>
    /// <param name="algebra">Who differentiates what stands between reads; the embedded algebra where none is given.</param>
    public ExprPool(IScalarAlgebra? algebra = null)
    {
        Algebra = algebra ?? ScalarAlgebras.Embedded;
        Zero = Number(Rational.Zero);
        One = Number(Rational.One);
        True = Intern(new Logic(Connective.And, []));
        False = Intern(new Logic(Connective.Or, []));
    }

    /// <summary>The scalar algebra of this derivation.</summary>
    public IScalarAlgebra Algebra { get; }

    public Expr Zero { get; }

    public Expr One { get; }

    public Expr True { get; }

    public Expr False { get; }

    /// <summary>How many distinct nodes exist: the measure by which a derivation is capped.</summary>
    public int NodeCount => _interned.Count;

    public Tensor Parameter(string name, ValueKind kind, int rank)
    {
        var tensor = new Tensor(this, _tensors++, name, kind, rank, isParameter: true);
        var extents = new Expr[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            extents[axis] = Extent(tensor, axis);
        }

        tensor.Extents = extents;
        return tensor;
    }

    /// <summary>A tensor that a definition will give values.</summary>
    public Tensor Defined(string name, IReadOnlyList<Expr> extents, ValueKind kind = ValueKind.Real) =>
        new(this, _tensors++, name, kind, extents.Count, isParameter: false) { Extents = extents };

    public Expr Number(Rational value) => Intern(new Number(value));

    public Expr Number(int value) => Number(new Rational(value));

    public Expr Constant(NamedConstant name) => Intern(new Constant(name));

    public Expr Extent(Tensor tensor, int axis) => Intern(new Extent(tensor, axis));

    public IndexVariable Axis(int position) => (IndexVariable)Intern(new IndexVariable(IndexScope.Axis, position));

    /// <summary>The index variable of an axis or of a closed reduction, as it stands in another pool.</summary>
    internal IndexVariable Index(IndexScope scope, int position) => (IndexVariable)Intern(new IndexVariable(scope, position));

    /// <summary>A new open index with its range.</summary>
    public IndexVariable OpenIndex(Expr lower, Expr upper, string? name = null) =>
        (IndexVariable)Intern(new IndexVariable(IndexScope.Open, _openIndices++, lower, upper, name));

    public Expr Read(Tensor tensor, params IReadOnlyList<Expr> indices)
    {
        if (indices.Count != tensor.Rank)
        {
            throw new ArgumentException($"{tensor.Name} has {tensor.Rank} axes, not {indices.Count}.", nameof(indices));
        }

        return Intern(new Read(tensor, indices));
    }

    public Expr Apply(Primitive primitive, params IReadOnlyList<Expr> arguments)
    {
        if (arguments.Count != primitive.Arity)
        {
            throw new ArgumentException($"{primitive.Name} takes {primitive.Arity} arguments, not {arguments.Count}.", nameof(arguments));
        }

        return primitive.Fold?.Invoke(this, arguments) ?? ExactValues.Of(this, primitive, arguments) ?? Intern(new Apply(primitive, arguments));
    }

    internal Expr Intern(Expr node)
    {
        if (_interned.TryGetValue(node, out var known))
        {
            return known;
        }

        _interned.Add(node, node);
        return node;
    }

    private sealed class StructuralComparer : IEqualityComparer<Expr>
    {
        public static readonly StructuralComparer Instance = new();

        public bool Equals(Expr? x, Expr? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.StructurallyEquals(y));

        public int GetHashCode(Expr obj) => obj.StructuralHash;
    }
}
