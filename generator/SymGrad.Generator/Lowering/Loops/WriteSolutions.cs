using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Simplification;
using SymGrad.Generator.Lowering.Functions;

namespace SymGrad.Generator.Lowering.Loops;

/// <summary>Solves the condition of a write for the loop's index: which round writes element J.</summary>
internal static class WriteSolutions
{
    /// <summary>Every way to solve <c>J = p(index) ∧ …</c> for the index; none where several rounds may write the same element.</summary>
    public static List<Write> Of(ExprPool pool, Loop loop, Carried array, Select select)
    {
        var parts = Logic.Conjuncts(select.Condition);

        // Where the condition says where the element is, the value is written in terms of that.
        var known = array.Axes.Select(axis => (axis.Key, Place: PlaceOf(pool, array, axis, select.Condition))).Where(p => p.Place is not null)
            .ToDictionary(p => p.Key, p => p.Place!);
        var value = pool.Substitute(select.Then, known);
        var solutions = new List<Write>();
        foreach (var part in parts.OfType<Compare>().Where(c => c.Left.Kind == ValueKind.Integer))
        {
            var difference = pool.Subtract(part.Left, part.Right);
            var rest = pool.Substitute(difference, loop.Index, pool.Zero);
            var slope = pool.Subtract(pool.Substitute(difference, loop.Index, pool.One), rest);
            if (slope is Number { Value.IsZero: true } || slope.DependsOn(loop.Index) || !array.Axes.Any(rest.DependsOn) || array.Axes.Any(slope.DependsOn)
                || !ReferenceEquals(difference, pool.Add(pool.Multiply(slope, loop.Index), rest)))
            {
                continue;
            }

            if (part.Relation == Relation.Equal && slope is Number { Value: { IsInteger: true } step })
            {
                // c·index + rest = 0
                var distance = pool.Scale(step.Sign > 0 ? -1 : 1, rest);
                var divisor = pool.Number(Rational.Abs(step));
                var isWhole = pool.Compare(Relation.Equal, IntegerArithmetic.Remainder(pool, distance, divisor), pool.Zero);
                solutions.Add(new(IntegerArithmetic.Divide(pool, distance, divisor), pool.And([isWhole, .. parts.Where(p => !ReferenceEquals(p, part))]), value));
            }
            else if (part.Relation == Relation.Less && ReferenceEquals(part.Right, pool.Negate(slope)) && pool.Add(rest, part.Right) is var position
                && parts.Contains(pool.Compare(Relation.LessOrEqual, pool.Zero, part.Left)) && new Ranges(pool, []).AtMost(pool.Zero, position) == true)
            {
                // 0 ≤ J − c·index < c, as of rows of length c one behind the other.
                solutions.Add(new(IntegerArithmetic.Divide(pool, position, IntegerArithmetic.Max(pool, part.Right, pool.One)), select.Condition, value));
            }
        }

        return solutions;
    }

    /// <summary>p, where the condition demands J_k = p.</summary>
    public static Expr? PlaceOf(ExprPool pool, Carried array, IndexVariable axis, Expr condition) => Logic.Conjuncts(condition).OfType<Compare>()
        .Where(c => c.Relation == Relation.Equal && c.Left.Kind == ValueKind.Integer)
        .Select(c => Affine.Solve(pool, pool.Subtract(c.Left, c.Right), axis, pool.Zero))
        .FirstOrDefault(p => p is not null && !array.Axes.Any(p.DependsOn) && !p.Reads(array.State));
}
