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
        => count >= Count ? Load(source, index) : LoadEnd(in MemoryMarshal.GetReference(source.Slice(index, count)), count);

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

    /// <summary>Reads the first numbers, fewer than the lane holds; the others are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lane128<T> LoadEnd(ref readonly T source, int count)
    {
        if (typeof(T) == typeof(float) && count >= 2)
        {
            var two = Vector128.CreateScalar(Unsafe.ReadUnaligned<long>(in Unsafe.As<T, byte>(ref Unsafe.AsRef(in source)))).As<long, T>();
            return new(count == 2 ? two : two.WithElement(2, Unsafe.Add(ref Unsafe.AsRef(in source), 2)));
        }

        return new(count > 0 ? Vector128.CreateScalar(source) : Vector128<T>.Zero);
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
