using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Calculus.Expressions;

/// <content>What is known of extents.</content>
public sealed partial class ExprPool
{
    private readonly Dictionary<(Expr Larger, Expr Smaller), Rational> _facts = [];

    /// <summary>Takes as given that <paramref name="larger"/> ≥ <paramref name="smaller"/> + <paramref name="margin"/>.</summary>
    public void Assume(Expr larger, Expr smaller, Rational margin)
    {
        if (!_facts.TryGetValue((larger, smaller), out var known) || known < margin)
        {
            _facts[(larger, smaller)] = margin;
        }
    }

    /// <summary>How much larger one expression is at least than another, where that is given.</summary>
    public Rational? Margin(Expr larger, Expr smaller) => _facts.TryGetValue((larger, smaller), out var margin) ? margin : null;
}
