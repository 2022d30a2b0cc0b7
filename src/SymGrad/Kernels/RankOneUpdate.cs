using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>A = αxyᵀ: a strip of y stays in registers while the rows go by; the last lane of a strip may be a tail.</summary>
internal static unsafe class RankOneUpdate
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Update<L, T>(int rows, int columns, T alpha, ref T xStart, ref T yStart, ref T aStart, nint lda, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* x = &xStart, y = &yStart, a = &aStart)
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
                        EightLanes(rows, factor, x, y + j, mask, a + j, lda, accumulate);
                        break;
                    case 4:
                        FourLanes(rows, factor, x, y + j, mask, a + j, lda, accumulate);
                        break;
                    case 3:
                        ThreeLanes(rows, factor, x, y + j, mask, a + j, lda, accumulate);
                        break;
                    case 2:
                        TwoLanes(rows, factor, x, y + j, mask, a + j, lda, accumulate);
                        break;
                    default:
                        OneLane(rows, factor, x, y + j, mask, a + j, lda, accumulate);
                        break;
                }

                j += lanes * L.Count;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EightLanes<L, T>(int rows, L alpha, T* x, T* y, L mask, T* a, nint lda, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var y0 = alpha * L.Load(y);
        var y1 = alpha * L.Load(y + L.Count);
        var y2 = alpha * L.Load(y + (2 * L.Count));
        var y3 = alpha * L.Load(y + (3 * L.Count));
        var y4 = alpha * L.Load(y + (4 * L.Count));
        var y5 = alpha * L.Load(y + (5 * L.Count));
        var y6 = alpha * L.Load(y + (6 * L.Count));
        var y7 = alpha * L.Load(y + (7 * L.Count), mask);
        for (var i = 0; i < rows; i++)
        {
            var xi = L.Of(x[i]);
            if (accumulate)
            {
                L.Store(a, L.FusedMultiplyAdd(xi, y0, L.Load(a)));
                L.Store(a + L.Count, L.FusedMultiplyAdd(xi, y1, L.Load(a + L.Count)));
                L.Store(a + (2 * L.Count), L.FusedMultiplyAdd(xi, y2, L.Load(a + (2 * L.Count))));
                L.Store(a + (3 * L.Count), L.FusedMultiplyAdd(xi, y3, L.Load(a + (3 * L.Count))));
                L.Store(a + (4 * L.Count), L.FusedMultiplyAdd(xi, y4, L.Load(a + (4 * L.Count))));
                L.Store(a + (5 * L.Count), L.FusedMultiplyAdd(xi, y5, L.Load(a + (5 * L.Count))));
                L.Store(a + (6 * L.Count), L.FusedMultiplyAdd(xi, y6, L.Load(a + (6 * L.Count))));
                L.Store(a + (7 * L.Count), mask, L.FusedMultiplyAdd(xi, y7, L.Load(a + (7 * L.Count), mask)));
            }
            else
            {
                L.Store(a, xi * y0);
                L.Store(a + L.Count, xi * y1);
                L.Store(a + (2 * L.Count), xi * y2);
                L.Store(a + (3 * L.Count), xi * y3);
                L.Store(a + (4 * L.Count), xi * y4);
                L.Store(a + (5 * L.Count), xi * y5);
                L.Store(a + (6 * L.Count), xi * y6);
                L.Store(a + (7 * L.Count), mask, xi * y7);
            }

            a += lda;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourLanes<L, T>(int rows, L alpha, T* x, T* y, L mask, T* a, nint lda, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var y0 = alpha * L.Load(y);
        var y1 = alpha * L.Load(y + L.Count);
        var y2 = alpha * L.Load(y + (2 * L.Count));
        var y3 = alpha * L.Load(y + (3 * L.Count), mask);
        for (var i = 0; i < rows; i++)
        {
            var xi = L.Of(x[i]);
            if (accumulate)
            {
                L.Store(a, L.FusedMultiplyAdd(xi, y0, L.Load(a)));
                L.Store(a + L.Count, L.FusedMultiplyAdd(xi, y1, L.Load(a + L.Count)));
                L.Store(a + (2 * L.Count), L.FusedMultiplyAdd(xi, y2, L.Load(a + (2 * L.Count))));
                L.Store(a + (3 * L.Count), mask, L.FusedMultiplyAdd(xi, y3, L.Load(a + (3 * L.Count), mask)));
            }
            else
            {
                L.Store(a, xi * y0);
                L.Store(a + L.Count, xi * y1);
                L.Store(a + (2 * L.Count), xi * y2);
                L.Store(a + (3 * L.Count), mask, xi * y3);
            }

            a += lda;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ThreeLanes<L, T>(int rows, L alpha, T* x, T* y, L mask, T* a, nint lda, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var y0 = alpha * L.Load(y);
        var y1 = alpha * L.Load(y + L.Count);
        var y2 = alpha * L.Load(y + (2 * L.Count), mask);
        for (var i = 0; i < rows; i++)
        {
            var xi = L.Of(x[i]);
            if (accumulate)
            {
                L.Store(a, L.FusedMultiplyAdd(xi, y0, L.Load(a)));
                L.Store(a + L.Count, L.FusedMultiplyAdd(xi, y1, L.Load(a + L.Count)));
                L.Store(a + (2 * L.Count), mask, L.FusedMultiplyAdd(xi, y2, L.Load(a + (2 * L.Count), mask)));
            }
            else
            {
                L.Store(a, xi * y0);
                L.Store(a + L.Count, xi * y1);
                L.Store(a + (2 * L.Count), mask, xi * y2);
            }

            a += lda;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoLanes<L, T>(int rows, L alpha, T* x, T* y, L mask, T* a, nint lda, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var y0 = alpha * L.Load(y);
        var y1 = alpha * L.Load(y + L.Count, mask);
        for (var i = 0; i < rows; i++)
        {
            var xi = L.Of(x[i]);
            if (accumulate)
            {
                L.Store(a, L.FusedMultiplyAdd(xi, y0, L.Load(a)));
                L.Store(a + L.Count, mask, L.FusedMultiplyAdd(xi, y1, L.Load(a + L.Count, mask)));
            }
            else
            {
                L.Store(a, xi * y0);
                L.Store(a + L.Count, mask, xi * y1);
            }

            a += lda;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OneLane<L, T>(int rows, L alpha, T* x, T* y, L mask, T* a, nint lda, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var y0 = alpha * L.Load(y, mask);
        for (var i = 0; i < rows; i++)
        {
            var xi = L.Of(x[i]);
            if (accumulate)
            {
                L.Store(a, mask, L.FusedMultiplyAdd(xi, y0, L.Load(a, mask)));
            }
            else
            {
                L.Store(a, mask, xi * y0);
            }

            a += lda;
        }
    }
}
