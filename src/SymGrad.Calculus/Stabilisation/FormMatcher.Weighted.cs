using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Calculus.Stabilisation;

/// <content>Σ w·eᵘ: averages by a softmax, densities of mixtures.</content>
public sealed partial class FormMatcher
{
    /// <summary>
    /// ln Σ w·eᵘ = LSE u + ln Σ w·e^(u − LSE u): what is left under the logarithm lies between the least and the largest weight. The weights may be of
    /// either sign, so they do not go into the exponent.
    /// </summary>
    public Expr? LogOfWeighted(Expr expr)
    {
        if (IsWeightedSumOfExp(expr) is not { } sum || IsShifted(sum.Exponent))
        {
            return null;
        }

        var lse = Pool.Reduce(ReductionKind.LogSumExp, sum.Index, sum.Exponent);
        return Pool.Add(lse, Pool.Apply(Log, sum.Shifted(Pool, Negate(lse))));
    }

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

    private bool IsShifted(Expr exponent) => exponent is Sum sum && sum.Terms.Any(t => t.Coefficient.Sign < 0 && Resolve(t.Value) is Reduce { Operation: ReductionKind.LogSumExp });

    /// <summary>Σ w·eᵘ over an open index.</summary>
    private readonly record struct WeightedSum(IndexVariable Index, Expr Weight, Expr Exponent)
    {
        /// <summary>Σ w·e^(u + v).</summary>
        public Expr Shifted(ExprPool pool, Expr by) =>
            pool.Reduce(ReductionKind.Sum, Index, pool.Multiply(Weight, pool.Apply(Exp, pool.Add(Exponent, by))));
    }
}
