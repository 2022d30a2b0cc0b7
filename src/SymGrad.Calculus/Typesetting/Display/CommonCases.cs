using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>
/// What compares the same two numbers several times is written case by case: where the first is less, where they tie, and elsewhere. So the
/// derivative of max(a, b) is one brace and not a sum of two.
/// </summary>
internal sealed class CommonCases(ExprPool pool)
{
    public Expr Of(Expr body)
    {
        var comparisons = body.Nodes().OfType<Compare>().Where(c => c is { Left.Kind: ValueKind.Real, Relation: not Relation.LessOrEqual, FreeIndices.IsEmpty: true, BinderHeight: 0 }).ToList();
        var twice = comparisons.Find(c => c.Relation == Relation.Less && comparisons.Exists(d => d.Relation == Relation.Less && ReferenceEquals(d.Left, c.Right) && ReferenceEquals(d.Right, c.Left)));
        if (body.Kind != ValueKind.Real || twice is null || body is Reduce || !body.FreeIndices.IsEmpty)
        {
            return body;
        }

        var (a, b) = (twice.Left, twice.Right);
        Expr Where(int sign) => Of(new Decided(pool, a, b, sign).Visit(body));
        return pool.Select(twice, Where(-1), pool.Select(pool.Compare(Relation.Equal, a, b), Where(0), Where(1)));
    }

    /// <summary>An expression where the sign of a − b is known.</summary>
    private sealed class Decided(ExprPool pool, Expr a, Expr b, int sign) : ExprRewriter(pool)
    {
        protected override Expr? Before(Expr expr)
        {
            if (expr is not Compare { Relation: not Relation.LessOrEqual } compare)
            {
                return null;
            }

            int? known = ReferenceEquals(compare.Left, a) && ReferenceEquals(compare.Right, b) ? sign
                : ReferenceEquals(compare.Left, b) && ReferenceEquals(compare.Right, a) ? -sign
                : null;
            return known is not { } order ? null : compare.Relation switch
            {
                Relation.Less => order < 0,
                Relation.Equal => order == 0,
                _ => order != 0,
            } ? Pool.True : Pool.False;
        }
    }
}
