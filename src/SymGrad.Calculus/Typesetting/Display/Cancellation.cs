using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>p (1 − y) − (1 − p) y is p − y: products of sums are multiplied out where what is left is shorter by half.</summary>
internal sealed class Cancellation(ExprPool pool) : ExprRewriter(pool)
{
    /// <summary>No more terms than a reader would multiply out.</summary>
    private const int MostTerms = 8;

    protected override Expr After(Expr expr)
    {
        if (expr is not Sum { Kind: ValueKind.Real } sum || sum.Terms.Count is < 2 or > MostTerms || sum.Terms.Count(t => SumIn(t.Value) is not null) < 2)
        {
            return expr;
        }

        var open = Pool.Combine([.. sum.Terms.SelectMany(t => Opened(t)), new(sum.Constant, Pool.One)]);
        return 2 * DisplaySize.Of(open, _ => 1) <= DisplaySize.Of(sum, _ => 1) ? open : expr;
    }

    private static Factor? SumIn(Expr value) => value is Product p && p.Factors.Where(f => f is { Exponent: 1, Base: Sum { Terms.Count: <= 2 } }).ToList() is { Count: 1 } found ? found[0] : null;

    private IEnumerable<Term> Opened(Term term)
    {
        if (SumIn(term.Value) is not { Base: Sum sum } factor)
        {
            return [term];
        }

        var others = Pool.MultiplyPowers([.. ((Product)term.Value).Factors.Where(f => f != factor)]);
        return sum.Terms.Select(t => new Term(term.Coefficient * t.Coefficient, Pool.Multiply(t.Value, others))).Append(new(term.Coefficient * sum.Constant, others));
    }
}
