using System.ComponentModel;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Lanes;

/// <summary>A lane of 512 bits: 8 doubles or 16 floats.</summary>
/// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
/// <param name="vector">The register.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct Lane512<T>(Vector512<T> vector) : ILane<Lane512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector512<T> vector = vector;

    /// <summary>The register.</summary>
    internal Vector512<T> Register => vector;

    /// <inheritdoc/>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated && Vector512<T>.IsSupported;
    }

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Count;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Load(ReadOnlySpan<T> source, int index)
    {
        Debug.Assert((uint)index <= (uint)(source.Length - Count), "The caller verifies the extents.");
        return new(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)(uint)index));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<T> destination, int index, Lane512<T> value)
    {
        Debug.Assert((uint)index <= (uint)(destination.Length - Count), "The caller verifies the extents.");
        value.vector.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)(uint)index);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Of(T value)
        => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Ramp(int start)
        => new(Vector512.CreateSequence(T.CreateTruncating(start), T.One));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator +(Lane512<T> a, Lane512<T> b)
        => new(a.vector + b.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator -(Lane512<T> a, Lane512<T> b)
        => new(a.vector - b.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator *(Lane512<T> a, Lane512<T> b)
        => new(a.vector * b.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator /(Lane512<T> a, Lane512<T> b)
        => new(a.vector / b.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator -(Lane512<T> a)
        => new(-a.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> FusedMultiplyAdd(Lane512<T> a, Lane512<T> b, Lane512<T> c)
        => typeof(T) == typeof(double)
            ? new(Vector512.MultiplyAddEstimate(a.vector.AsDouble(), b.vector.AsDouble(), c.vector.AsDouble()).As<double, T>())
            : new(Vector512.MultiplyAddEstimate(a.vector.AsSingle(), b.vector.AsSingle(), c.vector.AsSingle()).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> LessThan(Lane512<T> a, Lane512<T> b)
        => new(Vector512.LessThan(a.vector, b.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> LessThanOrEqual(Lane512<T> a, Lane512<T> b)
        => new(Vector512.LessThanOrEqual(a.vector, b.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> GreaterThan(Lane512<T> a, Lane512<T> b)
        => new(Vector512.GreaterThan(a.vector, b.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> GreaterThanOrEqual(Lane512<T> a, Lane512<T> b)
        => new(Vector512.GreaterThanOrEqual(a.vector, b.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> IsEqual(Lane512<T> a, Lane512<T> b)
        => new(Vector512.Equals(a.vector, b.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> And(Lane512<T> a, Lane512<T> b)
        => new(a.vector & b.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Or(Lane512<T> a, Lane512<T> b)
        => new(a.vector | b.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Not(Lane512<T> a)
        => new(~a.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lane512<T> mask)
        => Vector512.AnyWhereAllBitsSet(mask.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Select(Lane512<T> mask, Lane512<T> a, Lane512<T> b)
        => new(Vector512.ConditionalSelect(mask.vector, a.vector, b.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Lane512<T> a)
        => Lane256<T>.Sum(new(a.vector.GetLower() + a.vector.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Product(Lane512<T> a)
        => Lane256<T>.Product(new(a.vector.GetLower() * a.vector.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HorizontalMax(Lane512<T> a)
        => Lane256<T>.HorizontalMax(new(Vector256.Max(a.vector.GetLower(), a.vector.GetUpper())));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HorizontalMin(Lane512<T> a)
        => Lane256<T>.HorizontalMin(new(Vector256.Min(a.vector.GetLower(), a.vector.GetUpper())));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HorizontalLargest(Lane512<T> a)
        => Lane256<T>.HorizontalLargest(new(Vector256.MaxNative(a.vector.GetLower(), a.vector.GetUpper())));

    // The native order of operands lets a NaN in the second one through.
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> AtLeast(Lane512<T> x, Lane512<T> bound)
        => new(Vector512.MaxNative(bound.vector, x.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> AtMost(Lane512<T> x, Lane512<T> bound)
        => new(Vector512.MinNative(bound.vector, x.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Round(Lane512<T> x)
        => typeof(T) == typeof(double)
            ? new(Vector512.Round(x.vector.AsDouble()).As<double, T>())
            : new(Vector512.Round(x.vector.AsSingle()).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> CopySign(Lane512<T> x, Lane512<T> sign)
        => new(Vector512.ConditionalSelect(Of(-T.Zero).vector, sign.vector, x.vector));
}
