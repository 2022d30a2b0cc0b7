namespace SymGrad.Tool.Drawings;

/// <summary>What takes a place in a layer: a node, an edge's label, or an edge that passes through.</summary>
/// <param name="node">The node's position in the graph; null for a part of an edge.</param>
/// <param name="edge">The edge's position in the graph, where it is a part of one.</param>
internal sealed class Slot(int? node, int? edge)
{
    public int? Node => node;

    public int? Edge => edge;

    /// <summary>Whether the edge's label stands here.</summary>
    public bool IsLabel { get; init; }
}

/// <summary>
/// The slots in layers (Sugiyama): a node stands after all that it reads, at the end of the longest path to it; between two layers of nodes is one for
/// labels. So a label has a place of its own like a node, and nothing can cross it. The order within layers has few crossings.
/// </summary>
internal sealed class Layering
{
    private const int Sweeps = 16;

    private readonly List<List<Slot>> _layers = [];
    private readonly Dictionary<Slot, List<Slot>> _before = [];
    private readonly Dictionary<Slot, List<Slot>> _after = [];
    private readonly List<IReadOnlyList<Slot>> _paths = [];

    /// <param name="nodes">How many nodes there are.</param>
    /// <param name="edges">The edges, from what is read to what reads it; without circles.</param>
    /// <param name="isSource">Whether a node stands directly before what reads it, whatever else.</param>
    public Layering(int nodes, IReadOnlyList<(int From, int To, bool HasLabel)> edges, Func<int, bool> isSource)
    {
        var depths = Depths(nodes, edges, isSource);
        var slots = Enumerable.Range(0, nodes).Select(n => new Slot(n, null)).ToList();
        for (var n = 0; n < nodes; n++)
        {
            Place(slots[n], 2 * depths[n]);
        }

        for (var e = 0; e < edges.Count; e++)
        {
            var (from, to) = (2 * depths[edges[e].From], 2 * depths[edges[e].To]);
            var middle = ((from + to) / 2 % 2) == 1 ? (from + to) / 2 : ((from + to) / 2) + 1 < to ? ((from + to) / 2) + 1 : (from + to) / 2;
            var path = new List<Slot> { slots[edges[e].From] };
            for (var layer = from + 1; layer < to; layer++)
            {
                path.Add(new(null, e) { IsLabel = edges[e].HasLabel && layer == middle });
                Place(path[^1], layer);
            }

            path.Add(slots[edges[e].To]);
            foreach (var (a, b) in path.Zip(path.Skip(1)))
            {
                _after[a].Add(b);
                _before[b].Add(a);
            }

            _paths.Add(path);
        }

        Arrange();
    }

    /// <summary>The slots of each layer in their order.</summary>
    public IReadOnlyList<IReadOnlyList<Slot>> Layers => _layers;

    /// <summary>For each edge the slots from its beginning to its end.</summary>
    public IReadOnlyList<IReadOnlyList<Slot>> Paths => _paths;

    public IReadOnlyList<Slot> Before(Slot slot) => _before[slot];

    public IReadOnlyList<Slot> After(Slot slot) => _after[slot];

    /// <summary>How often edges between neighbouring layers cross.</summary>
    public int Crossings() => Enumerable.Range(0, _layers.Count - 1).Sum(Crossings);

    private static int[] Depths(int nodes, IReadOnlyList<(int From, int To, bool HasLabel)> edges, Func<int, bool> isSource)
    {
        var depths = new int[nodes];
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (from, to, _) in edges)
            {
                if (depths[to] <= depths[from])
                {
                    (depths[to], changed) = (depths[from] + 1, true);
                }
            }
        }

        // What nothing leads to stands as late as it may.
        foreach (var group in edges.GroupBy(e => e.From).Where(g => isSource(g.Key)))
        {
            depths[group.Key] = group.Min(e => depths[e.To]) - 1;
        }

        return depths;
    }

    private void Place(Slot slot, int layer)
    {
        while (_layers.Count <= layer)
        {
            _layers.Add([]);
        }

        _layers[layer].Add(slot);
        (_before[slot], _after[slot]) = ([], []);
    }

    /// <summary>Barycentres, forwards and backwards in turn; the best order met is kept.</summary>
    private void Arrange()
    {
        var best = _layers.Select(l => l.ToList()).ToList();
        var fewest = Crossings();
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            var isForward = sweep % 2 == 0;
            for (var k = 1; k < _layers.Count; k++)
            {
                var layer = isForward ? k : _layers.Count - 1 - k;
                var fixedOrder = Positions(_layers[isForward ? layer - 1 : layer + 1]);
                var current = Positions(_layers[layer]);
                _layers[layer] = [.. _layers[layer].OrderBy(s => (isForward ? _before[s] : _after[s]) is { Count: > 0 } near ? near.Average(n => fixedOrder[n]) : current[s])];
            }

            if (Crossings() is var crossings && crossings < fewest)
            {
                (fewest, best) = (crossings, _layers.Select(l => l.ToList()).ToList());
            }
        }

        for (var layer = 0; layer < best.Count; layer++)
        {
            _layers[layer] = best[layer];
        }

        Exchange();
    }

    /// <summary>Neighbours change places as long as that leaves fewer crossings.</summary>
    private void Exchange()
    {
        for (var changed = true; changed;)
        {
            changed = false;
            for (var layer = 0; layer < _layers.Count; layer++)
            {
                for (var k = 0; k + 1 < _layers[layer].Count; k++)
                {
                    var before = Around(layer);
                    (_layers[layer][k], _layers[layer][k + 1]) = (_layers[layer][k + 1], _layers[layer][k]);
                    if (Around(layer) < before)
                    {
                        changed = true;
                    }
                    else
                    {
                        (_layers[layer][k], _layers[layer][k + 1]) = (_layers[layer][k + 1], _layers[layer][k]);
                    }
                }
            }
        }

        int Around(int layer) => (layer > 0 ? Crossings(layer - 1) : 0) + (layer + 1 < _layers.Count ? Crossings(layer) : 0);
    }

    private int Crossings(int layer)
    {
        var next = Positions(_layers[layer + 1]);
        var ends = _layers[layer].Select(s => _after[s].Select(a => next[a]).ToList()).ToList();
        var count = 0;
        for (var a = 0; a < ends.Count; a++)
        {
            for (var b = a + 1; b < ends.Count; b++)
            {
                count += ends[a].Sum(x => ends[b].Count(y => y < x));
            }
        }

        return count;
    }

    private static Dictionary<Slot, int> Positions(List<Slot> layer) => layer.Select((s, k) => (s, k)).ToDictionary(p => p.s, p => p.k);
}
