using System.ComponentModel;

namespace SymGrad.Kernels;

/// <summary>
/// The kernels of linear algebra that generated code calls, at the machine's widest lane. They check their extents once, at
/// entry; matrices are row-major with a distance between rows, so that a part of a matrix is a matrix too. Nothing is
/// allocated. Empty sums are 0: without <c>accumulate</c>, a product over no terms fills its destination with zeros.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Kernel
{
    /// <summary>The inner product, Σᵢ xᵢyᵢ.</summary>
    /// <param name="x">One vector.</param>
    /// <param name="y">The other, of the same length.</param>
    /// <exception cref="ArgumentException">An extent is negative, or the memory does not hold what the extents say.</exception>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        => Dispatch.Dot(x, y);

    /// <inheritdoc cref="Dot(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
        => Dispatch.Dot(x, y);

    /// <summary>Σᵢ xᵢ.</summary>
    /// <param name="x">The vector.</param>
    public static double Sum(ReadOnlySpan<double> x)
        => Dispatch.Sum(x);

    /// <inheritdoc cref="Sum(ReadOnlySpan{double})"/>
    public static float Sum(ReadOnlySpan<float> x)
        => Dispatch.Sum(x);

    /// <summary>y += αx.</summary>
    /// <param name="alpha">α.</param>
    /// <param name="x">The vector to add.</param>
    /// <param name="y">The vector to add to, of the same length.</param>
    /// <exception cref="ArgumentException">An extent is negative, or the memory does not hold what the extents say.</exception>
    public static void Axpy(double alpha, ReadOnlySpan<double> x, Span<double> y)
        => Dispatch.Axpy(alpha, x, y);

    /// <inheritdoc cref="Axpy(double, ReadOnlySpan{double}, Span{double})"/>
    public static void Axpy(float alpha, ReadOnlySpan<float> x, Span<float> y)
        => Dispatch.Axpy(alpha, x, y);

    /// <summary>The matrix-vector product, y = αAx, or y += αAx.</summary>
    /// <param name="rows">Rows of A, the length of y.</param>
    /// <param name="columns">Columns of A, the length of x.</param>
    /// <param name="alpha">α.</param>
    /// <param name="a">A, row after row.</param>
    /// <param name="lda">The distance between the rows of A; those of a matrix that is only read may overlap.</param>
    /// <param name="x">x.</param>
    /// <param name="y">y, which overlaps neither A nor x.</param>
    /// <param name="accumulate">Whether the product is added to y.</param>
    /// <exception cref="ArgumentException">An extent is negative, or the memory does not hold what the extents say.</exception>
    public static void Gemv(
        int rows, int columns, double alpha, ReadOnlySpan<double> a, int lda, ReadOnlySpan<double> x, Span<double> y, bool accumulate)
        => Dispatch.Gemv(rows, columns, alpha, a, lda, x, accumulate ? y : default, y);

    /// <inheritdoc cref="Gemv(int, int, double, ReadOnlySpan{double}, int, ReadOnlySpan{double}, Span{double}, bool)"/>
    public static void Gemv(
        int rows, int columns, float alpha, ReadOnlySpan<float> a, int lda, ReadOnlySpan<float> x, Span<float> y, bool accumulate)
        => Dispatch.Gemv(rows, columns, alpha, a, lda, x, accumulate ? y : default, y);

    /// <summary>The affine map y = b + αAx.</summary>
    /// <param name="rows">Rows of A, the length of y and of b.</param>
    /// <param name="columns">Columns of A, the length of x.</param>
    /// <param name="alpha">α.</param>
    /// <param name="a">A, row after row.</param>
    /// <param name="lda">The distance between the rows of A; those of a matrix that is only read may overlap.</param>
    /// <param name="x">x.</param>
    /// <param name="plus">b.</param>
    /// <param name="y">y, which overlaps neither A nor x, nor b unless it is b.</param>
    /// <exception cref="ArgumentException">An extent is negative, or the memory does not hold what the extents say.</exception>
    public static void Gemv(
        int rows, int columns, double alpha, ReadOnlySpan<double> a, int lda, ReadOnlySpan<double> x, ReadOnlySpan<double> plus, Span<double> y)
    {
        Extents.Same(plus.Length, rows);
        Dispatch.Gemv(rows, columns, alpha, a, lda, x, plus, y);
    }

    /// <inheritdoc cref="Gemv(int, int, double, ReadOnlySpan{double}, int, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    public static void Gemv(
        int rows, int columns, float alpha, ReadOnlySpan<float> a, int lda, ReadOnlySpan<float> x, ReadOnlySpan<float> plus, Span<float> y)
    {
        Extents.Same(plus.Length, rows);
        Dispatch.Gemv(rows, columns, alpha, a, lda, x, plus, y);
    }

    /// <summary>The transposed matrix-vector product, y = αAᵀx, or y += αAᵀx.</summary>
    /// <param name="rows">Rows of A, the length of x.</param>
    /// <param name="columns">Columns of A, the length of y.</param>
    /// <param name="alpha">α.</param>
    /// <param name="a">A, row after row.</param>
    /// <param name="lda">The distance between the rows of A; those of a matrix that is only read may overlap.</param>
    /// <param name="x">x.</param>
    /// <param name="y">y, which overlaps neither A nor x.</param>
    /// <param name="accumulate">Whether the product is added to y.</param>
    /// <exception cref="ArgumentException">An extent is negative, or the memory does not hold what the extents say.</exception>
    public static void GemvTransposed(
        int rows, int columns, double alpha, ReadOnlySpan<double> a, int lda, ReadOnlySpan<double> x, Span<double> y, bool accumulate)
        => Dispatch.GemvTransposed(rows, columns, alpha, a, lda, x, y, accumulate);

    /// <inheritdoc cref="GemvTransposed(int, int, double, ReadOnlySpan{double}, int, ReadOnlySpan{double}, Span{double}, bool)"/>
    public static void GemvTransposed(
        int rows, int columns, float alpha, ReadOnlySpan<float> a, int lda, ReadOnlySpan<float> x, Span<float> y, bool accumulate)
        => Dispatch.GemvTransposed(rows, columns, alpha, a, lda, x, y, accumulate);

    /// <summary>The outer product, A = αxyᵀ, or the rank-one update A += αxyᵀ.</summary>
    /// <param name="rows">Rows of A, the length of x.</param>
    /// <param name="columns">Columns of A, the length of y.</param>
    /// <param name="alpha">α.</param>
    /// <param name="x">x.</param>
    /// <param name="y">y.</param>
    /// <param name="a">A, row after row, which overlaps neither x nor y.</param>
    /// <param name="lda">The distance between the rows of A, at least its columns.</param>
    /// <param name="accumulate">Whether the product is added to A.</param>
    /// <exception cref="ArgumentException">An extent is negative, or the memory does not hold what the extents say.</exception>
    public static void Ger(
        int rows, int columns, double alpha, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> a, int lda, bool accumulate)
        => Dispatch.Ger(rows, columns, alpha, x, y, a, lda, accumulate);

    /// <inheritdoc cref="Ger(int, int, double, ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double}, int, bool)"/>
    public static void Ger(
        int rows, int columns, float alpha, ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> a, int lda, bool accumulate)
        => Dispatch.Ger(rows, columns, alpha, x, y, a, lda, accumulate);

    /// <summary>The matrix product, C = α·op(A)·op(B), or C += α·op(A)·op(B), where op may transpose: op(A) is m×k, op(B) is k×n.</summary>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">Terms of each sum.</param>
    /// <param name="alpha">α.</param>
    /// <param name="a">A, row after row.</param>
    /// <param name="lda">The distance between the rows of A; those of a matrix that is only read may overlap.</param>
    /// <param name="transposeA">Whether A is stored as its transpose, k×m.</param>
    /// <param name="b">B, row after row.</param>
    /// <param name="ldb">The distance between the rows of B.</param>
    /// <param name="transposeB">Whether B is stored as its transpose, n×k.</param>
    /// <param name="c">C, row after row, which overlaps neither A nor B.</param>
    /// <param name="ldc">The distance between the rows of C, at least its columns.</param>
    /// <param name="accumulate">Whether the product is added to C.</param>
    /// <exception cref="ArgumentException">An extent is negative, or the memory does not hold what the extents say.</exception>
    public static void Gemm(
        int m, int n, int k, double alpha, ReadOnlySpan<double> a, int lda, bool transposeA, ReadOnlySpan<double> b, int ldb, bool transposeB, Span<double> c, int ldc, bool accumulate)
        => Dispatch.Gemm(m, n, k, alpha, a, lda, transposeA, b, ldb, transposeB, c, ldc, accumulate);

    /// <inheritdoc cref="Gemm(int, int, int, double, ReadOnlySpan{double}, int, bool, ReadOnlySpan{double}, int, bool, Span{double}, int, bool)"/>
    public static void Gemm(
        int m, int n, int k, float alpha, ReadOnlySpan<float> a, int lda, bool transposeA, ReadOnlySpan<float> b, int ldb, bool transposeB, Span<float> c, int ldc, bool accumulate)
        => Dispatch.Gemm(m, n, k, alpha, a, lda, transposeA, b, ldb, transposeB, c, ldc, accumulate);
}
