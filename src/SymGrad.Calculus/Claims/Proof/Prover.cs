using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Claims.Proof;

/// <summary>Tries to prove that both sides of a statement are equal: their difference, written out down to the parameters, is 0.</summary>
internal static class Prover
{
    public static bool IsEqual(Statement statement, CancellationToken cancellation)
    {
        var pool = statement.Pool;
        var open = TruthText.OpenIndices(statement);
        var ranges = new Ranges(pool, []);
        var placed = new Placement(pool, Places(statement));
        var truth = ranges.Simplify(placed.Visit(WrittenOut.Of(pool, statement.Derived.Definitions)(statement.TruthAt([.. open]))));
        var claim = ranges.Simplify(placed.Visit(WrittenOut.Of(pool, statement.Claimed)(pool.Instantiate(statement.Value.Body, [.. open]))));
        return IsEqual(statement, truth, claim, placed.Visit(pool.And(statement.Where, statement.Inside)), cancellation) || pool.Algebra.AreEqual(pool, truth, claim) is true;
    }

    /// <summary>By normal forms.</summary>
    private static bool IsEqual(Statement statement, Expr truth, Expr claim, Expr where, CancellationToken cancellation)
    {
        try
        {
            var algebra = new Algebra(statement.Pool, cancellation);
            var difference = algebra.Of(truth) - algebra.Of(SharedRecurrences.Of(statement, algebra)(claim));
            return difference.IsZero || algebra.IsZero(algebra.Under(difference, where));
        }
        catch (TooLargeException)
        {
            return false;
        }
    }

    /// <summary>A free index runs over the axis at which it stands alone.</summary>
    private static Dictionary<Expr, Expr> Places(Statement statement)
    {
        var places = new Dictionary<Expr, Expr>();
        for (var axis = 0; axis < statement.At.Count; axis++)
        {
            if (statement.At[axis] is Read { Indices.Count: 0 } index && statement.Free.Contains(index.Tensor) && !places.ContainsKey(index))
            {
                places.Add(index, statement.Pool.OpenIndex(statement.Pool.Zero, statement.Truth.Target.Extents[axis], index.Tensor.Name));
            }
        }

        return places;
    }

    private sealed class Placement(ExprPool pool, Dictionary<Expr, Expr> places) : ExprRewriter(pool)
    {
        protected override Expr? Before(Expr expr) => places.TryGetValue(expr, out var place) ? place : null;
    }
}
