using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Ordering;

/// <summary>Finds which axis of each member of a group is its time, from the reads: h[t − 1, k] in a[t, j] has time t in both.</summary>
internal static class TimeAxes
{
    /// <summary>The time axes that follow if the axis of one member is the time; null where a member then has none.</summary>
    public static IReadOnlyDictionary<Tensor, int>? From(Tensor member, int axis, IReadOnlyList<Dependency> inside)
    {
        var axes = new Dictionary<Tensor, int> { [member] = axis };
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var dependency in inside)
            {
                var (reader, read) = (dependency.Reader.Target, dependency.Read);
                if (axes.TryGetValue(reader, out var own) && !axes.ContainsKey(read.Tensor) && At(dependency, own) is var at and >= 0)
                {
                    axes.Add(read.Tensor, at);
                    grown = true;
                }
                else if (axes.TryGetValue(read.Tensor, out var known) && !axes.ContainsKey(reader) && AxisIn(dependency, known) is var position and >= 0)
                {
                    axes.Add(reader, position);
                    grown = true;
                }
            }
        }

        return inside.All(d => axes.ContainsKey(d.Reader.Target) && axes.ContainsKey(d.Read.Tensor)) ? axes : null;
    }

    /// <summary>The position in the read whose index is the reader's axis, shifted.</summary>
    private static int At(Dependency dependency, int axis)
    {
        var indices = dependency.Read.Indices;
        for (var position = 0; position < indices.Count; position++)
        {
            if (dependency.Pool.Subtract(indices[position], dependency.Pool.Axis(axis)) is Number)
            {
                return position;
            }
        }

        return -1;
    }

    /// <summary>The axis of the reader that stands, shifted, in a position of the read.</summary>
    private static int AxisIn(Dependency dependency, int position)
    {
        for (var axis = 0; axis < dependency.Reader.Target.Rank; axis++)
        {
            if (dependency.Pool.Subtract(dependency.Read.Indices[position], dependency.Pool.Axis(axis)) is Number)
            {
                return axis;
            }
        }

        return -1;
    }
}
