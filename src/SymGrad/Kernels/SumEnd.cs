using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>y = αs of one sum, or y = b + αs.</summary>
internal static unsafe class SumEnd
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Write<T>(T* y, T sum, T alpha, T* plus)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => *y = plus is null ? alpha * sum : *plus + (alpha * sum);

    /// <summary>Four sums on lanes, by the lane's own way: an explicit interface member is called through its type parameter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Write<L, T>(T* y, L a, L b, L c, L d, T alpha, T* plus)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => L.StoreSums(y, a, b, c, d, alpha, plus);

    /// <summary>An element of what is added, null where nothing is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T* At<T>(T* plus, int index)
        where T : unmanaged
        => plus is null ? null : plus + index;
}
