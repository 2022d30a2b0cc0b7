using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>The checks of the kernels, after which they run unchecked.</summary>
internal static class Extents
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Same(
        int actual,
        int expected,
        [CallerArgumentExpression(nameof(actual))] string actualName = "",
        [CallerArgumentExpression(nameof(expected))] string expectedName = "")
    {
        if (actual != expected)
        {
            ThrowDifferent(actual, expected, actualName, expectedName);
        }
    }

    /// <summary>Whether rows of <paramref name="columns"/> elements to write, <paramref name="stride"/> apart, lie in <paramref name="length"/> elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Matrix(
        int rows,
        int columns,
        int length,
        int stride,
        [CallerArgumentExpression(nameof(length))] string lengthName = "",
        [CallerArgumentExpression(nameof(stride))] string strideName = "")
    {
        if ((rows | columns) < 0 || stride < columns || (rows > 0 && columns > 0 && ((long)(rows - 1) * stride) + columns > length))
        {
            ThrowMatrix(rows, columns, length, stride, lengthName, strideName);
        }
    }

    /// <summary>The same of a matrix that is only read: its rows may overlap, as those of x[i + j] do, which are one element apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Operand(
        int rows,
        int columns,
        int length,
        int stride,
        [CallerArgumentExpression(nameof(length))] string lengthName = "",
        [CallerArgumentExpression(nameof(stride))] string strideName = "")
    {
        if ((rows | columns) < 0 || stride < Math.Min(1, columns) || (rows > 0 && columns > 0 && ((long)(rows - 1) * stride) + columns > length))
        {
            ThrowMatrix(rows, columns, length, stride, lengthName, strideName);
        }
    }

    [DoesNotReturn]
    private static void ThrowDifferent(int actual, int expected, string actualName, string expectedName)
        => throw new ArgumentException($"{actualName} is {actual}, but must be {expected}, {expectedName}.", actualName);

    [DoesNotReturn]
    private static void ThrowMatrix(int rows, int columns, int length, int stride, string lengthName, string strideName)
        => throw new ArgumentException($"{rows} × {columns} elements with {strideName} = {stride} do not lie in {lengthName} = {length} elements.", lengthName);
}
