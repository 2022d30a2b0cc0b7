using System.ComponentModel;

namespace SymGrad.Lanes;

/// <summary>
/// Several numbers that are computed with together: one vector register, or a single number. Generated loops are written
/// once, generic over the lane, and run on the widest one that the machine has, which masks the end of a row that does not
/// fill it.
/// </summary>
/// <typeparam name="TSelf">The lane.</typeparam>
/// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
/// <remarks>
/// A mask is what a comparison returns: it is opaque, and only <see cref="And"/>, <see cref="Or"/>, <see cref="Not"/>,
/// <see cref="Any"/> and <see cref="Select"/> take it.
/// </remarks>
/// <example>
/// ā = 2(p − y) ⊙ p ⊙ (1 − p), of the squared loss of a sigmoid layer:
/// <code>
/// static void Loop1&lt;L&gt;(int end, ReadOnlySpan&lt;double&gt; p, ReadOnlySpan&lt;double&gt; y, Span&lt;double&gt; aBar)
///     where L : struct, ILane&lt;L, double&gt;
/// {
///     for (var index = 0; index &lt; end; index += L.Count)
///     {
///         var left = end - index;
///         var pi = L.Load(p, index, left);
///         L.Store(aBar, index, left, L.Of(2.0) * (pi - L.Load(y, index, left)) * pi * (L.Of(1.0) - pi));
///     }
/// }
///
/// if (Lane512&lt;double&gt;.IsSupported) Loop1&lt;Lane512&lt;double&gt;&gt;(n, p, y, aBar);
/// else if (Lane256&lt;double&gt;.IsSupported) Loop1&lt;Lane256&lt;double&gt;&gt;(n, p, y, aBar);
/// else if (Lane128&lt;double&gt;.IsSupported) Loop1&lt;Lane128&lt;double&gt;&gt;(n, p, y, aBar);
/// else Loop1&lt;LaneScalar&lt;double&gt;&gt;(n, p, y, aBar);
/// </code>
/// </example>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial interface ILane<TSelf, T>
    where TSelf : struct, ILane<TSelf, T>
    where T : unmanaged
{
    /// <summary>Whether the machine computes with this lane in its own registers; the scalar lane is supported everywhere.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>How many numbers the lane holds.</summary>
    static abstract int Count { get; }

    /// <summary>The elements from <paramref name="index"/> on. The caller has verified that <see cref="Count"/> of them are there.</summary>
    /// <param name="source">The memory to read.</param>
    /// <param name="index">The first element.</param>
    static abstract TSelf Load(ReadOnlySpan<T> source, int index);

    /// <summary>Writes the elements from <paramref name="index"/> on. The caller has verified that there is room for <see cref="Count"/> of them.</summary>
    /// <param name="destination">The memory to write.</param>
    /// <param name="index">The first element.</param>
    /// <param name="value">The numbers to write.</param>
    static abstract void Store(Span<T> destination, int index, TSelf value);

    /// <summary>The elements from <paramref name="index"/> on, or those that are left: where fewer than <see cref="Count"/> are, the rest of the lane is 0.</summary>
    /// <param name="source">The memory to read.</param>
    /// <param name="index">The first element.</param>
    /// <param name="count">How many elements are left, at least one.</param>
    static abstract TSelf Load(ReadOnlySpan<T> source, int index, int count);

    /// <summary>Writes the elements from <paramref name="index"/> on, at most as many as are left.</summary>
    /// <param name="destination">The memory to write.</param>
    /// <param name="index">The first element.</param>
    /// <param name="count">How many elements are left, at least one.</param>
    /// <param name="value">The numbers to write.</param>
    static abstract void Store(Span<T> destination, int index, int count, TSelf value);

    /// <summary>The numbers that stand for elements; something neutral beyond the last.</summary>
    /// <param name="value">The numbers.</param>
    /// <param name="count">How many elements are left, at least one.</param>
    /// <param name="otherwise">What stands beyond the last.</param>
    static abstract TSelf Keep(TSelf value, int count, TSelf otherwise);

    /// <summary>The same number everywhere.</summary>
    /// <param name="value">The number.</param>
    static abstract TSelf Of(T value);

    /// <summary><paramref name="start"/>, <paramref name="start"/> + 1, …</summary>
    /// <param name="start">The first number.</param>
    static abstract TSelf Ramp(int start);

    /// <summary>The sum.</summary>
    /// <param name="a">First addend.</param>
    /// <param name="b">Second addend.</param>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>The difference.</summary>
    /// <param name="a">Minuend.</param>
    /// <param name="b">Subtrahend.</param>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>The product.</summary>
    /// <param name="a">First factor.</param>
    /// <param name="b">Second factor.</param>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>The quotient.</summary>
    /// <param name="a">Dividend.</param>
    /// <param name="b">Divisor.</param>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>The number with its sign changed.</summary>
    /// <param name="a">The number.</param>
    static abstract TSelf operator -(TSelf a);

    /// <summary>a·b + c, rounded once where the machine can do so fast.</summary>
    /// <param name="a">First factor.</param>
    /// <param name="b">Second factor.</param>
    /// <param name="c">Addend.</param>
    static abstract TSelf FusedMultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>A mask, where a &lt; b.</summary>
    /// <param name="a">Left side.</param>
    /// <param name="b">Right side.</param>
    static abstract TSelf LessThan(TSelf a, TSelf b);

    /// <summary>A mask, where a ≤ b.</summary>
    /// <param name="a">Left side.</param>
    /// <param name="b">Right side.</param>
    static abstract TSelf LessThanOrEqual(TSelf a, TSelf b);

    /// <summary>A mask, where a &gt; b.</summary>
    /// <param name="a">Left side.</param>
    /// <param name="b">Right side.</param>
    static abstract TSelf GreaterThan(TSelf a, TSelf b);

    /// <summary>A mask, where a ≥ b.</summary>
    /// <param name="a">Left side.</param>
    /// <param name="b">Right side.</param>
    static abstract TSelf GreaterThanOrEqual(TSelf a, TSelf b);

    /// <summary>A mask, where a = b; NaN equals nothing.</summary>
    /// <param name="a">Left side.</param>
    /// <param name="b">Right side.</param>
    static abstract TSelf IsEqual(TSelf a, TSelf b);

    /// <summary>A mask, where both masks hold.</summary>
    /// <param name="a">One mask.</param>
    /// <param name="b">The other.</param>
    static abstract TSelf And(TSelf a, TSelf b);

    /// <summary>A mask, where at least one of both masks holds.</summary>
    /// <param name="a">One mask.</param>
    /// <param name="b">The other.</param>
    static abstract TSelf Or(TSelf a, TSelf b);

    /// <summary>A mask, where the given one does not hold.</summary>
    /// <param name="a">The mask.</param>
    static abstract TSelf Not(TSelf a);

    /// <summary>Whether a mask holds anywhere.</summary>
    /// <param name="mask">The mask.</param>
    static abstract bool Any(TSelf mask);

    /// <summary>a where the mask holds, b elsewhere; what is not selected leaves no trace, NaN included.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="a">The numbers where it holds.</param>
    /// <param name="b">The numbers elsewhere.</param>
    static abstract TSelf Select(TSelf mask, TSelf a, TSelf b);

    /// <summary>The sum over the lane.</summary>
    /// <param name="a">The numbers.</param>
    static abstract T Sum(TSelf a);

    /// <summary>The product over the lane.</summary>
    /// <param name="a">The numbers.</param>
    static abstract T Product(TSelf a);

    /// <summary>The largest number of the lane; NaN if there is one.</summary>
    /// <param name="a">The numbers.</param>
    static abstract T HorizontalMax(TSelf a);

    /// <summary>The smallest number of the lane; NaN if there is one.</summary>
    /// <param name="a">The numbers.</param>
    static abstract T HorizontalMin(TSelf a);

    /// <summary>The largest number, where none is NaN; else any value.</summary>
    /// <param name="a">The numbers.</param>
    static abstract T HorizontalLargest(TSelf a);

    /// <summary>The larger of x and a bound that is a number; a NaN x stays NaN. One instruction, unlike <see cref="Max"/>.</summary>
    /// <param name="x">The number.</param>
    /// <param name="bound">The lower bound, not NaN.</param>
    static abstract TSelf AtLeast(TSelf x, TSelf bound);

    /// <summary>The smaller of x and a bound that is a number; a NaN x stays NaN. One instruction, unlike <see cref="Min"/>.</summary>
    /// <param name="x">The number.</param>
    /// <param name="bound">The upper bound, not NaN.</param>
    static abstract TSelf AtMost(TSelf x, TSelf bound);

    /// <summary>The nearest whole number; halves go to the even one.</summary>
    /// <param name="x">The number.</param>
    static abstract TSelf Round(TSelf x);

    /// <summary>The number with the sign of another.</summary>
    /// <param name="x">The number that gives the magnitude.</param>
    /// <param name="sign">The number that gives the sign.</param>
    static abstract TSelf CopySign(TSelf x, TSelf sign);
}
