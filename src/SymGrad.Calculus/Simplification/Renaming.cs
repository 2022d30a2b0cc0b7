using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Simplification;

/// <summary>Reads some tensors where others are read, at the same indices.</summary>
/// <param name="pool">Makes the expressions.</param>
/// <param name="names">What is read in place of a tensor.</param>
public class Renaming(ExprPool pool, IReadOnlyDictionary<Tensor, Tensor> names) : ExprRewriter(pool)
{
    protected override Expr After(Expr expr) => expr is Read read && names.TryGetValue(read.Tensor, out var name) ? Pool.Read(name, read.Indices) : expr;
}
