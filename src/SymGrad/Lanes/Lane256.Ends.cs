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
        => count >= Count ? Load(source, index) : LoadEnd(in MemoryMarshal.GetReference(source.Slice(index, count)), count);

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

    /// <summary>Reads the first numbers in halves of halves, as they are written: what has just been written in parts is not handed on to one wide read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lane256<T> LoadEnd(ref readonly T source, int count)
    {
        if (count < Lane128<T>.Count)
        {
            return new(Lane128<T>.LoadEnd(in source, count).Register.ToVector256());
        }

        var lower = Vector128.LoadUnsafe(in source);
        var upper = Lane128<T>.LoadEnd(in Unsafe.Add(ref Unsafe.AsRef(in source), Lane128<T>.Count), count - Lane128<T>.Count);
        return new(Vector256.Create(lower, upper.Register));
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
