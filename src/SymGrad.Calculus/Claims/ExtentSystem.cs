using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Claims;

/// <summary>
/// The extents that a model makes equal, solved one by one. Where one extent must only be at least another, a claim is judged for the
/// case that they are equal: on paper W is d × d, though code would take a larger one.
/// </summary>
internal sealed class ExtentSystem(ExprPool pool)
{
    private readonly Dictionary<Expr, Expr> _solved = [];
    private readonly List<(Expr Lesser, Expr Greater)> _bounds = [];

    /// <summary>Each solved extent with its value.</summary>
    public IEnumerable<KeyValuePair<Expr, Expr>> Solved => _solved.OrderBy(s => ((Extent)s.Key).Tensor.Id).ThenBy(s => ((Extent)s.Key).Axis);

    /// <summary>What must still hold of the sizes, as lesser ≤ greater; an equation that could not be solved stands twice.</summary>
    public IReadOnlyList<(Expr Lesser, Expr Greater)> Bounds => [.. _bounds.Select(b => (Resolve(b.Lesser), Resolve(b.Greater)))];

    public Expr Resolve(Expr expr) => _solved.Count == 0 ? expr : new Resolution(pool, _solved).Visit(expr);

    /// <summary>Takes an extent to be at least another expression.</summary>
    public void AtLeast(Expr subject, Expr bound)
    {
        if (subject is Extent && bound is Extent)
        {
            Equate(subject, bound);
        }
        else
        {
            _bounds.Add((bound, subject));
        }
    }

    /// <summary>Takes two extents to be equal.</summary>
    /// <exception cref="ClaimFaultException">They cannot be.</exception>
    public void Equate(Expr left, Expr right)
    {
        if (!TryEquate(left, right))
        {
            throw new ClaimFaultException("the shapes that the model asks for cannot agree");
        }
    }

    /// <summary>Takes two extents to be equal, if they can be.</summary>
    public bool TryEquate(Expr left, Expr right)
    {
        var difference = pool.Subtract(Resolve(left), Resolve(right));
        if (difference is Number number)
        {
            return number.Value.IsZero;
        }

        var terms = difference is Sum sum ? sum.Terms : [new(1, difference)];
        foreach (var term in terms.Where(t => t.Value is Extent && (t.Coefficient.IsOne || (-t.Coefficient).IsOne)).OrderByDescending(t => ((Extent)t.Value).Tensor.Id).ThenByDescending(t => ((Extent)t.Value).Axis))
        {
            var value = pool.Subtract(term.Value, pool.Scale(term.Coefficient, difference));
            if (!value.Nodes().Contains(term.Value))
            {
                _solved.Add(term.Value, value);
                return true;
            }
        }

        _bounds.Add((left, right));
        _bounds.Add((right, left));
        return true;
    }

    private sealed class Resolution(ExprPool pool, Dictionary<Expr, Expr> solved) : ExprRewriter(pool)
    {
        protected override Expr? Before(Expr expr) => solved.TryGetValue(expr, out var value) ? Visit(value) : null;
    }
}
