using System.ComponentModel;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SymGrad.Lanes;

/// <summary>A lane of one number: it finishes what the wider lanes left, and does all the work where there are none.</summary>
/// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
/// <param name="number">The number.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct LaneScalar<T>(T number) : ILane<LaneScalar<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T number = number;

    /// <inheritdoc/>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Load(ReadOnlySpan<T> source, int index)
    {
        Debug.Assert((uint)index < (uint)source.Length, "The caller verifies the extents.");
        return new(Unsafe.Add(ref MemoryMarshal.GetReference(source), (nint)(uint)index));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<T> destination, int index, LaneScalar<T> value)
    {
        Debug.Assert((uint)index < (uint)destination.Length, "The caller verifies the extents.");
        Unsafe.Add(ref MemoryMarshal.GetReference(destination), (nint)(uint)index) = value.number;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Of(T value)
        => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Ramp(int start)
        => new(T.CreateTruncating(start));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> operator +(LaneScalar<T> a, LaneScalar<T> b)
        => new(a.number + b.number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> operator -(LaneScalar<T> a, LaneScalar<T> b)
        => new(a.number - b.number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> operator *(LaneScalar<T> a, LaneScalar<T> b)
        => new(a.number * b.number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> operator /(LaneScalar<T> a, LaneScalar<T> b)
        => new(a.number / b.number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> operator -(LaneScalar<T> a)
        => new(-a.number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> FusedMultiplyAdd(LaneScalar<T> a, LaneScalar<T> b, LaneScalar<T> c)
        => new(T.MultiplyAddEstimate(a.number, b.number, c.number));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> LessThan(LaneScalar<T> a, LaneScalar<T> b)
        => Mask(a.number < b.number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> LessThanOrEqual(LaneScalar<T> a, LaneScalar<T> b)
        => Mask(a.number <= b.number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> GreaterThan(LaneScalar<T> a, LaneScalar<T> b)
        => Mask(a.number > b.number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> GreaterThanOrEqual(LaneScalar<T> a, LaneScalar<T> b)
        => Mask(a.number >= b.number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> IsEqual(LaneScalar<T> a, LaneScalar<T> b)
        => Mask(a.number == b.number);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> And(LaneScalar<T> a, LaneScalar<T> b)
        => Mask(a.Holds && b.Holds);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Or(LaneScalar<T> a, LaneScalar<T> b)
        => Mask(a.Holds || b.Holds);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Not(LaneScalar<T> a)
        => Mask(!a.Holds);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(LaneScalar<T> mask)
        => mask.Holds;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Select(LaneScalar<T> mask, LaneScalar<T> a, LaneScalar<T> b)
        => mask.Holds ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(LaneScalar<T> a)
        => a.number;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Product(LaneScalar<T> a)
        => a.number;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HorizontalMax(LaneScalar<T> a)
        => a.number;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HorizontalMin(LaneScalar<T> a)
        => a.number;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HorizontalLargest(LaneScalar<T> a)
        => a.number;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> AtLeast(LaneScalar<T> x, LaneScalar<T> bound)
        => x.number < bound.number ? bound : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> AtMost(LaneScalar<T> x, LaneScalar<T> bound)
        => x.number > bound.number ? bound : x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Round(LaneScalar<T> x)
        => new(T.Round(x.number));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> CopySign(LaneScalar<T> x, LaneScalar<T> sign)
        => new(T.CopySign(x.number, sign.number));

    /// <summary>A mask is 1 or 0.</summary>
    private bool Holds
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => number != T.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static LaneScalar<T> Mask(bool holds) => new(holds ? T.One : T.Zero);
}
