using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>y = αAx, or b + αAx, where b may be y, eight rows at a time: as many sums as hide how long an addition takes.</summary>
internal static unsafe class MatrixVectorProduct
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Multiply<L, T>(int rows, int columns, T alpha, ref T aStart, nint lda, ref T xStart, ref T plusStart, ref T yStart)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* a0 = &aStart, x = &xStart, plus0 = &plusStart, y0 = &yStart)
        {
            var a = a0;
            var y = y0;
            var plus = plus0;
            for (; rows >= 8; rows -= 8)
            {
                EightRows<L, T>(columns, alpha, a, lda, x, y, plus);
                a += 8 * lda;
                y += 8;
                plus = SumEnd.At(plus, 8);
            }

            if (rows >= 4)
            {
                FourRows<L, T>(columns, alpha, a, lda, x, y, plus);
                a += 4 * lda;
                y += 4;
                plus = SumEnd.At(plus, 4);
                rows -= 4;
            }

            if (rows >= 2)
            {
                TwoRows<L, T>(columns, alpha, a, lda, x, y, plus);
                a += 2 * lda;
                y += 2;
                plus = SumEnd.At(plus, 2);
                rows -= 2;
            }

            if (rows == 1)
            {
                SumEnd.Write(y, DotProduct.Dot<L, T>(columns, a, x), alpha, plus);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EightRows<L, T>(int columns, T alpha, T* a0, nint lda, T* x, T* y, T* plus)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var a1 = a0 + lda;
        var a2 = a1 + lda;
        var a3 = a2 + lda;
        var a4 = a3 + lda;
        var a5 = a4 + lda;
        var a6 = a5 + lda;
        var a7 = a6 + lda;
        var (s0, s1, s2, s3) = (default(L), default(L), default(L), default(L));
        var (s4, s5, s6, s7) = (default(L), default(L), default(L), default(L));
        nint j = 0;
        for (; j <= columns - L.Count; j += L.Count)
        {
            var x0 = L.Load(x + j);
            s0 = L.FusedMultiplyAdd(x0, L.Load(a0 + j), s0);
            s1 = L.FusedMultiplyAdd(x0, L.Load(a1 + j), s1);
            s2 = L.FusedMultiplyAdd(x0, L.Load(a2 + j), s2);
            s3 = L.FusedMultiplyAdd(x0, L.Load(a3 + j), s3);
            s4 = L.FusedMultiplyAdd(x0, L.Load(a4 + j), s4);
            s5 = L.FusedMultiplyAdd(x0, L.Load(a5 + j), s5);
            s6 = L.FusedMultiplyAdd(x0, L.Load(a6 + j), s6);
            s7 = L.FusedMultiplyAdd(x0, L.Load(a7 + j), s7);
        }

        if (j < columns)
        {
            var mask = L.First((int)(columns - j));
            var x0 = L.Load(x + j, mask);
            s0 = L.FusedMultiplyAdd(x0, L.Load(a0 + j, mask), s0);
            s1 = L.FusedMultiplyAdd(x0, L.Load(a1 + j, mask), s1);
            s2 = L.FusedMultiplyAdd(x0, L.Load(a2 + j, mask), s2);
            s3 = L.FusedMultiplyAdd(x0, L.Load(a3 + j, mask), s3);
            s4 = L.FusedMultiplyAdd(x0, L.Load(a4 + j, mask), s4);
            s5 = L.FusedMultiplyAdd(x0, L.Load(a5 + j, mask), s5);
            s6 = L.FusedMultiplyAdd(x0, L.Load(a6 + j, mask), s6);
            s7 = L.FusedMultiplyAdd(x0, L.Load(a7 + j, mask), s7);
        }

        L.StoreSums(y, s0, s1, s2, s3, s4, s5, s6, s7, alpha, plus);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRows<L, T>(int columns, T alpha, T* a0, nint lda, T* x, T* y, T* plus)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var a1 = a0 + lda;
        var a2 = a1 + lda;
        var a3 = a2 + lda;
        var (s0, s1, s2, s3) = (default(L), default(L), default(L), default(L));
        var (t0, t1, t2, t3) = (default(L), default(L), default(L), default(L));
        nint j = 0;
        for (; j <= columns - (2 * L.Count); j += 2 * L.Count)
        {
            var x0 = L.Load(x + j);
            var x1 = L.Load(x + j + L.Count);
            s0 = L.FusedMultiplyAdd(x0, L.Load(a0 + j), s0);
            s1 = L.FusedMultiplyAdd(x0, L.Load(a1 + j), s1);
            s2 = L.FusedMultiplyAdd(x0, L.Load(a2 + j), s2);
            s3 = L.FusedMultiplyAdd(x0, L.Load(a3 + j), s3);
            t0 = L.FusedMultiplyAdd(x1, L.Load(a0 + j + L.Count), t0);
            t1 = L.FusedMultiplyAdd(x1, L.Load(a1 + j + L.Count), t1);
            t2 = L.FusedMultiplyAdd(x1, L.Load(a2 + j + L.Count), t2);
            t3 = L.FusedMultiplyAdd(x1, L.Load(a3 + j + L.Count), t3);
        }

        if (j <= columns - L.Count)
        {
            var x0 = L.Load(x + j);
            s0 = L.FusedMultiplyAdd(x0, L.Load(a0 + j), s0);
            s1 = L.FusedMultiplyAdd(x0, L.Load(a1 + j), s1);
            s2 = L.FusedMultiplyAdd(x0, L.Load(a2 + j), s2);
            s3 = L.FusedMultiplyAdd(x0, L.Load(a3 + j), s3);
            j += L.Count;
        }

        if (j < columns)
        {
            var mask = L.First((int)(columns - j));
            var x0 = L.Load(x + j, mask);
            t0 = L.FusedMultiplyAdd(x0, L.Load(a0 + j, mask), t0);
            t1 = L.FusedMultiplyAdd(x0, L.Load(a1 + j, mask), t1);
            t2 = L.FusedMultiplyAdd(x0, L.Load(a2 + j, mask), t2);
            t3 = L.FusedMultiplyAdd(x0, L.Load(a3 + j, mask), t3);
        }

        L.StoreSums(y, s0 + t0, s1 + t1, s2 + t2, s3 + t3, alpha, plus);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoRows<L, T>(int columns, T alpha, T* a0, nint lda, T* x, T* y, T* plus)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var a1 = a0 + lda;
        var (s0, s1) = (default(L), default(L));
        var (t0, t1) = (default(L), default(L));
        nint j = 0;
        for (; j <= columns - (2 * L.Count); j += 2 * L.Count)
        {
            var x0 = L.Load(x + j);
            var x1 = L.Load(x + j + L.Count);
            s0 = L.FusedMultiplyAdd(x0, L.Load(a0 + j), s0);
            s1 = L.FusedMultiplyAdd(x0, L.Load(a1 + j), s1);
            t0 = L.FusedMultiplyAdd(x1, L.Load(a0 + j + L.Count), t0);
            t1 = L.FusedMultiplyAdd(x1, L.Load(a1 + j + L.Count), t1);
        }

        if (j <= columns - L.Count)
        {
            var x0 = L.Load(x + j);
            s0 = L.FusedMultiplyAdd(x0, L.Load(a0 + j), s0);
            s1 = L.FusedMultiplyAdd(x0, L.Load(a1 + j), s1);
            j += L.Count;
        }

        if (j < columns)
        {
            var mask = L.First((int)(columns - j));
            var x0 = L.Load(x + j, mask);
            t0 = L.FusedMultiplyAdd(x0, L.Load(a0 + j, mask), t0);
            t1 = L.FusedMultiplyAdd(x0, L.Load(a1 + j, mask), t1);
        }

        SumEnd.Write(y, L.Sum(s0 + t0), L.Sum(s1 + t1), alpha, plus);
    }
}
