using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>y = αs or y += αs, where a kernel's sums leave the registers.</summary>
internal static unsafe class VectorEnd
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Write<L, T>(T* y, L alpha, L sum, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => L.Store(y, accumulate ? L.FusedMultiplyAdd(alpha, sum, L.Load(y)) : alpha * sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Write<L, T>(T* y, L mask, L alpha, L sum, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Write<L, T, PartialLane<L, T>>(y, mask, alpha, sum, accumulate);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Write<L, T, TLast>(T* y, L mask, L alpha, L sum, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLast : struct, ILastLane<L, T>
        => TLast.Store(y, mask, accumulate ? L.FusedMultiplyAdd(alpha, sum, TLast.Load(y, mask)) : alpha * sum);
}
