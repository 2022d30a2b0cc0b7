using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Ordering;

/// <summary>Finds which axis of each member of a group is its time, from the reads: h[t − 1, k] in a[t, j] has time t in both.</summary>
internal static class TimeAxes
{
    /// <summary>More assignments than this are not tried: the first fits but where axes look alike.</summary>
    private const int Most = 64;

    /// <summary>
    /// The time axes that can follow if the axis of one member is the time, the likeliest first: an index that is the reader's own
    /// time, shifted, before one that is known to be earlier or later.
    /// </summary>
    public static IEnumerable<IReadOnlyDictionary<Tensor, int>> From(Tensor member, int axis, IReadOnlyList<Dependency> inside)
    {
        var open = new Stack<Dictionary<Tensor, int>>([new Dictionary<Tensor, int> { [member] = axis }]);
        for (var turn = 0; open.Count > 0 && turn < Most * inside.Count; turn++)
        {
            var known = open.Pop();
            if (inside.FirstOrDefault(d => known.ContainsKey(d.Reader.Target) != known.ContainsKey(d.Read.Tensor)) is not { } dependency)
            {
                yield return known;
                continue;
            }

            var isReader = known.ContainsKey(dependency.Reader.Target);
            var next = isReader ? dependency.Read.Tensor : dependency.Reader.Target;
            var choices = Enumerable.Range(0, next.Rank)
                .Select(choice => new Dictionary<Tensor, int>(known) { [next] = choice })
                .Select(choice => (Choice: choice, Distance: dependency.DistanceAlong(choice)))
                .Where(c => c.Distance.Smallest is not null || c.Distance.Largest is not null)
                .OrderBy(c => c.Distance.Smallest is not null && c.Distance.Smallest == c.Distance.Largest ? 0 : 1);
            foreach (var (choice, _) in choices.Reverse())
            {
                open.Push(choice);
            }
        }
    }
}
