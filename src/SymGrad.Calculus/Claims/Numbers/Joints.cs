using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Claims.Numbers;

/// <summary>Where expressions have a kink or a joint: each is a difference of reals, and lies where that is 0.</summary>
internal static class Joints
{
    /// <summary>The differences at whose zeros a node itself may have a kink; none of most nodes.</summary>
    public static IEnumerable<Expr> Of(ExprPool pool, Expr node) => node switch
    {
        Compare { Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer } => [],
        Compare compare => [pool.Subtract(compare.Left, compare.Right)],
        Apply { Primitive.Kinks: { Count: > 0 } kinks } apply => kinks.Select(k => pool.Subtract(apply.Arguments[0], pool.Number(k.At[0])))
            .Concat(apply.Arguments.Skip(1).Select(other => pool.Subtract(apply.Arguments[0], other))),
        Reduce { Operation: ReductionKind.Max or ReductionKind.Min } extreme => [pool.Subtract(Element(pool, extreme, extreme.Lower), Element(pool, extreme, pool.Add(extreme.Lower, pool.One)))],
        _ => [],
    };

    private static Expr Element(ExprPool pool, Reduce extreme, Expr place)
    {
        var (index, body) = pool.Open(extreme);
        return pool.Substitute(body, index, place);
    }
}
