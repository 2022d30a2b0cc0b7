using System.Numerics;
using System.Runtime.CompilerServices;
namespace SymGrad.Kernels;

/// <summary>y = αAᵀx: a strip of columns stays in registers while the rows go by; the last lane of a strip may be a tail.</summary>
internal static unsafe class TransposedMatrixVectorProduct
{
    internal static void Multiply<L, T>(int rows, int columns, T alpha, T* a, nint lda, T* x, T* y, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
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
                    EightLanes(rows, factor, a + j, lda, x, y + j, mask, accumulate);
                    break;
                case 4:
                    FourLanes(rows, factor, a + j, lda, x, y + j, mask, accumulate);
                    break;
                case 2:
                    TwoLanes(rows, factor, a + j, lda, x, y + j, mask, accumulate);
                    break;
                default:
                    OneLane(rows, factor, a + j, lda, x, y + j, mask, accumulate);
                    break;
            }

            j += lanes * L.Count;
        }
    }

    private static void EightLanes<L, T>(int rows, L alpha, T* a, nint lda, T* x, T* y, L mask, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (s00, s01, s02, s03, s04, s05, s06, s07) = (default(L), default(L), default(L), default(L), default(L), default(L), default(L), default(L));
        var i = 0;
        for (; i < rows; i++)
        {
            var x0 = L.Of(x[i]);
            s00 = L.FusedMultiplyAdd(L.Load(a), x0, s00);
            s01 = L.FusedMultiplyAdd(L.Load(a + L.Count), x0, s01);
            s02 = L.FusedMultiplyAdd(L.Load(a + (2 * L.Count)), x0, s02);
            s03 = L.FusedMultiplyAdd(L.Load(a + (3 * L.Count)), x0, s03);
            s04 = L.FusedMultiplyAdd(L.Load(a + (4 * L.Count)), x0, s04);
            s05 = L.FusedMultiplyAdd(L.Load(a + (5 * L.Count)), x0, s05);
            s06 = L.FusedMultiplyAdd(L.Load(a + (6 * L.Count)), x0, s06);
            s07 = L.FusedMultiplyAdd(L.Load(a + (7 * L.Count), mask), x0, s07);
            a += lda;
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

    private static void FourLanes<L, T>(int rows, L alpha, T* a, nint lda, T* x, T* y, L mask, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (s00, s01, s02, s03) = (default(L), default(L), default(L), default(L));
        var (s10, s11, s12, s13) = (default(L), default(L), default(L), default(L));
        var i = 0;
        for (; i <= rows - 2; i += 2)
        {
            var x0 = L.Of(x[i]);
            s00 = L.FusedMultiplyAdd(L.Load(a), x0, s00);
            s01 = L.FusedMultiplyAdd(L.Load(a + L.Count), x0, s01);
            s02 = L.FusedMultiplyAdd(L.Load(a + (2 * L.Count)), x0, s02);
            s03 = L.FusedMultiplyAdd(L.Load(a + (3 * L.Count), mask), x0, s03);
            var x1 = L.Of(x[i + 1]);
            s10 = L.FusedMultiplyAdd(L.Load(a + lda), x1, s10);
            s11 = L.FusedMultiplyAdd(L.Load(a + lda + L.Count), x1, s11);
            s12 = L.FusedMultiplyAdd(L.Load(a + lda + (2 * L.Count)), x1, s12);
            s13 = L.FusedMultiplyAdd(L.Load(a + lda + (3 * L.Count), mask), x1, s13);
            a += 2 * lda;
        }

        for (; i < rows; i++)
        {
            var x0 = L.Of(x[i]);
            s00 = L.FusedMultiplyAdd(L.Load(a), x0, s00);
            s01 = L.FusedMultiplyAdd(L.Load(a + L.Count), x0, s01);
            s02 = L.FusedMultiplyAdd(L.Load(a + (2 * L.Count)), x0, s02);
            s03 = L.FusedMultiplyAdd(L.Load(a + (3 * L.Count), mask), x0, s03);
            a += lda;
        }

        VectorEnd.Write(y, alpha, s00 + s10, accumulate);
        VectorEnd.Write(y + L.Count, alpha, s01 + s11, accumulate);
        VectorEnd.Write(y + (2 * L.Count), alpha, s02 + s12, accumulate);
        VectorEnd.Write(y + (3 * L.Count), mask, alpha, s03 + s13, accumulate);
    }

    private static void TwoLanes<L, T>(int rows, L alpha, T* a, nint lda, T* x, T* y, L mask, bool accumulate)
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
            var x0 = L.Of(x[i]);
            s00 = L.FusedMultiplyAdd(L.Load(a), x0, s00);
            s01 = L.FusedMultiplyAdd(L.Load(a + L.Count, mask), x0, s01);
            var x1 = L.Of(x[i + 1]);
            s10 = L.FusedMultiplyAdd(L.Load(a + lda), x1, s10);
            s11 = L.FusedMultiplyAdd(L.Load(a + lda + L.Count, mask), x1, s11);
            var x2 = L.Of(x[i + 2]);
            s20 = L.FusedMultiplyAdd(L.Load(a + (2 * lda)), x2, s20);
            s21 = L.FusedMultiplyAdd(L.Load(a + (2 * lda) + L.Count, mask), x2, s21);
            var x3 = L.Of(x[i + 3]);
            s30 = L.FusedMultiplyAdd(L.Load(a + (3 * lda)), x3, s30);
            s31 = L.FusedMultiplyAdd(L.Load(a + (3 * lda) + L.Count, mask), x3, s31);
            a += 4 * lda;
        }

        for (; i < rows; i++)
        {
            var x0 = L.Of(x[i]);
            s00 = L.FusedMultiplyAdd(L.Load(a), x0, s00);
            s01 = L.FusedMultiplyAdd(L.Load(a + L.Count, mask), x0, s01);
            a += lda;
        }

        VectorEnd.Write(y, alpha, s00 + s10 + (s20 + s30), accumulate);
        VectorEnd.Write(y + L.Count, mask, alpha, s01 + s11 + (s21 + s31), accumulate);
    }

    private static void OneLane<L, T>(int rows, L alpha, T* a, nint lda, T* x, T* y, L mask, bool accumulate)
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
            var x0 = L.Of(x[i]);
            s00 = L.FusedMultiplyAdd(L.Load(a, mask), x0, s00);
            var x1 = L.Of(x[i + 1]);
            s10 = L.FusedMultiplyAdd(L.Load(a + lda, mask), x1, s10);
            var x2 = L.Of(x[i + 2]);
            s20 = L.FusedMultiplyAdd(L.Load(a + (2 * lda), mask), x2, s20);
            var x3 = L.Of(x[i + 3]);
            s30 = L.FusedMultiplyAdd(L.Load(a + (3 * lda), mask), x3, s30);
            a += 4 * lda;
        }

        for (; i < rows; i++)
        {
            var x0 = L.Of(x[i]);
            s00 = L.FusedMultiplyAdd(L.Load(a, mask), x0, s00);
            a += lda;
        }

        VectorEnd.Write(y, mask, alpha, s00 + s10 + (s20 + s30), accumulate);
    }
}
