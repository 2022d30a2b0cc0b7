using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace SymGrad.Kernels;

/// <summary>The checks that generated code makes of jagged arrays, and new ones like given ones.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JaggedArray
{
    /// <summary>Rows of zeros, as many and as long as those of another array.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="array">The other array.</param>
    /// <param name="name">Its parameter.</param>
    /// <exception cref="ArgumentException">The array or one of its rows is null.</exception>
    public static T[][] Like<T>(T[][] array, string name)
    {
        ArgumentNullException.ThrowIfNull(array, name);
        RequireRows(array, name);
        var result = new T[array.Length][];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = array[i].Length == 0 ? [] : new T[array[i].Length];
        }

        return result;
    }

    /// <summary>How many elements there are in all rows.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="array">The array.</param>
    /// <param name="name">Its parameter.</param>
    /// <exception cref="ArgumentException">The array or one of its rows is null.</exception>
    /// <exception cref="OverflowException">There are more than an array can hold.</exception>
    public static int Count<T>(T[][] array, string name)
    {
        ArgumentNullException.ThrowIfNull(array, name);
        RequireRows(array, name);
        var count = 0;
        foreach (var row in array)
        {
            count = checked(count + row.Length);
        }

        return count;
    }

    /// <summary>No row may be null.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="array">The argument.</param>
    /// <param name="name">Its parameter.</param>
    /// <exception cref="ArgumentException">A row is null.</exception>
    public static void RequireRows<T>(T[][] array, string name)
    {
        for (var i = 0; i < array.Length; i++)
        {
            if (array[i] is null)
            {
                throw new ArgumentException($"{name}[{i}] is null.", name);
            }
        }
    }

    /// <summary>A destination or direction must have as many rows as what it belongs to, each as long as there.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="array">The destination or direction.</param>
    /// <param name="like">What it belongs to.</param>
    /// <param name="name">The destination's parameter.</param>
    /// <param name="likeName">The other's parameter.</param>
    /// <exception cref="ArgumentException">A row is null or missing, or its length differs.</exception>
    public static void RequireSameRows<T>(T[][] array, T[][] like, string name, string likeName)
    {
        if (array.Length != like.Length)
        {
            throw new ArgumentException($"{name}.Length is {array.Length}, but {likeName}.Length is {like.Length}.", name);
        }

        RequireRows(array, name);
        for (var i = 0; i < array.Length; i++)
        {
            if (array[i].Length != like[i].Length)
            {
                throw new ArgumentException($"{name}[{i}].Length is {array[i].Length}, but {likeName}[{i}].Length is {like[i].Length}.", name);
            }
        }
    }

    /// <summary>No array may stand twice among a destination's rows.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="destination">The destination.</param>
    /// <param name="name">Its parameter.</param>
    /// <exception cref="ArgumentException">Two rows are one array.</exception>
    public static void RequireDistinct<T>(T[][] destination, string name)
        where T : unmanaged
    {
        var rows = new RowTable<T>(destination, out var first, out var second);
        rows.Release();
        if (first >= 0)
        {
            throw new ArgumentException($"{name}[{first}] shares memory with {name}[{second}].", name);
        }
    }

    /// <summary>The rows of a destination must not share memory with those of another argument.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="destination">The destination.</param>
    /// <param name="other">The input or the other destination.</param>
    /// <param name="name">The destination's parameter.</param>
    /// <param name="otherName">The other's parameter.</param>
    /// <exception cref="ArgumentException">A row of one is a row of the other.</exception>
    public static void RequireDisjoint<T>(T[][] destination, T[][] other, string name, string otherName)
        where T : unmanaged
    {
        var rows = new RowTable<T>(destination, out _, out _);
        var apart = 0;
        while (apart < other.Length && !rows.Contains(other[apart]))
        {
            apart++;
        }

        rows.Release();
        if (apart < other.Length)
        {
            ThrowOverlap(name, $"{otherName}[{apart}]");
        }
    }

    /// <inheritdoc cref="RequireDisjoint{T}(T[][], T[][], string, string)"/>
    public static void RequireDisjoint<T>(T[][] destination, ReadOnlySpan<T> other, string name, string otherName) => RequireDisjoint(other, destination, name, otherName);

    /// <inheritdoc cref="RequireDisjoint{T}(T[][], T[][], string, string)"/>
    public static void RequireDisjoint<T>(ReadOnlySpan<T> destination, T[][] other, string name, string otherName)
    {
        foreach (var row in other)
        {
            if (destination.Overlaps(row))
            {
                ThrowOverlap(name, otherName);
            }
        }
    }

    [DoesNotReturn]
    private static void ThrowOverlap(string name, string otherName)
        => throw new ArgumentException($"{name} shares memory with {otherName}.", name);
}
