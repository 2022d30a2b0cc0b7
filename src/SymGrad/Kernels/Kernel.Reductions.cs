namespace SymGrad.Kernels;

/// <content>Reductions of a row that are not sums, and sums of columns.</content>
public static partial class Kernel
{
    /// <summary>ln Σ eˣ, without overflow; −∞ for an empty row.</summary>
    /// <param name="x">The row.</param>
    public static double LogSumExp(ReadOnlySpan<double> x)
        => RowReductions.LogSumExp(x);

    /// <inheritdoc cref="LogSumExp(ReadOnlySpan{double})"/>
    public static float LogSumExp(ReadOnlySpan<float> x)
        => RowReductions.LogSumExp(x);

    /// <summary>The largest element; −∞ for an empty row, NaN if there is one.</summary>
    /// <param name="x">The row.</param>
    public static double Max(ReadOnlySpan<double> x)
        => RowReductions.Max(x);

    /// <inheritdoc cref="Max(ReadOnlySpan{double})"/>
    public static float Max(ReadOnlySpan<float> x)
        => RowReductions.Max(x);

    /// <summary>The smallest element; +∞ for an empty row, NaN if there is one.</summary>
    /// <param name="x">The row.</param>
    public static double Min(ReadOnlySpan<double> x)
        => RowReductions.Min(x);

    /// <inheritdoc cref="Min(ReadOnlySpan{double})"/>
    public static float Min(ReadOnlySpan<float> x)
        => RowReductions.Min(x);

    /// <summary>The product; 1 for an empty row.</summary>
    /// <param name="x">The row.</param>
    public static double Product(ReadOnlySpan<double> x)
        => RowReductions.Product(x);

    /// <inheritdoc cref="Product(ReadOnlySpan{double})"/>
    public static float Product(ReadOnlySpan<float> x)
        => RowReductions.Product(x);

    /// <summary>p = softmax(x), and the normaliser ln Σ eˣ.</summary>
    /// <param name="x">The row.</param>
    /// <param name="p">Receives e^(x − ln Σ eˣ); as long as x, and no part of it.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Softmax(ReadOnlySpan<double> x, Span<double> p)
    {
        Extents.Same(p.Length, x.Length);
        return RowReductions.Softmax(x, p);
    }

    /// <inheritdoc cref="Softmax(ReadOnlySpan{double}, Span{double})"/>
    public static float Softmax(ReadOnlySpan<float> x, Span<float> p)
    {
        Extents.Same(p.Length, x.Length);
        return RowReductions.Softmax(x, p);
    }

    /// <summary>
    /// Completes rows that add up to 0, as p − t does beside a softmax p: where a weight is nearly 1, the entry beside it, a difference that has lost its figures,
    /// becomes minus the sum of the others. Other rows stay as they are.
    /// </summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="columns">How long they are.</param>
    /// <param name="weights">Row after row, what adds up to 1.</param>
    /// <param name="entries">Row after row, what adds up to 0; no part of the weights.</param>
    /// <exception cref="ArgumentException">An extent is negative, or the memory does not hold what the extents say.</exception>
    public static void CompleteZeroSums(int rows, int columns, ReadOnlySpan<double> weights, Span<double> entries)
        => ZeroSums.Complete(rows, columns, weights, entries);

    /// <inheritdoc cref="CompleteZeroSums(int, int, ReadOnlySpan{double}, Span{double})"/>
    public static void CompleteZeroSums(int rows, int columns, ReadOnlySpan<float> weights, Span<float> entries)
        => ZeroSums.Complete(rows, columns, weights, entries);

    /// <summary>At each position the product of all other elements, right also where some are 0.</summary>
    /// <param name="x">The row.</param>
    /// <param name="e">Receives the products; as long as x, and no part of it.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void ExclusiveProduct(ReadOnlySpan<double> x, Span<double> e)
    {
        Extents.Same(e.Length, x.Length);
        RowReductions.ExclusiveProduct(x, e);
    }

    /// <inheritdoc cref="ExclusiveProduct(ReadOnlySpan{double}, Span{double})"/>
    public static void ExclusiveProduct(ReadOnlySpan<float> x, Span<float> e)
    {
        Extents.Same(e.Length, x.Length);
        RowReductions.ExclusiveProduct(x, e);
    }

    /// <summary>The sums of a matrix's columns, y = α Aᵀ1, or y += α Aᵀ1.</summary>
    /// <param name="rows">Rows of A.</param>
    /// <param name="columns">Columns of A, the length of y.</param>
    /// <param name="alpha">α.</param>
    /// <param name="a">A, row after row.</param>
    /// <param name="lda">The distance between the rows of A; those of a matrix that is only read may overlap.</param>
    /// <param name="y">y, no part of A.</param>
    /// <param name="accumulate">Whether the sums are added to y.</param>
    /// <exception cref="ArgumentException">An extent is negative, or the memory does not hold what the extents say.</exception>
    public static void ColumnSums(int rows, int columns, double alpha, ReadOnlySpan<double> a, int lda, Span<double> y, bool accumulate)
        => Dispatch.ColumnSums(rows, columns, alpha, a, lda, y, accumulate);

    /// <inheritdoc cref="ColumnSums(int, int, double, ReadOnlySpan{double}, int, Span{double}, bool)"/>
    public static void ColumnSums(int rows, int columns, float alpha, ReadOnlySpan<float> a, int lda, Span<float> y, bool accumulate)
        => Dispatch.ColumnSums(rows, columns, alpha, a, lda, y, accumulate);
}
