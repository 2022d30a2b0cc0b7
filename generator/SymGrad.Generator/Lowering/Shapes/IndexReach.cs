using SymGrad.Calculus.Expressions;

namespace SymGrad.Generator.Lowering.Shapes;

/// <summary>What expressions depend on by their operands, and by the ends of the ranges of the indices in them.</summary>
internal static class IndexReach
{
    /// <summary>Each node once, the expressions themselves included.</summary>
    public static IEnumerable<Expr> Of(Func<Expr, Expr> resolve, IEnumerable<Expr> expressions) => ExprSearch.Followed(
        expressions, expr => expr is IndexVariable { Lower: { } lower, Upper: { } upper } ? [resolve(lower), resolve(upper)] : expr.Operands);
}
