using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Generator.Lowering.Shapes;

/// <summary>Rewrites definitions so that extents which must agree are the same expression, in bodies, ranges and targets.</summary>
internal sealed class Settling : Renaming
{
    private readonly Func<Expr, Expr> _resolve;
    private readonly Dictionary<Tensor, Tensor> _settled;

    public Settling(ExprPool pool, Func<Expr, Expr> resolve)
        : this(pool, resolve, [])
    {
    }

    private Settling(ExprPool pool, Func<Expr, Expr> resolve, Dictionary<Tensor, Tensor> settled)
        : base(pool, settled) => (_resolve, _settled) = (resolve, settled);

    /// <summary>All definitions at once, since they may read each other.</summary>
    public IReadOnlyList<Definition> Settle(IReadOnlyList<Definition> definitions)
    {
        foreach (var old in definitions.Select(d => d.Target))
        {
            _settled.Add(old, Pool.Defined(old.Name, [.. old.Extents.Select(Visit)], old.Kind));
        }

        return [.. definitions.Select(d => d with { Target = _settled[d.Target], Body = Visit(d.Body) })];
    }

    protected override Expr? Before(Expr expr) => expr is Extent && _resolve(expr) is var value && !ReferenceEquals(value, expr) ? value : null;
}
