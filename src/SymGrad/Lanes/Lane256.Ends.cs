using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Lanes;

/// <content>The end of a row that does not fill the lane.</content>
public readonly unsafe partial struct Lane256<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Load(ReadOnlySpan<T> source, int index, int count)
        => count >= Count ? Load(source, index) : LoadEnd<Lane256<T>>(source, index, count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<T> destination, int index, int count, Lane256<T> value)
    {
        if (count >= Count)
        {
            Store(destination, index, value);
        }
        else
        {
            StoreEnd(ref MemoryMarshal.GetReference(destination.Slice(index, count)), count, value);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Keep(Lane256<T> value, int count, Lane256<T> otherwise)
        => count >= Count ? value : Select(First<Lane256<T>>(count), value, otherwise);

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

    /// <summary>Writes the first numbers in halves of halves: what is read back soon waits for a masked store, and some processors take dozens of cycles for one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void StoreEnd(ref T destination, int count, Lane256<T> value)
    {
        var half = value.vector.GetLower();
        if (count >= Lane128<T>.Count)
        {
            half.StoreUnsafe(ref destination);
            destination = ref Unsafe.Add(ref destination, Lane128<T>.Count);
            count -= Lane128<T>.Count;
            half = value.vector.GetUpper();
        }

        Lane128<T>.StoreEnd(ref destination, count, new(half));
    }
}
