using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>A step that the model demands to be 1 at least is written as it is; what is computed where it is not, max(d, 1), is not.</summary>
internal sealed class DemandedSteps : ExprRewriter
{
    private readonly HashSet<Expr> _demanded;
    private readonly HashSet<Expr> _assumed = [];

    public DemandedSteps(Model model)
        : base(model.Pool) =>
        _demanded = [.. model.Requirements.Where(r => r is { Kind: RequirementKind.AtLeast, Over.Count: 0 }).Select(r => Pool.Subtract(r.Subject, r.Bound))];

    /// <summary>The steps of which that was taken for granted.</summary>
    public IEnumerable<Expr> Assumed => _assumed;

    protected override Expr After(Expr expr)
    {
        if (expr is not Apply apply || apply.Primitive != PrimitiveTable.IntegerMax)
        {
            return expr;
        }

        var (one, other) = (apply.Arguments[0], apply.Arguments[1]);
        var step = ReferenceEquals(other, Pool.One) ? one : ReferenceEquals(one, Pool.One) ? other : null;
        if (step is null || !_demanded.Contains(Pool.Subtract(step, Pool.One)))
        {
            return expr;
        }

        _assumed.Add(step);
        return step;
    }
}
