using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>
/// What the code does for the sake of empty axes and of rounding is not written: a reader's vectors have elements, and a shift, of which nothing
/// depends, is 0 in all lines.
/// </summary>
internal sealed class OnPaper(ExprPool pool) : ExprRewriter(pool)
{
    protected override Expr After(Expr expr) => Of(Pool, expr);

    /// <summary>The definitions as they are on paper, and those that nothing on paper reads.</summary>
    public static (IReadOnlyList<Definition> Written, IReadOnlyList<Definition> Unwritten) Of(IReadOnlyList<Definition> definitions, OnPaper reader)
    {
        var visited = definitions.Select(d => d with { Body = reader.Visit(d.Body) }).ToList();
        var written = Simplification.Inlining.Reachable(visited, d => d.Role != DefinitionRole.Intermediate);
        return (written, [.. visited.Except(written)]);
    }

    /// <summary>What one node is on paper.</summary>
    public static Expr Of(ExprPool pool, Expr expr) => expr switch
    {
        Apply apply when apply.Primitive == PrimitiveTable.OfTerms => apply.Arguments[0],
        Apply apply when apply.Primitive == PrimitiveTable.Difference => pool.Subtract(apply.Arguments[0], apply.Arguments[1]),
        Apply apply when apply.Primitive == PrimitiveTable.Weighted => pool.Multiply(apply.Arguments[0], apply.Arguments[2]),
        Apply { Primitive.IsNeutral: true } => pool.Zero,
        _ => expr,
    };
}
