using System.Numerics;
using System.Runtime.CompilerServices;
namespace SymGrad.Kernels;

/// <summary>y = αAx, four rows at a time, two sums for each.</summary>
internal static unsafe class MatrixVectorProduct
{
    internal static void Multiply<L, T>(int rows, int columns, T alpha, T* a, nint lda, T* x, T* y, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var i = 0;
        for (; i <= rows - 4; i += 4)
        {
            FourRows<L, T>(columns, alpha, a, a + lda, a + (2 * lda), a + (3 * lda), x, y + i, 4, accumulate);
            a += 4 * lda;
        }

        var left = rows - i;
        if (left == 1)
        {
            var sum = alpha * DotProduct.Dot<L, T>(columns, a, x);
            y[i] = accumulate ? y[i] + sum : sum;
        }
        else if (left > 1)
        {
            // The missing rows repeat the last one; their sums are not written.
            var last = a + ((left - 1) * lda);
            FourRows<L, T>(columns, alpha, a, a + lda, last, last, x, y + i, left, accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRows<L, T>(int columns, T alpha, T* a0, T* a1, T* a2, T* a3, T* x, T* y, int count, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (s0, s1, s2, s3) = (default(L), default(L), default(L), default(L));
        var (t0, t1, t2, t3) = (default(L), default(L), default(L), default(L));
        nint j = 0;
        for (; j <= columns - (2 * L.Count); j += 2 * L.Count)
        {
            var x0 = L.Load(x + j);
            var x1 = L.Load(x + j + L.Count);
            s0 = L.FusedMultiplyAdd(L.Load(a0 + j), x0, s0);
            s1 = L.FusedMultiplyAdd(L.Load(a1 + j), x0, s1);
            s2 = L.FusedMultiplyAdd(L.Load(a2 + j), x0, s2);
            s3 = L.FusedMultiplyAdd(L.Load(a3 + j), x0, s3);
            t0 = L.FusedMultiplyAdd(L.Load(a0 + j + L.Count), x1, t0);
            t1 = L.FusedMultiplyAdd(L.Load(a1 + j + L.Count), x1, t1);
            t2 = L.FusedMultiplyAdd(L.Load(a2 + j + L.Count), x1, t2);
            t3 = L.FusedMultiplyAdd(L.Load(a3 + j + L.Count), x1, t3);
        }

        if (j <= columns - L.Count)
        {
            var x0 = L.Load(x + j);
            s0 = L.FusedMultiplyAdd(L.Load(a0 + j), x0, s0);
            s1 = L.FusedMultiplyAdd(L.Load(a1 + j), x0, s1);
            s2 = L.FusedMultiplyAdd(L.Load(a2 + j), x0, s2);
            s3 = L.FusedMultiplyAdd(L.Load(a3 + j), x0, s3);
            j += L.Count;
        }

        if (j < columns)
        {
            var mask = L.First((int)(columns - j));
            var x0 = L.Load(x + j, mask);
            t0 = L.FusedMultiplyAdd(L.Load(a0 + j, mask), x0, t0);
            t1 = L.FusedMultiplyAdd(L.Load(a1 + j, mask), x0, t1);
            t2 = L.FusedMultiplyAdd(L.Load(a2 + j, mask), x0, t2);
            t3 = L.FusedMultiplyAdd(L.Load(a3 + j, mask), x0, t3);
        }

        var sums = stackalloc T[4];
        L.StoreSums(sums, s0 + t0, s1 + t1, s2 + t2, s3 + t3);
        for (var i = 0; i < count; i++)
        {
            y[i] = accumulate ? y[i] + (alpha * sums[i]) : alpha * sums[i];
        }
    }
}
