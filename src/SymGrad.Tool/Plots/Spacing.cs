namespace SymGrad.Tool.Plots;

/// <summary>Things in a row that want places of their own and must not overlap.</summary>
internal static class Spacing
{
    /// <summary>The places nearest to those wanted (least squares) at which neighbours are at least so far apart, moved as one into the bounds.</summary>
    public static IReadOnlyList<double> Apart(IReadOnlyList<double> wanted, double distance, double lower, double upper) =>
        Apart(wanted, [.. Enumerable.Repeat(distance, Math.Max(0, wanted.Count - 1))], lower, upper);

    /// <param name="wanted">The places wanted, in the order that is kept.</param>
    /// <param name="distances">How far apart each must be from the next.</param>
    /// <param name="lower">No place is below it.</param>
    /// <param name="upper">No place is above it, as far as there is room.</param>
    public static IReadOnlyList<double> Apart(IReadOnlyList<double> wanted, IReadOnlyList<double> distances, double lower, double upper)
    {
        // With y_k = x_k − d_1 − … − d_k the distances ask that y increases: isotonic regression, by pooling neighbours that violate it.
        var offsets = new double[wanted.Count];
        for (var k = 1; k < wanted.Count; k++)
        {
            offsets[k] = offsets[k - 1] + distances[k - 1];
        }

        var blocks = new List<(double Sum, int Count)>();
        for (var k = 0; k < wanted.Count; k++)
        {
            blocks.Add((wanted[k] - offsets[k], 1));
            while (blocks.Count > 1 && blocks[^1].Sum / blocks[^1].Count < blocks[^2].Sum / blocks[^2].Count)
            {
                var joined = (blocks[^1].Sum + blocks[^2].Sum, blocks[^1].Count + blocks[^2].Count);
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add(joined);
            }
        }

        var places = blocks.SelectMany(b => Enumerable.Repeat(b.Sum / b.Count, b.Count)).ToArray();
        var room = upper - (wanted.Count == 0 ? 0 : offsets[^1]);
        return [.. places.Select((y, k) => Math.Max(lower, Math.Min(y, room)) + offsets[k])];
    }
}
