using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>C = α·op(A)·op(B), strip by strip of C's columns.</summary>
/// <remarks>
/// B is read where it lies when its rows run along C's: a strip of it stays in the cache while A's rows go by. A transposed
/// B, and one so large that its rows would share cache sets, is first packed strip by strip, in blocks of k.
/// </remarks>
internal static unsafe class MatrixProduct
{
    /// <summary>The block of k that is packed at a time: 2 lanes of 512 bits × 256 are 32 kB.</summary>
    private const int Block = 256;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Multiply<L, T>(
        int m, int n, int k, T alpha, ref T aStart, nint lda, bool transposeA, ref T bStart, nint ldb, bool transposeB, ref T cStart, nint ldc, bool accumulate)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* a = &aStart, b = &bStart, c = &cStart)
        {
            if (m < 8 && transposeB && !transposeA)
            {
                // Too few rows to pay for packing: each is a matrix-vector product.
                for (var i = 0; i < m; i++)
                {
                    MatrixVectorProduct.Multiply<L, T>(n, k, alpha, ref bStart, ldb, ref a[i * lda], ref *(accumulate ? c + (i * ldc) : null), ref c[i * ldc]);
                }

                return;
            }

            if (m == 1 && !transposeA)
            {
                TransposedMatrixVectorProduct.Multiply<L, T>(k, n, alpha, ref bStart, ldb, ref aStart, 1, ref cStart, accumulate);
                return;
            }

            var problem = new Problem<T>(m, k, alpha, transposeA ? 1 : lda, transposeA ? lda : 1, ldc, accumulate);
            if (transposeB || (m >= 64 && k > Block))
            {
                Packed<L, T>(problem, n, a, b, ldb, transposeB, c);
                return;
            }

            var width = 2 * L.Count;
            for (var j = 0; j < n; j += width)
            {
                MatrixTile.Strip<L, T>(problem, a, b + j, ldb, Math.Min(width, n - j), c + j);
            }
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Packed<L, T>(in Problem<T> problem, int n, T* a, T* b, nint ldb, bool transposeB, T* c)
        where L : struct, IKernelLane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var width = 2 * L.Count;
        var packed = stackalloc T[Block * width];
        for (var start = 0; start == 0 || start < problem.K; start += Block)
        {
            var depth = Math.Min(Block, problem.K - start);
            var block = problem with { K = depth, Accumulate = problem.Accumulate || start > 0 };
            for (var j = 0; j < n; j += width)
            {
                var columns = Math.Min(width, n - j);
                if (transposeB)
                {
                    Packing.Transposed<L, T>(depth, columns, b + (j * ldb) + start, ldb, packed);
                }
                else
                {
                    Packing.Straight<L, T>(depth, columns, b + (start * ldb) + j, ldb, packed);
                }

                MatrixTile.Strip<L, T>(block, a + (start * problem.ColumnStrideA), packed, width, columns, c + j);
            }
        }
    }
}
