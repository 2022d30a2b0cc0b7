using System.Globalization;
using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Generator.Lowering;

/// <summary>The shortest decimal text that reads back as the same number, the same on every framework.</summary>
internal static class ShortestText
{
    public static Rational ValueOf(double value, bool isSingle) => Rational.Parse(Of(value, isSingle));

    public static string Of(double value, bool isSingle)
    {
        var (first, last) = isSingle ? (6, 9) : (15, 17);
        for (var digits = first; digits < last; digits++)
        {
            var text = value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            var back = double.Parse(text, CultureInfo.InvariantCulture);
            if (isSingle ? ((float)back).Equals((float)value) : back.Equals(value))
            {
                return text;
            }
        }

        return value.ToString(isSingle ? "G9" : "G17", CultureInfo.InvariantCulture);
    }
}
