using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Simplification;

/// <summary>
/// What asks one condition several times asks it once, around the whole, where that is shorter: of <c>[x &gt; 0] + [x ≤ 0]·0.5·([x ≤ 0]·eˣ)</c> one choice is left.
/// </summary>
internal sealed class CaseByCase : ExprRewriter
{
    private const int MostTried = 3;

    // What hardly gets shorter stays as it was derived, term by term.
    private const double Most = 0.75;

    private readonly Dictionary<Expr, double> _lengths = [];

    private CaseByCase(ExprPool pool)
        : base(pool)
    {
    }

    public static Expr Of(ExprPool pool, Expr expr) => new CaseByCase(pool).Whole(expr);

    protected override Expr Close(Reduce original, IndexVariable index, Expr body) => base.Close(original, index, Hoisted(body));

    private Expr Whole(Expr expr) => Hoisted(Visit(expr));

    private Expr Hoisted(Expr expr)
    {
        if (expr.Kind == ValueKind.Boolean)
        {
            return expr;
        }

        var asked = expr.Nodes().OfType<Select>().SelectMany(s => Asked(s.Condition).Distinct()).Where(c => c.FreeIndices.IsSubsetOf(expr.FreeIndices)).GroupBy(c => c).Where(g => g.Skip(1).Any());
        var best = asked.OrderByDescending(g => g.Count()).Take(MostTried).Select(g => Around(expr, g.Key)).OrderBy(Length).FirstOrDefault();
        return best is not null && Length(best) <= Most * Length(expr) ? Parts(best) : Parts(expr);
    }

    private Expr Parts(Expr expr) => expr is Select choice ? Pool.Select(choice.Condition, Hoisted(choice.Then), Hoisted(choice.Otherwise)) : expr;

    private Expr Around(Expr expr, Expr condition) =>
        Pool.Select(condition, new Decided(Pool, condition, isTrue: true).Visit(expr), new Decided(Pool, condition, isTrue: false).Visit(expr));

    /// <summary>The symbols that are written: what is written twice counts twice.</summary>
    private double Length(Expr expr)
    {
        foreach (var node in ExprSearch.OperandsFirst(expr))
        {
            if (!_lengths.ContainsKey(node))
            {
                _lengths.Add(node, 1 + node.Operands.Sum(o => _lengths[o]));
            }
        }

        return _lengths[expr];
    }

    /// <summary>The comparisons of reals that a condition is, or is made of; a ≠ b asks whether a = b.</summary>
    private IEnumerable<Expr> Asked(Expr condition) => condition.Nodes().Where(n => n is Compare { Left.Kind: ValueKind.Real } or Compare { Right.Kind: ValueKind.Real })
        .Select(n => n is Compare { Relation: Relation.NotEqual } ? Pool.Not(n) : n);

    private sealed class Decided(ExprPool pool, Expr condition, bool isTrue) : ExprRewriter(pool)
    {
        protected override Expr? Before(Expr expr) => ReferenceEquals(expr, condition) ? Known(isTrue)
            : expr is Compare { Relation: Relation.NotEqual } && ReferenceEquals(Pool.Not(expr), condition) ? Known(!isTrue)
            : null;

        private Expr Known(bool holds) => holds ? Pool.True : Pool.False;
    }
}
