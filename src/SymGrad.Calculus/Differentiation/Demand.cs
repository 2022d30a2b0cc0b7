using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Differentiation;

/// <summary>
/// Under which of the model's own conditions the elements of a tensor are read at all. Outside them an element may be infinite
/// without the value being so, and its adjoint 0 must not meet an infinite derivative: 0·∞ is NaN.
/// </summary>
internal sealed class Demand(ExprPool pool, Transposition transposition)
{
    private readonly Dictionary<Tensor, Expr> _conditions = [];

    /// <summary>A read under a condition over the indices of <paramref name="scope"/>.</summary>
    public void Add(Read read, Expr condition, IReadOnlyList<IndexVariable> scope)
    {
        var known = _conditions.TryGetValue(read.Tensor, out var other) ? other : pool.False;
        _conditions[read.Tensor] = ReferenceEquals(condition, pool.True) || ReferenceEquals(known, pool.True)
            ? pool.True
            : pool.Or(known, Common(transposition.Contribution(read, pool.Guard(condition, pool.One), scope)));
    }

    /// <summary>The condition over the axes of the tensor; true where nothing is known.</summary>
    public Expr Of(Tensor tensor) => _conditions.TryGetValue(tensor, out var condition) ? condition : pool.True;

    /// <summary>What must hold for the expression not to be 0.</summary>
    private Expr Common(Expr indicator) => indicator switch
    {
        Select { IsGuard: true } guard => WithoutData(guard.Condition),
        Sum sum when sum.Constant.IsZero => pool.Or([.. sum.Terms.Select(t => Common(t.Value))]),
        Product product => pool.And([.. product.Factors.Where(f => f.Exponent > 0).Select(f => Common(f.Base))]),
        _ => pool.True,
    };

    /// <summary>
    /// A weaker condition: what integer data decide says where to store, and no loop could be bounded by it. Where a loop begins and ends stays, though a
    /// parameter says it: other conditions may read there alone.
    /// </summary>
    private Expr WithoutData(Expr condition) => condition switch
    {
        Compare { Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer } integers when condition.Nodes().Any(n => n is Read read && (read.Indices.Count > 0 || integers.Relation is Relation.Equal or Relation.NotEqual)) => pool.True,
        Logic { Connective: Connective.And } all => pool.And([.. all.Operands.Select(WithoutData)]),
        Logic { Connective: Connective.Or } any => pool.Or([.. any.Operands.Select(WithoutData)]),
        Logic { Connective: Connective.Not } not when !ReferenceEquals(WithoutData(not.Operands[0]), not.Operands[0]) => pool.True,
        _ => condition,
    };
}
