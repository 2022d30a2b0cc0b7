using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad;

/// <summary>
/// A tensor with three axes, the last one contiguous: a view of an array. It holds the array itself, so that converting and passing it
/// copy nothing, and writing through it writes into the array.
/// </summary>
/// <typeparam name="T"><see cref="double"/> or <see cref="float"/>; <see cref="int"/> for data.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct Tensor3<T>
    where T : unmanaged, INumber<T>
{
    private readonly Array? storage;
    private readonly int offset;

    /// <summary>A new tensor of zeros.</summary>
    /// <param name="length0">Extent of the first axis.</param>
    /// <param name="length1">Extent of the second axis.</param>
    /// <param name="length2">Extent of the third axis.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is negative, or the elements are too many for an array.</exception>
    public Tensor3(int length0, int length1, int length2)
        : this(new T[Storage.Volume(length0, length1, length2)], 0, length0, length1, length2)
    {
    }

    internal Tensor3(Array? storage, int offset, int length0, int length1, int length2)
    {
        this.storage = storage;
        this.offset = offset;
        Length0 = length0;
        Length1 = length1;
        Length2 = length2;
    }

    /// <summary>Extent of the first axis.</summary>
    public int Length0 { get; }

    /// <summary>Extent of the second axis.</summary>
    public int Length1 { get; }

    /// <summary>Extent of the third axis.</summary>
    public int Length2 { get; }

    internal Array? Array => storage;

    internal int Start => offset;

    /// <summary>The elements, the last index fastest, to read and to write.</summary>
    public Span<T> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Storage.Elements<T>(storage, offset, Length0 * Length1 * Length2);
    }

    /// <summary>The element at the given indices, by reference.</summary>
    /// <param name="i">0 … <see cref="Length0"/> − 1.</param>
    /// <param name="j">0 … <see cref="Length1"/> − 1.</param>
    /// <param name="k">0 … <see cref="Length2"/> − 1.</param>
    /// <exception cref="IndexOutOfRangeException">An index lies outside the tensor.</exception>
    public ref T this[int i, int j, int k]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)i >= (uint)Length0 || (uint)j >= (uint)Length1 || (uint)k >= (uint)Length2)
            {
                ThrowIndex(i, j, k);
            }

            return ref Span[(((i * Length1) + j) * Length2) + k];
        }
    }

    /// <summary>The matrix at a place of the first axis, as a view.</summary>
    /// <param name="index">0 … <see cref="Length0"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public Mat<T> Slice(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Length0);
        return new(storage, offset + (index * Length1 * Length2), Length1, Length2);
    }

    /// <summary>A copy of the elements, the last index fastest.</summary>
    public T[] ToArray() => Span.ToArray();

    /// <summary>The extents, e.g. <c>2 × 3 × 4</c>.</summary>
    public override string ToString() => $"{Length0} × {Length1} × {Length2}";

    /// <summary>A view of the whole array; <see langword="null"/> gives the empty tensor.</summary>
    /// <param name="array">The array to view.</param>
    /// <exception cref="ArgumentOutOfRangeException">The array has more elements than a span can hold.</exception>
    public static implicit operator Tensor3<T>(T[,,]? array)
    {
        if (array is null)
        {
            return default;
        }

        var (length0, length1, length2) = (array.GetLength(0), array.GetLength(1), array.GetLength(2));
        _ = Storage.Volume(length0, length1, length2);
        return new(array, 0, length0, length1, length2);
    }

    [SuppressMessage("Usage", "CA2201", Justification = "What the array that it views throws.")]
    [SuppressMessage("Design", "MA0012", Justification = "What the array that it views throws.")]
    private void ThrowIndex(int i, int j, int k)
        => throw new IndexOutOfRangeException($"[{i}, {j}, {k}] lies outside a {Length0} × {Length1} × {Length2} tensor.");
}
