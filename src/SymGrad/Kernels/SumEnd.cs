using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Kernels;

/// <summary>y = αs of one sum, or y = b + αs.</summary>
internal static unsafe class SumEnd
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Write<T>(T* y, T sum, T alpha, T* plus)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => *y = With(sum, alpha, plus);

    /// <summary>Two sums at once, in one piece, which is read back sooner than two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Write<T>(T* y, T first, T second, T alpha, T* plus)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        first = With(first, alpha, plus);
        second = With(second, alpha, At(plus, 1));
        if (typeof(T) == typeof(double))
        {
            Vector128.Create(double.CreateTruncating(first), double.CreateTruncating(second)).Store((double*)y);
        }
        else
        {
            Vector64.Create(float.CreateTruncating(first), float.CreateTruncating(second)).Store((float*)y);
        }
    }

    /// <summary>Four sums on lanes, by the lane's own way: an explicit interface member is called through its type parameter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Write<L, T>(T* y, L a, L b, L c, L d, T alpha, T* plus)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => L.StoreSums(y, a, b, c, d, alpha, plus);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T With<T>(T sum, T alpha, T* plus)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => plus is null ? alpha * sum : *plus + (alpha * sum);

    /// <summary>An element of what is added, null where nothing is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T* At<T>(T* plus, int index)
        where T : unmanaged
        => plus is null ? null : plus + index;
}
