using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Generator.Lowering.Shapes;

/// <summary>A read at an index that the user wrote: it must be in range for whatever the open indices run over.</summary>
/// <param name="Extent">How many elements there are.</param>
/// <param name="Index">Which one is read, or, of a slice, the last one that it may show.</param>
/// <param name="IsSlice">Whether it is a slice, which may be empty.</param>
/// <param name="Origin">The ordinal of the place.</param>
internal sealed record ElementRead(Expr Extent, Expr Index, bool IsSlice, int Origin);

/// <summary>The least and the greatest value of an integer expression over the ranges of its open indices.</summary>
internal sealed class IndexBounds(ExprPool pool, Func<Expr, Expr> resolve)
{
    /// <summary>The greatest value; null when the expression is not affine in an open index.</summary>
    public Expr? Greatest(Expr expr) => Extreme(expr, upper: true);

    /// <summary>The least value; null when the expression is not affine in an open index.</summary>
    public Expr? Least(Expr expr) => Extreme(expr, upper: false);

    // An inner range may depend on outer indices, so the latest index goes first.
    private Expr? Extreme(Expr expr, bool upper)
    {
        while (Latest(expr, out var affine) is { } index)
        {
            if (!affine)
            {
                return null;
            }

            var sign = expr is Sum sum ? CoefficientSign(sum, index) : 1;
            var value = sign > 0 == upper ? pool.Subtract(index.Upper!, pool.One) : index.Lower!;
            expr = pool.Substitute(expr, index, value);
        }

        return resolve(expr);
    }

    private static int CoefficientSign(Sum sum, IndexVariable index)
    {
        foreach (var term in sum.Terms)
        {
            if (ReferenceEquals(term.Value, index))
            {
                return term.Coefficient.Sign;
            }
        }

        return 0;
    }

    // The open index with the highest serial number, and whether it stands alone in its term and nowhere else.
    private static IndexVariable? Latest(Expr expr, out bool affine)
    {
        var addends = expr is Sum sum ? sum.Operands : [expr];
        affine = addends.All(a => a is IndexVariable || a.FreeIndices.IsEmpty);
        return addends.OfType<IndexVariable>().OrderByDescending(i => i.Position).FirstOrDefault() ?? (affine ? null : Any(expr));
    }

    private static IndexVariable? Any(Expr expr)
    {
        if (expr is IndexVariable index)
        {
            return index;
        }

        foreach (var operand in expr.Operands)
        {
            if (!operand.FreeIndices.IsEmpty && Any(operand) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
