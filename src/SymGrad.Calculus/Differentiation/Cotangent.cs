using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Differentiation;

/// <summary>
/// Where reverse mode starts: the adjoint of the definition that is differentiated. A gradient starts with 1, a vector-Jacobian product
/// with a given cotangent, and a Jacobian with the delta Π [O_k = I_k] over leading axes O, which every adjoint then carries.
/// </summary>
/// <param name="Value">What is differentiated.</param>
/// <param name="Seed">Its adjoint over the leading axes, then its own.</param>
/// <param name="Leading">The extents of the leading axes.</param>
public sealed record Cotangent(Tensor Value, Expr Seed, IReadOnlyList<Expr> Leading)
{
    /// <summary>The user's names for the leading axes.</summary>
    public IReadOnlyList<string?> Names { get; init; } = [];

    /// <summary>The derivative of every element; of a scalar, the gradient.</summary>
    public static Cotangent OfElements(ExprPool pool, Definition value)
    {
        var rank = value.Target.Rank;
        var delta = pool.And([.. Enumerable.Range(0, rank).Select(k => pool.Compare(Relation.Equal, pool.Axis(k), pool.Axis(rank + k)))]);
        return new(value.Target, pool.Guard(delta, pool.One), value.Target.Extents)
        {
            Names = [.. Enumerable.Range(0, rank).Select(k => k < value.IndexNames.Count ? value.IndexNames[k] : null)],
        };
    }

    /// <summary>A given sensitivity to every element.</summary>
    public static Cotangent Given(ExprPool pool, Definition value, Tensor cotangent) =>
        new(value.Target, pool.Read(cotangent, [.. Enumerable.Range(0, value.Target.Rank).Select(pool.Axis)]), []);
}
