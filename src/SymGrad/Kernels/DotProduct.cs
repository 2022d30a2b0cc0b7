using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>Σ xᵢyᵢ and Σ xᵢ, with four sums at a time so that each addition need not wait for the last.</summary>
internal static unsafe class DotProduct
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static T Dot<L, T>(int n, ref T x, ref T y)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* xStart = &x, yStart = &y)
        {
            return Dot<L, T>(n, xStart, yStart);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Dot<L, T>(int n, T* x, T* y)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (s0, s1, s2, s3) = (default(L), default(L), default(L), default(L));
        var i = 0;
        for (; i <= n - (4 * L.Count); i += 4 * L.Count)
        {
            s0 = L.FusedMultiplyAdd(L.Load(x + i), L.Load(y + i), s0);
            s1 = L.FusedMultiplyAdd(L.Load(x + i + L.Count), L.Load(y + i + L.Count), s1);
            s2 = L.FusedMultiplyAdd(L.Load(x + i + (2 * L.Count)), L.Load(y + i + (2 * L.Count)), s2);
            s3 = L.FusedMultiplyAdd(L.Load(x + i + (3 * L.Count)), L.Load(y + i + (3 * L.Count)), s3);
        }

        for (; i <= n - L.Count; i += L.Count)
        {
            s0 = L.FusedMultiplyAdd(L.Load(x + i), L.Load(y + i), s0);
        }

        if (i < n)
        {
            var mask = L.First(n - i);
            s1 = L.FusedMultiplyAdd(L.Load(x + i, mask), L.Load(y + i, mask), s1);
        }

        return L.Sum(s0 + s1 + (s2 + s3));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static T Sum<L, T>(int n, ref T start)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* x = &start)
        {
            return Sum<L, T>(n, x);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sum<L, T>(int n, T* x)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (s0, s1, s2, s3) = (default(L), default(L), default(L), default(L));
        var i = 0;
        for (; i <= n - (4 * L.Count); i += 4 * L.Count)
        {
            s0 += L.Load(x + i);
            s1 += L.Load(x + i + L.Count);
            s2 += L.Load(x + i + (2 * L.Count));
            s3 += L.Load(x + i + (3 * L.Count));
        }

        for (; i <= n - L.Count; i += L.Count)
        {
            s0 += L.Load(x + i);
        }

        if (i < n)
        {
            s1 += L.Load(x + i, L.First(n - i));
        }

        return L.Sum(s0 + s1 + (s2 + s3));
    }
}
