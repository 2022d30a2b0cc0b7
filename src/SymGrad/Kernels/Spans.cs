using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>Rows of memory that may have no elements, and then lie anywhere: a loop without rounds reads nothing, wherever it would begin.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Spans
{
    /// <summary>The elements from <paramref name="start"/> on; none where <paramref name="length"/> is not positive.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="memory">The memory.</param>
    /// <param name="start">Where the row begins.</param>
    /// <param name="length">How many elements it has.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are elements, and the memory does not hold them.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> Part<T>(this Span<T> memory, int start, int length) => length <= 0 ? [] : memory.Slice(start, length);

    /// <inheritdoc cref="Part{T}(Span{T}, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> Part<T>(this ReadOnlySpan<T> memory, int start, int length) => length <= 0 ? [] : memory.Slice(start, length);

    /// <summary>All elements from <paramref name="start"/> on; none where it lies outside.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="memory">The memory.</param>
    /// <param name="start">Where they begin.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> Part<T>(this Span<T> memory, int start) => (uint)start > (uint)memory.Length ? [] : memory[start..];

    /// <inheritdoc cref="Part{T}(Span{T}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> Part<T>(this ReadOnlySpan<T> memory, int start) => (uint)start > (uint)memory.Length ? [] : memory[start..];

    /// <summary>What holds rows that begin a stride apart; nothing where there is none.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="memory">The memory.</param>
    /// <param name="start">Where the first row begins.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="stride">How far apart they begin.</param>
    /// <param name="length">How many elements a row has.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are elements, and the memory does not hold them.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> Block<T>(this Span<T> memory, int start, int rows, int stride, int length) =>
        rows <= 0 || length <= 0 ? [] : memory.Slice(start, checked(((rows - 1) * stride) + length));

    /// <inheritdoc cref="Block{T}(Span{T}, int, int, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> Block<T>(this ReadOnlySpan<T> memory, int start, int rows, int stride, int length) =>
        rows <= 0 || length <= 0 ? [] : memory.Slice(start, checked(((rows - 1) * stride) + length));
}
