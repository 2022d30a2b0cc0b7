using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>y = αAᵀx, where the elements of x are incx apart, 0 if they are all one: a strip of columns stays in registers while the rows go by; the last lane of a strip may be a tail.</summary>
internal static unsafe class TransposedMatrixVectorProduct
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Multiply<L, T>(int rows, int columns, T alpha, ref T aStart, nint lda, ref T xStart, nint incx, ref T yStart, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* a = &aStart, x = &xStart, y = &yStart)
        {
            var factor = L.Of(alpha);
            for (var j = 0; j < columns;)
            {
                var left = columns - j;
                var lanes = Strip.Lanes(left, L.Count);
                var mask = L.First(left - ((lanes - 1) * L.Count));
                switch (lanes)
                {
                    case 8:
                        EightLanes(rows, factor, a + j, lda, x, incx, y + j, mask, accumulate);
                        break;
                    case 4:
                        FourLanes(rows, factor, a + j, lda, x, incx, y + j, mask, accumulate);
                        break;
                    case 3:
                        ThreeLanes(rows, factor, a + j, lda, x, incx, y + j, mask, accumulate);
                        break;
                    case 2:
                        TwoLanes(rows, factor, a + j, lda, x, incx, y + j, mask, accumulate);
                        break;
                    default:
                        OneLane(rows, factor, a + j, lda, x, incx, y + j, mask, accumulate);
                        break;
                }

                j += lanes * L.Count;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EightLanes<L, T>(int rows, L alpha, T* a, nint lda, T* x, nint incx, T* y, L mask, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (s00, s01, s02, s03, s04, s05, s06, s07) = (default(L), default(L), default(L), default(L), default(L), default(L), default(L), default(L));
        var i = 0;
        for (; i < rows; i++)
        {
            var x0 = L.Of(*x);
            s00 = L.FusedMultiplyAdd(x0, L.Load(a), s00);
            s01 = L.FusedMultiplyAdd(x0, L.Load(a + L.Count), s01);
            s02 = L.FusedMultiplyAdd(x0, L.Load(a + (2 * L.Count)), s02);
            s03 = L.FusedMultiplyAdd(x0, L.Load(a + (3 * L.Count)), s03);
            s04 = L.FusedMultiplyAdd(x0, L.Load(a + (4 * L.Count)), s04);
            s05 = L.FusedMultiplyAdd(x0, L.Load(a + (5 * L.Count)), s05);
            s06 = L.FusedMultiplyAdd(x0, L.Load(a + (6 * L.Count)), s06);
            s07 = L.FusedMultiplyAdd(x0, L.Load(a + (7 * L.Count), mask), s07);
            a += lda;
            x += incx;
        }

        VectorEnd.Write(y, alpha, s00, accumulate);
        VectorEnd.Write(y + L.Count, alpha, s01, accumulate);
        VectorEnd.Write(y + (2 * L.Count), alpha, s02, accumulate);
        VectorEnd.Write(y + (3 * L.Count), alpha, s03, accumulate);
        VectorEnd.Write(y + (4 * L.Count), alpha, s04, accumulate);
        VectorEnd.Write(y + (5 * L.Count), alpha, s05, accumulate);
        VectorEnd.Write(y + (6 * L.Count), alpha, s06, accumulate);
        VectorEnd.Write(y + (7 * L.Count), mask, alpha, s07, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourLanes<L, T>(int rows, L alpha, T* a, nint lda, T* x, nint incx, T* y, L mask, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (s00, s01, s02, s03) = (default(L), default(L), default(L), default(L));
        var (s10, s11, s12, s13) = (default(L), default(L), default(L), default(L));
        var i = 0;
        for (; i <= rows - 2; i += 2)
        {
            var x0 = L.Of(*x);
            s00 = L.FusedMultiplyAdd(x0, L.Load(a), s00);
            s01 = L.FusedMultiplyAdd(x0, L.Load(a + L.Count), s01);
            s02 = L.FusedMultiplyAdd(x0, L.Load(a + (2 * L.Count)), s02);
            s03 = L.FusedMultiplyAdd(x0, L.Load(a + (3 * L.Count), mask), s03);
            var x1 = L.Of(x[incx]);
            s10 = L.FusedMultiplyAdd(x1, L.Load(a + lda), s10);
            s11 = L.FusedMultiplyAdd(x1, L.Load(a + lda + L.Count), s11);
            s12 = L.FusedMultiplyAdd(x1, L.Load(a + lda + (2 * L.Count)), s12);
            s13 = L.FusedMultiplyAdd(x1, L.Load(a + lda + (3 * L.Count), mask), s13);
            a += 2 * lda;
            x += 2 * incx;
        }

        for (; i < rows; i++)
        {
            var x0 = L.Of(*x);
            s00 = L.FusedMultiplyAdd(x0, L.Load(a), s00);
            s01 = L.FusedMultiplyAdd(x0, L.Load(a + L.Count), s01);
            s02 = L.FusedMultiplyAdd(x0, L.Load(a + (2 * L.Count)), s02);
            s03 = L.FusedMultiplyAdd(x0, L.Load(a + (3 * L.Count), mask), s03);
            a += lda;
            x += incx;
        }

        VectorEnd.Write(y, alpha, s00 + s10, accumulate);
        VectorEnd.Write(y + L.Count, alpha, s01 + s11, accumulate);
        VectorEnd.Write(y + (2 * L.Count), alpha, s02 + s12, accumulate);
        VectorEnd.Write(y + (3 * L.Count), mask, alpha, s03 + s13, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ThreeLanes<L, T>(int rows, L alpha, T* a, nint lda, T* x, nint incx, T* y, L mask, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (s00, s01, s02) = (default(L), default(L), default(L));
        var (s10, s11, s12) = (default(L), default(L), default(L));
        var i = 0;
        for (; i <= rows - 2; i += 2)
        {
            var x0 = L.Of(*x);
            s00 = L.FusedMultiplyAdd(x0, L.Load(a), s00);
            s01 = L.FusedMultiplyAdd(x0, L.Load(a + L.Count), s01);
            s02 = L.FusedMultiplyAdd(x0, L.Load(a + (2 * L.Count), mask), s02);
            var x1 = L.Of(x[incx]);
            s10 = L.FusedMultiplyAdd(x1, L.Load(a + lda), s10);
            s11 = L.FusedMultiplyAdd(x1, L.Load(a + lda + L.Count), s11);
            s12 = L.FusedMultiplyAdd(x1, L.Load(a + lda + (2 * L.Count), mask), s12);
            a += 2 * lda;
            x += 2 * incx;
        }

        if (i < rows)
        {
            var x0 = L.Of(*x);
            s00 = L.FusedMultiplyAdd(x0, L.Load(a), s00);
            s01 = L.FusedMultiplyAdd(x0, L.Load(a + L.Count), s01);
            s02 = L.FusedMultiplyAdd(x0, L.Load(a + (2 * L.Count), mask), s02);
        }

        VectorEnd.Write(y, alpha, s00 + s10, accumulate);
        VectorEnd.Write(y + L.Count, alpha, s01 + s11, accumulate);
        VectorEnd.Write(y + (2 * L.Count), mask, alpha, s02 + s12, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoLanes<L, T>(int rows, L alpha, T* a, nint lda, T* x, nint incx, T* y, L mask, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (s00, s01) = (default(L), default(L));
        var (s10, s11) = (default(L), default(L));
        var (s20, s21) = (default(L), default(L));
        var (s30, s31) = (default(L), default(L));
        var i = 0;
        for (; i <= rows - 4; i += 4)
        {
            var x0 = L.Of(*x);
            s00 = L.FusedMultiplyAdd(x0, L.Load(a), s00);
            s01 = L.FusedMultiplyAdd(x0, L.Load(a + L.Count, mask), s01);
            var x1 = L.Of(x[incx]);
            s10 = L.FusedMultiplyAdd(x1, L.Load(a + lda), s10);
            s11 = L.FusedMultiplyAdd(x1, L.Load(a + lda + L.Count, mask), s11);
            var x2 = L.Of(x[2 * incx]);
            s20 = L.FusedMultiplyAdd(x2, L.Load(a + (2 * lda)), s20);
            s21 = L.FusedMultiplyAdd(x2, L.Load(a + (2 * lda) + L.Count, mask), s21);
            var x3 = L.Of(x[3 * incx]);
            s30 = L.FusedMultiplyAdd(x3, L.Load(a + (3 * lda)), s30);
            s31 = L.FusedMultiplyAdd(x3, L.Load(a + (3 * lda) + L.Count, mask), s31);
            a += 4 * lda;
            x += 4 * incx;
        }

        for (; i < rows; i++)
        {
            var x0 = L.Of(*x);
            s00 = L.FusedMultiplyAdd(x0, L.Load(a), s00);
            s01 = L.FusedMultiplyAdd(x0, L.Load(a + L.Count, mask), s01);
            a += lda;
            x += incx;
        }

        VectorEnd.Write(y, alpha, s00 + s10 + (s20 + s30), accumulate);
        VectorEnd.Write(y + L.Count, mask, alpha, s01 + s11 + (s21 + s31), accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OneLane<L, T>(int rows, L alpha, T* a, nint lda, T* x, nint incx, T* y, L mask, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var s00 = default(L);
        var s10 = default(L);
        var s20 = default(L);
        var s30 = default(L);
        var i = 0;
        for (; i <= rows - 4; i += 4)
        {
            var x0 = L.Of(*x);
            s00 = L.FusedMultiplyAdd(x0, L.Load(a, mask), s00);
            var x1 = L.Of(x[incx]);
            s10 = L.FusedMultiplyAdd(x1, L.Load(a + lda, mask), s10);
            var x2 = L.Of(x[2 * incx]);
            s20 = L.FusedMultiplyAdd(x2, L.Load(a + (2 * lda), mask), s20);
            var x3 = L.Of(x[3 * incx]);
            s30 = L.FusedMultiplyAdd(x3, L.Load(a + (3 * lda), mask), s30);
            a += 4 * lda;
            x += 4 * incx;
        }

        for (; i < rows; i++)
        {
            var x0 = L.Of(*x);
            s00 = L.FusedMultiplyAdd(x0, L.Load(a, mask), s00);
            a += lda;
            x += incx;
        }

        VectorEnd.Write(y, mask, alpha, s00 + s10 + (s20 + s30), accumulate);
    }
}
