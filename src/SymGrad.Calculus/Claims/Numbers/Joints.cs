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

    /// <summary>What changes its sign where an argument leaves the domain of its function, or where a root or logarithm of a power is one of another number; none of most nodes.</summary>
    public static IEnumerable<Expr> OfDomains(ExprPool pool, Expr node) => node is not Apply { Kind: ValueKind.Real } apply ? []
        : from pair in apply.Arguments.Zip(apply.Primitive.Domains, (argument, domain) => (argument, domain))
          from bound in new[] { pair.domain.Lower, pair.domain.Upper }
          where pair.argument.Kind == ValueKind.Real && !double.IsInfinity(bound) && Math.Abs(bound) < int.MaxValue && bound == Math.Round(bound)
          from factor in FactorsOf(pool.Subtract(pair.argument, pool.Number((long)bound)))
          where factor is not Number
          select factor;

    /// <summary>All of these.</summary>
    public static IEnumerable<Expr> All(ExprPool pool, Expr node) => Of(pool, node).Concat(OfDomains(pool, node));

    /// <summary>What both sides of a statement have of them, each with the definitions of its side.</summary>
    public static IEnumerable<(Expr Joint, IReadOnlyList<Definition> Definitions)> Of(Statement statement, Func<ExprPool, Expr, IEnumerable<Expr>> of)
    {
        var seen = new HashSet<Expr>();
        return from side in new[] { statement.Claimed, statement.Derived.Definitions }
               from node in ExprSearch.Nodes(side.Select(d => d.Body))
               from joint in of(statement.Pool, node)
               where joint is not Number && seen.Add(joint)
               select (joint, side);
    }

    /// <summary>The first of them at the first places of their indices; those that compare two places, at different ones.</summary>
    public static IEnumerable<Joint> Placed(Statement statement, Func<ExprPool, Expr, IEnumerable<Expr>> of, int most) =>
        from found in Of(statement, of).Take(most)
        from placed in Places(statement.Pool, found.Joint)
        let difference = new Definition(statement.Pool.Defined("difference", [], placed.Kind), placed, DefinitionRole.Intermediate)
        select new Joint(difference, [.. found.Definitions, difference]);

    private static IEnumerable<Expr> Places(ExprPool pool, Expr joint)
    {
        var keys = joint.FreeIndices.Keys.ToList();
        return new[] { _ => 0, k => k % 2, (Func<int, int>)(k => (k + 1) % 2) }
            .Select(place => pool.Substitute(joint, keys.Select((key, k) => (key, k)).ToDictionary(p => p.key, p => (Expr)pool.Number(place(p.k)))))
            .Distinct().Where(placed => placed is not Number);
    }

    private static IEnumerable<Expr> FactorsOf(Expr expr) => expr switch
    {
        Sum { IsScaled: true } scaled => FactorsOf(scaled.Terms[0].Value),
        Product product => product.Factors.SelectMany(f => FactorsOf(f.Base)),
        _ => [expr],
    };

    private static Expr Element(ExprPool pool, Reduce extreme, Expr place)
    {
        var (index, body) = pool.Open(extreme);
        return pool.Substitute(body, index, place);
    }
}
