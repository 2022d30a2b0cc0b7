using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad;

/// <summary>
/// A vector: a view of consecutive elements of an array. It holds the array itself, so that converting, slicing and
/// passing it copy nothing, and writing through it writes into the array.
/// </summary>
/// <typeparam name="T"><see cref="double"/> or <see cref="float"/>; <see cref="int"/> for data (labels, indices).</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public readonly partial struct Vec<T>
    where T : unmanaged, INumber<T>
{
    private readonly Array? storage;
    private readonly int offset;
    private readonly int length;

    /// <summary>A new vector of zeros.</summary>
    /// <param name="length">Number of elements.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    public Vec(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        storage = new T[length];
        this.length = length;
    }

    internal Vec(Array? storage, int offset, int length)
    {
        this.storage = storage;
        this.offset = offset;
        this.length = length;
    }

    internal Array? Array => storage;

    internal int Start => offset;

    /// <summary>Number of elements.</summary>
    public int Length => length;

    /// <summary>The elements, to read and to write.</summary>
    public Span<T> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Storage.Elements<T>(storage, offset, length);
    }

    /// <summary>The element at <paramref name="index"/>, by reference.</summary>
    /// <param name="index">0 … <see cref="Length"/> − 1.</param>
    /// <exception cref="IndexOutOfRangeException">The index lies outside the vector.</exception>
    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Span[index];
    }

    /// <summary>A view of the elements <paramref name="start"/> … <paramref name="start"/> + <paramref name="length"/> − 1.</summary>
    /// <param name="start">First element of the view.</param>
    /// <param name="length">Number of elements of the view.</param>
    /// <exception cref="ArgumentOutOfRangeException">The view would reach outside the vector.</exception>
    public Vec<T> Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)start + length, this.length, nameof(length));
        return new(storage, offset + start, length);
    }

    /// <summary>The elements in order, for <c>foreach</c>.</summary>
    public Span<T>.Enumerator GetEnumerator() => Span.GetEnumerator();

    /// <summary>A copy of the elements.</summary>
    public T[] ToArray() => Span.ToArray();

    /// <summary>The first elements, e.g. <c>[1, 2, 3]</c>.</summary>
    public override string ToString() => Text.Of<T>(Span);

    /// <summary>A view of the whole array; <see langword="null"/> gives the empty vector.</summary>
    /// <param name="array">The array to view.</param>
    public static implicit operator Vec<T>(T[]? array) => new(array, 0, array?.Length ?? 0);

    /// <summary>The elements as a span.</summary>
    /// <param name="vector">The vector to view.</param>
    public static implicit operator Span<T>(Vec<T> vector) => vector.Span;

    /// <summary>The elements as a read-only span.</summary>
    /// <param name="vector">The vector to view.</param>
    public static implicit operator ReadOnlySpan<T>(Vec<T> vector) => vector.Span;
}
