using System.Numerics;
using System.Runtime.CompilerServices;
using SymGrad.Lanes;
using SymGrad.Lanes.Algorithms;

namespace SymGrad.Kernels;

/// <summary>
/// Rows of entries that add up to 0, beside rows of weights, none negative, that add up to 1. Where one weight is nearly 1, the entry beside it has been a difference
/// of nearly equal numbers; it becomes minus the sum of the others. Where none is, which one look at the weights tells, nothing happens.
/// </summary>
internal static class ZeroSums
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Complete<T>(int rows, int columns, ReadOnlySpan<T> weights, Span<T> entries)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Extents.Matrix(rows, columns, weights.Length, columns);
        Extents.Matrix(rows, columns, entries.Length, columns);
        weights = weights[..(rows * columns)];
        var limit = T.One - Saturation.Limit<T>();
        if (Lane512<T>.IsSupported ? IsAnyAbove<Lane512<T>, T>(weights, limit)
            : Lane256<T>.IsSupported ? IsAnyAbove<Lane256<T>, T>(weights, limit)
            : Lane128<T>.IsSupported ? IsAnyAbove<Lane128<T>, T>(weights, limit)
            : IsAnyAbove<LaneScalar<T>, T>(weights, limit))
        {
            CompleteRows(columns, weights, entries, limit);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAnyAbove<L, T>(ReadOnlySpan<T> weights, T limit)
        where L : struct, ILane<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var least = L.Of(limit);
        var last = weights.Length - L.Count;
        if (last < 0)
        {
            // Beyond the last weight there is 0.
            return weights.Length > 0 && L.Any(L.GreaterThan(L.Load(weights, 0, weights.Length), least));
        }

        var isAbove = L.GreaterThan(L.Load(weights, last), least);
        for (var index = 0; index < last; index += L.Count)
        {
            isAbove = L.Or(isAbove, L.GreaterThan(L.Load(weights, index), least));
        }

        return L.Any(isAbove);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CompleteRows<T>(int columns, ReadOnlySpan<T> weights, Span<T> entries, T limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var start = 0; start < weights.Length; start += columns)
        {
            CompleteRow(weights.Slice(start, columns), entries.Slice(start, columns), limit);
        }
    }

    private static void CompleteRow<T>(ReadOnlySpan<T> weights, Span<T> entries, T limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var k = 0; k < weights.Length; k++)
        {
            if (weights[k] > limit)
            {
                entries[k] = T.Zero;
                entries[k] = -Dispatch.Sum<T>(entries);
                return;
            }
        }
    }
}
