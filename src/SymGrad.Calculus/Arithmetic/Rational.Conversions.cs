using System.Globalization;
using System.Numerics;

namespace SymGrad.Calculus.Arithmetic;

/// <content>To and from binary floating point and decimal text.</content>
public readonly partial struct Rational
{
    // 10^±5000 is far outside of double and decimal; beyond it a literal would cost memory, not precision.
    private const int LargestDecimalExponent = 5000;

    /// <summary>The exact binary value: <c>FromDouble(0.1)</c> is 3602879701896397/36028797018963968.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public static Rational FromDouble(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), "Only finite numbers are rational.");
        }

        var (significand, exponent) = BinaryFormat.Decompose(value);
        return exponent >= 0
            ? new((BigInteger)significand << exponent)
            : new(significand, BigInteger.One << -exponent);
    }

    /// <summary>The nearest double, ties to even; ±∞ beyond the range.</summary>
    public double ToDouble() => RoundTo(BinaryFormat.Double);

    /// <summary>The nearest float, ties to even; ±∞ beyond the range. Rounded once, from the exact value.</summary>
    public float ToSingle() => (float)RoundTo(BinaryFormat.Single);

    /// <summary>The exact value of a C# real or decimal integer literal, read as decimal: <c>0.1</c> is 1/10.</summary>
    /// <exception cref="FormatException">The text is no such literal, or its exponent is beyond ±5000.</exception>
    public static Rational Parse(string text) => TryParse(text, out var value)
        ? value
        : throw new FormatException("'" + text + "' is not a decimal literal.");

    /// <summary>Reads <c>[sign] digits [. digits] [e [sign] digits] [suffix]</c>, with <c>_</c> between digits.</summary>
    public static bool TryParse(string? text, out Rational value)
    {
        value = default;
        if (text is null || !DecimalLiteral.TryScan(text, out var literal) || Math.Abs(literal.Exponent) > LargestDecimalExponent)
        {
            return false;
        }

        var digits = BigInteger.Parse(literal.Digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var power = BigInteger.Pow(10, (int)Math.Abs(literal.Exponent));
        value = literal.Exponent >= 0 ? new(digits * power) : new(digits, power);
        value = literal.Negative ? -value : value;
        return true;
    }

    private double RoundTo(BinaryFormat format)
    {
        // A quotient of at least 66 bits, so that a remainder cannot decide anything but a tie.
        var magnitude = BigInteger.Abs(Numerator);
        var shift = 67 - (magnitude.BitLength() - Denominator.BitLength());
        var (dividend, divisor) = shift >= 0 ? (magnitude << shift, Denominator) : (magnitude, Denominator << -shift);
        var quotient = BigInteger.DivRem(dividend, divisor, out var remainder);
        return format.Round(Sign < 0, quotient, -(long)shift, !remainder.IsZero);
    }
}
