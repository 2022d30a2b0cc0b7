namespace SymGrad.Kernels;

/// <summary>What the tiles of one matrix product share: extents, strides and what becomes of the sums.</summary>
/// <param name="M">Rows of C.</param>
/// <param name="K">Terms of each sum.</param>
/// <param name="Alpha">The factor of the product.</param>
/// <param name="RowStrideA">From A[i, k] to A[i + 1, k].</param>
/// <param name="ColumnStrideA">From A[i, k] to A[i, k + 1].</param>
/// <param name="RowStrideC">From C[i, j] to C[i + 1, j].</param>
/// <param name="Accumulate">Whether the product is added to C.</param>
internal readonly record struct Problem<T>(int M, int K, T Alpha, nint RowStrideA, nint ColumnStrideA, nint RowStrideC, bool Accumulate)
    where T : unmanaged;
