using System.Globalization;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Tool.Sheets;

/// <summary>Numbers as a sheet shows them: four figures, matrices row by row, long ones cut.</summary>
internal static class Figure
{
    private const int Longest = 8;

    /// <summary>A scalar, a row of a vector's elements, or a matrix; what has more axes row by row over all but the last.</summary>
    public static Box Of(Dense<double> value)
    {
        if (value.Rank == 0)
        {
            return Number(value.Scalar);
        }

        var columns = value.Extents[^1];
        var rows = columns == 0 ? 0 : value.Values.Length / columns;
        return new Grid([.. Cut(Enumerable.Range(0, rows).Select(r => (IReadOnlyList<Box>)[.. Cut(value.Values.Skip(r * columns).Take(columns).Select(Number), new Symbol(@"\cdots", "⋯"))]), [new Symbol(@"\vdots", "⋮")])]);
    }

    /// <summary>A number that is known: where four figures do not hold it, it says that it is rounded.</summary>
    public static Box Known(double value) => !double.IsFinite(value) || Math.Abs(value - double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)) <= 1e-9 * Math.Abs(value)
        ? Number(value)
        : new Row([new Symbol(@"{\approx}", "≈"), new ThinSpace(), Number(value)]);

    private static IEnumerable<T> Cut<T>(IEnumerable<T> items, T dots)
    {
        var all = items.ToList();
        return all.Count <= Longest ? all : [.. all.Take(Longest - 2), dots, all[^1]];
    }

    /// <summary>Four figures, in powers of ten where decimals would hide them.</summary>
    private static Box Number(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? new Symbol(@"\mathrm{NaN}", "NaN") : Signed(value < 0, new Symbol(@"\infty", "∞"));
        }

        var magnitude = Math.Abs(value);
        if (magnitude is 0 or (>= 1e-3 and < 1e6))
        {
            var decimals = magnitude == 0 ? 0 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(magnitude)), 0, 6);
            return Signed(value < 0 && Math.Round(magnitude, decimals) != 0, new Numeral(Math.Round(magnitude, decimals).ToString("0.######", CultureInfo.InvariantCulture)));
        }

        var exponent = (int)Math.Floor(Math.Log10(magnitude));
        var mantissa = (magnitude / Math.Pow(10, exponent)).ToString("0.###", CultureInfo.InvariantCulture);
        var power = Signed(exponent < 0, new Numeral(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture)));
        return Signed(value < 0, new Row([new Numeral(mantissa), new Infix(@"\cdot", "·"), new Scripts(new Numeral("10"), null, power)]));
    }

    private static Box Signed(bool negative, Box number) => negative ? new Row([new Minus(), number]) : number;
}
