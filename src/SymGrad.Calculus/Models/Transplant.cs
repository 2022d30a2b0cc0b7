using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Models;

/// <summary>Makes expressions again in another pool, so that a model and what is claimed of it, or two readings of one source, share their parameters.</summary>
internal sealed class Transplant(ExprPool pool, IReadOnlyDictionary<Tensor, Tensor> parameters, Func<Tensor, int, Expr> extent)
{
    private readonly Dictionary<Expr, Expr> _done = [];
    private readonly Dictionary<Tensor, Tensor> _targets = [];

    /// <summary>All definitions at once, since they may read each other.</summary>
    public IReadOnlyList<Definition> Of(IReadOnlyList<Definition> definitions)
    {
        foreach (var target in definitions.Select(d => d.Target))
        {
            _targets.Add(target, pool.Defined(target.Name, [.. target.Extents.Select(Of)], target.Kind));
        }

        return [.. definitions.Select(d => d with { Target = _targets[d.Target], Body = Of(d.Body), Of = d.Of is null ? null : Of(d.Of) })];
    }

    public Tensor Of(Tensor tensor) => _targets.TryGetValue(tensor, out var target) ? target : parameters[tensor];

    public Expr Of(Expr root)
    {
        foreach (var expr in ExprSearch.OperandsFirst(root))
        {
            if (!_done.ContainsKey(expr))
            {
                _done.Add(expr, Remade(expr));
            }
        }

        return _done[root];
    }

    private Expr Remade(Expr expr) => expr switch
    {
        Number n => pool.Number(n.Value),
        Constant c => pool.Constant(c.Name),
        IndexVariable i => pool.Index(i.Scope, i.Position),
        Extent e => extent(e.Tensor, e.Axis),
        Read r => pool.Read(Of(r.Tensor), [.. r.Indices.Select(i => _done[i])]),
        Logic { Operands.Count: 0 } logic => logic.Connective == Connective.And ? pool.True : pool.False,
        _ => pool.Rebuild(expr, [.. expr.Operands.Select(o => _done[o])]),
    };
}
