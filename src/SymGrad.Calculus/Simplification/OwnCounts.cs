using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Simplification;

/// <summary>
/// Σᵢ xᵢ/n over n terms is 0 where there are none, but (1/n) Σᵢ xᵢ is not, and the code and derivatives take such factors out of sums. So what divides the terms is said to be
/// <see cref="PrimitiveTable.CountOfTerms"/>, which is never 0; a mean that is divided as a whole stays as it is written.
/// </summary>
internal sealed class OwnCounts : ExprRewriter
{
    private OwnCounts(ExprPool pool)
        : base(pool)
    {
    }

    public static IReadOnlyList<Definition> Run(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        var pass = new OwnCounts(pool);
        return [.. definitions.Select(d => d with { Body = pass.Visit(d.Body) })];
    }

    protected override Expr After(Expr expr)
    {
        if (expr is not Reduce { Operation: ReductionKind.Sum } sum || Pool.Subtract(sum.Upper, sum.Lower) is var count && count is Number)
        {
            return expr;
        }

        var (index, body) = Pool.Open(sum);
        var divided = new Divisors(Pool, index, count).Visit(body);
        return ReferenceEquals(divided, body) ? expr : Pool.Reduce(ReductionKind.Sum, index, divided);
    }

    private sealed class Divisors(ExprPool pool, IndexVariable index, Expr count) : ExprRewriter(pool)
    {
        private readonly Expr _terms = pool.Apply(PrimitiveTable.CountOfTerms, count, pool.One);

        // A mean that the terms are compared with is the same as outside the sum.
        protected override Expr After(Expr expr) => expr is Product product && product.Factors.Any(IsOwn) && !product.Factors.Any(f => f.Base is Reduce && !f.Base.DependsOn(index))
            ? Pool.MultiplyPowers([.. product.Factors.Select(f => IsOwn(f) ? f with { Base = Of(f.Base) } : f)])
            : expr;

        private bool IsOwn(Factor factor) => factor.Exponent < 0 && !ReferenceEquals(Of(factor.Base), factor.Base);

        /// <summary>The count itself, a multiple or a root of it.</summary>
        private Expr Of(Expr divisor) => divisor switch
        {
            _ when ReferenceEquals(divisor, count) => _terms,
            Sum { IsScaled: true, OnlyTerm: { } term } => Pool.Scale(term.Coefficient, Of(term.Value)),
            Apply { Arguments.Count: 1 } function => Pool.Apply(function.Primitive, Of(function.Arguments[0])),
            _ => divisor,
        };
    }
}
