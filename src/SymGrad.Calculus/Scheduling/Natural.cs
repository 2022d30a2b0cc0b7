using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// How many there are where a loop runs so often: max(0, n). A loop to n = −2 has no rounds, but memory of −2 elements does not exist,
/// and two negative extents would make a positive size.
/// </summary>
public static class Natural
{
    /// <summary>The size itself, where it is never negative, else its maximum with 0.</summary>
    public static Expr Of(ExprPool pool, Expr size) => IsCertain(pool, size) ? size
        : size is Number ? pool.Zero
        : pool.Apply(PrimitiveTable.IntegerMax, size, pool.Zero);

    /// <summary>Whether a size is known to be at least 0.</summary>
    public static bool IsCertain(ExprPool pool, Expr size) => IsNeverNegative(size) || new Ranges(pool, []).AtMost(pool.Zero, size) == true;

    private static bool IsNeverNegative(Expr size) => size switch
    {
        Extent => true,
        Number n => n.Value.Sign >= 0,
        IndexVariable index => index.Lower is null or Number { Value.Sign: >= 0 },
        Sum sum => sum.Constant.Sign >= 0 && sum.Terms.All(t => t.Coefficient.Sign > 0 && IsNeverNegative(t.Value)),
        Product product => product.Factors.All(f => IsNeverNegative(f.Base)),
        Apply { Primitive: var p } apply when p == PrimitiveTable.IntegerMin => apply.Arguments.All(IsNeverNegative),
        Apply { Primitive: var p } apply when p == PrimitiveTable.IntegerMax => apply.Arguments.Any(IsNeverNegative),
        _ => false,
    };
}
