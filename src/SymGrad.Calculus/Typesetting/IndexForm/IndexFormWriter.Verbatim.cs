using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.IndexForm;

/// <content>What is set as its author wrote it: terms and factors in their order, quotients as quotients.</content>
internal sealed partial class IndexFormWriter
{
    private Piece WriteVerbatim(Verbatim expr)
    {
        var outside = _derived;
        _derived = false;
        var piece = IsFactors(expr) && !Signed(words.Pool, expr).Negative ? WriteFactors(Factors(expr)) : Juxtaposition.Sum([.. Terms(words.Pool, expr).Select(t => (t.Negative, Write(t.Value)))]);
        _derived = outside;
        return piece;
    }

    private static bool IsFactors(Expr expr) => expr is Verbatim { Operation: VerbatimOperation.Multiply or VerbatimOperation.Divide };

    /// <summary>The terms with their signs; what is subtracted stays whole, so that a sum is subtracted in brackets.</summary>
    public static IEnumerable<(bool Negative, Expr Value)> Terms(ExprPool pool, Expr expr) => expr switch
    {
        Verbatim { Operation: VerbatimOperation.Add } v => Terms(pool, v.Left).Concat(Terms(pool, v.Right)),
        Verbatim { Operation: VerbatimOperation.Subtract } v => Terms(pool, v.Left).Append((true, v.Right)),
        _ => [Signed(pool, expr)],
    };

    /// <summary>The sign of the first factor, above the line, stands before the whole.</summary>
    private static (bool Negative, Expr Value) Signed(ExprPool pool, Expr expr) => expr switch
    {
        Expressions.Number { Value.Sign: < 0 } n => (true, pool.Number(-n.Value)),
        Verbatim { Operation: VerbatimOperation.Negate } v => (true, v.Left),
        Verbatim v when IsFactors(v) && Signed(pool, v.Left) is { Negative: true, Value: var left } => (true, pool.Verbatim(v.Operation, left, v.Right)),
        _ => (false, expr),
    };

    /// <summary>The factors side by side; a number stands first, and x·x is x².</summary>
    private Piece WriteFactors(IEnumerable<Expr> product)
    {
        var written = product.Where(f => f is not Expressions.Number { Value.IsOne: true }).DefaultIfEmpty(words.Pool.One).ToList();
        var ordered = written.Count(f => f is Expressions.Number) == 1 ? [.. written.Where(f => f is Expressions.Number), .. written.Where(f => f is not Expressions.Number)] : written;
        var factors = new List<Factor>();
        foreach (var factor in ordered)
        {
            if (factors.Count > 0 && ReferenceEquals(factors[factors.Count - 1].Base, factor) && factor is not Expressions.Number)
            {
                factors[factors.Count - 1] = new(factor, factors[factors.Count - 1].Exponent + 1);
            }
            else
            {
                factors.Add(new(factor, 1));
            }
        }

        return Juxtaposition.Product([.. factors.Select(f => f is { Exponent: 1, Base: Verbatim { Operation: VerbatimOperation.Divide } quotient } ? WriteQuotient(quotient) : WritePower(f))]);
    }

    /// <summary>What stands behind a fraction rather than above its line: sums, and of quotients by numbers all but the plainest.</summary>
    private static bool Follows(Expr above, bool isOverNumber) => above is Reduce || (isOverNumber && above is not (Read or Expressions.Number or Constant or Extent));

    private static IEnumerable<Expr> Factors(Expr expr) => expr is Verbatim { Operation: VerbatimOperation.Multiply } v ? Factors(v.Left).Concat(Factors(v.Right)) : [expr];

    /// <summary>a / b / c has both below one line, and so has a (b / c) / d what is below lines within its numerator.</summary>
    private Piece WriteQuotient(Verbatim quotient)
    {
        var (above, below) = (new List<Expr>(), new List<Expr>());
        void Part(Expr expr)
        {
            switch (expr)
            {
                case Verbatim { Operation: VerbatimOperation.Divide } inner:
                    Part(inner.Left);
                    below.AddRange(Factors(inner.Right));
                    break;
                case Verbatim { Operation: VerbatimOperation.Multiply } product:
                    Part(product.Left);
                    Part(product.Right);
                    break;
                default:
                    above.Add(expr);
                    break;
            }
        }

        Part(quotient);
        var isOverNumber = below.All(e => e is Expressions.Number);
        var behind = above.SkipWhile(e => !Follows(e, isOverNumber)).ToList();
        above.RemoveRange(above.Count - behind.Count, behind.Count);
        var isSmall = isOverNumber && above.All(e => e is Expressions.Number);
        var fraction = new Piece(new Fraction(WriteFactors(above).Box, WriteFactors(below).Box) { Small = isSmall }, Binding.Factor);
        return behind.Count == 0 ? fraction : Juxtaposition.Product([fraction, WriteFactors(behind)]);
    }
}
