namespace SymGrad.Calculus.Arithmetic;

/// <content>Arithmetic and comparison. Division by zero gives ±∞ after the dividend's sign, 0/0 NaN.</content>
public readonly partial struct Extended
{
    // A double that stands for a special value, or for the sign of a finite one: enough for the rules of special values.
    private double Proxy => form switch
    {
        Form.Finite => significand.Sign,
        Form.PositiveInfinity => double.PositiveInfinity,
        Form.NegativeInfinity => double.NegativeInfinity,
        _ => double.NaN,
    };

    public static bool operator ==(Extended left, Extended right) => !left.IsNaN && left.Equals(right);

    public static bool operator !=(Extended left, Extended right) => !(left == right);

    public static bool operator <(Extended left, Extended right) => Ordered(left, right) && left.CompareTo(right) < 0;

    public static bool operator >(Extended left, Extended right) => Ordered(left, right) && left.CompareTo(right) > 0;

    public static bool operator <=(Extended left, Extended right) => Ordered(left, right) && left.CompareTo(right) <= 0;

    public static bool operator >=(Extended left, Extended right) => Ordered(left, right) && left.CompareTo(right) >= 0;

    public static Extended operator +(Extended value) => value;

    public static Extended operator -(Extended value) => value.form switch
    {
        Form.Finite => new(-value.significand, value.exponent),
        Form.PositiveInfinity => NegativeInfinity,
        Form.NegativeInfinity => PositiveInfinity,
        _ => NaN,
    };

    public static Extended operator +(Extended left, Extended right)
    {
        if (!left.IsFinite || !right.IsFinite)
        {
            return FromDouble(left.Proxy + right.Proxy);
        }

        if (left.significand.IsZero || right.significand.IsZero)
        {
            return left.significand.IsZero ? right : left;
        }

        var (high, low) = left.exponent >= right.exponent ? (left, right) : (right, left);
        var places = (long)high.exponent - low.exponent;
        if (places > Precision)
        {
            // What lies beyond the last place of the other does not count.
            var tops = (long)high.Top - low.Top;
            if (tops > Precision + 2 || tops < -Precision - 2)
            {
                return tops > 0 ? high : low;
            }
        }

        return Round((high.significand << (int)places) + low.significand, low.exponent);
    }

    public static Extended operator -(Extended left, Extended right) => left + -right;

    public static Extended operator *(Extended left, Extended right) => left.IsFinite && right.IsFinite
        ? Round(left.significand * right.significand, (long)left.exponent + right.exponent)
        : FromDouble(left.Proxy * right.Proxy);

    public static Extended operator /(Extended left, Extended right)
    {
        if (!left.IsFinite || !right.IsFinite || right.significand.IsZero)
        {
            return FromDouble(left.Proxy / right.Proxy);
        }

        var places = Math.Max(0, Precision + 2 + right.Magnitude.BitLength() - left.Magnitude.BitLength());
        return Round((left.significand << places) / right.significand, (long)left.exponent - right.exponent - places);
    }

    public static Extended Abs(Extended value) => value.Sign < 0 ? -value : value;

    /// <summary>The lesser; NaN if either is NaN.</summary>
    public static Extended Min(Extended left, Extended right) => left.IsNaN || left <= right ? left : right;

    /// <summary>The greater; NaN if either is NaN.</summary>
    public static Extended Max(Extended left, Extended right) => left.IsNaN || left >= right ? left : right;

    /// <summary>The greatest integer that is not above the value.</summary>
    public static Extended Floor(Extended value) =>
        value.IsFinite && value.exponent < 0 ? Round(value.significand >> -value.exponent, 0) : value;

    /// <summary>The least integer that is not below the value.</summary>
    public static Extended Ceiling(Extended value) => -Floor(-value);

    /// <summary>The integer towards zero.</summary>
    public static Extended Truncate(Extended value) => value.Sign < 0 ? Ceiling(value) : Floor(value);

    /// <summary>The nearest integer, ties to even, as <see cref="Math.Round(double)"/>.</summary>
    public static Extended RoundToInteger(Extended value)
    {
        var floor = Floor(value);
        var above = (value - floor).CompareTo(Half);
        return above > 0 || (above == 0 && !IsEven(floor)) ? floor + One : floor;
    }

    /// <summary>value · 2^<paramref name="exponent"/>, exact.</summary>
    public static Extended ScaleB(Extended value, int exponent) =>
        value.IsFinite ? Round(value.significand, (long)value.exponent + exponent) : value;

    private static bool Ordered(Extended left, Extended right) => !left.IsNaN && !right.IsNaN;

    private static bool IsEven(Extended integer) =>
        integer.exponent > 0 || (integer.significand >> -integer.exponent).IsEven;
}
