using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

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

    /// <summary>The joints of both sides of a statement, each with the definitions that it reads.</summary>
    public static IEnumerable<(Expr Joint, IReadOnlyList<Definition> Definitions)> Of(Statement statement)
    {
        var seen = new HashSet<Expr>();
        return from side in new[] { statement.Claimed, statement.Derived.Definitions }
               from node in ExprSearch.Nodes(side.Select(d => d.Body))
               from joint in Of(statement.Pool, node)
               where joint is not Number && seen.Add(joint)
               select (joint, side);
    }

    /// <summary>A joint at the first places of its indices; where it compares two places, at different ones.</summary>
    public static IEnumerable<Expr> Places(ExprPool pool, Expr joint)
    {
        var keys = joint.FreeIndices.Keys.ToList();
        return new[] { _ => 0, k => k % 2, (Func<int, int>)(k => (k + 1) % 2) }
            .Select(place => pool.Substitute(joint, keys.Select((key, k) => (key, k)).ToDictionary(p => p.key, p => (Expr)pool.Number(place(p.k)))))
            .Distinct().Where(placed => placed is not Number);
    }

    private static Expr Element(ExprPool pool, Reduce extreme, Expr place)
    {
        var (index, body) = pool.Open(extreme);
        return pool.Substitute(body, index, place);
    }
}
