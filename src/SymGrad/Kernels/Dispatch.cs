using System.Numerics;
using System.Runtime.CompilerServices;
using SymGrad.Lanes;

namespace SymGrad.Kernels;

/// <summary>Checks and pins, then runs a kernel at the widest lane; the compiler keeps one branch of each choice.</summary>
internal static unsafe class Dispatch
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Extents.Same(y.Length, x.Length);

        fixed (T* xStart = x)
        fixed (T* yStart = y)
        {
            if (Lane512<T>.IsSupported)
            {
                return DotProduct.Dot<Lane512<T>, T>(x.Length, xStart, yStart);
            }
            else if (Lane256<T>.IsSupported)
            {
                return DotProduct.Dot<Lane256<T>, T>(x.Length, xStart, yStart);
            }
            else if (Lane128<T>.IsSupported)
            {
                return DotProduct.Dot<Lane128<T>, T>(x.Length, xStart, yStart);
            }
            else
            {
                return DotProduct.Dot<LaneScalar<T>, T>(x.Length, xStart, yStart);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* xStart = x)
        {
            if (Lane512<T>.IsSupported)
            {
                return DotProduct.Sum<Lane512<T>, T>(x.Length, xStart);
            }
            else if (Lane256<T>.IsSupported)
            {
                return DotProduct.Sum<Lane256<T>, T>(x.Length, xStart);
            }
            else if (Lane128<T>.IsSupported)
            {
                return DotProduct.Sum<Lane128<T>, T>(x.Length, xStart);
            }
            else
            {
                return DotProduct.Sum<LaneScalar<T>, T>(x.Length, xStart);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Axpy<T>(T alpha, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Extents.Same(y.Length, x.Length);

        fixed (T* xStart = x)
        fixed (T* yStart = y)
        {
            if (Lane512<T>.IsSupported)
            {
                ScaledAddition.Axpy<Lane512<T>, T>(x.Length, alpha, xStart, yStart);
            }
            else if (Lane256<T>.IsSupported)
            {
                ScaledAddition.Axpy<Lane256<T>, T>(x.Length, alpha, xStart, yStart);
            }
            else if (Lane128<T>.IsSupported)
            {
                ScaledAddition.Axpy<Lane128<T>, T>(x.Length, alpha, xStart, yStart);
            }
            else
            {
                ScaledAddition.Axpy<LaneScalar<T>, T>(x.Length, alpha, xStart, yStart);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Gemv<T>(int rows, int columns, T alpha, ReadOnlySpan<T> a, int lda, ReadOnlySpan<T> x, Span<T> y, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Extents.Matrix(rows, columns, a.Length, lda);
        Extents.Same(x.Length, columns);
        Extents.Same(y.Length, rows);

        fixed (T* aStart = a)
        fixed (T* xStart = x)
        fixed (T* yStart = y)
        {
            if (Lane512<T>.IsSupported)
            {
                MatrixVectorProduct.Multiply<Lane512<T>, T>(rows, columns, alpha, aStart, lda, xStart, yStart, accumulate);
            }
            else if (Lane256<T>.IsSupported)
            {
                MatrixVectorProduct.Multiply<Lane256<T>, T>(rows, columns, alpha, aStart, lda, xStart, yStart, accumulate);
            }
            else if (Lane128<T>.IsSupported)
            {
                MatrixVectorProduct.Multiply<Lane128<T>, T>(rows, columns, alpha, aStart, lda, xStart, yStart, accumulate);
            }
            else
            {
                MatrixVectorProduct.Multiply<LaneScalar<T>, T>(rows, columns, alpha, aStart, lda, xStart, yStart, accumulate);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void GemvTransposed<T>(int rows, int columns, T alpha, ReadOnlySpan<T> a, int lda, ReadOnlySpan<T> x, Span<T> y, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Extents.Matrix(rows, columns, a.Length, lda);
        Extents.Same(x.Length, rows);
        Extents.Same(y.Length, columns);

        fixed (T* aStart = a)
        fixed (T* xStart = x)
        fixed (T* yStart = y)
        {
            if (Lane512<T>.IsSupported)
            {
                TransposedMatrixVectorProduct.Multiply<Lane512<T>, T>(rows, columns, alpha, aStart, lda, xStart, yStart, accumulate);
            }
            else if (Lane256<T>.IsSupported)
            {
                TransposedMatrixVectorProduct.Multiply<Lane256<T>, T>(rows, columns, alpha, aStart, lda, xStart, yStart, accumulate);
            }
            else if (Lane128<T>.IsSupported)
            {
                TransposedMatrixVectorProduct.Multiply<Lane128<T>, T>(rows, columns, alpha, aStart, lda, xStart, yStart, accumulate);
            }
            else
            {
                TransposedMatrixVectorProduct.Multiply<LaneScalar<T>, T>(rows, columns, alpha, aStart, lda, xStart, yStart, accumulate);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Ger<T>(int rows, int columns, T alpha, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> a, int lda, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Extents.Matrix(rows, columns, a.Length, lda);
        Extents.Same(x.Length, rows);
        Extents.Same(y.Length, columns);

        fixed (T* xStart = x)
        fixed (T* yStart = y)
        fixed (T* aStart = a)
        {
            if (Lane512<T>.IsSupported)
            {
                RankOneUpdate.Update<Lane512<T>, T>(rows, columns, alpha, xStart, yStart, aStart, lda, accumulate);
            }
            else if (Lane256<T>.IsSupported)
            {
                RankOneUpdate.Update<Lane256<T>, T>(rows, columns, alpha, xStart, yStart, aStart, lda, accumulate);
            }
            else if (Lane128<T>.IsSupported)
            {
                RankOneUpdate.Update<Lane128<T>, T>(rows, columns, alpha, xStart, yStart, aStart, lda, accumulate);
            }
            else
            {
                RankOneUpdate.Update<LaneScalar<T>, T>(rows, columns, alpha, xStart, yStart, aStart, lda, accumulate);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Gemm<T>(
        int m, int n, int k, T alpha, ReadOnlySpan<T> a, int lda, bool transposeA, ReadOnlySpan<T> b, int ldb, bool transposeB, Span<T> c, int ldc, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Extents.Matrix(transposeA ? k : m, transposeA ? m : k, a.Length, lda);
        Extents.Matrix(transposeB ? n : k, transposeB ? k : n, b.Length, ldb);
        Extents.Matrix(m, n, c.Length, ldc);

        fixed (T* aStart = a)
        fixed (T* bStart = b)
        fixed (T* cStart = c)
        {
            if (Lane512<T>.IsSupported)
            {
                MatrixProduct.Multiply<Lane512<T>, T>(m, n, k, alpha, aStart, lda, transposeA, bStart, ldb, transposeB, cStart, ldc, accumulate);
            }
            else if (Lane256<T>.IsSupported)
            {
                MatrixProduct.Multiply<Lane256<T>, T>(m, n, k, alpha, aStart, lda, transposeA, bStart, ldb, transposeB, cStart, ldc, accumulate);
            }
            else if (Lane128<T>.IsSupported)
            {
                MatrixProduct.Multiply<Lane128<T>, T>(m, n, k, alpha, aStart, lda, transposeA, bStart, ldb, transposeB, cStart, ldc, accumulate);
            }
            else
            {
                MatrixProduct.Multiply<LaneScalar<T>, T>(m, n, k, alpha, aStart, lda, transposeA, bStart, ldb, transposeB, cStart, ldc, accumulate);
            }
        }
    }
}
