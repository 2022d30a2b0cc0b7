using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Algebra;

/// <summary>
/// What the calculus of indices leaves to scalar algebra: the partial derivatives of an elementwise expression, simplification, and
/// whether two expressions are equal. Deltas, branches and reductions never come here.
/// </summary>
public interface IScalarAlgebra
{
    /// <summary>The name by which a project chooses it.</summary>
    string Name { get; }

    /// <summary>
    /// The chain rule's next links: parts of <paramref name="node"/> with ∂node/∂part, such that every active path down from the node
    /// leads through one of them. They may be its operands or lie deeper.
    /// </summary>
    /// <param name="pool">Where expressions are made.</param>
    /// <param name="node">A sum, a product or a primitive function.</param>
    /// <param name="value">Stands for the node's own value, so that a rule such as tanh' = 1 − y² reads it.</param>
    /// <param name="isActive">Whether a part depends on anything by which is differentiated.</param>
    IEnumerable<Partial> Differentiate(ExprPool pool, Expr node, Expr value, Func<Expr, bool> isActive);

    /// <summary>An equal expression, at most as large.</summary>
    Expr Simplify(ExprPool pool, Expr expr);

    /// <summary>Whether two expressions are equal wherever both are defined; null where that is not decided.</summary>
    bool? AreEqual(ExprPool pool, Expr left, Expr right);
}

/// <summary>A part of an expression and the derivative by it.</summary>
public readonly record struct Partial(Expr Part, Expr Derivative);
