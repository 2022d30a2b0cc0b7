using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Joins loops over the same range, where the later reads what the earlier writes at most at the same place. A loop may move up past
/// statements that it has nothing to do with; its heading, and variables that start from a constant, move with it.
/// </summary>
internal static class LoopFusion
{
    public static IReadOnlyList<Statement> Run(ExprPool pool, IReadOnlyList<Statement> statements)
    {
        var result = new List<Statement>();
        foreach (var statement in statements)
        {
            if (statement is not For { Vectorised: true } later || !TryJoin(pool, result, later))
            {
                result.Add(statement);
            }
        }

        return result;
    }

    private static bool TryJoin(ExprPool pool, List<Statement> result, For later)
    {
        // What begins the later loop goes where it goes.
        var own = result.Count;
        while (own > 0 && result[own - 1] is Heading or Declare { Value: Number })
        {
            own--;
        }

        for (var at = own - 1; at >= 0; at--)
        {
            if (result[at] is For earlier && CanJoin(pool, earlier, later))
            {
                var moved = result.Skip(own).ToList();
                result.RemoveRange(own, result.Count - own);
                result[at] = earlier with { Body = [.. earlier.Body, .. later.Body.Select(s => Rename(pool, s, later.Index, earlier.Index))] };
                result.InsertRange(at, moved);
                return true;
            }

            if (!Commute(result[at], later))
            {
                return false;
            }
        }

        return false;
    }

    private static bool CanJoin(ExprPool pool, For earlier, For later) =>
        earlier.Vectorised && ReferenceEquals(earlier.Lower, later.Lower) && ReferenceEquals(earlier.Upper, later.Upper) && !Conflicts(pool, earlier, later);

    private static bool Conflicts(ExprPool pool, For earlier, For later)
    {
        foreach (var write in earlier.Body.Cast<Store>())
        {
            var place = pool.Read(write.Target, write.Indices);
            foreach (var statement in later.Body.Cast<Store>())
            {
                var value = pool.Substitute(statement.Value, later.Index, earlier.Index);
                if (value.Nodes().OfType<Read>().Where(r => r.Tensor == write.Target).Any(r => !ReferenceEquals(r, place) || write.Indices.Count == 0)
                    || (statement.Target == write.Target && (write.Indices.Count == 0
                        || !ReferenceEquals(pool.Substitute(pool.Read(statement.Target, statement.Indices), later.Index, earlier.Index), place)))
                    || earlier.Body.Cast<Store>().Any(s => s.Value.Reads(statement.Target) && s.Target != statement.Target))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether two statements may change places.</summary>
    private static bool Commute(Statement first, Statement second)
    {
        HashSet<Tensor> firstWrites = [.. Effects.Writes(first)];
        HashSet<Tensor> secondWrites = [.. Effects.Writes(second)];
        return !Effects.Reads(first).Any(secondWrites.Contains)
            && !Effects.Reads(second).Any(firstWrites.Contains)
            && !firstWrites.Overlaps(secondWrites);
    }

    private static Statement Rename(ExprPool pool, Statement statement, IndexVariable from, IndexVariable to) => statement is Store store
        ? store with { Indices = [.. store.Indices.Select(i => pool.Substitute(i, from, to))], Value = pool.Substitute(store.Value, from, to) }
        : statement;
}
