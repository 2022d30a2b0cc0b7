using System.Numerics;

namespace SymGrad;

/// <summary>Vectors made from other data.</summary>
public static class Vec
{
    /// <summary>A vector with a new array that holds a copy of <paramref name="elements"/>: writing into it does not write into the span.</summary>
    /// <typeparam name="T">Element type.</typeparam>
    /// <param name="elements">The elements to copy.</param>
    public static Vec<T> CopyOf<T>(ReadOnlySpan<T> elements)
        where T : unmanaged, INumber<T> => elements.ToArray();
}

/// <summary>Matrices made from other data.</summary>
public static class Mat
{
    /// <summary>A matrix with a new array that holds a copy of <paramref name="elements"/>, row after row.</summary>
    /// <typeparam name="T">Element type.</typeparam>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="elements">The elements to copy, row after row.</param>
    /// <exception cref="ArgumentException">The number of elements is not <paramref name="rows"/> × <paramref name="columns"/>.</exception>
    public static Mat<T> CopyOf<T>(int rows, int columns, ReadOnlySpan<T> elements)
        where T : unmanaged, INumber<T>
        => View(rows, columns, elements.ToArray());

    /// <summary>A view of an array as a matrix, row after row: nothing is copied.</summary>
    /// <typeparam name="T">Element type.</typeparam>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="elements">The array to view.</param>
    /// <exception cref="ArgumentException">The number of elements is not <paramref name="rows"/> × <paramref name="columns"/>.</exception>
    public static Mat<T> View<T>(int rows, int columns, T[] elements)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(elements);
        return Storage.Area(rows, columns) == elements.Length
            ? new(elements, 0, rows, columns)
            : throw new ArgumentException($"There are {elements.Length} elements, but {rows} × {columns} are needed.", nameof(elements));
    }
}
