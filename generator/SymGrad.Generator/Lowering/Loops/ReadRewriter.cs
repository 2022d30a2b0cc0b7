using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Generator.Lowering.Loops;

/// <summary>Replaces reads by expressions that hold no reduction of their own, so that no binder need be opened.</summary>
/// <param name="pool">The pool.</param>
/// <param name="replace">The replacement of a read, whose indices are rewritten already; null to keep it.</param>
internal sealed class ReadRewriter(ExprPool pool, Func<Read, Expr?> replace)
{
    private readonly Dictionary<Expr, Expr> _done = [];

    public Expr Visit(Expr expr)
    {
        if (expr.Operands.Count == 0 && expr is not Read)
        {
            return expr;
        }

        if (_done.TryGetValue(expr, out var known))
        {
            return known;
        }

        var (operands, changed) = (new Expr[expr.Operands.Count], false);
        for (var k = 0; k < operands.Length; k++)
        {
            operands[k] = Visit(expr.Operands[k]);
            changed |= !ReferenceEquals(operands[k], expr.Operands[k]);
        }

        var result = changed ? pool.Rebuild(expr, operands) : expr;
        return _done[expr] = result is Read read ? replace(read) ?? read : result;
    }
}
