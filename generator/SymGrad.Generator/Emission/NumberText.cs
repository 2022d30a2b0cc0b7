using System.Globalization;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Models;

namespace SymGrad.Generator.Emission;

/// <summary>Numbers as C# literals that read back to the nearest value of the precision.</summary>
internal static class NumberText
{
    public static string Real(Rational value, Precision precision)
    {
        var text = precision == Precision.Single
            ? value.ToSingle().ToString("R", CultureInfo.InvariantCulture)
            : value.ToDouble().ToString("R", CultureInfo.InvariantCulture);
        text = text.Replace("E-0", "e-").Replace("E+0", "e").Replace("E+", "e").Replace('E', 'e');
        var type = precision == Precision.Single ? "float" : "double";
        return text switch
        {
            "Infinity" or "∞" => type + ".PositiveInfinity",
            "-Infinity" or "-∞" => type + ".NegativeInfinity",
            _ when precision == Precision.Single => text + "f",
            _ => text.IndexOfAny(['.', 'e']) < 0 ? text + ".0" : text,
        };
    }

    public static string Integer(Rational value) => value.Numerator.ToString(CultureInfo.InvariantCulture);
}
