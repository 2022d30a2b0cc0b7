using SymGrad.Calculus.Drawing;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Tool.Pictures;
using SymGrad.Tool.Plots;

namespace SymGrad.Tool.Drawings;

/// <summary>Something with a label, by its middle and its size.</summary>
internal sealed record Placed(Box Label, double X, double Y, double Width, double Height);

/// <summary>A point of an edge, and how steeply the edge passes it.</summary>
internal sealed record Bend(Point At, double Slope);

/// <summary>An edge by the points that it passes, from the border of a node to that of another.</summary>
internal sealed record Route(IReadOnlyList<Bend> Bends, Placed? Label)
{
    public IReadOnlyList<Point> Points => [.. Bends.Select(b => b.At)];

    /// <summary>The stretches of the edge as cubic curves (Hermite): where each begins, its control points and its end.</summary>
    public IEnumerable<(Point From, Point First, Point Second, Point To)> Curves()
    {
        for (var k = 1; k < Bends.Count; k++)
        {
            var ((from, slope), (to, last)) = (Bends[k - 1], Bends[k]);
            var half = (to.X - from.X) / 2;
            if (half >= 0.005)
            {
                yield return (from, new(from.X + half, from.Y + (half * slope)), new(to.X - half, to.Y - (half * last)), to);
            }
        }
    }
}

/// <summary>A graph with a place for everything, in units of a CSS pixel.</summary>
internal sealed record Drawing(double Width, double Height, IReadOnlyList<(Placed Place, NodeKind Kind)> Nodes, IReadOnlyList<Route> Edges)
{
    public const double FontSize = 16;
    public const double LabelSize = 13.5;
    private const double Gap = 14;
    private const double BetweenLayers = 24;
    private const double Margin = 6;

    // How far an edge that only passes a layer may rise or fall in it: its neighbours are a gap away.
    private const double Reach = 5;

    /// <summary>Lays out a graph from left to right.</summary>
    public static Drawing Of(ComputationGraph graph)
    {
        var incoming = graph.Edges.Select(e => e.To).ToHashSet();
        var layering = new Layering(graph.Nodes.Count, [.. graph.Edges.Select(e => (e.From, e.To, e.Label is not null))], n => !incoming.Contains(n));
        var sizes = layering.Layers.SelectMany(l => l).ToDictionary(s => s, s => SizeOf(graph, s));
        var columns = Columns(layering, sizes);
        var x = columns.ToDictionary(c => c.Key, c => c.Value.Middle);
        var y = Rows(layering, sizes);
        var top = y.Min(p => p.Value - (sizes[p.Key].Height / 2)) - Margin;
        Placed Place(Slot slot, Box label) => new(label, x[slot], y[slot] - top, sizes[slot].Width, sizes[slot].Height);
        var nodes = layering.Layers.SelectMany(l => l).Where(s => s.Node is not null).OrderBy(s => s.Node)
            .Select(s => (Place(s, graph.Nodes[s.Node!.Value].Label), graph.Nodes[s.Node!.Value].Kind)).ToList();
        var edges = layering.Paths.Select((path, e) => new Route(Bends(path), path.FirstOrDefault(s => s.IsLabel) is { } slot ? Place(slot, graph.Edges[e].Label!) : null)).ToList();
        return new(
            nodes.Max(n => n.Item1.X + (n.Item1.Width / 2)) + Margin,
            y.Max(p => p.Value + (sizes[p.Key].Height / 2)) - top + Margin,
            nodes,
            edges);

        // Level past labels and nodes; what only passes a layer keeps its direction, so that a long edge is no stair.
        IReadOnlyList<Bend> Bends(IReadOnlyList<Slot> path) =>
        [
            .. path.SelectMany((s, k) => (IEnumerable<Bend>)[
                .. k > 0 ? (Bend[])[Edge(path, k, -1)] : [],
                .. s.Node is null ? [] : k == 0 ? (Bend[])[new(new(x[s] + (sizes[s].Width / 2), y[s] - top), 0)] : [new(new(x[s] - (sizes[s].Width / 2), y[s] - top), 0)],
                .. k + 1 < path.Count ? (Bend[])[Edge(path, k, 1)] : [],
            ]),
        ];

        Bend Edge(IReadOnlyList<Slot> path, int k, int side)
        {
            var (slot, half) = (path[k], columns[path[k]].Width / 2);
            var slope = slot.Node is null && !slot.IsLabel ? Flatter(Rise(path[k - 1], slot), Rise(slot, path[k + 1])) : 0;
            slope = Math.Abs(slope) * half > Reach ? Math.Sign(slope) * Reach / half : slope;
            return new(new(x[slot] + (side * half), y[slot] - top + (side * half * slope)), slope);
        }

        double Rise(Slot from, Slot to) => (y[to] - y[from]) / (x[to] - x[from]);

        // Level where it turns: so a curve has no hump beyond the places that it passes.
        double Flatter(double before, double after) => before * after <= 0 ? 0 : Math.Abs(before) < Math.Abs(after) ? before : after;
    }

    private static (double Width, double Height) SizeOf(ComputationGraph graph, Slot slot) =>
        slot.Node is { } node ? (Math.Max(30, SvgText.Of(graph.Nodes[node].Label, FontSize).Width + 16), 30)
        : slot.IsLabel ? (SvgText.Of(graph.Edges[slot.Edge!.Value].Label!, LabelSize).Width + 8, 20)
        : (0, 4);

    private static Dictionary<Slot, (double Middle, double Width)> Columns(Layering layering, Dictionary<Slot, (double Width, double Height)> sizes)
    {
        var columns = new Dictionary<Slot, (double Middle, double Width)>();
        var right = Margin - BetweenLayers;
        foreach (var layer in layering.Layers)
        {
            var width = layer.Max(s => sizes[s].Width);
            foreach (var slot in layer)
            {
                columns[slot] = (right + BetweenLayers + (width / 2), width);
            }

            right += BetweenLayers + width;
        }

        return columns;
    }

    /// <summary>Each layer in turn as near to its neighbours as its order and its slots' heights allow.</summary>
    private static Dictionary<Slot, double> Rows(Layering layering, Dictionary<Slot, (double Width, double Height)> sizes)
    {
        const int Rounds = 80;
        var rows = new Dictionary<Slot, double>();
        foreach (var layer in layering.Layers)
        {
            Put(layer, [.. layer.Select(_ => 0.0)]);
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var layer in round % 2 == 0 ? layering.Layers : layering.Layers.Reverse())
            {
                Put(layer, [.. layer.Select(s => layering.Before(s).Concat(layering.After(s)).Select(n => rows[n]).DefaultIfEmpty(rows[s]).Average())]);
            }
        }

        return rows;

        void Put(IReadOnlyList<Slot> layer, IReadOnlyList<double> wanted)
        {
            double[] distances = [.. layer.Zip(layer.Skip(1), (a, b) => ((sizes[a].Height + sizes[b].Height) / 2) + Gap)];
            var placed = Spacing.Apart(wanted, distances, double.NegativeInfinity, double.PositiveInfinity);
            for (var k = 0; k < layer.Count; k++)
            {
                rows[layer[k]] = placed[k];
            }
        }
    }
}
