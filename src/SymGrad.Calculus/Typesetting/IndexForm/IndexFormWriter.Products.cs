using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.IndexForm;

/// <content>Products: the order of factors, fractions, powers.</content>
internal sealed partial class IndexFormWriter
{
    private Piece WriteProduct(Rational coefficient, Expr value)
    {
        var (negative, piece) = WriteTerm(coefficient, value);
        return negative ? Juxtaposition.Sum([(true, piece)]) : piece;
    }

    /// <summary>coefficient·value, the sign apart.</summary>
    private (bool Negative, Piece Piece) WriteTerm(Rational coefficient, Expr value)
    {
        var list = FactorList.Of(words.Pool, coefficient, value, _derived);
        var number = Rational.Abs(list.Coefficient);
        var factors = _derived ? ChainOrder.Sort(words, list.Numerator).ToList() : LastSum(list.Numerator);
        factors = [.. factors.OrderBy(f => f.Base is Constant ? 0 : 1)];
        var pieces = list.Denominator.Count == 0
            ? [.. Number(number, factors.Count + list.Conditions.Count), .. factors.Select(Factored)]
            : WithFraction(number, factors, _derived ? ChainOrder.Below(list.Denominator) : list.Denominator);
        var guards = WriteGuards([.. list.Conditions.Where(c => !IsDelta(c))]).ToArray();
        if (pieces.Count == 1 && guards.Length == 1 && pieces[0].Piece.Box is Fraction { Small: false, Numerator: Numeral { Text: "1" } } fraction)
        {
            pieces[0] = (new(fraction with { Numerator = guards[0].Piece.Box }, Binding.Factor), pieces[0].Order);
            guards = [];
        }

        foreach (var guard in guards)
        {
            var place = _derived ? pieces.FindIndex(p => p.Order < guard.Order) : -1;
            pieces.Insert(place < 0 ? pieces.Count : place, guard);
        }

        var deltas = list.Conditions.Where(IsDelta).Distinct().Select(WriteGuard);
        return (list.Coefficient.Sign < 0, Juxtaposition.Product([.. pieces.Select(p => p.Piece), .. deltas]));
    }

    // Each piece with its place in the chain, so that a guard can stand where its condition belongs.
    private (Piece Piece, int Order) Factored(Factor factor) => (WritePower(factor), _derived ? ChainOrder.Position(words, factor.Base) : 0);

    /// <summary>A lone sum stands last, where it needs no brackets.</summary>
    private static List<Factor> LastSum(IReadOnlyList<Factor> factors) =>
        [.. factors.OrderBy(f => f is { Exponent: 1, Base: Reduce { Operation: ReductionKind.Sum } } && factors.Count(g => g.Base is Reduce) == 1 ? 1 : 0)];

    private IEnumerable<(Piece Piece, int Order)> Number(Rational number, int others) =>
        number.IsOne && others > 0 ? [] : [(WriteNumber(number), int.MaxValue)];

    private Box Part(Rational number, IReadOnlyCollection<Factor> factors) =>
        Juxtaposition.Product([.. Number(number, factors.Count).Select(n => n.Piece), .. factors.Select(WritePower)]).Box;

    /// <summary>
    /// The fraction holds what is divided by indexed quantities; by scalars alone, only scalars: <c>\frac{2}{n} \sum_i …</c>. Sums
    /// stand behind it.
    /// </summary>
    private List<(Piece Piece, int Order)> WithFraction(Rational number, List<Factor> numerator, IReadOnlyList<Factor> denominator)
    {
        var scalar = denominator.All(f => f.Base.FreeIndices.IsEmpty) && (_derived || numerator.Any(f => f.Base is Reduce));
        var mixed = numerator.Any(f => !f.Base.FreeIndices.IsEmpty || f.Base is Reduce);
        bool Above(Factor f) => f.Base is not (Reduce or Expressions.Select) && (!scalar || !mixed || f.Base.FreeIndices.IsEmpty);
        bool Before(Factor f) => !scalar && f is { Exponent: 1, Base: Read } && numerator.Any(g => Above(g) && g.Base is not Read);

        var whole = words.Numbers.IsInline(number);
        var top = whole ? number : new Rational(number.Numerator);
        var bottom = whole ? Rational.One : new Rational(number.Denominator);
        var above = numerator.Where(f => Above(f) && !Before(f)).ToArray();
        var fraction = new Fraction(Part(top, above), Part(bottom, denominator));
        return
        [
            .. numerator.Where(Before).Select(Factored),
            (new(fraction, Binding.Factor), int.MaxValue),
            .. numerator.Where(f => !Above(f)).Select(Factored),
        ];
    }

    /// <summary>A number and scalars before a vector or matrix: those below the line make a fraction with those above.</summary>
    public IReadOnlyList<Piece> Prefix(Rational number, IReadOnlyList<Piece> above, IReadOnlyList<Piece> below, bool followed)
    {
        if (below.Count == 0)
        {
            return [.. Number(number, above.Count + (followed ? 1 : 0)).Select(n => n.Piece), .. above];
        }

        // Norms and inner products stand beside the fraction.
        var inside = above.Where(p => p.Box is Symbol or Accented or Scripts { Base: not Delimited }).ToArray();
        var whole = words.Numbers.IsInline(number);
        var top = whole ? number : new Rational(number.Numerator);
        var bottom = whole ? Rational.One : new Rational(number.Denominator);
        var fraction = new Fraction(
            Juxtaposition.Product([.. Number(top, inside.Length).Select(n => n.Piece), .. inside]).Box,
            Juxtaposition.Product([.. Number(bottom, below.Count).Select(n => n.Piece), .. below]).Box);
        return [new(fraction, Binding.Factor), .. above.Except(inside)];
    }

    private Piece WritePower(Factor factor)
    {
        if (factor.Exponent == 1)
        {
            // What a factor list holds has nothing left to take apart.
            return factor.Base switch { Reduce r => WriteReduction(r), Sum s => WriteSum(s), _ => Write(factor.Base) };
        }

        return factor.Base is Apply apply
            ? WriteFunction(apply, factor.Exponent)
            : Piece.Atom(Boxes.Raised(Write(factor.Base).AsBase, Boxes.Number(factor.Exponent)));
    }
}
