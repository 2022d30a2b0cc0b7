using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Calculus.Stabilisation;

/// <content>w₁eᵘ + w₂eᵛ + …, written out: two classes, mixtures of two, a soft minimum of three. What Σ w·eᵘ is to an index, this is to its terms.</content>
public sealed partial class FormMatcher
{
    /// <summary>ln(w₁eᵘ + w₂eᵛ) = m + ln(w₁e^(u − m) + w₂e^(v − m)) with a shift m = max(u, v), of which nothing depends.</summary>
    public Expr? LogOfTerms(Expr expr)
    {
        if (IsTerms(expr) is not { } terms)
        {
            return null;
        }

        var shift = ShiftOf(terms);
        return Pool.Add(Pool.Apply(Log, Shifted(terms, shift)), shift);
    }

    /// <summary>eᵘ / (w₁eᵘ + w₂eᵛ) = e^(u − m) / (w₁e^(u − m) + w₂e^(v − m)); what stands above may be such a sum itself.</summary>
    public Expr? QuotientOfTerms(Product product)
    {
        var sums = product.Factors.Select(f => (Factor: f, Terms: IsTerms(f.Base))).Where(s => s.Terms is not null).ToList();
        if (sums.FindIndex(s => s.Factor.Exponent < 0) is var place && place < 0)
        {
            return null;
        }

        var (below, terms) = sums[place];
        var above = sums.Find(s => s.Factor.Exponent == 1 && s.Terms!.TrueForAll(t => terms!.Exists(o => ReferenceEquals(o.Exponent, t.Exponent))));
        var (shift, times) = (ShiftOf(terms!), -below.Exponent - (above.Terms is null ? 0 : 1));
        var powers = product.Factors.Where(f => IsExp(f.Base) is not null).ToList();
        var exponent = Pool.Combine([.. powers.Select(f => new Term(new Rational(f.Exponent), IsExp(f.Base)!))]);
        return Pool.MultiplyPowers(
        [
            .. product.Factors.Except(powers).Select(f => f == below ? f with { Base = Shifted(terms!, shift) } : above.Terms is not null && f == above.Factor ? f with { Base = Shifted(above.Terms, shift) } : f),
            new(times == 0 ? Pool.Apply(Exp, exponent) : ExpOf(exponent, Pool.Scale(new Rational(times), shift)), 1),
        ]);
    }

    /// <summary>The weights and exponents of at least two terms with an exponential, and of a constant beside them; null where another term is there, or a shift has been taken from them.</summary>
    private List<(Expr Weight, Expr Exponent)>? IsTerms(Expr expr)
    {
        if (Resolve(expr) is not Sum { IsScaled: false } sum || sum.Terms.Count < 2)
        {
            return null;
        }

        var terms = new List<(Expr Weight, Expr Exponent)>();
        foreach (var term in sum.Terms)
        {
            var factors = Resolve(term.Value) is Product product ? product.Factors : [new Factor(term.Value, 1)];
            var powers = factors.Where(f => IsExp(f.Base) is not null).ToList();
            if (powers.Count == 0 || powers.Exists(f => IsExp(f.Base)!.Nodes().Any(n => n is Apply a && a.Primitive == Shift)))
            {
                return null;
            }

            terms.Add((
                Pool.Scale(term.Coefficient, Pool.MultiplyPowers([.. factors.Except(powers)])),
                Pool.Combine([.. powers.Select(f => new Term(new Rational(f.Exponent), IsExp(f.Base)!))])));
        }

        return sum.Constant.IsZero ? terms : [.. terms, (Pool.Number(sum.Constant), Pool.Zero)];
    }

    /// <summary>The largest exponent of a term whose weight is not 0.</summary>
    private Expr ShiftOf(List<(Expr Weight, Expr Exponent)> terms) => Pool.Apply(Shift, terms
        .Select(t => Counted(t.Weight, t.Exponent)).Aggregate((all, own) => Pool.Apply(Max, all, own)));

    private Expr Shifted(List<(Expr Weight, Expr Exponent)> terms, Expr shift) => Pool.Combine([.. terms.Select(t => new Term(Rational.One, Of(t.Weight, t.Exponent, shift)))]);

    /// <summary>The exponent of a term, which has no say in a maximum where its weight is 0.</summary>
    private Expr Counted(Expr weight, Expr exponent) => Pool.Select(IsThere(weight), exponent, Pool.Negate(Pool.Constant(NamedConstant.PositiveInfinity)));

    private Expr Of(Expr weight, Expr exponent, Expr shift) => ReferenceEquals(IsThere(weight), Pool.True)
        ? Pool.Multiply(weight, ExpOf(exponent, shift))
        : Pool.Apply(Weighted, weight, Pool.Subtract(exponent, shift), ExpOf(exponent, shift));

    private Expr ExpOf(Expr exponent, Expr shift) => Pool.Apply(Exp, Pool.Subtract(exponent, shift));

    private Expr IsThere(Expr weight) => Pool.And([.. Vanishing(weight).Select(w => Pool.Compare(Relation.NotEqual, w, Pool.Zero))]);
}
