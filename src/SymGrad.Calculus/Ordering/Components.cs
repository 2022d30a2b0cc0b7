using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Ordering;

/// <summary>Strongly connected components of the definitions under "reads", by Tarjan's algorithm.</summary>
internal static class Components
{
    /// <summary>The components, each after those that it reads, otherwise by the order of the list; members in the list's order.</summary>
    public static IReadOnlyList<List<Definition>> Of(IReadOnlyList<Definition> definitions, IReadOnlyList<Dependency> dependencies)
    {
        var position = new Dictionary<Tensor, int>();
        for (var k = 0; k < definitions.Count; k++)
        {
            position.Add(definitions[k].Target, k);
        }

        var reads = new SortedSet<int>[definitions.Count];
        for (var k = 0; k < reads.Length; k++)
        {
            reads[k] = [];
        }

        foreach (var dependency in dependencies)
        {
            if (position.TryGetValue(dependency.Reader.Target, out var reader) && position.TryGetValue(dependency.Read.Tensor, out var read))
            {
                reads[reader].Add(read);
            }
        }

        // A component is complete after all that it reads: visiting in the list's order keeps that order where it is free.
        var search = new Search(reads);
        for (var k = 0; k < definitions.Count; k++)
        {
            search.Visit(k);
        }

        return [.. search.Components.Select(c => c.OrderBy(k => k).Select(k => definitions[k]).ToList())];
    }

    private sealed class Search(SortedSet<int>[] reads)
    {
        private readonly int[] _number = new int[reads.Length];
        private readonly int[] _lowest = new int[reads.Length];
        private readonly Stack<int> _open = new();
        private readonly HashSet<int> _isOpen = [];
        private int _next = 1;

        public List<List<int>> Components { get; } = [];

        /// <summary>Depth first, with a stack of its own: a chain of definitions may be long.</summary>
        public void Visit(int root)
        {
            if (_number[root] > 0)
            {
                return;
            }

            var path = new Stack<(int Node, IEnumerator<int> Reads)>();
            Enter(root, path);
            while (path.Count > 0)
            {
                var (node, rest) = path.Peek();
                if (rest.MoveNext())
                {
                    var read = rest.Current;
                    if (_number[read] == 0)
                    {
                        Enter(read, path);
                    }
                    else if (_isOpen.Contains(read))
                    {
                        _lowest[node] = Math.Min(_lowest[node], _number[read]);
                    }

                    continue;
                }

                path.Pop();
                if (path.Count > 0)
                {
                    _lowest[path.Peek().Node] = Math.Min(_lowest[path.Peek().Node], _lowest[node]);
                }

                if (_lowest[node] == _number[node])
                {
                    Close(node);
                }
            }
        }

        private void Enter(int node, Stack<(int Node, IEnumerator<int> Reads)> path)
        {
            _number[node] = _lowest[node] = _next++;
            _open.Push(node);
            _isOpen.Add(node);
            path.Push((node, reads[node].GetEnumerator()));
        }

        private void Close(int root)
        {
            var component = new List<int>();
            int node;
            do
            {
                node = _open.Pop();
                _isOpen.Remove(node);
                component.Add(node);
            }
            while (node != root);
            Components.Add(component);
        }
    }
}
