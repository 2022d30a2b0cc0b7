using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Simplification;

/// <summary>
/// Contracts the deltas that a model itself holds, as the chain rule does those that it makes: Σⱼ [i = j]·dᵢ·vⱼ is dᵢ·vᵢ, so that
/// <c>Diag(d) * v</c> takes n steps and not n².
/// </summary>
public sealed class Contraction : ExprRewriter
{
    private readonly Summation _summation;
    private readonly Ranges _ranges;

    private Contraction(ExprPool pool, IReadOnlyList<Expr> axisExtents)
        : base(pool) => (_summation, _ranges) = (new(pool), new(pool, axisExtents));

    public static IReadOnlyList<Definition> Run(ExprPool pool, IReadOnlyList<Definition> definitions) =>
        [.. definitions.Select(d => d with { Body = new Contraction(pool, d.Target.Extents).Visit(d.Body) })];

    protected override Expr After(Expr expr)
    {
        if (expr is not Reduce { Operation: ReductionKind.Sum } sum)
        {
            return expr;
        }

        var (index, body) = Pool.Open(sum);
        return _summation.Contracted(index, body) is { } contracted ? _ranges.Simplify(contracted) : expr;
    }
}
