using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>
/// What the code does for the sake of empty axes and of rounding is not written: a reader's vectors have elements, and a shift, of which nothing
/// depends, is 0 in all lines. What the code computes once though it is a constant, ln 2, has no name.
/// </summary>
internal sealed class OnPaper : ExprRewriter
{
    private readonly Dictionary<Tensor, Expr> _constants;

    public OnPaper(ExprPool pool, IEnumerable<Definition>? definitions = null)
        : base(pool) => _constants = (definitions ?? []).Where(d => d is { Role: DefinitionRole.Intermediate, Target.Rank: 0 } && IsConstant(d.Body)).ToDictionary(d => d.Target, d => d.Body);

    protected override Expr After(Expr expr) => expr is Read read && _constants.TryGetValue(read.Tensor, out var constant) ? constant : Of(Pool, expr);

    private static bool IsConstant(Expr body) => body.Nodes().All(n => n is Number or Constant or Sum or Product or Apply) && DisplaySize.Of(body, _ => 1) <= DisplayPlan.Short;

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
        Apply apply when apply.Primitive == PrimitiveTable.OfTerms || apply.Primitive == PrimitiveTable.CountOfTerms => apply.Arguments[0],
        Apply apply when apply.Primitive == PrimitiveTable.Difference => pool.Subtract(apply.Arguments[0], apply.Arguments[1]),
        Apply apply when apply.Primitive == PrimitiveTable.Weighted => pool.Multiply(apply.Arguments[0], apply.Arguments[2]),
        Apply { Primitive.IsNeutral: true } => pool.Zero,
        _ => expr,
    };
}
