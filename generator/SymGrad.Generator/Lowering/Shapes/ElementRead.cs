using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Generator.Lowering.Shapes;

/// <summary>A read at an index that the user wrote: it must be in range for whatever the open indices run over.</summary>
/// <param name="Extent">How many elements there are.</param>
/// <param name="Index">Which one is read, or, of a slice, the last one that it may show.</param>
/// <param name="IsSlice">Whether it is a slice, which may be empty.</param>
/// <param name="Around">The indices of the lambdas and loops around it: where one has no range, nothing is read.</param>
/// <param name="Origin">The ordinal of the place.</param>
internal sealed record ElementRead(Expr Extent, Expr Index, bool IsSlice, IReadOnlyList<IndexVariable> Around, int Origin);

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
        var all = OpenIndices(expr).ToList();
        while (OpenIndices(expr).OrderByDescending(i => i.Position).FirstOrDefault() is { } index)
        {
            var first = pool.Substitute(expr, index, pool.Zero);
            var slope = pool.Subtract(pool.Substitute(expr, index, pool.One), first);
            if (!ReferenceEquals(expr, pool.Add(pool.Multiply(slope, index), first)) || SignOf(resolve(slope), all) is not { } sign)
            {
                return null;
            }

            expr = pool.Substitute(expr, index, sign > 0 == upper ? pool.Subtract(index.Upper!, pool.One) : index.Lower!);
        }

        return resolve(expr);
    }

    // Where there is anything to read, the end of a range that begins at 0 is positive.
    private int? SignOf(Expr slope, IReadOnlyList<IndexVariable> running) => slope switch
    {
        Number n => n.Value.Sign,
        Extent => 1,
        _ when running.Any(i => i.Lower is Number { Value.Sign: >= 0 } && ReferenceEquals(resolve(i.Upper!), slope)) => 1,
        Product p when p.Factors.All(f => f.Exponent > 0 && SignOf(f.Base, running) == 1) => 1,
        Sum s when s.Constant.Sign >= 0 && s.Terms.All(t => t.Coefficient.Sign * SignOf(t.Value, running) > 0) => 1,
        Sum s when s.Constant.Sign <= 0 && s.Terms.All(t => t.Coefficient.Sign * SignOf(t.Value, running) < 0) => -1,
        _ => null,
    };

    private static IEnumerable<IndexVariable> OpenIndices(Expr expr) =>
        expr is IndexVariable index ? [index] : expr.Operands.Where(o => !o.FreeIndices.IsEmpty).SelectMany(OpenIndices).Distinct();
}
