using System.Linq;
using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Calculus.Claims.Proof;

/// <summary>A sum of monomials with exact coefficients.</summary>
internal sealed class Polynomial
{
    public static readonly Polynomial Zero = new([]);

    public static readonly Polynomial One = Of(Rational.One);

    private readonly Dictionary<Monomial, Rational> _terms;

    private Polynomial(Dictionary<Monomial, Rational> terms) => _terms = terms;

    public IEnumerable<KeyValuePair<Monomial, Rational>> Terms => _terms;

    public int Count => _terms.Count;

    public bool IsZero => _terms.Count == 0;

    /// <summary>The number that this is; null where there is an atom.</summary>
    public Rational? Number => IsZero ? Rational.Zero : _terms.Count == 1 && _terms.TryGetValue(Monomial.One, out var number) ? number : null;

    /// <summary>The only term; null where there are none or several.</summary>
    public KeyValuePair<Monomial, Rational>? Single => _terms.Count == 1 ? _terms.First() : null;

    /// <summary>The largest term in the monomials' order.</summary>
    public KeyValuePair<Monomial, Rational> Leading => _terms.Aggregate((best, next) => next.Key.OrderTo(best.Key) > 0 ? next : best);

    /// <summary>The terms in a fixed order.</summary>
    public IEnumerable<KeyValuePair<Monomial, Rational>> Ordered => _terms.OrderBy(t => t.Key, Comparer<Monomial>.Create((x, y) => x.OrderTo(y)));

    public static Polynomial Of(Rational number) => new(number.IsZero ? [] : new() { [Monomial.One] = number });

    public static Polynomial Of(Monomial monomial) => Of(monomial, Rational.One);

    public static Polynomial Of(Monomial monomial, Rational coefficient) => new(coefficient.IsZero ? [] : new() { [monomial] = coefficient });

    public static Polynomial Sum(IEnumerable<Polynomial> parts)
    {
        var terms = new Dictionary<Monomial, Rational>();
        foreach (var term in parts.SelectMany(p => p._terms))
        {
            var total = (terms.TryGetValue(term.Key, out var known) ? known : Rational.Zero) + term.Value;
            if (total.IsZero)
            {
                terms.Remove(term.Key);
            }
            else
            {
                terms[term.Key] = total;
            }
        }

        return new(terms);
    }

    public static Polynomial operator +(Polynomial left, Polynomial right) => Sum([left, right]);

    public static Polynomial operator -(Polynomial left, Polynomial right) => Sum([left, right.Scaled(Rational.MinusOne)]);

    public Polynomial Scaled(Rational factor) => factor.IsOne ? this : factor.IsZero ? Zero : new(_terms.ToDictionary(t => t.Key, t => t.Value * factor));
}
