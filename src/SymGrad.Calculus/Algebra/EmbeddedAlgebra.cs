using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Algebra;

/// <summary>
/// The algebra that every build has: one link at a time, by the rules for sums and products and by the rows of
/// <see cref="PrimitiveTable"/>. The pool's canonical nodes are its simplification.
/// </summary>
internal sealed class EmbeddedAlgebra : IScalarAlgebra
{
    public string Name => "Embedded";

    public IEnumerable<Partial> Differentiate(ExprPool pool, Expr node, Expr value, Func<Expr, bool> isActive) => node switch
    {
        Sum sum => sum.Terms.Select(t => new Partial(t.Value, pool.Number(t.Coefficient))),
        Product product => product.Factors.Where(f => isActive(f.Base)).Select(f => new Partial(f.Base, PartialOf(pool, product, f))),
        Apply apply => PartialsOf(pool, apply, value, isActive),
        _ => throw new InvalidOperationException($"{node} does not stand in an elementwise body."),
    };

    public Expr Simplify(ExprPool pool, Expr expr) => expr;

    public bool? AreEqual(ExprPool pool, Expr left, Expr right) => ReferenceEquals(pool.Subtract(left, right), pool.Zero) ? true : null;

    /// <summary>∂(Π b^n)/∂b = n·b^(n−1)·(the other factors).</summary>
    private static Expr PartialOf(ExprPool pool, Product product, Factor factor) => pool.Scale(
        new Rational(factor.Exponent),
        pool.MultiplyPowers([.. product.Factors.Select(f => f == factor ? new Factor(f.Base, f.Exponent - 1) : f)]));

    private static IEnumerable<Partial> PartialsOf(ExprPool pool, Apply apply, Expr value, Func<Expr, bool> isActive)
    {
        var arguments = apply.Arguments.Select(a => new Formula(pool, a)).ToList();
        for (var k = 0; k < arguments.Count; k++)
        {
            if (isActive(apply.Arguments[k]))
            {
                yield return new(apply.Arguments[k], apply.Primitive.Partials[k](arguments, new(pool, value)).Expr);
            }
        }
    }
}
