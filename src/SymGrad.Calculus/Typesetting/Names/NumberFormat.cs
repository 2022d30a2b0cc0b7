using System.Globalization;
using System.Linq;
using System.Numerics;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.Names;

/// <summary>Numbers as the user wrote them; derived ones exact, as integers, fractions or decimals.</summary>
internal sealed class NumberFormat
{
    private const int LongestDecimal = 6;
    private static readonly BigInteger LargestPlain = BigInteger.Pow(10, 15);
    private readonly Dictionary<Rational, Box> _literals = [];
    private readonly Precision _precision;

    public NumberFormat(IReadOnlyDictionary<Rational, string> literals, Precision precision)
    {
        _precision = precision;
        foreach (var literal in literals)
        {
            var text = literal.Value.Replace("_", string.Empty).TrimEnd("fFdDmMlLuU".ToCharArray());
            if (Written(literal.Key, text) is { } box)
            {
                _literals[literal.Key] = box;
            }
        }
    }

    /// <summary>Whether the number is set on one line, so that it can stand in a numerator whole.</summary>
    public bool IsInline(Rational magnitude) => Print(magnitude) is not Fraction;

    /// <summary>A number without its sign.</summary>
    public Box Print(Rational magnitude)
    {
        if (_literals.TryGetValue(magnitude, out var written))
        {
            return written;
        }

        if (magnitude.IsInteger && magnitude.Numerator < LargestPlain)
        {
            return Digits(magnitude.Numerator);
        }

        // Halves, quarters and eighths come from the rules of differentiation, tenths from decimals.
        if ((magnitude.Denominator % 5).IsZero && Decimal(magnitude) is { } text)
        {
            return new Numeral(text);
        }

        return magnitude.Numerator < 1000 && magnitude.Denominator < 1000
            ? new Fraction(Digits(magnitude.Numerator), Digits(magnitude.Denominator), Small: true)
            : Shortest(magnitude);
    }

    public static Box Digits(BigInteger value) => new Numeral(value.ToString(CultureInfo.InvariantCulture));

    private static Box? Written(Rational value, string text)
    {
        var mark = text.IndexOfAny(['e', 'E']);
        var mantissa = mark < 0 ? text : text.Substring(0, mark);
        if (mantissa.Length == 0 || !mantissa.All(c => char.IsDigit(c) || c == '.'))
        {
            return null;
        }

        if (mark >= 0)
        {
            return Scientific(Trim(mantissa), int.Parse(text.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        }

        return value.IsInteger ? null : new Numeral(mantissa[0] == '.' ? "0" + mantissa : mantissa);
    }

    /// <summary>The finite decimal expansion, where it is short.</summary>
    private static string? Decimal(Rational magnitude)
    {
        for (var places = 1; places <= LongestDecimal; places++)
        {
            var scaled = magnitude * new Rational(BigInteger.Pow(10, places));
            if (scaled.IsInteger)
            {
                var digits = scaled.Numerator.ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
                return digits.Insert(digits.Length - places, ".");
            }
        }

        return null;
    }

    private Box Shortest(Rational magnitude)
    {
        var text = _precision == Precision.Single
            ? Roundtrip(magnitude.ToSingle().ToString("G7", CultureInfo.InvariantCulture), t => Parse(t).ToSingle() == magnitude.ToSingle(), magnitude.ToSingle().ToString("G9", CultureInfo.InvariantCulture))
            : Roundtrip(magnitude.ToDouble().ToString("G15", CultureInfo.InvariantCulture), t => Parse(t).ToDouble() == magnitude.ToDouble(), magnitude.ToDouble().ToString("G17", CultureInfo.InvariantCulture));
        var mark = text.IndexOf('E');
        return mark < 0
            ? new Numeral(text)
            : Scientific(text.Substring(0, mark), int.Parse(text.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    private static Rational Parse(string text) => Rational.Parse(text);

    private static string Roundtrip(string brief, Func<string, bool> suffices, string full) => suffices(brief) ? brief : full;

    private static Box Scientific(string mantissa, int exponent)
    {
        Box power = new Scripts(new Numeral("10"), null, exponent < 0
            ? Boxes.Side(new Minus(), Boxes.Number(-exponent))
            : Boxes.Number(exponent));
        return mantissa == "1" ? power : Boxes.Side(new Numeral(mantissa), Boxes.Dot, power);
    }

    private static string Trim(string mantissa) => mantissa.Contains('.') ? mantissa.TrimEnd('0').TrimEnd('.') : mantissa;
}
