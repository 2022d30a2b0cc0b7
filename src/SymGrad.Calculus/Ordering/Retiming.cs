using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Ordering;

/// <summary>
/// How far each member of a recurrence runs ahead of the round, so that none reads what a later round computes: the smallest solution
/// of ahead(read) ≥ ahead(reader) + distance, by relaxation.
/// </summary>
internal static class Retiming
{
    /// <summary>The leads; null where a circle of reads gains time, or the distance of one has no limit.</summary>
    public static IReadOnlyDictionary<Tensor, int>? Of(IReadOnlyDictionary<Tensor, int> axes, IReadOnlyList<Dependency> inside, bool isBackward)
    {
        var ahead = axes.Keys.ToDictionary(t => t, _ => Rational.Zero);
        var distances = inside.Select(d => (d.Reader, d.Read, Distance: isBackward ? d.DistanceAlong(axes).Smallest : d.DistanceAlong(axes).Largest)).ToList();
        if (distances.Exists(d => d.Distance is null))
        {
            return null;
        }

        for (var turn = 0; turn <= axes.Count; turn++)
        {
            var isSettled = true;
            foreach (var (reader, read, distance) in distances)
            {
                var least = ahead[reader.Target] + distance!.Value;
                if (isBackward ? least < ahead[read.Tensor] : least > ahead[read.Tensor])
                {
                    ahead[read.Tensor] = least;
                    isSettled = false;
                }
            }

            if (isSettled)
            {
                return ahead.ToDictionary(a => a.Key, a => (int)a.Value.Numerator);
            }
        }

        return null;
    }
}
