using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Simplification;

/// <summary>Puts the bodies of some definitions in the place of what reads them; what the bodies read stays.</summary>
/// <param name="pool">Makes the expressions.</param>
/// <param name="definitions">The definitions by their targets.</param>
internal class Opening(ExprPool pool, IReadOnlyDictionary<Tensor, Definition> definitions) : ExprRewriter(pool)
{
    /// <summary>A function of a whole matrix reads that where it is stored.</summary>
    protected override Expr? Before(Expr expr) => expr is MatrixFunction ? expr : null;

    protected override Expr After(Expr expr) =>
        expr is Read read && definitions.TryGetValue(read.Tensor, out var definition) ? Pool.Instantiate(definition.Body, read.Indices) : expr;
}
