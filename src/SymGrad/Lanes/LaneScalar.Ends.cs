using System.Runtime.CompilerServices;

namespace SymGrad.Lanes;

/// <content>A lane of one number is always full.</content>
public readonly partial struct LaneScalar<T>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Load(ReadOnlySpan<T> source, int index, int count)
        => Load(source, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<T> destination, int index, int count, LaneScalar<T> value)
        => Store(destination, index, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Keep(LaneScalar<T> value, int count, LaneScalar<T> otherwise)
        => value;
}
