using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Simplification;

/// <summary>An element of a tensor says that there are some: along its axes nothing asks whether there are rounds.</summary>
internal sealed class Inhabited(ExprPool pool, IReadOnlyList<Expr> extents) : ExprRewriter(pool)
{
    private readonly HashSet<Expr> _known = [.. extents.Select(e => pool.Compare(Relation.Less, pool.Zero, e)).Where(pool.IsOfRounds)];

    protected override Expr? Before(Expr expr) => _known.Contains(expr) ? Pool.True : null;
}
