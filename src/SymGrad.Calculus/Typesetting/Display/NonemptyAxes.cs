using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>A reader's vectors have elements: what the code does for the sake of empty ones is not written.</summary>
internal sealed class NonemptyAxes(ExprPool pool) : ExprRewriter(pool)
{
    protected override Expr After(Expr expr) => expr is Apply apply && apply.Primitive == PrimitiveTable.OfTerms ? apply.Arguments[0] : expr;
}
