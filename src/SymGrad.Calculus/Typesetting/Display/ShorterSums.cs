using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>
/// x/(b + x)² − 1/(b + x) is −b/(b + x)², and p (1 − p) t + p (1 − p)(1 − t) is p (1 − p): what all terms of a sum share, above the line or below it, stands
/// before the sum, and what is left is multiplied out. So quotients with sums below the line are brought together wherever that is shorter; products of sums only
/// where much less is left, since p (1 − p) and 1 − h² are what a reader looks for. Code keeps its sums: a quotient may be within the numbers where its numerator is not.
/// </summary>
internal sealed class ShorterSums(ExprPool pool) : ExprRewriter(pool)
{
    /// <summary>What is longer is cut into parts, not rewritten.</summary>
    private const int Longest = 2 * DisplayPlan.Line;

    /// <summary>No more terms than a reader would multiply out.</summary>
    private const int MostTerms = 24;

    private const int LargestPower = 4;
    private const int MostRounds = 3;

    protected override Expr After(Expr expr)
    {
        if (expr is not Sum { Kind: ValueKind.Real, IsScaled: false } sum || sum.Terms.Count > MostTerms)
        {
            return expr;
        }

        var size = DisplaySize.Of(sum, _ => 1);
        return size > Longest
            ? expr
            : Ways(TermsOf(sum))
                .Select(w => (w.Value, Size: DisplaySize.Of(w.Value, _ => 1), w.IsQuotient))
                .Where(w => w.IsQuotient ? w.Size < size : 2 * w.Size <= size)
                .OrderBy(w => w.Size)
                .Select(w => w.Value)
                .FirstOrDefault() ?? expr;
    }

    /// <summary>The sum with what its terms share before it, and then multiplied out: which may bring terms below the line, that share another power.</summary>
    private IEnumerable<(Expr Value, bool IsQuotient)> Ways(IReadOnlyList<Monomial> terms)
    {
        var before = new List<Factor>();
        for (var k = 0; k < MostRounds && terms.Count > 1; k++)
        {
            var shared = Shared(terms);
            before.AddRange(shared);
            var isQuotient = before.Exists(f => f is { Base: Sum, Exponent: < 0 });
            IReadOnlyList<Monomial> rest = [.. terms.Select(t => t.Without(shared))];
            yield return (Product(before, rest), isQuotient);
            if (Opened(rest) is not { } opened)
            {
                yield break;
            }

            yield return (Product(before, opened), isQuotient);
            terms = TermsOf(SumOf(opened));
        }
    }

    private static IReadOnlyList<Monomial> TermsOf(Expr expr) => expr is Sum sum
        ? [.. sum.Terms.Select(t => Monomial.Of(t.Coefficient, t.Value)), .. sum.Constant.IsZero ? Array.Empty<Monomial>() : [new(sum.Constant, [])]]
        : [Monomial.Of(Rational.One, expr)];

    /// <summary>The smallest power of each base in all terms: of what stands below the line in one of them the largest.</summary>
    private static List<Factor> Shared(IReadOnlyList<Monomial> terms) =>
        [.. terms.SelectMany(t => t.Factors).Select(f => f.Base).Distinct().Select(b => new Factor(b, terms.Min(t => t.ExponentOf(b)))).Where(f => f.Exponent != 0)];

    /// <summary>A product before a sum, of which also the number that all its terms are multiples of and what they share stand before it.</summary>
    private Expr Product(IReadOnlyList<Factor> before, IReadOnlyList<Monomial> terms)
    {
        var sum = SumOf(terms);
        if (sum is not Sum { IsScaled: false } open)
        {
            return Pool.MultiplyPowers([.. before, new(sum, 1)]);
        }

        var left = TermsOf(open);
        var shared = Shared(left);
        var number = left.All(t => t.Coefficient.IsInteger) ? left.Select(t => Rational.Abs(t.Coefficient)).Aggregate(Divisor) : Rational.One;
        number = left.All(t => t.Coefficient.Sign < 0) ? -number : number;
        return Pool.Scale(number, Pool.MultiplyPowers([.. before, .. shared, new(SumOf(left.Select(t => t.Without(shared)).Select(t => t with { Coefficient = t.Coefficient / number })), 1)]));
    }

    private static Rational Divisor(Rational left, Rational right) => new(System.Numerics.BigInteger.GreatestCommonDivisor(left.Numerator, right.Numerator));

    private Expr SumOf(IEnumerable<Monomial> terms) => Pool.Combine([.. terms.Select(t => new Term(t.Coefficient, Pool.MultiplyPowers(t.Factors)))]);

    /// <summary>The terms multiplied out; null where they are too many, or no product holds a sum.</summary>
    private static List<Monomial>? Opened(IReadOnlyList<Monomial> terms)
    {
        if (!terms.Any(t => t.Factors.Any(IsSum)))
        {
            return null;
        }

        var open = new List<Monomial>();
        foreach (var term in terms)
        {
            List<Monomial> products = [term with { Factors = [.. term.Factors.Where(f => !IsSum(f))] }];
            foreach (var (sum, power) in term.Factors.Where(IsSum).Select(f => ((Sum)f.Base, f.Exponent)))
            {
                for (var k = 0; k < power; k++)
                {
                    products = [.. products.SelectMany(p => sum.Terms.Select(t => p.Times(Monomial.Of(t.Coefficient, t.Value))).Concat(sum.Constant.IsZero ? [] : [p.Times(new(sum.Constant, []))]))];
                    if (products.Count + open.Count > MostTerms)
                    {
                        return null;
                    }
                }
            }

            open.AddRange(products);
        }

        return open;
    }

    private static bool IsSum(Factor factor) => factor is { Base: Sum { Kind: ValueKind.Real }, Exponent: > 0 and <= LargestPower };

    /// <summary>A number times powers.</summary>
    private sealed record Monomial(Rational Coefficient, IReadOnlyList<Factor> Factors)
    {
        public static Monomial Of(Rational coefficient, Expr value) => value switch
        {
            Sum { IsScaled: true } scaled => Of(coefficient * scaled.Terms[0].Coefficient, scaled.Terms[0].Value),
            Product product => new(coefficient, product.Factors),
            Number number => new(coefficient * number.Value, []),
            _ => new(coefficient, [new(value, 1)]),
        };

        public int ExponentOf(Expr @base) => Factors.FirstOrDefault(f => ReferenceEquals(f.Base, @base)).Exponent;

        public Monomial Times(Monomial other) => new(Coefficient * other.Coefficient, Collected(Factors.Concat(other.Factors)));

        public Monomial Without(IEnumerable<Factor> shared) => this with { Factors = Collected(Factors.Concat(shared.Select(f => f with { Exponent = -f.Exponent }))) };

        private static IReadOnlyList<Factor> Collected(IEnumerable<Factor> factors) => [.. factors.GroupBy(f => f.Base).Select(g => new Factor(g.Key, g.Sum(f => f.Exponent))).Where(f => f.Exponent != 0)];
    }
}
