using System.Linq;

namespace SymGrad.Calculus.Expressions;

/// <summary>An immutable set of index variables, kept sorted so that unions and look-ups are linear and order is stable.</summary>
public sealed class IndexSet
{
    /// <summary>The set without members.</summary>
    public static readonly IndexSet Empty = new([]);

    private readonly int[] _keys;

    private IndexSet(int[] keys) => _keys = keys;

    public int Count => _keys.Length;

    public bool IsEmpty => _keys.Length == 0;

    /// <summary>The members' keys, ascending: see <see cref="IndexVariable.Key"/>.</summary>
    public IReadOnlyList<int> Keys => _keys;

    public static IndexSet Of(int key) => new([key]);

    public bool Contains(IndexVariable index) => Array.BinarySearch(_keys, index.Key) >= 0;

    public bool IsSubsetOf(IndexSet other) => _keys.All(k => Array.BinarySearch(other._keys, k) >= 0);

    public bool Overlaps(IndexSet other) => _keys.Any(k => Array.BinarySearch(other._keys, k) >= 0);

    public IndexSet Without(int key) =>
        Array.BinarySearch(_keys, key) < 0 ? this : _keys.Length == 1 ? Empty : new([.. _keys.Where(k => k != key)]);

    public IndexSet Union(IndexSet other)
    {
        if (other.IsEmpty || ReferenceEquals(this, other))
        {
            return this;
        }

        if (IsEmpty || (Count <= other.Count && IsSubsetOf(other)))
        {
            return other;
        }

        return other.IsSubsetOf(this) ? this : new([.. _keys.Union(other._keys).OrderBy(k => k)]);
    }
}
