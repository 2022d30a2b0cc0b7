using System.Numerics;
using System.Runtime.CompilerServices;
using SymGrad.Lanes;

namespace SymGrad.Kernels;

/// <summary>Reductions of a row that are not sums. Each runs on the widest lane, which masks the end of the row.</summary>
internal static class RowReductions
{
    /// <summary>max + ln Σ e^(x − max): nothing overflows, and the largest term is exactly 1.</summary>
    internal static T LogSumExp<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Lane512<T>.IsSupported ? LogSumExp<Lane512<T>, T>(x)
            : Lane256<T>.IsSupported ? LogSumExp<Lane256<T>, T>(x)
            : Lane128<T>.IsSupported ? LogSumExp<Lane128<T>, T>(x)
            : LogSumExp<LaneScalar<T>, T>(x);

    /// <summary>p = e^(x − LSE x), and the LSE: each exponential is computed once.</summary>
    internal static T Softmax<T>(ReadOnlySpan<T> x, Span<T> p)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Lane512<T>.IsSupported ? Softmax<Lane512<T>, T>(x, p)
            : Lane256<T>.IsSupported ? Softmax<Lane256<T>, T>(x, p)
            : Lane128<T>.IsSupported ? Softmax<Lane128<T>, T>(x, p)
            : Softmax<LaneScalar<T>, T>(x, p);

    internal static T Max<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Lane512<T>.IsSupported ? Max<Lane512<T>, T>(x)
            : Lane256<T>.IsSupported ? Max<Lane256<T>, T>(x)
            : Lane128<T>.IsSupported ? Max<Lane128<T>, T>(x)
            : Max<LaneScalar<T>, T>(x);

    internal static T Min<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Lane512<T>.IsSupported ? Min<Lane512<T>, T>(x)
            : Lane256<T>.IsSupported ? Min<Lane256<T>, T>(x)
            : Lane128<T>.IsSupported ? Min<Lane128<T>, T>(x)
            : Min<LaneScalar<T>, T>(x);

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

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T LogSumExp<TLane, T>(ReadOnlySpan<T> x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var largest = Largest<TLane, T>(x);
        var shift = TLane.Of(largest);
        var zero = TLane.Of(T.Zero);
        var sum = zero;
        for (var index = 0; index < x.Length; index += TLane.Count)
        {
            var left = x.Length - index;
            sum += TLane.Keep(TLane.Exp(TLane.Load(x, index, left) - shift), left, zero);
        }

        // An element that is infinite or no number makes a term, and the sum, NaN.
        var total = TLane.Sum(sum);
        return total > T.Zero ? largest + T.Log(total) : Max(x);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T Softmax<TLane, T>(ReadOnlySpan<T> x, Span<T> p)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (x.Length > TLane.Count && x.Length <= 4 * TLane.Count)
        {
            return x.Length <= 2 * TLane.Count ? TwoLanes<TLane, T>(x, p) : FourLanes<TLane, T>(x, p);
        }

        var largest = Largest<TLane, T>(x);
        var shift = TLane.Of(largest);
        var zero = TLane.Of(T.Zero);
        var sum = zero;
        for (var index = 0; index < x.Length; index += TLane.Count)
        {
            var left = x.Length - index;
            var e = TLane.Exp(TLane.Load(x, index, left) - shift);
            TLane.Store(p, index, left, e);
            sum += TLane.Keep(e, left, zero);
        }

        var total = TLane.Sum(sum);
        if (!(total > T.Zero))
        {
            return WithoutSum(x, p);
        }

        var scale = TLane.Of(T.One / total);
        for (var index = 0; index < x.Length; index += TLane.Count)
        {
            var left = x.Length - index;
            TLane.Store(p, index, left, TLane.Load(p, index, left) * scale);
        }

        return largest + T.Log(total);
    }

