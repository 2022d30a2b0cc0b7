using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>C = αAB on tiles whose sums stay in registers; each element of A meets the whole tile's width of B.</summary>
internal static unsafe class MatrixTile
{
    /// <summary>The strip of C that is up to two lanes wide, all its rows.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Strip<L, T>(in Problem<T> p, T* a, T* b, nint ldb, int columns, T* c)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (columns == L.Count || columns == 2 * L.Count)
        {
            Strip<L, T, FullLane<L, T>>(p, a, b, ldb, columns, c);
        }
        else
        {
            Strip<L, T, PartialLane<L, T>>(p, a, b, ldb, columns, c);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Strip<L, T, TLast>(in Problem<T> p, T* a, T* b, nint ldb, int columns, T* c)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLast : struct, ILastLane<L, T>
    {
        var isWide = columns > L.Count;
        var mask = L.First(isWide ? columns - L.Count : columns);
        for (var i = 0; i < p.M;)
        {
            var left = p.M - i;
            var size = left > 4 ? 8 : 4;
            var rows = Math.Min(size, left);
            var ai = a + (i * p.RowStrideA);
            var ci = c + (i * p.RowStrideC);
            switch (isWide, size)
            {
                case (true, 8):
                    EightByTwo<L, T, TLast>(p, rows, ai, b, ldb, ci, mask);
                    break;
                case (true, _):
                    FourByTwo<L, T, TLast>(p, rows, ai, b, ldb, ci, mask);
                    break;
                case (false, 8):
                    EightByOne<L, T, TLast>(p, rows, ai, b, ldb, ci, mask);
                    break;
                default:
                    FourByOne<L, T, TLast>(p, rows, ai, b, ldb, ci, mask);
                    break;
            }

            i += size;
        }
    }

    /// <summary>A tile of 8 rows and 2 lanes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void EightByTwo<L, T, TLast>(in Problem<T> p, int rows, T* a, T* b, nint ldb, T* c, L mask)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLast : struct, ILastLane<L, T>
    {
        var (c00, c01) = (default(L), default(L));
        var (c10, c11) = (default(L), default(L));
        var (c20, c21) = (default(L), default(L));
        var (c30, c31) = (default(L), default(L));
        var (c40, c41) = (default(L), default(L));
        var (c50, c51) = (default(L), default(L));
        var (c60, c61) = (default(L), default(L));
        var (c70, c71) = (default(L), default(L));

        // Rows beyond the last one repeat it; they are not written.
        var stride = p.RowStrideA;
        var step = p.ColumnStrideA;
        var a1 = a + (stride * Math.Min(1, rows - 1));
        var a2 = a + (stride * Math.Min(2, rows - 1));
        var a3 = a + (stride * Math.Min(3, rows - 1));
        var a4 = a + (stride * Math.Min(4, rows - 1));
        var a5 = a + (stride * Math.Min(5, rows - 1));
        var a6 = a + (stride * Math.Min(6, rows - 1));
        var a7 = a + (stride * Math.Min(7, rows - 1));
        nint q = 0;
        for (var k = p.K; k > 0; k--)
        {
            var b0 = L.Load(b);
            var b1 = TLast.Load(b + L.Count, mask);
            var x0 = L.Of(a[q]);
            c00 = L.FusedMultiplyAdd(b0, x0, c00);
            c01 = L.FusedMultiplyAdd(b1, x0, c01);
            var x1 = L.Of(a1[q]);
            c10 = L.FusedMultiplyAdd(b0, x1, c10);
            c11 = L.FusedMultiplyAdd(b1, x1, c11);
            var x2 = L.Of(a2[q]);
            c20 = L.FusedMultiplyAdd(b0, x2, c20);
            c21 = L.FusedMultiplyAdd(b1, x2, c21);
            var x3 = L.Of(a3[q]);
            c30 = L.FusedMultiplyAdd(b0, x3, c30);
            c31 = L.FusedMultiplyAdd(b1, x3, c31);
            var x4 = L.Of(a4[q]);
            c40 = L.FusedMultiplyAdd(b0, x4, c40);
            c41 = L.FusedMultiplyAdd(b1, x4, c41);
            var x5 = L.Of(a5[q]);
            c50 = L.FusedMultiplyAdd(b0, x5, c50);
            c51 = L.FusedMultiplyAdd(b1, x5, c51);
            var x6 = L.Of(a6[q]);
            c60 = L.FusedMultiplyAdd(b0, x6, c60);
            c61 = L.FusedMultiplyAdd(b1, x6, c61);
            var x7 = L.Of(a7[q]);
            c70 = L.FusedMultiplyAdd(b0, x7, c70);
            c71 = L.FusedMultiplyAdd(b1, x7, c71);
            q += step;
            b += ldb;
        }

        var alpha = L.Of(p.Alpha);
        Write<L, T, TLast>(p, c, mask, alpha, c00, c01);
        if (rows < 2)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (1 * p.RowStrideC), mask, alpha, c10, c11);
        if (rows < 3)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (2 * p.RowStrideC), mask, alpha, c20, c21);
        if (rows < 4)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (3 * p.RowStrideC), mask, alpha, c30, c31);
        if (rows < 5)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (4 * p.RowStrideC), mask, alpha, c40, c41);
        if (rows < 6)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (5 * p.RowStrideC), mask, alpha, c50, c51);
        if (rows < 7)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (6 * p.RowStrideC), mask, alpha, c60, c61);
        if (rows < 8)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (7 * p.RowStrideC), mask, alpha, c70, c71);
    }

    /// <summary>A tile of 8 rows and 1 lane.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void EightByOne<L, T, TLast>(in Problem<T> p, int rows, T* a, T* b, nint ldb, T* c, L mask)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLast : struct, ILastLane<L, T>
    {
        var c00 = default(L);
        var c10 = default(L);
        var c20 = default(L);
        var c30 = default(L);
        var c40 = default(L);
        var c50 = default(L);
        var c60 = default(L);
        var c70 = default(L);

        // Rows beyond the last one repeat it; they are not written.
        var stride = p.RowStrideA;
        var step = p.ColumnStrideA;
        var a1 = a + (stride * Math.Min(1, rows - 1));
        var a2 = a + (stride * Math.Min(2, rows - 1));
        var a3 = a + (stride * Math.Min(3, rows - 1));
        var a4 = a + (stride * Math.Min(4, rows - 1));
        var a5 = a + (stride * Math.Min(5, rows - 1));
        var a6 = a + (stride * Math.Min(6, rows - 1));
        var a7 = a + (stride * Math.Min(7, rows - 1));
        nint q = 0;
        for (var k = p.K; k > 0; k--)
        {
            var b0 = TLast.Load(b, mask);
            var x0 = L.Of(a[q]);
            c00 = L.FusedMultiplyAdd(b0, x0, c00);
            var x1 = L.Of(a1[q]);
            c10 = L.FusedMultiplyAdd(b0, x1, c10);
            var x2 = L.Of(a2[q]);
            c20 = L.FusedMultiplyAdd(b0, x2, c20);
            var x3 = L.Of(a3[q]);
            c30 = L.FusedMultiplyAdd(b0, x3, c30);
            var x4 = L.Of(a4[q]);
            c40 = L.FusedMultiplyAdd(b0, x4, c40);
            var x5 = L.Of(a5[q]);
            c50 = L.FusedMultiplyAdd(b0, x5, c50);
            var x6 = L.Of(a6[q]);
            c60 = L.FusedMultiplyAdd(b0, x6, c60);
            var x7 = L.Of(a7[q]);
            c70 = L.FusedMultiplyAdd(b0, x7, c70);
            q += step;
            b += ldb;
        }

        var alpha = L.Of(p.Alpha);
        Write<L, T, TLast>(p, c, mask, alpha, c00);
        if (rows < 2)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (1 * p.RowStrideC), mask, alpha, c10);
        if (rows < 3)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (2 * p.RowStrideC), mask, alpha, c20);
        if (rows < 4)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (3 * p.RowStrideC), mask, alpha, c30);
        if (rows < 5)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (4 * p.RowStrideC), mask, alpha, c40);
        if (rows < 6)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (5 * p.RowStrideC), mask, alpha, c50);
        if (rows < 7)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (6 * p.RowStrideC), mask, alpha, c60);
        if (rows < 8)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (7 * p.RowStrideC), mask, alpha, c70);
    }

    /// <summary>A tile of 4 rows and 2 lanes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void FourByTwo<L, T, TLast>(in Problem<T> p, int rows, T* a, T* b, nint ldb, T* c, L mask)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLast : struct, ILastLane<L, T>
    {
        var (c00, c01) = (default(L), default(L));
        var (c10, c11) = (default(L), default(L));
        var (c20, c21) = (default(L), default(L));
        var (c30, c31) = (default(L), default(L));

        // Rows beyond the last one repeat it; they are not written.
        var stride = p.RowStrideA;
        var step = p.ColumnStrideA;
        var a1 = a + (stride * Math.Min(1, rows - 1));
        var a2 = a + (stride * Math.Min(2, rows - 1));
        var a3 = a + (stride * Math.Min(3, rows - 1));
        nint q = 0;
        for (var k = p.K; k > 0; k--)
        {
            var b0 = L.Load(b);
            var b1 = TLast.Load(b + L.Count, mask);
            var x0 = L.Of(a[q]);
            c00 = L.FusedMultiplyAdd(b0, x0, c00);
            c01 = L.FusedMultiplyAdd(b1, x0, c01);
            var x1 = L.Of(a1[q]);
            c10 = L.FusedMultiplyAdd(b0, x1, c10);
            c11 = L.FusedMultiplyAdd(b1, x1, c11);
            var x2 = L.Of(a2[q]);
            c20 = L.FusedMultiplyAdd(b0, x2, c20);
            c21 = L.FusedMultiplyAdd(b1, x2, c21);
            var x3 = L.Of(a3[q]);
            c30 = L.FusedMultiplyAdd(b0, x3, c30);
            c31 = L.FusedMultiplyAdd(b1, x3, c31);
            q += step;
            b += ldb;
        }

        var alpha = L.Of(p.Alpha);
        Write<L, T, TLast>(p, c, mask, alpha, c00, c01);
        if (rows < 2)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (1 * p.RowStrideC), mask, alpha, c10, c11);
        if (rows < 3)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (2 * p.RowStrideC), mask, alpha, c20, c21);
        if (rows < 4)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (3 * p.RowStrideC), mask, alpha, c30, c31);
    }

    /// <summary>A tile of 4 rows and 1 lane.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void FourByOne<L, T, TLast>(in Problem<T> p, int rows, T* a, T* b, nint ldb, T* c, L mask)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLast : struct, ILastLane<L, T>
    {
        var c00 = default(L);
        var c10 = default(L);
        var c20 = default(L);
        var c30 = default(L);

        // Rows beyond the last one repeat it; they are not written.
        var stride = p.RowStrideA;
        var step = p.ColumnStrideA;
        var a1 = a + (stride * Math.Min(1, rows - 1));
        var a2 = a + (stride * Math.Min(2, rows - 1));
        var a3 = a + (stride * Math.Min(3, rows - 1));
        nint q = 0;
        for (var k = p.K; k > 0; k--)
        {
            var b0 = TLast.Load(b, mask);
            var x0 = L.Of(a[q]);
            c00 = L.FusedMultiplyAdd(b0, x0, c00);
            var x1 = L.Of(a1[q]);
            c10 = L.FusedMultiplyAdd(b0, x1, c10);
            var x2 = L.Of(a2[q]);
            c20 = L.FusedMultiplyAdd(b0, x2, c20);
            var x3 = L.Of(a3[q]);
            c30 = L.FusedMultiplyAdd(b0, x3, c30);
            q += step;
            b += ldb;
        }

        var alpha = L.Of(p.Alpha);
        Write<L, T, TLast>(p, c, mask, alpha, c00);
        if (rows < 2)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (1 * p.RowStrideC), mask, alpha, c10);
        if (rows < 3)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (2 * p.RowStrideC), mask, alpha, c20);
        if (rows < 4)
        {
            return;
        }

        Write<L, T, TLast>(p, c + (3 * p.RowStrideC), mask, alpha, c30);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<L, T, TLast>(in Problem<T> p, T* c, L mask, L alpha, L s0, L s1)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLast : struct, ILastLane<L, T>
    {
        VectorEnd.Write(c, alpha, s0, p.Accumulate);
        VectorEnd.Write<L, T, TLast>(c + L.Count, mask, alpha, s1, p.Accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<L, T, TLast>(in Problem<T> p, T* c, L mask, L alpha, L s0)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLast : struct, ILastLane<L, T>
        => VectorEnd.Write<L, T, TLast>(c, mask, alpha, s0, p.Accumulate);
}
