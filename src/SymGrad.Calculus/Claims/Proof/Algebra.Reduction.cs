using System.Linq;
using System.Numerics;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Claims.Proof;

/// <content>What is known of powers and products of atoms.</content>
internal sealed partial class Algebra
{
    /// <summary>A product of powers, where powers of some atoms are something else.</summary>
    private Polynomial Reduced(Monomial monomial)
    {
        foreach (var power in monomial.Powers)
        {
            if (Replacement(power) is { } replacement)
            {
                Step();
                var rest = Monomial.Of(monomial.Powers.Where(p => !ReferenceEquals(p.Atom, power.Atom)));
                return Multiply(Reduced(rest), replacement);
            }
        }

        return IsExcluded(monomial) ? Polynomial.Zero : Polynomial.Of(monomial);
    }

    private Polynomial? Replacement(Power power) => power.Atom switch
    {
        // A condition is 0 or 1.
        Compare when !power.Exponent.IsOne => Atom(power.Atom),

        // sin² = 1 − cos².
        Apply { Primitive: var p } sine when p == PrimitiveTable.Sin && power.Exponent >= 2 =>
            Multiply(Polynomial.Of(Monomial.Of([new(sine, power.Exponent - 2)])), Polynomial.One - Polynomial.Of(Monomial.Of([new(pool.Apply(PrimitiveTable.Cos, sine.Arguments[0]), 2)]))),

        // e^(c·ln x) is x^c: whole powers of x leave.
        Apply { Primitive: var p } exponential when p == PrimitiveTable.Exp && exponential.Arguments[0] is Apply { Primitive: var q } logarithm && q == PrimitiveTable.Log
            && Rational.Floor(power.Exponent) is var whole && !whole.IsZero && BigInteger.Abs(whole) <= HighestPower => Multiply(
                ToPower(Of(logarithm.Arguments[0]), (int)whole),
                Polynomial.Of(Monomial.Of([new(exponential, power.Exponent - new Rational(whole))]))),

        // A denominator that is multiplied away.
        Sum sum when power.Exponent.Sign > 0 && _denominators.TryGetValue(sum, out var polynomial) => power.Exponent.IsInteger
            ? ToPower(polynomial, (int)power.Exponent.Numerator) : throw new TooLargeException(),
        _ => null,
    };

    /// <summary>[a &lt; b]·[a = b] is 0.</summary>
    private bool IsExcluded(Monomial monomial)
    {
        var conditions = monomial.Powers.Select(p => p.Atom).OfType<Compare>().ToList();
        return conditions.Count > 1 && ReferenceEquals(pool.And([.. conditions]), pool.False);
    }

    /// <summary>Terms with a delta [i = e] have e for i everywhere, and numerators are divided by the denominators below them.</summary>
    private Polynomial Settled(Polynomial polynomial)
    {
        var settled = Polynomial.Sum(polynomial.Terms.Select(t => Settled(t.Key).Scaled(t.Value)));
        return settled.Count <= MostTerms ? settled : throw new TooLargeException();
    }

    private Polynomial Settled(Monomial monomial)
    {
        foreach (var delta in monomial.Powers.Select(p => p.Atom).OfType<Compare>().Where(c => c is { Relation: Relation.Equal, Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer }))
        {
            if (Solution(delta) is var (index, value) && monomial.Powers.Any(p => !ReferenceEquals(p.Atom, delta) && p.Atom.DependsOn(index)))
            {
                var rest = Monomial.Of(monomial.Powers.Where(p => !ReferenceEquals(p.Atom, delta)));
                var substituted = rest.Powers.Aggregate(Polynomial.One, (all, p) => Multiply(all, PowerOf(pool.Substitute(p.Atom, index, value), p.Exponent)));
                return Settled(Multiply(substituted, Atom(delta)));
            }
        }

        foreach (var inverse in monomial.Powers.Where(p => p.Exponent.Sign < 0 && _denominators.ContainsKey(p.Atom)))
        {
            var divisor = _denominators[inverse.Atom];
            var (leading, coefficient) = (divisor.Leading.Key, divisor.Leading.Value);
            if (leading.Powers.All(p => monomial.ExponentOf(p.Atom) >= p.Exponent))
            {
                // m/D = (m/lead)·(D − rest)/D = m/lead − (m/lead)·rest/D.
                Step();
                var quotient = Polynomial.Of(monomial.Times(leading.To(Rational.MinusOne)), Rational.Reciprocal(coefficient));
                var rest = divisor - Polynomial.Of(leading, coefficient);
                var lowered = Multiply(quotient, Polynomial.Of(Monomial.Of(inverse.Atom)));
                return Settled(lowered - Multiply(quotient, rest));
            }
        }

        return Polynomial.Of(monomial);
    }

    private Polynomial PowerOf(Expr atom, Rational exponent)
    {
        var polynomial = atom is Compare or Logic ? Indicator(atom) : Of(atom);
        return exponent.IsInteger && BigInteger.Abs(exponent.Numerator) < 1000 ? ToPower(polynomial, (int)exponent.Numerator)
            : polynomial.Single is { Value.IsOne: true } single ? Reduced(single.Key.To(exponent))
            : throw new TooLargeException();
    }

    /// <summary>The index for which a delta can be solved, the one opened last, and its value.</summary>
    private (IndexVariable Index, Expr Value)? Solution(Compare delta)
    {
        var difference = pool.Subtract(delta.Left, delta.Right);
        foreach (var index in difference.Nodes().OfType<IndexVariable>().Where(i => i.Scope == IndexScope.Open).OrderByDescending(i => i.Position))
        {
            if (Affine.Solve(pool, difference, index, pool.Zero) is { } value)
            {
                return (index, value);
            }
        }

        return null;
    }

    /// <summary>Whether a polynomial is 0, its denominators multiplied away.</summary>
    public bool IsZero(Polynomial polynomial)
    {
        for (var round = 0; round < 64 && !polynomial.IsZero; round++)
        {
            var inverse = polynomial.Terms.SelectMany(t => t.Key.Powers).Where(p => p.Exponent.Sign < 0 && _denominators.ContainsKey(p.Atom))
                .OrderBy(p => p.Exponent).FirstOrDefault();
            if (inverse.Atom is null)
            {
                break;
            }

            polynomial = Multiply(polynomial, Polynomial.Of(Monomial.Of([new(inverse.Atom, -inverse.Exponent)])));
        }

        return polynomial.IsZero;
    }
}
