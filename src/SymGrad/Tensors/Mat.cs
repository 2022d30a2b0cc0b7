using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymGrad;

/// <summary>
/// A matrix: a row-major view of consecutive rows of an array. It holds the array itself, so that converting, taking
/// rows and passing it copy nothing, and writing through it writes into the array.
/// </summary>
/// <typeparam name="TElement"><see cref="double"/> or <see cref="float"/>; <see cref="int"/> for data.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public readonly partial struct Mat<TElement>
    where TElement : unmanaged, INumber<TElement>
{
    private readonly Array? storage;
    private readonly int offset;
    private readonly int rows;
    private readonly int columns;

    /// <summary>A new matrix of zeros.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is negative, or the elements are too many for an array.</exception>
    public Mat(int rows, int columns)
    {
        storage = new TElement[Storage.Area(rows, columns)];
        this.rows = rows;
        this.columns = columns;
    }

    internal Array? Array => storage;

    internal int Start => offset;

    internal Mat(Array? storage, int offset, int rows, int columns)
    {
        this.storage = storage;
        this.offset = offset;
        this.rows = rows;
        this.columns = columns;
    }

    /// <summary>Number of rows.</summary>
    public int Rows => rows;

    /// <summary>Number of columns.</summary>
    public int Columns => columns;

    /// <summary>The elements, row after row, to read and to write; its length is <see cref="Rows"/> × <see cref="Columns"/>.</summary>
    public Span<TElement> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Storage.Elements<TElement>(storage, offset, rows * columns);
    }

    /// <summary>The transpose, as a new matrix: a copy, so writing into it does not write into this one.</summary>
    public Mat<TElement> T
    {
        get
        {
            var transpose = new Mat<TElement>(columns, rows);
            for (var i = 0; i < rows; i++)
            {
                var row = Row(i).Span;
                for (var j = 0; j < row.Length; j++)
                {
                    transpose[j, i] = row[j];
                }
            }

            return transpose;
        }
    }

    /// <summary>The element in row <paramref name="row"/> and column <paramref name="column"/>, by reference.</summary>
    /// <param name="row">0 … <see cref="Rows"/> − 1.</param>
    /// <param name="column">0 … <see cref="Columns"/> − 1.</param>
    /// <exception cref="IndexOutOfRangeException">An index lies outside the matrix.</exception>
    public ref TElement this[int row, int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)row >= (uint)rows || (uint)column >= (uint)columns)
            {
                ThrowIndex(row, column);
            }

            return ref Span[(row * columns) + column];
        }
    }

    /// <summary>Row <paramref name="index"/>, as a view.</summary>
    /// <param name="index">0 … <see cref="Rows"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Vec<TElement> Row(int index)
    {
        Index(index, rows, nameof(index));
        return new(storage, offset + (index * columns), columns);
    }

    /// <summary>Column <paramref name="index"/>, as a new vector: a copy, so writing into it does not write into the matrix.</summary>
    /// <param name="index">0 … <see cref="Columns"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public Vec<TElement> Column(int index)
    {
        Index(index, columns, nameof(index));
        var column = new TElement[rows];
        var elements = Span;
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = elements[(i * columns) + index];
        }

        return column;
    }

    /// <summary>A view of <paramref name="count"/> rows from <paramref name="startRow"/> on: a mini-batch copies nothing.</summary>
    /// <param name="startRow">First row of the view.</param>
    /// <param name="count">Number of rows of the view.</param>
    /// <exception cref="ArgumentOutOfRangeException">The view would reach outside the matrix.</exception>
    public Mat<TElement> Slice(int startRow, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startRow);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)startRow + count, rows, nameof(count));
        return new(storage, offset + (startRow * columns), count, columns);
    }

    /// <summary>A copy of the elements, row after row.</summary>
    public TElement[] ToArray() => Span.ToArray();

    /// <summary>The first rows, e.g. <c>[[1, 2], [3, 4]]</c>.</summary>
    public override string ToString() => Text.Of<TElement>(Span, rows, columns);

    /// <summary>A view of the whole array; <see langword="null"/> gives the empty matrix.</summary>
    /// <param name="array">The array to view.</param>
    /// <exception cref="ArgumentOutOfRangeException">The array has more elements than a span can hold.</exception>
    public static implicit operator Mat<TElement>(TElement[,]? array)
    {
        if (array is null)
        {
            return default;
        }

        var (rows, columns) = (array.GetLength(0), array.GetLength(1));
        _ = Storage.Area(rows, columns);
        return new(array, 0, rows, columns);
    }

    private static void Index(int value, int extent, string parameter)
    {
        if ((uint)value >= (uint)extent)
        {
            throw new ArgumentOutOfRangeException(parameter, value, $"The index must be at least 0 and less than {extent}.");
        }
    }

    [SuppressMessage("Usage", "CA2201", Justification = "What the array that it views throws.")]
    [SuppressMessage("Design", "MA0012", Justification = "What the array that it views throws.")]
    private void ThrowIndex(int row, int column)
        => throw new IndexOutOfRangeException($"[{row}, {column}] lies outside a {rows} × {columns} matrix.");
}
