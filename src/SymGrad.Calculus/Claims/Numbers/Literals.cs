using System.Linq;
using System.Numerics;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Claims.Numbers;

/// <summary>
/// The numbers of a statement with all the digits that a double has: each stands for the number of which it was rounded, as 3.141592653589793 does for π.
/// </summary>
internal sealed class Literals
{
    private const int AllDigits = 15;
    private const int MostDecimals = 30;

    // Two units in the last place of a double: a literal may have been made of another one.
    private static readonly Rational Unit = Rational.Pow(Rational.Half, 51);

    private readonly List<Shake> _shakes;

    public Literals(Statement statement) => _shakes =
    [
        .. from value in ExprSearch.Nodes(statement.Claimed.Concat(statement.Derived.Definitions).Select(d => d.Body)).SelectMany(Of).Distinct()
           select new Shake(statement.Pool, value, value + Rounding(value)),
    ];

    /// <summary>Definitions with a literal rounded the other way, one after the other.</summary>
    public IEnumerable<Func<IReadOnlyList<Definition>, IReadOnlyList<Definition>>> Shaken() =>
        _shakes.Select(shake => (Func<IReadOnlyList<Definition>, IReadOnlyList<Definition>>)(definitions => [.. definitions.Select(d => d with { Body = shake.Visit(d.Body) })]));

    private static IEnumerable<Rational> Of(Expr expr) => (expr switch
    {
        Number { Kind: ValueKind.Real } number => [number.Value],
        Sum { Kind: ValueKind.Real } sum => sum.Terms.Select(t => t.Coefficient).Append(sum.Constant),
        _ => Enumerable.Empty<Rational>(),
    }).Where(v => Digits(v.Numerator) >= AllDigits || Digits(v.Denominator) >= AllDigits);

    /// <summary>How far a literal may be from what it was rounded of: half a unit of its last digit, or what a double leaves open.</summary>
    private static Rational Rounding(Rational value)
    {
        var ofDouble = Rational.Abs(value) * Unit;
        var decimals = Enumerable.Range(0, MostDecimals).FirstOrDefault(k => (Rational.Pow(10, k) * value).IsInteger);
        var ofDigits = decimals == 0 ? Rational.Zero : Rational.Half / Rational.Pow(10, decimals);
        return ofDouble < ofDigits ? ofDigits : ofDouble;
    }

    private static int Digits(BigInteger number) => BigInteger.Abs(number).ToString(System.Globalization.CultureInfo.InvariantCulture).TrimEnd('0').Length;

    private sealed class Shake(ExprPool pool, Rational value, Rational shaken) : ExprRewriter(pool)
    {
        protected override Expr After(Expr expr) => expr switch
        {
            Number number when number.Value == value => Pool.Number(shaken),
            Sum sum when sum.Constant == value || sum.Terms.Any(t => t.Coefficient == value) =>
                Pool.Combine([.. sum.Terms.Select(t => t with { Coefficient = Shaken(t.Coefficient) }), new(Shaken(sum.Constant), Pool.One)]),
            _ => expr,
        };

        private Rational Shaken(Rational number) => number == value ? shaken : number;
    }
}
