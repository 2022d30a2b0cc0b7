using System.Runtime.CompilerServices;

namespace SymGrad.Lanes;

/// <content>The end of a row that does not fill the lane.</content>
public readonly unsafe partial struct Lane128<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Load(ReadOnlySpan<T> source, int index, int count)
        => count >= Count ? Load(source, index) : LoadEnd<Lane128<T>>(source, index, count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<T> destination, int index, int count, Lane128<T> value)
    {
        if (count >= Count)
        {
            Store(destination, index, value);
        }
        else
        {
            StoreEnd(destination, index, count, value);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Keep(Lane128<T> value, int count, Lane128<T> otherwise)
        => count >= Count ? value : Select(First<Lane128<T>>(count), value, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L First<L>(int count)
        where L : struct, Kernels.IKernelLane<L, T>
        => L.First(count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static L LoadEnd<L>(ReadOnlySpan<T> source, int index, int count)
        where L : struct, Kernels.IKernelLane<L, T>
    {
        fixed (T* start = source.Slice(index, count))
        {
            return L.Load(start, L.First(count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreEnd<L>(Span<T> destination, int index, int count, L value)
        where L : struct, Kernels.IKernelLane<L, T>
    {
        fixed (T* start = destination.Slice(index, count))
        {
            L.Store(start, L.First(count), value);
        }
    }
}
