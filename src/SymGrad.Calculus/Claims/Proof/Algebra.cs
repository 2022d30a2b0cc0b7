using System.Linq;
using System.Numerics;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Claims.Proof;

/// <summary>
/// Expressions as polynomials over atoms, with what is known of the atoms applied: e^(a+b) = e^a e^b, logarithms of products, sin² + cos² = 1,
/// conditions that are 0 or 1, sums taken apart and renamed, denominators as inverse atoms. Two expressions whose difference is the polynomial
/// 0 are equal wherever both are defined, but for kinks.
/// </summary>
internal sealed partial class Algebra(ExprPool pool, CancellationToken cancellation)
{
    private const int MostTerms = 1500;
    private const int MostSteps = 60_000;
    private const int HighestPower = 12;

    private readonly Dictionary<Expr, Polynomial> _done = [];
    private readonly Dictionary<Expr, Polynomial> _denominators = [];
    private readonly Ranges _ranges = new(pool, []);
    private int _steps;

    /// <summary>The polynomial of an expression.</summary>
    /// <exception cref="TooLargeException">It grows beyond what is worth the time.</exception>
    public Polynomial Of(Expr expr)
    {
        if (_done.TryGetValue(expr, out var known))
        {
            return known;
        }

        Step();
        var result = Settled(Convert(expr));
        _done[expr] = result;
        return result;
    }

    /// <summary>An expression with this polynomial.</summary>
    public Expr ToExpr(Polynomial polynomial) => pool.Combine(
        [.. polynomial.Ordered.Select(t => new Term(t.Value, ToExpr(t.Key)))]);

    private Expr ToExpr(Monomial monomial) => pool.Multiply([.. monomial.Powers.Select(ToExpr)]);

    private Expr ToExpr(Power power) => power.Exponent.IsInteger && BigInteger.Abs(power.Exponent.Numerator) < 1000
        ? pool.Power(power.Atom is Compare condition ? pool.Select(condition, pool.One, pool.Zero) : power.Atom, (int)power.Exponent.Numerator)
        : pool.Apply(PrimitiveTable.Pow, power.Atom, pool.Number(power.Exponent));

    private Polynomial Convert(Expr expr)
    {
        switch (expr)
        {
            case Number n:
                return Polynomial.Of(n.Value);
            case Constant { Name: NamedConstant.E }:
                return ExpOf(Polynomial.One);
            case Constant { Name: NamedConstant.PositiveInfinity or NamedConstant.NaN }:
                throw new TooLargeException();
            case Sum sum:
                return Polynomial.Sum([.. sum.Terms.Select(t => Of(t.Value).Scaled(t.Coefficient)), Polynomial.Of(sum.Constant)]);
            case Product product:
                return product.Factors.Aggregate(Polynomial.One, (all, f) => Multiply(all, ToPower(Of(f.Base), f.Exponent)));
            case Apply { Kind: ValueKind.Real } apply:
                return Function(apply);
            case Select select:
                var condition = Indicator(select.Condition);
                return Multiply(condition, Of(select.Then)) + Multiply(Polynomial.One - condition, Of(select.Otherwise));
            case Reduce { Kind: ValueKind.Real } reduce:
                return Reduction(reduce);
            default:
                return Atom(expr);
        }
    }

    private static Polynomial Atom(Expr atom) => Polynomial.Of(Monomial.Of(atom));

    private Polynomial Multiply(Polynomial left, Polynomial right)
    {
        if (left.IsZero || right.IsZero)
        {
            return Polynomial.Zero;
        }

        var parts = new List<Polynomial>();
        foreach (var one in left.Terms)
        {
            foreach (var other in right.Terms)
            {
                Step();
                parts.Add(Reduced(one.Key.Times(other.Key)).Scaled(one.Value * other.Value));
            }
        }

        var product = Polynomial.Sum(parts);
        return product.Count <= MostTerms ? product : throw new TooLargeException();
    }

    private Polynomial ToPower(Polynomial polynomial, int exponent)
    {
        if (exponent < 0)
        {
            return ToPower(Inverse(polynomial), -exponent);
        }

        if (polynomial.Single is { } single)
        {
            return Reduced(single.Key.To(exponent)).Scaled(Rational.Pow(single.Value, exponent));
        }

        if (exponent > HighestPower)
        {
            throw new TooLargeException();
        }

        var power = Polynomial.One;
        for (var k = 0; k < exponent; k++)
        {
            power = Multiply(power, polynomial);
        }

        return power;
    }

    /// <summary>1/P: a monomial is turned over; of a sum c·m·D the factor D becomes an atom with a negative power.</summary>
    private Polynomial Inverse(Polynomial polynomial)
    {
        if (polynomial.IsZero)
        {
            throw new TooLargeException();
        }

        var (coefficient, monomial, rest) = Parts(polynomial);
        var inverse = Reduced(monomial.To(Rational.MinusOne)).Scaled(Rational.Reciprocal(coefficient));
        return rest is null ? inverse : Multiply(inverse, Polynomial.Of(Monomial.Of([new(Denominator(rest), Rational.MinusOne)])));
    }

    /// <summary>P = c·m·D, where D has the leading coefficient 1 and no atom divides it; D is null for 1.</summary>
    private (Rational Coefficient, Monomial Monomial, Polynomial? Divisor) Parts(Polynomial polynomial)
    {
        if (polynomial.Single is { } single)
        {
            return (single.Value, single.Key, null);
        }

        var atoms = polynomial.Terms.SelectMany(t => t.Key.Powers.Select(p => p.Atom)).Distinct();
        var common = Monomial.Of(atoms.Where(a => a is not Compare).Select(a => new Power(a, polynomial.Terms.Select(t => t.Key.ExponentOf(a)).Aggregate(Rational.Min))));
        var divided = common.IsOne ? polynomial : Multiply(polynomial, Polynomial.Of(common.To(Rational.MinusOne)));
        if (divided.Single is not null)
        {
            var (coefficient, monomial, rest) = Parts(divided);
            return (coefficient, monomial.Times(common), rest);
        }

        var leading = divided.Leading.Value;
        return (leading, common, divided.Scaled(Rational.Reciprocal(leading)));
    }

    private Expr Denominator(Polynomial polynomial)
    {
        var expr = ToExpr(polynomial);
        _denominators[expr] = polynomial;
        return expr;
    }

    private void Step()
    {
        cancellation.ThrowIfCancellationRequested();
        if (++_steps > MostSteps)
        {
            throw new TooLargeException();
        }
    }
}

/// <summary>The algebra has met something that it does not follow further; nothing is proved then.</summary>
internal sealed class TooLargeException : Exception;
