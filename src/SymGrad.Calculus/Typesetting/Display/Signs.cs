using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>−Σ (−a − b) is Σ (a + b): where all that is added up is negative, the sign stands before the sum.</summary>
internal sealed class Signs(ExprPool pool) : ExprRewriter(pool)
{
    protected override Expr After(Expr expr)
    {
        if (expr is not Reduce { Operation: ReductionKind.Sum } sum)
        {
            return expr;
        }

        var (index, body) = Pool.Open(sum);
        return body is Sum { Terms: var terms, Constant: var constant } && constant.Sign <= 0 && terms.All(t => t.Coefficient.Sign < 0)
            ? Pool.Negate(Pool.Reduce(ReductionKind.Sum, index, Pool.Combine([.. terms.Select(t => t with { Coefficient = -t.Coefficient }), new(-constant, Pool.One)])))
            : expr;
    }
}
