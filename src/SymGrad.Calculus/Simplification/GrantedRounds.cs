using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Simplification;

/// <summary>Leaves away what only asks whether there are rounds: formulas and claims are about what is there, and has a value.</summary>
internal sealed class GrantedRounds(ExprPool pool) : ExprRewriter(pool)
{
    protected override Expr? Before(Expr expr) => Pool.IsOfRounds(expr) ? Pool.True : null;
}
