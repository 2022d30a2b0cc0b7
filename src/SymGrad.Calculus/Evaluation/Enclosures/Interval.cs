using System.Linq;

namespace SymGrad.Calculus.Evaluation.Enclosures;

/// <summary>One end of an interval, and whether it belongs to it.</summary>
public readonly record struct End(double Value, bool IsOpen);

/// <summary>All numbers between two ends; infinite ends are open.</summary>
public readonly record struct Interval(End Lower, End Upper)
{
    public static readonly Interval Reals = new(new(double.NegativeInfinity, true), new(double.PositiveInfinity, true));

    public static Interval Point(double value) => new(new(value, double.IsInfinity(value)), new(value, double.IsInfinity(value)));

    public static Interval Closed(double lower, double upper) => new(new(lower, double.IsInfinity(lower)), new(upper, double.IsInfinity(upper)));

    public double Width => Upper.Value - Lower.Value;

    public bool Contains(double x) => (x > Lower.Value || (!Lower.IsOpen && x >= Lower.Value)) && (x < Upper.Value || (!Upper.IsOpen && x <= Upper.Value));

    /// <summary>The least interval that holds both.</summary>
    public Interval Hull(Interval other) => Of([Lower, Upper, other.Lower, other.Upper]);

    /// <summary>What both hold; null where that is nothing.</summary>
    public Interval? Meet(Interval other)
    {
        var lower = Lower.Value > other.Lower.Value || (Lower.IsOpen && Lower.Value >= other.Lower.Value) ? Lower : other.Lower;
        var upper = Upper.Value < other.Upper.Value || (Upper.IsOpen && Upper.Value <= other.Upper.Value) ? Upper : other.Upper;
        return lower.Value < upper.Value || (lower.Value <= upper.Value && !lower.IsOpen && !upper.IsOpen) ? new(lower, upper) : null;
    }

    /// <summary>The hull of ends, which are attained where one of those with that value is.</summary>
    public static Interval Of(IReadOnlyCollection<End> ends)
    {
        var (least, greatest) = (ends.Min(e => e.Value), ends.Max(e => e.Value));
        return new(new(least, ends.All(e => e.Value > least || e.IsOpen)), new(greatest, ends.All(e => e.Value < greatest || e.IsOpen)));
    }

    public static Interval operator +(Interval a, Interval b) => new(Add(a.Lower, b.Lower, double.NegativeInfinity), Add(a.Upper, b.Upper, double.PositiveInfinity));

    public static Interval operator *(Interval a, Interval b) => Of([Times(a.Lower, b.Lower), Times(a.Lower, b.Upper), Times(a.Upper, b.Lower), Times(a.Upper, b.Upper)]);

    /// <summary>The values of xⁿ; of a negative power where 0 is a value of x, all numbers that it can reach.</summary>
    public Interval Power(int exponent)
    {
        if (exponent < 0)
        {
            var power = Power(-exponent);
            var ends = new List<End> { Inverse(power.Lower, fromAbove: true), Inverse(power.Upper, fromAbove: false) };
            return power.Lower.Value < 0 && power.Upper.Value > 0 ? Reals : Of(ends);
        }

        var values = new List<End> { new(Math.Pow(Lower.Value, exponent), Lower.IsOpen), new(Math.Pow(Upper.Value, exponent), Upper.IsOpen) };
        if (exponent % 2 == 0 && Lower.Value < 0 && Upper.Value > 0)
        {
            values.Add(new(0, false));
        }

        return Of(values);
    }

    private static End Add(End a, End b, double ifUnknown) => a.Value + b.Value is var sum && double.IsNaN(sum) ? new(ifUnknown, true) : new(sum, a.IsOpen || b.IsOpen);

    /// <summary>A product is attained where both factors are, or one of them is an attained 0; 0·∞ is the 0 of all finite products.</summary>
    private static End Times(End a, End b) => a.Value is 0 || b.Value is 0
        ? new(0, !((a.Value is 0 && !a.IsOpen) || (b.Value is 0 && !b.IsOpen)) && (a.IsOpen || b.IsOpen))
        : new(a.Value * b.Value, a.IsOpen || b.IsOpen);

    private static End Inverse(End end, bool fromAbove) => end.Value is 0 ? new(fromAbove ? double.PositiveInfinity : double.NegativeInfinity, true) : new(1 / end.Value, end.IsOpen);
}
