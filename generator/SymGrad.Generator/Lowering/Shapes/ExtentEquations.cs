using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Generator.Lowering.Shapes;

/// <summary>
/// Equations between extents, solved as they come: each is turned into "the extent of the latest parameter is …", so that ranges
/// which must agree become the same expression.
/// </summary>
internal sealed class ExtentEquations(ExprPool pool)
{
    private readonly Dictionary<Expr, Expr> _solved = [];
    private readonly HashSet<Expr> _assumed = [];
    private Resolution? _resolution;

    /// <summary>The expression with every solved extent replaced.</summary>
    public Expr Resolve(Expr expr) => _solved.Count == 0 ? expr : (_resolution ??= new(pool, _solved)).Visit(expr);

    /// <summary>Whether the equation of these resolved sides was taken for granted before, though no extent could be solved for.</summary>
    public bool IsAssumed(Expr difference) => _assumed.Contains(difference) || _assumed.Contains(pool.Negate(difference));

    /// <summary>Takes <c>difference = 0</c>: the extent that it is solved for and its value, or null when it holds none alone.</summary>
    public (Extent Subject, Expr Value)? Take(Expr difference)
    {
        var candidates = difference is Sum sum
            ? sum.Terms.Where(t => t.Coefficient.IsOne || (-t.Coefficient).IsOne).Select(t => t.Value).OfType<Extent>()
            : [];
        foreach (var subject in candidates.OrderByDescending(e => e.Tensor.Id).ThenByDescending(e => e.Axis))
        {
            var sign = ((Sum)difference).Terms.First(t => ReferenceEquals(t.Value, subject)).Coefficient;
            var value = pool.Subtract(subject, pool.Scale(sign, difference));
            if (!Mentions(value, subject))
            {
                _solved.Add(subject, value);
                _resolution = null;
                return (subject, value);
            }
        }

        _assumed.Add(difference);
        return null;
    }

    private static bool Mentions(Expr expr, Extent extent) => ReferenceEquals(expr, extent) || expr.Operands.Any(o => Mentions(o, extent));

    private sealed class Resolution(ExprPool pool, Dictionary<Expr, Expr> solved) : ExprRewriter(pool)
    {
        protected override Expr? Before(Expr expr) => solved.TryGetValue(expr, out var value) ? Visit(value) : null;
    }
}
