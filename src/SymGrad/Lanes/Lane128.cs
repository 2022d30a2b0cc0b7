using System.ComponentModel;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SymGrad.Lanes;

/// <summary>A lane of 128 bits: 2 doubles or 4 floats.</summary>
/// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
/// <param name="vector">The register.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct Lane128<T>(Vector128<T> vector) : ILane<Lane128<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector128<T> vector = vector;

    /// <summary>The register.</summary>
    internal Vector128<T> Register => vector;

    /// <inheritdoc/>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.IsHardwareAccelerated && Vector128<T>.IsSupported;
    }

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Load(ReadOnlySpan<T> source, int index)
    {
        Debug.Assert((uint)index <= (uint)(source.Length - Count), "The caller verifies the extents.");
        return new(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)(uint)index));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<T> destination, int index, Lane128<T> value)
    {
        Debug.Assert((uint)index <= (uint)(destination.Length - Count), "The caller verifies the extents.");
        value.vector.StoreUnsafe(ref MemoryMarshal.GetReference(destination), (nuint)(uint)index);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Of(T value)
        => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Ramp(int start)
        => new(Vector128.CreateSequence(T.CreateTruncating(start), T.One));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator +(Lane128<T> a, Lane128<T> b)
        => new(a.vector + b.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator -(Lane128<T> a, Lane128<T> b)
        => new(a.vector - b.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator *(Lane128<T> a, Lane128<T> b)
        => new(a.vector * b.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator /(Lane128<T> a, Lane128<T> b)
        => new(a.vector / b.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator -(Lane128<T> a)
        => new(-a.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> FusedMultiplyAdd(Lane128<T> a, Lane128<T> b, Lane128<T> c)
        => typeof(T) == typeof(double)
            ? new(Vector128.MultiplyAddEstimate(a.vector.AsDouble(), b.vector.AsDouble(), c.vector.AsDouble()).As<double, T>())
            : new(Vector128.MultiplyAddEstimate(a.vector.AsSingle(), b.vector.AsSingle(), c.vector.AsSingle()).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> LessThan(Lane128<T> a, Lane128<T> b)
        => new(Vector128.LessThan(a.vector, b.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> LessThanOrEqual(Lane128<T> a, Lane128<T> b)
        => new(Vector128.LessThanOrEqual(a.vector, b.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> GreaterThan(Lane128<T> a, Lane128<T> b)
        => new(Vector128.GreaterThan(a.vector, b.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> GreaterThanOrEqual(Lane128<T> a, Lane128<T> b)
        => new(Vector128.GreaterThanOrEqual(a.vector, b.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> IsEqual(Lane128<T> a, Lane128<T> b)
        => new(Vector128.Equals(a.vector, b.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> And(Lane128<T> a, Lane128<T> b)
        => new(a.vector & b.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Or(Lane128<T> a, Lane128<T> b)
        => new(a.vector | b.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Not(Lane128<T> a)
        => new(~a.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lane128<T> mask)
        => Vector128.AnyWhereAllBitsSet(mask.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Select(Lane128<T> mask, Lane128<T> a, Lane128<T> b)
        => new(Vector128.ConditionalSelect(mask.vector, a.vector, b.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Lane128<T> a)
        => Vector128.Sum(a.vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Product(Lane128<T> a)
        => typeof(T) == typeof(double)
            ? a.vector[0] * a.vector[1]
            : a.vector[0] * a.vector[1] * (a.vector[2] * a.vector[3]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HorizontalMax(Lane128<T> a)
        => typeof(T) == typeof(double)
            ? T.Max(a.vector[0], a.vector[1])
            : T.Max(T.Max(a.vector[0], a.vector[1]), T.Max(a.vector[2], a.vector[3]));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HorizontalMin(Lane128<T> a)
        => typeof(T) == typeof(double)
            ? T.Min(a.vector[0], a.vector[1])
            : T.Min(T.Min(a.vector[0], a.vector[1]), T.Min(a.vector[2], a.vector[3]));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HorizontalLargest(Lane128<T> a)
    {
        var pair = typeof(T) == typeof(double) ? a.vector : Vector128.MaxNative(a.vector, Vector128.Shuffle(a.vector.AsInt32(), Vector128.Create(2, 3, 0, 1)).As<int, T>());
        return pair[0] > pair[1] ? pair[0] : pair[1];
    }

    // The native order of operands lets a NaN in the second one through.
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> AtLeast(Lane128<T> x, Lane128<T> bound)
        => new(Vector128.MaxNative(bound.vector, x.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> AtMost(Lane128<T> x, Lane128<T> bound)
        => new(Vector128.MinNative(bound.vector, x.vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Round(Lane128<T> x)
        => typeof(T) == typeof(double)
            ? new(Vector128.Round(x.vector.AsDouble()).As<double, T>())
            : new(Vector128.Round(x.vector.AsSingle()).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> CopySign(Lane128<T> x, Lane128<T> sign)
        => new(Vector128.ConditionalSelect(Of(-T.Zero).vector, sign.vector, x.vector));
}
