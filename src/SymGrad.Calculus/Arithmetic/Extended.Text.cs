using System.Globalization;
using System.Numerics;
using System.Text;

namespace SymGrad.Calculus.Arithmetic;

/// <content>Decimal text, the same in every culture.</content>
public readonly partial struct Extended
{
    private const int DefaultDigits = 30;
    private const int MostDigits = 70;

    /// <summary>The value of a decimal literal, rounded once.</summary>
    /// <exception cref="FormatException">The text is no decimal literal (<see cref="Rational.Parse"/>).</exception>
    public static Extended Parse(string text) => FromRational(Rational.Parse(text));

    public override string ToString() => ToString(DefaultDigits);

    /// <summary>At most <paramref name="digits"/> significant digits (1 to 70), without trailing zeros: <c>0.25</c>, <c>-1.5e-30</c>.</summary>
    public string ToString(int digits)
    {
        if (digits is < 1 or > MostDigits)
        {
            throw new ArgumentOutOfRangeException(nameof(digits));
        }

        if (!IsFinite || IsZero)
        {
            return Proxy.ToString(CultureInfo.InvariantCulture);
        }

        var power = DecimalExponent();
        var rounded = Digits(digits, power);
        power += rounded.Length - digits;
        rounded = rounded.TrimEnd('0');
        var sign = Sign < 0 ? "-" : string.Empty;
        return sign + (power < -5 || power >= digits ? Scientific(rounded, power) : Plain(rounded, power));
    }

    // ⌊log₁₀ |value|⌋; if rounding puts it off by one, Digits yields one digit more or fewer, which says so.
    private int DecimalExponent()
    {
        var power = (int)Math.Floor((Top - 1) * 0.30102999566398119);
        while (Abs(this) >= PowerOfTen(power + 1))
        {
            power++;
        }

        return power;
    }

    private string Digits(int digits, int power)
    {
        var places = digits - 1 - power;
        var scaled = places >= 0 ? Abs(this) * PowerOfTen(places) : Abs(this) / PowerOfTen(-places);
        return RoundToInteger(scaled).ToFixed(0).ToString(CultureInfo.InvariantCulture);
    }

    private static Extended PowerOfTen(int power) => PowInteger(10, power);

    private static string Scientific(string digits, int power) =>
        new StringBuilder(digits).Insert(1, digits.Length > 1 ? "." : string.Empty)
            .Append('e').Append(power.ToString(CultureInfo.InvariantCulture)).ToString();

    private static string Plain(string digits, int power) =>
        power < 0 ? "0." + new string('0', -power - 1) + digits
        : digits.Length <= power + 1 ? digits.PadRight(power + 1, '0')
        : digits.Insert(power + 1, ".");
}
