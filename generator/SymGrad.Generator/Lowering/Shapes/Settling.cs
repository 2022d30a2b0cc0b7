using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Generator.Lowering.Shapes;

/// <summary>Rewrites definitions so that extents which must agree are the same expression, in bodies, ranges and targets.</summary>
internal sealed class Settling(ExprPool pool, Func<Expr, Expr> resolve) : ExprRewriter(pool)
{
    private readonly Dictionary<Tensor, Tensor> _settled = [];

    /// <summary>All definitions at once, since they may read each other.</summary>
    public IReadOnlyList<Definition> Settle(IReadOnlyList<Definition> definitions)
    {
        foreach (var old in definitions.Select(d => d.Target))
        {
            _settled.Add(old, Pool.Defined(old.Name, [.. old.Extents.Select(Visit)], old.Kind));
        }

        return [.. definitions.Select(d => d with { Target = _settled[d.Target], Body = Visit(d.Body) })];
    }

    protected override Expr? Before(Expr expr) => expr is Extent && resolve(expr) is var value && !ReferenceEquals(value, expr) ? value : null;

    protected override Expr After(Expr expr) =>
        expr is Read read && _settled.TryGetValue(read.Tensor, out var tensor) ? Pool.Read(tensor, read.Indices) : expr;
}
