using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Calculus.Stabilisation;

/// <content>Σ w·eᵘ: averages by a softmax, densities of mixtures.</content>
public sealed partial class FormMatcher
{
    /// <summary>
    /// ln Σ w·eᵘ = m + ln Σ w·e^(u − m) with m = max u, though with any m: so m is a shift, of which nothing depends. The weights may be of either sign, so
    /// they do not go into the exponent. A term of weight 0 has no say in the maximum, and adds 0 though e^(u − m) overflow.
    /// </summary>
    public Expr? LogOfWeighted(Expr expr)
    {
        if (IsWeightedSumOfExp(expr) is not { } sum || IsShifted(sum))
        {
            return null;
        }

        var counts = IsThere(sum.Weight);
        var shift = Pool.Apply(Shift, Pool.Reduce(ReductionKind.Max, sum.Index, Counted(sum.Weight, sum.Exponent)));
        var exponent = Pool.Apply(Difference, sum.Exponent, shift);
        var sumOfShifted = ReferenceEquals(counts, Pool.True) ? sum.With(Pool, exponent) : Pool.Reduce(ReductionKind.Sum, sum.Index, Pool.Apply(Weighted, sum.Weight, exponent, Pool.Apply(Exp, exponent)));
        return Pool.Add(Pool.Apply(Log, sumOfShifted), shift);
    }

    /// <summary>What is 0 where a weight is: no number, and nothing that the weight is divided by.</summary>
    private static IEnumerable<Expr> Vanishing(Expr weight) => weight switch
    {
        Number or Constant => [],
        Sum { IsScaled: true, OnlyTerm: { } term } => Vanishing(term.Value),
        Product product => product.Factors.Where(f => f.Exponent > 0).SelectMany(f => Vanishing(f.Base)),
        _ => [weight],
    };

    private WeightedSum? IsWeightedSumOfExp(Expr expr)
    {
        if (Resolve(expr) is not Reduce { Operation: ReductionKind.Sum } sum || OpenedProduct(sum) is not var (index, scale, product))
        {
            return null;
        }

        var exponentials = product.Factors.Where(f => IsExp(f.Base) is not null).ToList();
        return exponentials.Count == 0 ? null : new(
            index,
            Pool.Scale(scale, Pool.MultiplyPowers([.. product.Factors.Where(f => !exponentials.Contains(f))])),
            Pool.Combine([.. exponentials.Select(f => new Term(new Rational(f.Exponent), IsExp(f.Base)!))]));
    }

    /// <summary>Whether something has been taken from the exponents already: a shift, or the LSE of all that is left. Weights that are a softmax have theirs only.</summary>
    private bool IsShifted(WeightedSum sum) => sum.Exponent is Apply a && a.Primitive == Difference
        || sum.Exponent is Sum exponent && exponent.Terms.Any(t => t.Coefficient == Rational.MinusOne
            && Resolve(t.Value) is Reduce { Operation: ReductionKind.LogSumExp } normaliser && IsReducedBy(normaliser, sum.Index, Pool.Add(exponent, t.Value)));

    private bool IsReducedBy(Reduce normaliser, IndexVariable index, Expr row)
    {
        var (own, body) = Pool.Open(normaliser);
        var same = Pool.Substitute(body, own, index);
        return ReferenceEquals(same, row) || ReferenceEquals(Resolve(same), Resolve(row));
    }

    /// <summary>Σ w·eᵘ over an open index.</summary>
    private readonly record struct WeightedSum(IndexVariable Index, Expr Weight, Expr Exponent)
    {
        /// <summary>Σ w·eᵛ.</summary>
        public Expr With(ExprPool pool, Expr exponent) => pool.Reduce(ReductionKind.Sum, Index, pool.Multiply(Weight, pool.Apply(Exp, exponent)));
    }
}
