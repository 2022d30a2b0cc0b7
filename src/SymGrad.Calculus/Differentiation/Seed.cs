using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Differentiation;

/// <summary>The sensitivity of the value to an expression, and the condition under which the model reads the expression.</summary>
internal readonly record struct Seed(Expr Adjoint, Expr Demand)
{
    /// <summary>The same in a branch.</summary>
    public Seed Under(ExprPool pool, Expr condition) => new(pool.Guard(condition, Adjoint), pool.And(Demand, condition));
}
