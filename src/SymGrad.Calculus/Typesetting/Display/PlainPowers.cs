using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>(√2)³ is 2√2, and (μ − x)(x − μ), as which −(x − μ)(x − μ) is kept, is −(x − μ)².</summary>
internal sealed class PlainPowers(ExprPool pool) : ExprRewriter(pool)
{
    protected override Expr After(Expr expr)
    {
        if (expr is not Product { Kind: ValueKind.Real } product)
        {
            return expr;
        }

        var (coefficient, factors) = (Rational.One, new List<Factor>());
        foreach (var factor in product.Factors)
        {
            if (factor.Base is Apply root && root.Primitive == PrimitiveTable.Sqrt && root.Arguments[0] is Number { Value: { Sign: > 0 } number } && Math.Abs(factor.Exponent) > 1)
            {
                coefficient *= Rational.Pow(number, factor.Exponent / 2);
                factors.Add(factor with { Exponent = factor.Exponent % 2 });
            }
            else if (factor.Base is Sum sum && factors.FindIndex(f => ReferenceEquals(f.Base, Pool.Negate(sum))) is var k and >= 0)
            {
                // Of the two the one that starts with a positive term is kept.
                var (kept, turned) = sum.Terms[0].Coefficient.Sign > 0 ? (factor, factors[k]) : (factors[k], factor);
                coefficient = turned.Exponent % 2 == 0 ? coefficient : -coefficient;
                factors[k] = kept with { Exponent = kept.Exponent + turned.Exponent };
            }
            else
            {
                factors.Add(factor);
            }
        }

        return factors.SequenceEqual(product.Factors) ? expr : Pool.Scale(coefficient, Pool.MultiplyPowers(factors));
    }
}
