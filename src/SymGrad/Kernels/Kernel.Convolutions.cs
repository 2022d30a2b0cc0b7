namespace SymGrad.Kernels;

/// <content>Convolutions, and what moves elements.</content>
public static partial class Kernel
{
    /// <summary>The convolution y[i] = α Σ_u w[u] x[i + shift − u], or with a mirrored kernel the correlation y[i] = α Σ_u w[u] x[i + shift + u]; or the same added to y.</summary>
    /// <param name="alpha">α.</param>
    /// <param name="x">x, which counts as 0 outside its range.</param>
    /// <param name="w">w.</param>
    /// <param name="mirrored">Whether w is mirrored.</param>
    /// <param name="shift">Which element of x meets the first ones of w and y.</param>
    /// <param name="y">y, which overlaps neither x nor w.</param>
    /// <param name="accumulate">Whether the sums are added to y.</param>
    public static void Convolve(double alpha, ReadOnlySpan<double> x, ReadOnlySpan<double> w, bool mirrored, int shift, Span<double> y, bool accumulate)
        => Dispatch.Convolve(alpha, x, w, mirrored, shift, y, accumulate);

    /// <inheritdoc cref="Convolve(double, ReadOnlySpan{double}, ReadOnlySpan{double}, bool, int, Span{double}, bool)"/>
    public static void Convolve(float alpha, ReadOnlySpan<float> x, ReadOnlySpan<float> w, bool mirrored, int shift, Span<float> y, bool accumulate)
        => Dispatch.Convolve(alpha, x, w, mirrored, shift, y, accumulate);

    /// <summary>The transpose, B = αAᵀ, or B += αAᵀ.</summary>
    /// <param name="rows">Rows of B, columns of A.</param>
    /// <param name="columns">Columns of B, rows of A.</param>
    /// <param name="alpha">α.</param>
    /// <param name="a">A, row after row.</param>
    /// <param name="lda">The distance between the rows of A.</param>
    /// <param name="b">B, row after row, no part of A.</param>
    /// <param name="ldb">The distance between the rows of B, at least its columns.</param>
    /// <param name="accumulate">Whether the transpose is added to B.</param>
    /// <exception cref="ArgumentException">An extent is negative, or the memory does not hold what the extents say.</exception>
    public static void Transpose(int rows, int columns, double alpha, ReadOnlySpan<double> a, int lda, Span<double> b, int ldb, bool accumulate)
        => Dispatch.Transpose(rows, columns, alpha, default, a, lda, b, ldb, accumulate);

    /// <inheritdoc cref="Transpose(int, int, double, ReadOnlySpan{double}, int, Span{double}, int, bool)"/>
    public static void Transpose(int rows, int columns, float alpha, ReadOnlySpan<float> a, int lda, Span<float> b, int ldb, bool accumulate)
        => Dispatch.Transpose(rows, columns, alpha, default, a, lda, b, ldb, accumulate);

    /// <summary>The transpose with its rows scaled, B = α diag(d) Aᵀ, or B += α diag(d) Aᵀ.</summary>
    /// <param name="rows">Rows of B, columns of A, the length of d.</param>
    /// <param name="columns">Columns of B, rows of A.</param>
    /// <param name="alpha">α.</param>
    /// <param name="d">d.</param>
    /// <param name="a">A, row after row.</param>
    /// <param name="lda">The distance between the rows of A.</param>
    /// <param name="b">B, row after row, no part of A or d.</param>
    /// <param name="ldb">The distance between the rows of B, at least its columns.</param>
    /// <param name="accumulate">Whether the product is added to B.</param>
    /// <exception cref="ArgumentException">An extent is negative, or the memory does not hold what the extents say.</exception>
    public static void Transpose(int rows, int columns, double alpha, ReadOnlySpan<double> d, ReadOnlySpan<double> a, int lda, Span<double> b, int ldb, bool accumulate)
    {
        Extents.Same(d.Length, rows);
        Dispatch.Transpose(rows, columns, alpha, d, a, lda, b, ldb, accumulate);
    }

    /// <inheritdoc cref="Transpose(int, int, double, ReadOnlySpan{double}, ReadOnlySpan{double}, int, Span{double}, int, bool)"/>
    public static void Transpose(int rows, int columns, float alpha, ReadOnlySpan<float> d, ReadOnlySpan<float> a, int lda, Span<float> b, int ldb, bool accumulate)
    {
        Extents.Same(d.Length, rows);
        Dispatch.Transpose(rows, columns, alpha, d, a, lda, b, ldb, accumulate);
    }
}
