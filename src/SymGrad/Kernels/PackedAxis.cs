using System.ComponentModel;

namespace SymGrad.Kernels;

/// <summary>
/// What stands along an axis of a matrix: the elements of a jagged array row after row, or so many of anything else. Where derivatives are
/// computed, each row has room for the longest.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct PackedAxis
{
    private readonly ReadOnlySpan<int> lengths;
    private readonly int width;
    private readonly bool isWhole;

    internal PackedAxis(ReadOnlySpan<int> lengths, int width)
    {
        this.lengths = lengths;
        this.width = width;
    }

    private PackedAxis(int count)
    {
        width = count;
        isWhole = true;
    }

    /// <summary>How many elements there is room for.</summary>
    internal int Room => checked(Rows * width);

    /// <summary>In how many rows the elements stand.</summary>
    internal int Rows => isWhole ? 1 : lengths.Length;

    /// <summary>Where what belongs to a row begins, and how many elements it has.</summary>
    internal (int Start, int Length) Row(int row) => (row * width, isWhole ? width : lengths[row]);

    /// <summary>So many elements without rows.</summary>
    /// <param name="count">Their number.</param>
    public static implicit operator PackedAxis(int count) => new(count);
}
