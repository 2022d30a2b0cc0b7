using System.Numerics;
using SymGrad.Lanes;

namespace SymGrad.Kernels;

/// <summary>Reductions of a row that are not sums. Each runs on the widest lane first; a narrower one finishes what it left.</summary>
internal static class RowReductions
{
    /// <summary>max + ln Σ e^(x − max): nothing overflows, and the largest term is exactly 1.</summary>
    internal static T LogSumExp<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var largest = Max(x);
        if (!T.IsFinite(largest))
        {
            return largest;
        }

        var index = 0;
        var sum = T.Zero;
        if (Lane512<T>.IsSupported) ExpSum<Lane512<T>, T>(ref index, x, largest, ref sum);
        if (Lane256<T>.IsSupported) ExpSum<Lane256<T>, T>(ref index, x, largest, ref sum);
        if (Lane128<T>.IsSupported) ExpSum<Lane128<T>, T>(ref index, x, largest, ref sum);
        ExpSum<LaneScalar<T>, T>(ref index, x, largest, ref sum);
        return largest + T.Log(sum);
    }

    internal static T Max<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var index = 0;
        var largest = T.NegativeInfinity;
        if (Lane512<T>.IsSupported) Max<Lane512<T>, T>(ref index, x, ref largest);
        if (Lane256<T>.IsSupported) Max<Lane256<T>, T>(ref index, x, ref largest);
        if (Lane128<T>.IsSupported) Max<Lane128<T>, T>(ref index, x, ref largest);
        Max<LaneScalar<T>, T>(ref index, x, ref largest);
        return largest;
    }

    internal static T Min<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var index = 0;
        var smallest = T.PositiveInfinity;
        if (Lane512<T>.IsSupported) Min<Lane512<T>, T>(ref index, x, ref smallest);
        if (Lane256<T>.IsSupported) Min<Lane256<T>, T>(ref index, x, ref smallest);
        if (Lane128<T>.IsSupported) Min<Lane128<T>, T>(ref index, x, ref smallest);
        Min<LaneScalar<T>, T>(ref index, x, ref smallest);
        return smallest;
    }

    internal static T Product<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var product = T.One;
        foreach (var factor in x)
        {
            product *= factor;
        }

        return product;
    }

    /// <summary>e[k] = Π_{j≠k} x[j] as prefix times suffix: right where factors are 0, without a division.</summary>
    internal static void ExclusiveProduct<T>(ReadOnlySpan<T> x, Span<T> e)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var prefix = T.One;
        for (var k = 0; k < x.Length; k++)
        {
            e[k] = prefix;
            prefix *= x[k];
        }

        var suffix = T.One;
        for (var k = x.Length - 1; k >= 0; k--)
        {
            e[k] *= suffix;
            suffix *= x[k];
        }
    }

    /// <summary>y[j] = α Σ_i A[i,j], row by row, so that memory is read in its order.</summary>
    internal static void ColumnSums<T>(int rows, int columns, T alpha, ReadOnlySpan<T> a, int lda, Span<T> y, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sums = y[..columns];
        if (!accumulate)
        {
            sums.Clear();
        }

        for (var i = 0; i < rows; i++)
        {
            var row = a.Slice(i * lda, columns);
            var index = 0;
            if (Lane512<T>.IsSupported) AddRow<Lane512<T>, T>(ref index, alpha, row, sums);
            if (Lane256<T>.IsSupported) AddRow<Lane256<T>, T>(ref index, alpha, row, sums);
            if (Lane128<T>.IsSupported) AddRow<Lane128<T>, T>(ref index, alpha, row, sums);
            AddRow<LaneScalar<T>, T>(ref index, alpha, row, sums);
        }
    }

    private static void AddRow<TLane, T>(ref int index, T alpha, ReadOnlySpan<T> row, Span<T> sums)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged
    {
        var factor = TLane.Of(alpha);
        for (; index <= row.Length - TLane.Count; index += TLane.Count)
        {
            TLane.Store(sums, index, TLane.FusedMultiplyAdd(factor, TLane.Load(row, index), TLane.Load(sums, index)));
        }
    }

    private static void ExpSum<TLane, T>(ref int index, ReadOnlySpan<T> x, T largest, ref T sum)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IAdditionOperators<T, T, T>, INumberBase<T>
    {
        if (index > x.Length - TLane.Count)
        {
            return;
        }

        var shift = TLane.Of(largest);
        var terms = TLane.Of(T.Zero);
        for (; index <= x.Length - TLane.Count; index += TLane.Count)
        {
            terms += TLane.Exp(TLane.Load(x, index) - shift);
        }

        sum += TLane.Sum(terms);
    }

    private static void Max<TLane, T>(ref int index, ReadOnlySpan<T> x, ref T largest)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, INumber<T>
    {
        if (index > x.Length - TLane.Count)
        {
            return;
        }

        var lane = TLane.Load(x, index);
        for (index += TLane.Count; index <= x.Length - TLane.Count; index += TLane.Count)
        {
            lane = TLane.Max(lane, TLane.Load(x, index));
        }

        largest = T.Max(largest, TLane.HorizontalMax(lane));
    }

    private static void Min<TLane, T>(ref int index, ReadOnlySpan<T> x, ref T smallest)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, INumber<T>
    {
        if (index > x.Length - TLane.Count)
        {
            return;
        }

        var lane = TLane.Load(x, index);
        for (index += TLane.Count; index <= x.Length - TLane.Count; index += TLane.Count)
        {
            lane = TLane.Min(lane, TLane.Load(x, index));
        }

        smallest = T.Min(smallest, TLane.HorizontalMin(lane));
    }
}
