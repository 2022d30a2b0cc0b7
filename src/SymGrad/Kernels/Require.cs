using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace SymGrad.Kernels;

/// <summary>The checks that generated code makes before it writes anything: each names the parameter and both extents.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Require
{
    /// <summary>Two extents that an operation demands to be equal, e.g. <c>b.Length</c> and <c>W.Rows</c>.</summary>
    /// <param name="actual">The extent found.</param>
    /// <param name="expected">The extent that it must equal.</param>
    /// <param name="parameter">The parameter at fault.</param>
    /// <param name="actualName">What <paramref name="actual"/> is, e.g. <c>b.Length</c>.</param>
    /// <param name="expectedName">What <paramref name="expected"/> is, e.g. <c>W.Rows</c>.</param>
    /// <exception cref="ArgumentException">The extents differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SameExtent(int actual, int expected, string parameter, string actualName, string expectedName)
    {
        if (actual != expected)
        {
            ThrowDifferent(actual, expected, parameter, actualName, expectedName);
        }
    }

    /// <summary>An extent that must be at least what plain C# would read, e.g. <c>x.Length</c> and <c>n</c>.</summary>
    /// <param name="actual">The extent found.</param>
    /// <param name="needed">The least extent.</param>
    /// <param name="parameter">The parameter at fault.</param>
    /// <param name="actualName">What <paramref name="actual"/> is, e.g. <c>x.Length</c>.</param>
    /// <param name="neededName">What <paramref name="needed"/> is, e.g. <c>n</c>.</param>
    /// <exception cref="ArgumentException">The extent is too small.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AtLeast(int actual, int needed, string parameter, string actualName, string neededName)
    {
        if (actual < needed)
        {
            ThrowTooSmall(actual, needed, parameter, actualName, neededName);
        }
    }

    /// <summary>An index (a label, a gathered position) that must lie in 0 … <paramref name="extent"/> − 1.</summary>
    /// <param name="value">The index.</param>
    /// <param name="extent">The number of elements that it chooses from.</param>
    /// <param name="parameter">The parameter at fault.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index lies outside.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Index(int value, int extent, string parameter)
    {
        if ((uint)value >= (uint)extent)
        {
            ThrowIndex(value, extent, parameter);
        }
    }

    /// <summary>An index that a flat position could not check by itself: it must lie in 0 … <paramref name="extent"/> − 1.</summary>
    /// <param name="index">The index.</param>
    /// <param name="extent">The number of elements along its axis.</param>
    /// <param name="text">The index as the code writes it, e.g. <c>labels[n]</c>, which names the parameter.</param>
    /// <returns>The index.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The index lies outside.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Within(int index, int extent, [CallerArgumentExpression(nameof(index))] string text = "")
    {
        Index(index, extent, text);
        return index;
    }

    /// <summary>Indices from one to another, which must all lie in 0 … <paramref name="extent"/> − 1.</summary>
    /// <param name="first">The first index.</param>
    /// <param name="last">The last index.</param>
    /// <param name="extent">The number of elements along their axis.</param>
    /// <param name="firstText">The first index as the code writes it.</param>
    /// <param name="lastText">The last index as the code writes it.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index lies outside.</exception>
    public static void Within(
        int first, int last, int extent, [CallerArgumentExpression(nameof(first))] string firstText = "", [CallerArgumentExpression(nameof(last))] string lastText = "")
    {
        Index(first, extent, firstText);
        Index(last, extent, lastText);
    }

    /// <summary>Indices that must all lie in 0 … <paramref name="extent"/> − 1.</summary>
    /// <param name="values">The indices.</param>
    /// <param name="extent">The number of elements that they choose from.</param>
    /// <param name="parameter">The parameter at fault.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index lies outside; the message says which.</exception>
    public static void AllIndices(ReadOnlySpan<int> values, int extent, string parameter)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if ((uint)values[i] >= (uint)extent)
            {
                ThrowIndex(values[i], extent, $"{parameter}[{i}]");
            }
        }
    }

    /// <summary>Indices in the rows of a jagged array that must all lie in 0 … <paramref name="extent"/> − 1.</summary>
    /// <param name="values">The indices.</param>
    /// <param name="extent">The number of elements that they choose from.</param>
    /// <param name="parameter">The parameter at fault.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index lies outside; the message says which.</exception>
    public static void AllIndices(int[][] values, int extent, string parameter)
    {
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = 0; j < values[i].Length; j++)
            {
                if ((uint)values[i][j] >= (uint)extent)
                {
                    ThrowIndex(values[i][j], extent, $"{parameter}[{i}][{j}]");
                }
            }
        }
    }

    /// <summary>Two extents that must be equal in a round of a loop.</summary>
    /// <param name="actual">The extent found.</param>
    /// <param name="expected">The extent that it must equal.</param>
    /// <param name="parameter">The parameter at fault.</param>
    /// <param name="actualName">What <paramref name="actual"/> is, e.g. <c>x[i].Length</c>.</param>
    /// <param name="expectedName">What <paramref name="expected"/> is, e.g. <c>w.Length</c>.</param>
    /// <param name="round">The index of the round.</param>
    /// <param name="roundName">What the index is called.</param>
    /// <exception cref="ArgumentException">The extents differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SameExtent(int actual, int expected, string parameter, string actualName, string expectedName, int round, string roundName)
    {
        if (actual != expected)
        {
            ThrowDifferent(actual, expected, parameter, $"Where {roundName} is {round}, {actualName}", expectedName);
        }
    }

    /// <summary>An extent that must be large enough in a round of a loop.</summary>
    /// <param name="actual">The extent found.</param>
    /// <param name="needed">The least extent.</param>
    /// <param name="parameter">The parameter at fault.</param>
    /// <param name="actualName">What <paramref name="actual"/> is, e.g. <c>x[i].Length</c>.</param>
    /// <param name="neededName">What <paramref name="needed"/> is, e.g. <c>w.Length</c>.</param>
    /// <param name="round">The index of the round.</param>
    /// <param name="roundName">What the index is called.</param>
    /// <exception cref="ArgumentException">The extent is too small.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AtLeast(int actual, int needed, string parameter, string actualName, string neededName, int round, string roundName)
    {
        if (actual < needed)
        {
            ThrowTooSmall(actual, needed, parameter, $"Where {roundName} is {round}, {actualName}", neededName);
        }
    }

    /// <summary>A destination that must not share memory with an input or another destination.</summary>
    /// <typeparam name="T">Element type.</typeparam>
    /// <param name="destination">The destination.</param>
    /// <param name="other">The input or the other destination.</param>
    /// <param name="destinationName">The destination's parameter.</param>
    /// <param name="otherName">The other's parameter.</param>
    /// <exception cref="ArgumentException">The two overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Disjoint<T>(ReadOnlySpan<T> destination, ReadOnlySpan<T> other, string destinationName, string otherName)
    {
        if (destination.Overlaps(other))
        {
            ThrowOverlap(destinationName, otherName);
        }
    }

    [DoesNotReturn]
    private static void ThrowDifferent(int actual, int expected, string parameter, string actualName, string expectedName)
        => throw new ArgumentException($"{actualName} is {actual}, but {expectedName} is {expected}.", parameter);

    [DoesNotReturn]
    private static void ThrowTooSmall(int actual, int needed, string parameter, string actualName, string neededName)
        => throw new ArgumentException(
            string.Equals(neededName, $"{needed}", StringComparison.Ordinal)
                ? $"{actualName} is {actual}, but must be at least {needed}."
                : $"{actualName} is {actual}, but must be at least {neededName}, which is {needed}.",
            parameter);

    [DoesNotReturn]
    private static void ThrowIndex(int value, int extent, string parameter)
        => throw new ArgumentOutOfRangeException(parameter, value, $"The index must be at least 0 and less than {extent}.");

    [DoesNotReturn]
    private static void ThrowOverlap(string destinationName, string otherName)
        => throw new ArgumentException($"{destinationName} shares memory with {otherName}.", destinationName);
}
