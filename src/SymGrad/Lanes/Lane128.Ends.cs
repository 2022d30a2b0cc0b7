using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
            StoreEnd(ref MemoryMarshal.GetReference(destination.Slice(index, count)), count, value);
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

    /// <summary>Writes the first numbers, fewer than the lane holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void StoreEnd(ref T destination, int count, Lane128<T> value)
    {
        var rest = value.vector;
        if (typeof(T) == typeof(float) && count >= 2)
        {
            Unsafe.WriteUnaligned(ref Unsafe.As<T, byte>(ref destination), rest.AsInt64().ToScalar());
            destination = ref Unsafe.Add(ref destination, 2);
            count -= 2;
            rest = Vector128.Shuffle(rest.AsInt64(), Vector128.Create(1L, 0)).As<long, T>();
        }

        if (count > 0)
        {
            destination = rest.ToScalar();
        }
    }
}
