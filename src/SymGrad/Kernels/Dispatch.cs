using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SymGrad.Lanes;

namespace SymGrad.Kernels;

/// <summary>
/// Checks, then runs a kernel at the widest lane; the compiler keeps one branch of each choice. The kernels pin: what is pinned here would be
/// cleared at the start of every method that calls a kernel.
/// </summary>
internal static class Dispatch
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Extents.Same(y.Length, x.Length);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        if (Lane512<T>.IsSupported)
        {
            return DotProduct.Dot<Lane512<T>, T>(x.Length, ref x0, ref y0);
        }
        else if (Lane256<T>.IsSupported)
        {
            return DotProduct.Dot<Lane256<T>, T>(x.Length, ref x0, ref y0);
        }
        else if (Lane128<T>.IsSupported)
        {
            return DotProduct.Dot<Lane128<T>, T>(x.Length, ref x0, ref y0);
        }
        else
        {
            return DotProduct.Dot<LaneScalar<T>, T>(x.Length, ref x0, ref y0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        if (Lane512<T>.IsSupported)
        {
            return DotProduct.Sum<Lane512<T>, T>(x.Length, ref x0);
        }
        else if (Lane256<T>.IsSupported)
        {
            return DotProduct.Sum<Lane256<T>, T>(x.Length, ref x0);
        }
        else if (Lane128<T>.IsSupported)
        {
            return DotProduct.Sum<Lane128<T>, T>(x.Length, ref x0);
        }
        else
        {
            return DotProduct.Sum<LaneScalar<T>, T>(x.Length, ref x0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Axpy<T>(T alpha, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Extents.Same(y.Length, x.Length);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        if (Lane512<T>.IsSupported)
        {
            ScaledAddition.Axpy<Lane512<T>, T>(x.Length, alpha, ref x0, ref y0);
        }
        else if (Lane256<T>.IsSupported)
        {
            ScaledAddition.Axpy<Lane256<T>, T>(x.Length, alpha, ref x0, ref y0);
        }
        else if (Lane128<T>.IsSupported)
        {
            ScaledAddition.Axpy<Lane128<T>, T>(x.Length, alpha, ref x0, ref y0);
        }
        else
        {
            ScaledAddition.Axpy<LaneScalar<T>, T>(x.Length, alpha, ref x0, ref y0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Gemv<T>(int rows, int columns, T alpha, ReadOnlySpan<T> a, int lda, ReadOnlySpan<T> x, ReadOnlySpan<T> plus, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Extents.Operand(rows, columns, a.Length, lda);
        Extents.Same(x.Length, columns);
        Extents.Same(y.Length, rows);
        ref var a0 = ref MemoryMarshal.GetReference(a);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var plus0 = ref MemoryMarshal.GetReference(plus);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        if (lda == 1 && rows > columns)
        {
            SymmetricColumns(rows, columns, alpha, a, x, plus, y);
            return;
        }

        if (Lane512<T>.IsSupported)
        {
            MatrixVectorProduct.Multiply<Lane512<T>, T>(rows, columns, alpha, ref a0, lda, ref x0, ref plus0, ref y0);
        }
        else if (Lane256<T>.IsSupported)
        {
            MatrixVectorProduct.Multiply<Lane256<T>, T>(rows, columns, alpha, ref a0, lda, ref x0, ref plus0, ref y0);
        }
        else if (Lane128<T>.IsSupported)
        {
            MatrixVectorProduct.Multiply<Lane128<T>, T>(rows, columns, alpha, ref a0, lda, ref x0, ref plus0, ref y0);
        }
        else
        {
            MatrixVectorProduct.Multiply<LaneScalar<T>, T>(rows, columns, alpha, ref a0, lda, ref x0, ref plus0, ref y0);
        }
    }

    /// <summary>A matrix a[i + j] is its own transpose: the longer axis runs on lanes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SymmetricColumns<T>(int rows, int columns, T alpha, ReadOnlySpan<T> a, ReadOnlySpan<T> x, ReadOnlySpan<T> plus, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        plus.CopyTo(y);
        GemvTransposed(columns, rows, alpha, a, 1, x, y, accumulate: !plus.IsEmpty);
    }

    /// <summary>As above: few sums over the longer axis.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SymmetricRows<T>(int rows, int columns, T alpha, ReadOnlySpan<T> a, ReadOnlySpan<T> x, Span<T> y, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Gemv(columns, rows, alpha, a, 1, x, accumulate ? y : default, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void GemvTransposed<T>(int rows, int columns, T alpha, ReadOnlySpan<T> a, int lda, ReadOnlySpan<T> x, Span<T> y, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Extents.Operand(rows, columns, a.Length, lda);
        Extents.Same(x.Length, rows);
        Extents.Same(y.Length, columns);
        if (lda == 1 && rows > columns)
        {
            SymmetricRows(rows, columns, alpha, a, x, y, accumulate);
            return;
        }

        Combine(rows, columns, alpha, a, lda, in MemoryMarshal.GetReference(x), 1, y, accumulate);
    }

    /// <summary>The sums of the columns are the product of Aᵀ with a vector of ones, which are all one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void ColumnSums<T>(int rows, int columns, T alpha, ReadOnlySpan<T> a, int lda, Span<T> y, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Extents.Operand(rows, columns, a.Length, lda);
        Extents.Same(y.Length, columns);
        var one = T.One;
        Combine(rows, columns, alpha, a, lda, in one, 0, y, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Combine<T>(int rows, int columns, T alpha, ReadOnlySpan<T> a, int lda, ref readonly T x, int incx, Span<T> y, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var a0 = ref MemoryMarshal.GetReference(a);
        ref var x0 = ref Unsafe.AsRef(in x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        if (Lane512<T>.IsSupported)
        {
            TransposedMatrixVectorProduct.Multiply<Lane512<T>, T>(rows, columns, alpha, ref a0, lda, ref x0, incx, ref y0, accumulate);
        }
        else if (Lane256<T>.IsSupported)
        {
            TransposedMatrixVectorProduct.Multiply<Lane256<T>, T>(rows, columns, alpha, ref a0, lda, ref x0, incx, ref y0, accumulate);
        }
        else if (Lane128<T>.IsSupported)
        {
            TransposedMatrixVectorProduct.Multiply<Lane128<T>, T>(rows, columns, alpha, ref a0, lda, ref x0, incx, ref y0, accumulate);
        }
        else
        {
            TransposedMatrixVectorProduct.Multiply<LaneScalar<T>, T>(rows, columns, alpha, ref a0, lda, ref x0, incx, ref y0, accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Ger<T>(int rows, int columns, T alpha, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> a, int lda, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Extents.Matrix(rows, columns, a.Length, lda);
        Extents.Same(x.Length, rows);
        Extents.Same(y.Length, columns);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        ref var a0 = ref MemoryMarshal.GetReference(a);
        if (Lane512<T>.IsSupported)
        {
            RankOneUpdate.Update<Lane512<T>, T>(rows, columns, alpha, ref x0, ref y0, ref a0, lda, accumulate);
        }
        else if (Lane256<T>.IsSupported)
        {
            RankOneUpdate.Update<Lane256<T>, T>(rows, columns, alpha, ref x0, ref y0, ref a0, lda, accumulate);
        }
        else if (Lane128<T>.IsSupported)
        {
            RankOneUpdate.Update<Lane128<T>, T>(rows, columns, alpha, ref x0, ref y0, ref a0, lda, accumulate);
        }
        else
        {
            RankOneUpdate.Update<LaneScalar<T>, T>(rows, columns, alpha, ref x0, ref y0, ref a0, lda, accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Gemm<T>(
        int m, int n, int k, T alpha, ReadOnlySpan<T> a, int lda, bool transposeA, ReadOnlySpan<T> b, int ldb, bool transposeB, Span<T> c, int ldc, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Extents.Operand(transposeA ? k : m, transposeA ? m : k, a.Length, lda);
        Extents.Operand(transposeB ? n : k, transposeB ? k : n, b.Length, ldb);
        Extents.Matrix(m, n, c.Length, ldc);
        ref var a0 = ref MemoryMarshal.GetReference(a);
        ref var b0 = ref MemoryMarshal.GetReference(b);
        ref var c0 = ref MemoryMarshal.GetReference(c);
        if (Lane512<T>.IsSupported)
        {
            MatrixProduct.Multiply<Lane512<T>, T>(m, n, k, alpha, ref a0, lda, transposeA, ref b0, ldb, transposeB, ref c0, ldc, accumulate);
        }
        else if (Lane256<T>.IsSupported)
        {
            MatrixProduct.Multiply<Lane256<T>, T>(m, n, k, alpha, ref a0, lda, transposeA, ref b0, ldb, transposeB, ref c0, ldc, accumulate);
        }
        else if (Lane128<T>.IsSupported)
        {
            MatrixProduct.Multiply<Lane128<T>, T>(m, n, k, alpha, ref a0, lda, transposeA, ref b0, ldb, transposeB, ref c0, ldc, accumulate);
        }
        else
        {
            MatrixProduct.Multiply<LaneScalar<T>, T>(m, n, k, alpha, ref a0, lda, transposeA, ref b0, ldb, transposeB, ref c0, ldc, accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Convolve<T>(T alpha, ReadOnlySpan<T> x, ReadOnlySpan<T> w, bool mirrored, long shift, Span<T> y, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!mirrored && w.Length > x.Length)
        {
            // A convolution is the same with its factors exchanged; the shorter one goes by.
            var shorter = x;
            x = w;
            w = shorter;
        }

        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var w0 = ref MemoryMarshal.GetReference(w);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        var step = mirrored ? 1 : -1;
        if (Lane512<T>.IsSupported)
        {
            Convolution.Convolve<Lane512<T>, T>(alpha, x.Length, ref x0, w.Length, ref w0, step, shift, y.Length, ref y0, accumulate);
        }
        else if (Lane256<T>.IsSupported)
        {
            Convolution.Convolve<Lane256<T>, T>(alpha, x.Length, ref x0, w.Length, ref w0, step, shift, y.Length, ref y0, accumulate);
        }
        else if (Lane128<T>.IsSupported)
        {
            Convolution.Convolve<Lane128<T>, T>(alpha, x.Length, ref x0, w.Length, ref w0, step, shift, y.Length, ref y0, accumulate);
        }
        else
        {
            Convolution.Convolve<LaneScalar<T>, T>(alpha, x.Length, ref x0, w.Length, ref w0, step, shift, y.Length, ref y0, accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Transpose<T>(int rows, int columns, T alpha, ReadOnlySpan<T> d, ReadOnlySpan<T> a, int lda, Span<T> b, int ldb, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Extents.Operand(columns, rows, a.Length, lda);
        Extents.Matrix(rows, columns, b.Length, ldb);
        Transposition.Scaled(rows, columns, alpha, ref MemoryMarshal.GetReference(d), ref MemoryMarshal.GetReference(a), lda, ref MemoryMarshal.GetReference(b), ldb, accumulate);
    }
}
