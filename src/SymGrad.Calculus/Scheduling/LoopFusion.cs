using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>Joins neighbouring loops over the same range, where the later reads what the earlier writes at most at the same place.</summary>
internal static class LoopFusion
{
    public static IReadOnlyList<Statement> Run(ExprPool pool, IReadOnlyList<Statement> statements)
    {
        var result = new List<Statement>();
        foreach (var statement in statements)
        {
            // A variable that starts from a constant may as well start before the earlier loop.
            var at = result.FindLastIndex(s => s is not (Heading or Declare { Value: Number }));
            if (statement is For later && at >= 0 && result[at] is For earlier && CanJoin(pool, earlier, later))
            {
                var renamed = later.Body.Select(s => Rename(pool, s, later.Index, earlier.Index)).ToList();
                var between = result.Skip(at + 1).ToList();
                result.RemoveRange(at, result.Count - at);
                result.AddRange(between);
                result.Add(earlier with { Body = Run(pool, [.. earlier.Body, .. renamed]) });
                continue;
            }

            result.Add(statement);
        }

        return result;
    }

    private static bool CanJoin(ExprPool pool, For earlier, For later) =>
        earlier.Vectorised && later.Vectorised
        && ReferenceEquals(earlier.Lower, later.Lower) && ReferenceEquals(earlier.Upper, later.Upper)
        && earlier.Body.All(s => s is Store) && later.Body.All(s => s is Store)
        && !Conflicts(pool, earlier, later);

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
                        || !ReferenceEquals(pool.Substitute(pool.Read(statement.Target, statement.Indices), later.Index, earlier.Index), place))))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static Statement Rename(ExprPool pool, Statement statement, IndexVariable from, IndexVariable to) => statement is Store store
        ? store with { Indices = [.. store.Indices.Select(i => pool.Substitute(i, from, to))], Value = pool.Substitute(store.Value, from, to) }
        : statement;
}
