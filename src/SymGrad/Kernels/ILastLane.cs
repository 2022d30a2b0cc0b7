using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>How the last lane of a strip is read and written: a type for each way, so that a tile of full lanes knows no mask.</summary>
internal unsafe interface ILastLane<L, T>
    where L : struct, IKernelLane<L, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static abstract L Load(T* source, L mask);

    static abstract void Store(T* destination, L mask, L value);
}

/// <summary>A last lane that is full.</summary>
internal readonly unsafe struct FullLane<L, T> : ILastLane<L, T>
    where L : struct, IKernelLane<L, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Load(T* source, L mask) => L.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, L mask, L value) => L.Store(destination, value);
}

/// <summary>A last lane of fewer numbers.</summary>
internal readonly unsafe struct PartialLane<L, T> : ILastLane<L, T>
    where L : struct, IKernelLane<L, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Load(T* source, L mask) => L.Load(source, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, L mask, L value) => L.Store(destination, mask, value);
}
