using SymGrad.Calculus.Expressions;

namespace SymGrad.Generator.Lowering.Shapes;

/// <summary>What expressions depend on by their operands, and by the ends of the ranges of the indices in them.</summary>
internal static class IndexReach
{
    /// <summary>Each node once, the expressions themselves included.</summary>
    public static IEnumerable<Expr> Of(Func<Expr, Expr> resolve, IEnumerable<Expr> expressions)
    {
        var (pending, seen) = (new Stack<Expr>(expressions), new HashSet<Expr>());
        while (pending.Count > 0)
        {
            var expr = pending.Pop();
            if (!seen.Add(expr))
            {
                continue;
            }

            yield return expr;
            if (expr is IndexVariable { Lower: { } lower, Upper: { } upper })
            {
                pending.Push(resolve(lower));
                pending.Push(resolve(upper));
            }

            foreach (var operand in expr.Operands)
            {
                pending.Push(operand);
            }
        }
    }
}
