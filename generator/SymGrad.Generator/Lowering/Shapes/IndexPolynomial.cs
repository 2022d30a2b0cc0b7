using System.Linq;
using System.Numerics;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Generator.Lowering.Shapes;

/// <summary>
/// An integer expression multiplied out, as places in packed storage need it: <c>j·d − j·(j + 1)/2</c> rises with j as long as
/// j &lt; d − 1, which its differences tell.
/// </summary>
internal sealed class IndexPolynomial
{
    private const int LargestDegree = 4;
    private const int LargestDivisor = 12;

    private readonly ExprPool _pool;

    /// <summary>Coefficients by products of indices and extents.</summary>
    private readonly Dictionary<Expr, Rational> _terms;

    private IndexPolynomial(ExprPool pool, Dictionary<Expr, Rational> terms)
    {
        _pool = pool;
        _terms = terms;
        Expr = ToExpr();
    }

    public Expr Expr { get; }

    public IEnumerable<(Rational Coefficient, Expr Value)> Terms => _terms.Select(t => (t.Value, t.Key));

    /// <summary>The expression as a polynomial; null where an index stands in anything else.</summary>
    public static IndexPolynomial? Of(ExprPool pool, Expr expr) => TermsOf(pool, expr) is { } terms ? new(pool, terms) : null;

    /// <summary>With an index replaced.</summary>
    public IndexPolynomial? At(IndexVariable index, Expr value) => Of(_pool, _pool.Substitute(Expr, index, value));

    public IndexPolynomial Negated() => new(_pool, Sum([(Rational.MinusOne, _terms)]));

    /// <summary>f(i + 1) − f(i).</summary>
    public IndexPolynomial? Difference(IndexVariable index) =>
        At(index, _pool.Add(index, _pool.One)) is { } next ? new(_pool, Sum([(Rational.One, next._terms), (Rational.MinusOne, _terms)])) : null;

    private static Dictionary<Expr, Rational>? TermsOf(ExprPool pool, Expr expr)
    {
        switch (expr)
        {
            case Number n:
                return Sum([(n.Value, One(pool.One))]);
            case Sum sum:
                var parts = sum.Terms.Select(t => (t.Coefficient, Terms: TermsOf(pool, t.Value))).ToList();
                return parts.Exists(p => p.Terms is null) ? null : Sum([(sum.Constant, One(pool.One)), .. parts.Select(p => (p.Coefficient, p.Terms!))]);
            case Product product when product.Factors.All(f => f.Exponent > 0) && product.Factors.Sum(f => f.Exponent) <= LargestDegree:
                return product.Factors.SelectMany(f => Enumerable.Repeat(TermsOf(pool, f.Base), f.Exponent)).Aggregate((Dictionary<Expr, Rational>?)One(pool.One), (x, y) => Product(pool, x, y));
            case Apply quotient when quotient.Primitive == PrimitiveTable.IntegerDivide && quotient.Arguments[1] is Number { Value: { IsInteger: true, Sign: > 0 } divisor }
                && TermsOf(pool, quotient.Arguments[0]) is { } terms && divisor <= new Rational(LargestDivisor) && IsMultiple(terms, (int)divisor.Numerator):
                return Sum([(Rational.Reciprocal(divisor), terms)]);
            default:
                return expr is IndexVariable || expr.FreeIndices.IsEmpty ? One(expr) : null;
        }
    }

    private static Dictionary<Expr, Rational> One(Expr expr) => new() { [expr] = Rational.One };

    private static Dictionary<Expr, Rational> Sum(IEnumerable<(Rational Coefficient, Dictionary<Expr, Rational> Terms)> parts)
    {
        var sum = new Dictionary<Expr, Rational>();
        foreach (var (coefficient, terms) in parts)
        {
            foreach (var term in terms)
            {
                sum[term.Key] = (sum.TryGetValue(term.Key, out var known) ? known : Rational.Zero) + (coefficient * term.Value);
            }
        }

        return sum.Where(t => !t.Value.IsZero).ToDictionary(t => t.Key, t => t.Value);
    }

    private static Dictionary<Expr, Rational>? Product(ExprPool pool, Dictionary<Expr, Rational>? left, Dictionary<Expr, Rational>? right) => left is null || right is null
        ? null
        : Sum(left.Select(l => (l.Value, right.ToDictionary(r => pool.Multiply(l.Key, r.Key), r => r.Value))));

    /// <summary>Whether every value is a multiple of a number: it is enough to try all remainders.</summary>
    private static bool IsMultiple(Dictionary<Expr, Rational> terms, int divisor)
    {
        var atoms = terms.Keys.SelectMany(Factors).Select(f => f.Base).Distinct().ToList();
        if (atoms.Count > 3 || terms.Values.Any(c => !c.IsInteger))
        {
            return false;
        }

        return Enumerable.Range(0, (int)Math.Pow(divisor, atoms.Count)).All(code => Remainder(code) == 0);

        BigInteger Remainder(int code) => terms.Aggregate(BigInteger.Zero, (sum, term) => sum
            + (term.Value.Numerator * Factors(term.Key).Aggregate(BigInteger.One, (product, f) =>
                product * BigInteger.Pow(code / (int)Math.Pow(divisor, atoms.IndexOf(f.Base)) % divisor, f.Exponent)))) % divisor;
    }

    private static IEnumerable<Factor> Factors(Expr monomial) => monomial switch
    {
        Number => [],
        Product product => product.Factors,
        _ => [new(monomial, 1)],
    };

    private Expr ToExpr()
    {
        var denominator = _terms.Values.Aggregate(BigInteger.One, (d, c) => d * c.Denominator / BigInteger.GreatestCommonDivisor(d, c.Denominator));
        var whole = _pool.Combine([.. _terms.Select(t => new Term(t.Value * new Rational(denominator), t.Key))]);
        return denominator.IsOne || whole is Number ? _pool.Scale(new Rational(1, denominator), whole) : _pool.Apply(PrimitiveTable.IntegerDivide, whole, _pool.Number(new Rational(denominator)));
    }
}
