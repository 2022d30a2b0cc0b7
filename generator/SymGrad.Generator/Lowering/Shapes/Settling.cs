using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Generator.Lowering.Shapes;

/// <summary>Rewrites definitions so that extents which must agree are the same expression, in bodies, ranges and targets.</summary>
internal sealed class Settling(ExprPool pool, Func<Expr, Expr> resolve) : ExprRewriter(pool)
{
    private readonly Dictionary<Tensor, Tensor> _settled = [];

    public Definition Settle(Definition definition)
    {
        var old = definition.Target;
        var target = Pool.Defined(old.Name, [.. old.Extents.Select(Visit)], old.Kind);
        var body = Visit(definition.Body);
        _settled.Add(old, target);
        return definition with { Target = target, Body = body };
    }

    protected override Expr? Before(Expr expr) => expr is Extent && resolve(expr) is var value && !ReferenceEquals(value, expr) ? value : null;

    protected override Expr After(Expr expr) =>
        expr is Read read && _settled.TryGetValue(read.Tensor, out var tensor) ? Pool.Read(tensor, read.Indices) : expr;
}
