using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Typesetting.IndexForm;

/// <summary>What all terms of a sum have in common: 2p − 2y = 2(p − y), and a divisor without indices.</summary>
internal static class CommonFactors
{
    /// <summary>The shared part and what remains; null where the terms share nothing.</summary>
    public static (Rational Coefficient, IReadOnlyList<Factor> Shared, Expr Remainder)? Of(ExprPool pool, Sum sum)
    {
        if (sum.Terms.Count < 2 || !sum.Constant.IsZero)
        {
            return null;
        }

        var terms = sum.Terms.Select(t => FactorList.Of(pool, t.Coefficient, t.Value, derived: false)).ToArray();
        var magnitude = Rational.Abs(terms[0].Coefficient);
        var coefficient = terms.All(t => Rational.Abs(t.Coefficient) == magnitude) ? magnitude : Rational.One;
        var shared = terms[0].Factors.Where(f => IsScalar(f.Base) && terms.All(t => t.Factors.Contains(f))).ToArray();
        return shared.Length == 0 && coefficient.IsOne
            ? null
            : (coefficient, shared, pool.Combine([.. terms.Select(t => new Term(t.Coefficient / coefficient, t.Without(shared)))]));
    }

    private static bool IsScalar(Expr factor) => factor.FreeIndices.IsEmpty && factor.BinderHeight == 0;
}