    /// <summary>A row of one full and one begun lane stays in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T TwoLanes<TLane, T>(ReadOnlySpan<T> x, Span<T> p)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var left = x.Length - TLane.Count;
        var first = TLane.Load(x, 0);
        var second = TLane.Keep(TLane.Load(x, TLane.Count, left), left, TLane.Of(T.NegativeInfinity));
        var largest = TLane.HorizontalLargest(TLane.AtLeast(first, second));
        var shift = TLane.Of(largest);
        first = TLane.Exp(first - shift);
        second = TLane.Exp(second - shift);
        var total = TLane.Sum(first + second);
        if (!(total > T.Zero))
        {
            return WithoutSum(x, p);
        }

        var scale = TLane.Of(T.One / total);
        TLane.Store(p, 0, first * scale);
        TLane.Store(p, TLane.Count, left, second * scale);
        return largest + T.Log(total);
    }

    /// <summary>So does one of up to four lanes, apart from the shorter ones: a method that needs many registers begins with saving them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static T FourLanes<TLane, T>(ReadOnlySpan<T> x, Span<T> p)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var third = x.Length - (2 * TLane.Count);
        var fourth = third - TLane.Count;
        var least = TLane.Of(T.NegativeInfinity);
        var a = TLane.Load(x, 0);
        var b = TLane.Load(x, TLane.Count);
        var c = TLane.Keep(TLane.Load(x, 2 * TLane.Count, third), third, least);
        var d = fourth > 0 ? TLane.Keep(TLane.Load(x, 3 * TLane.Count, fourth), fourth, least) : least;
        var largest = TLane.HorizontalLargest(TLane.AtLeast(TLane.AtLeast(a, b), TLane.AtLeast(c, d)));
        var shift = TLane.Of(largest);
        (a, b, c, d) = (TLane.Exp(a - shift), TLane.Exp(b - shift), TLane.Exp(c - shift), TLane.Exp(d - shift));
        var total = TLane.Sum((a + b) + (c + d));
        if (!(total > T.Zero))
        {
            return WithoutSum(x, p);
        }

        var scale = TLane.Of(T.One / total);
        TLane.Store(p, 0, a * scale);
        TLane.Store(p, TLane.Count, b * scale);
        TLane.Store(p, 2 * TLane.Count, third, c * scale);
        if (fourth > 0)
        {
            TLane.Store(p, 3 * TLane.Count, fourth, d * scale);
        }

        return largest + T.Log(total);
    }

    /// <summary>The maximum, which is the LSE, of a row whose terms e^(x − max) have no sum: it is empty, or elements are infinite or no number.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T WithoutSum<T>(ReadOnlySpan<T> x, Span<T> p)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var largest = Max(x);
        for (var k = 0; k < x.Length; k++)
        {
            p[k] = T.Exp(x[k] - largest);
        }

        return largest;
    }

    /// <summary>The maximum of a row of numbers; where there is a NaN, any value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Largest<TLane, T>(ReadOnlySpan<T> x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var least = TLane.Of(T.NegativeInfinity);
        var largest = least;
        for (var index = 0; index < x.Length; index += TLane.Count)
        {
            var left = x.Length - index;
            largest = TLane.AtLeast(largest, TLane.Keep(TLane.Load(x, index, left), left, least));
        }

        return TLane.HorizontalLargest(largest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Max<TLane, T>(ReadOnlySpan<T> x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var least = TLane.Of(T.NegativeInfinity);
        var largest = least;
        for (var index = 0; index < x.Length; index += TLane.Count)
        {
            var left = x.Length - index;
            largest = TLane.Max(largest, TLane.Keep(TLane.Load(x, index, left), left, least));
        }

        return TLane.HorizontalMax(largest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Min<TLane, T>(ReadOnlySpan<T> x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var most = TLane.Of(T.PositiveInfinity);
        var smallest = most;
        for (var index = 0; index < x.Length; index += TLane.Count)
        {
            var left = x.Length - index;
            smallest = TLane.Min(smallest, TLane.Keep(TLane.Load(x, index, left), left, most));
        }

        return TLane.HorizontalMin(smallest);
    }
}
