using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Claims.Proof;

/// <summary>
/// Recurrences that both sides have. A recurrence has one solution, so that of the claim is that of the truth where the truth's satisfies the
/// claim's equation: with the one read for the other both bodies are equal.
/// </summary>
internal static class SharedRecurrences
{
    /// <summary>A function that reads the truth's recurrences for those of the claim that are equal to them.</summary>
    public static Func<Expr, Expr> Of(Statement statement, Algebra algebra) => new Renaming(statement.Pool, Same(statement, algebra)).Visit;

    /// <summary>The truth's recurrences by those of the claim that are equal to them; none where that is too much to decide.</summary>
    public static IReadOnlyDictionary<Tensor, Tensor> Same(Statement statement, CancellationToken cancellation)
    {
        try
        {
            return Same(statement, new Algebra(statement.Pool, cancellation));
        }
        catch (TooLargeException)
        {
            return new Dictionary<Tensor, Tensor>();
        }
    }

    private static IReadOnlyDictionary<Tensor, Tensor> Same(Statement statement, Algebra algebra)
    {
        var same = new Dictionary<Tensor, Tensor>();
        var (mine, theirs) = (Bodies(statement.Pool, statement.Claimed), Bodies(statement.Pool, statement.Derived.Definitions));
        foreach (var (claimed, claimedBody) in mine)
        {
            foreach (var (known, knownBody) in theirs.Where(t => IsAlike(statement.Pool, claimed, t.Target)))
            {
                same[claimed] = known;
                if (IsEqual(claimed, claimedBody, knownBody))
                {
                    break;
                }

                same.Remove(claimed);
            }
        }

        return same;

        bool IsEqual(Tensor target, Expr one, Expr other)
        {
            var open = target.Extents.Select(e => (Expr)statement.Pool.OpenIndex(statement.Pool.Zero, e)).ToList();
            var ranges = new Ranges(statement.Pool, []);
            Polynomial Of(Expr body) => algebra.Of(ranges.Simplify(statement.Pool.Instantiate(body, open)));
            return algebra.IsZero(Of(other) - Of(new Renaming(statement.Pool, same).Visit(one)));
        }
    }

    private static List<(Tensor Target, Expr Body)> Bodies(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        var (kept, written) = (WrittenOut.Kept(definitions), WrittenOut.Of(pool, definitions));
        return [.. definitions.Where(d => kept.Contains(d.Target)).Select(d => (d.Target, written(d.Body)))];
    }

    private static bool IsAlike(ExprPool pool, Tensor one, Tensor other) => one.Kind == other.Kind && one.Rank == other.Rank
        && one.Extents.Zip(other.Extents, (a, b) => pool.Subtract(a, b) is Number { Value.IsZero: true }).All(same => same);
}
