using System.ComponentModel;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Lanes;

/// <summary>A lane of 256 bits: 4 doubles or 8 floats.</summary>
/// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
/// <param name="vector">The register.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct Lane256<T>(Vector256<T> vector) : ILane<Lane256<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector256<T> vector = vector;

    /// <summary>The register.</summary>
    internal Vector256<T> Register => vector;

    /// <inheritdoc/>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.IsHardwareAccelerated && Vector256<T>.IsSupported;
    }

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Count;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Load(ReadOnlySpan<T> source, int index)
    {
        Debug.Assert((uint)index <= (uint)(source.Length - Count), "The caller verifies the extents.");
        return new(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)(uint)index));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<T> destination, int index, Lane256<T> value)
    {
        Debug.Assert((uint)index <= (uint)(destination.Length - Count), "The caller verifies the extents.");
        value.vector.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)(uint)index);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Of(T value)
        => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Ramp(int start)
        => new(Vector256.CreateSequence(T.CreateTruncating(start), T.One));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator +(Lane256<T> a, Lane256<T> b)
        => new(a.vector + b.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator -(Lane256<T> a, Lane256<T> b)
        => new(a.vector - b.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator *(Lane256<T> a, Lane256<T> b)
        => new(a.vector * b.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator /(Lane256<T> a, Lane256<T> b)
        => new(a.vector / b.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator -(Lane256<T> a)
        => new(-a.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> FusedMultiplyAdd(Lane256<T> a, Lane256<T> b, Lane256<T> c)
        => typeof(T) == typeof(double)
            ? new(Vector256.MultiplyAddEstimate(a.vector.AsDouble(), b.vector.AsDouble(), c.vector.AsDouble()).As<double, T>())
            : new(Vector256.MultiplyAddEstimate(a.vector.AsSingle(), b.vector.AsSingle(), c.vector.AsSingle()).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> LessThan(Lane256<T> a, Lane256<T> b)
        => new(Vector256.LessThan(a.vector, b.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> LessThanOrEqual(Lane256<T> a, Lane256<T> b)
        => new(Vector256.LessThanOrEqual(a.vector, b.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> GreaterThan(Lane256<T> a, Lane256<T> b)
        => new(Vector256.GreaterThan(a.vector, b.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> GreaterThanOrEqual(Lane256<T> a, Lane256<T> b)
        => new(Vector256.GreaterThanOrEqual(a.vector, b.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> IsEqual(Lane256<T> a, Lane256<T> b)
        => new(Vector256.Equals(a.vector, b.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> And(Lane256<T> a, Lane256<T> b)
        => new(a.vector & b.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Or(Lane256<T> a, Lane256<T> b)
        => new(a.vector | b.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Not(Lane256<T> a)
        => new(~a.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lane256<T> mask)
        => Vector256.AnyWhereAllBitsSet(mask.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Select(Lane256<T> mask, Lane256<T> a, Lane256<T> b)
        => new(Vector256.ConditionalSelect(mask.vector, a.vector, b.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Lane256<T> a)
        => Lane128<T>.Sum(new(a.vector.GetLower() + a.vector.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Product(Lane256<T> a)
        => Lane128<T>.Product(new(a.vector.GetLower() * a.vector.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HorizontalMax(Lane256<T> a)
        => Lane128<T>.HorizontalMax(new(Vector128.Max(a.vector.GetLower(), a.vector.GetUpper())));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HorizontalMin(Lane256<T> a)
        => Lane128<T>.HorizontalMin(new(Vector128.Min(a.vector.GetLower(), a.vector.GetUpper())));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HorizontalLargest(Lane256<T> a)
        => Lane128<T>.HorizontalLargest(new(Vector128.MaxNative(a.vector.GetLower(), a.vector.GetUpper())));

    // The native order of operands lets a NaN in the second one through.
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> AtLeast(Lane256<T> x, Lane256<T> bound)
        => new(Vector256.MaxNative(bound.vector, x.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> AtMost(Lane256<T> x, Lane256<T> bound)
        => new(Vector256.MinNative(bound.vector, x.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Round(Lane256<T> x)
        => typeof(T) == typeof(double)
            ? new(Vector256.Round(x.vector.AsDouble()).As<double, T>())
            : new(Vector256.Round(x.vector.AsSingle()).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> CopySign(Lane256<T> x, Lane256<T> sign)
        => new(Vector256.ConditionalSelect(Of(-T.Zero).vector, sign.vector, x.vector));
}
