using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Ordering;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Lets all parts of a recurrence start in the same round, each at the first of its own times, and finds the order within a round.
/// </summary>
internal static class Alignment
{
    /// <summary>The parts in the order of a round; null where one would read what a later round computes.</summary>
    public static IReadOnlyList<Part>? Order(ExprPool pool, IReadOnlyList<Part> parts, Recurrence recurrence)
    {
        var before = parts.ToDictionary(p => p, _ => new HashSet<Part>());
        foreach (var part in parts)
        {
            foreach (var dependency in Dependencies.Of(part.Member.Definition with { Body = part.Whole(pool) }, parts.Select(p => p.Member.Target)))
            {
                var gap = pool.Subtract(dependency.Read.Indices[recurrence.Times[dependency.Read.Tensor].Axis], part.Member.Time);
                foreach (var source in parts.Where(p => p.Member.Target == dependency.Read.Tensor))
                {
                    if (pool.Subtract(pool.Add(gap, part.First), source.First) is not Number { Value: var rounds } || (recurrence.IsBackward ? rounds < Rational.Zero : rounds > Rational.Zero))
                    {
                        return null;
                    }

                    if (rounds.IsZero)
                    {
                        before[part].Add(source);
                    }
                }
            }
        }

        // Parts of the same member add to the same elements in any order, but what sets them comes first.
        foreach (var part in parts.Where(p => !p.Started))
        {
            foreach (var other in parts.Where(p => p.Started && p.Member == part.Member && ReferenceEquals(p.First, part.First)))
            {
                before[other].Add(part);
            }
        }

        var order = new List<Part>();
        while (order.Count < parts.Count)
        {
            if (parts.FirstOrDefault(p => !order.Contains(p) && before[p].All(order.Contains)) is not { } next)
            {
                return null;
            }

            order.Add(next);
        }

        return order;
    }
}
