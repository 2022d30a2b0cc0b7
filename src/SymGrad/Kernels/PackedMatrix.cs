using System.Buffers;
using System.ComponentModel;
using System.Numerics;

namespace SymGrad.Kernels;

/// <summary>
/// A matrix along whose rows or columns the elements of jagged arrays stand, as derivatives are computed: with room for rows as long as the
/// longest. The memory is that of the shared pool.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <param name="rows">What stands along its rows.</param>
/// <param name="columns">What stands along its columns.</param>
/// <exception cref="OverflowException">There are more elements than an array can hold.</exception>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct PackedMatrix<T>(PackedAxis rows, PackedAxis columns)
    where T : unmanaged, INumber<T>
{
    private readonly T[] elements = ArrayPool<T>.Shared.Rent(checked(rows.Room * columns.Room));
    private readonly PackedAxis rows = rows;
    private readonly PackedAxis columns = columns;

    /// <summary>All elements, and what there is room for; what they hold is unspecified.</summary>
    public Span<T> Elements => elements.AsSpan(0, rows.Room * columns.Room);

    /// <summary>Writes the elements without the room between them.</summary>
    /// <param name="matrix">As many rows and columns as there are elements along the axes.</param>
    public void CopyTo(Mat<T> matrix)
    {
        var (target, width) = (0, columns.Room);
        for (var i = 0; i < rows.Rows; i++)
        {
            var (start, count) = rows.Row(i);
            for (var row = start; row < start + count; row++, target++)
            {
                ReadOnlySpan<T> from = elements.AsSpan(row * width, width);
                var to = matrix.Row(target).Span;
                for (var j = 0; j < columns.Rows; j++)
                {
                    var (begin, length) = columns.Row(j);
                    from.Slice(begin, length).CopyTo(to);
                    to = to[length..];
                }
            }
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Release() => ArrayPool<T>.Shared.Return(elements);
}
