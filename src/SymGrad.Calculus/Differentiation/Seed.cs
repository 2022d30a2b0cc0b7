using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Differentiation;

/// <summary>The sensitivity of the value to an expression, and the condition under which the model reads the expression.</summary>
internal readonly record struct Seed(Expr Adjoint, Expr Demand)
{
    /// <summary>The same in a branch.</summary>
    public Seed Under(ExprPool pool, Summation products, Expr condition) => new(products.Within(Adjoint, condition), pool.And(Demand, condition));
}
