using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Simplification;

/// <summary>Proves that indices lie along an axis, from their ranges and from conditions that hold where they are used.</summary>
/// <param name="pool">Makes the expressions.</param>
/// <param name="ranges">The ranges.</param>
public sealed class IndexProof(ExprPool pool, Ranges ranges)
{
    /// <summary>Whether the indices from a first to a last one are proved to lie in 0 … extent − 1.</summary>
    public bool IsWithin(Expr first, Expr last, Expr extent, IReadOnlyList<Expr> given) => AtMost(pool.Zero, first, given) && AtMost(pool.Add(last, pool.One), extent, given);

    /// <summary>Whether one integer is proved to be no more than another.</summary>
    public bool AtMost(Expr left, Expr right, IReadOnlyList<Expr> given) => ranges.AtMost(left, right) == true || given.OfType<Compare>().Any(c => Says(c, left, right))
        || Bounds(left, PrimitiveTable.IntegerMin).Exists(l => ranges.AtMost(l, right) == true)
        || Bounds(right, PrimitiveTable.IntegerMax).Exists(r => ranges.AtMost(left, r) == true);

    /// <summary>Whether a condition, least ≤ most, says it: left = least + rest is no more than most + rest.</summary>
    private bool Says(Compare condition, Expr left, Expr right)
    {
        if (condition.Left.Kind != ValueKind.Integer || condition.Right.Kind != ValueKind.Integer)
        {
            return false;
        }

        return condition.Relation switch
        {
            Relation.LessOrEqual => Follows(condition.Left, condition.Right),
            Relation.Less => Follows(pool.Add(condition.Left, pool.One), condition.Right),

            // What is no more than something and not equal to it is less.
            Relation.NotEqual when ranges.AtMost(condition.Left, condition.Right) == true => Follows(pool.Add(condition.Left, pool.One), condition.Right),
            Relation.NotEqual when ranges.AtMost(condition.Right, condition.Left) == true => Follows(pool.Add(condition.Right, pool.One), condition.Left),
            Relation.Equal => Follows(condition.Left, condition.Right) || Follows(condition.Right, condition.Left),
            _ => false,
        };

        bool Follows(Expr least, Expr most) => ranges.AtMost(pool.Add(most, pool.Subtract(left, least)), right) == true;
    }

    /// <summary>What bounds an expression with a smaller of two (or a larger) in it: each of the two in its place.</summary>
    private List<Expr> Bounds(Expr expr, Primitive choice) => expr switch
    {
        Apply { Primitive: var p } apply when p == choice => [.. apply.Arguments],
        Sum sum when sum.Terms.FirstOrDefault(t => t is { Coefficient.Sign: > 0, Value: Apply { Primitive: var p } } && p == choice) is { Value: Apply { } apply, Coefficient: var coefficient } =>
            [.. apply.Arguments.Select(a => pool.Add(expr, pool.Scale(coefficient, pool.Subtract(a, apply))))],
        _ => [],
    };
}
