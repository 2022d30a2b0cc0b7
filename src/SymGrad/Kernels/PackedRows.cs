using System.Buffers;
using System.ComponentModel;
using System.Numerics;

namespace SymGrad.Kernels;

/// <summary>
/// The rows of a jagged array side by side, each as wide as the longest: a matrix, which is what derivatives compute with. The memory is that of
/// the shared pool.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct PackedRows<T>
    where T : unmanaged, INumber<T>
{
    private readonly T[] elements;
    private readonly int[] lengths;
    private readonly int rows;

    internal PackedRows(T[][] array, int columns)
    {
        rows = array.Length;
        Columns = columns;
        elements = ArrayPool<T>.Shared.Rent(checked(rows * columns));
        lengths = ArrayPool<int>.Shared.Rent(rows);
    }

    /// <summary>How long the longest row is.</summary>
    public int Columns { get; }

    /// <summary>All rows, one behind the other.</summary>
    public Span<T> Elements => elements.AsSpan(0, rows * Columns);

    /// <summary>How long each row is.</summary>
    public Span<int> Lengths => lengths.AsSpan(0, rows);

    /// <summary>Its elements row after row, as an axis of a matrix.</summary>
    public PackedAxis Axis => new(Lengths, Columns);

    /// <summary>Writes each row as far as it goes.</summary>
    /// <param name="array">Rows of the same lengths.</param>
    public void CopyTo(T[][] array)
    {
        for (var i = 0; i < array.Length; i++)
        {
            elements.AsSpan(i * Columns, array[i].Length).CopyTo(array[i]);
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Release()
    {
        ArrayPool<T>.Shared.Return(elements);
        ArrayPool<int>.Shared.Return(lengths);
    }
}

/// <summary>Puts the rows of jagged arrays side by side.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PackedRows
{
    /// <summary>The rows of an input. What lies beyond a row's end is no number, or no index, so that a read there shows.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="array">The input.</param>
    /// <param name="name">Its parameter.</param>
    /// <exception cref="ArgumentException">A row is null.</exception>
    /// <exception cref="OverflowException">So many rows as long as the longest have more elements than an array can hold.</exception>
    public static PackedRows<T> Of<T>(T[][] array, string name)
        where T : unmanaged, INumber<T>
    {
        JaggedArray.RequireRows(array, name);
        var packed = Room(array);
        var elements = packed.Elements;
        var lengths = packed.Lengths;
        var isWhole = T.One / (T.One + T.One) == T.Zero;
        var beyond = isWhole ? -T.One : T.Zero / T.Zero;
        for (var i = 0; i < array.Length; i++)
        {
            var row = elements.Slice(i * packed.Columns, packed.Columns);
            array[i].CopyTo(row);
            row[array[i].Length..].Fill(beyond);
            lengths[i] = array[i].Length;
        }

        return packed;
    }

    /// <summary>Memory for rows of these lengths; what it holds is unspecified.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="array">Rows of these lengths.</param>
    /// <exception cref="OverflowException">So many rows as long as the longest have more elements than an array can hold.</exception>
    public static PackedRows<T> Room<T>(T[][] array)
        where T : unmanaged, INumber<T>
    {
        var columns = 0;
        foreach (var row in array)
        {
            columns = Math.Max(columns, row.Length);
        }

        return new(array, columns);
    }
}
