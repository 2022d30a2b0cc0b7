using System.Globalization;
using System.Net;
using System.Text;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Unicode;

namespace SymGrad.Tool.Pictures;

/// <summary>
/// A short formula as SVG text: letters, scripts, accents, side by side. The letters run on as the browser sets them; widths, which are those
/// of a book face, only say how much room to leave and how far back a superscript above a subscript begins.
/// </summary>
internal sealed class SvgText
{
    private readonly List<(double Dx, double Dy, double Size, bool IsItalic, string Text)> _runs = [];
    private double _space;
    private double _height;

    private SvgText(Box box, double size) => Width = Set(box, 0, size);

    /// <summary>The width of the whole, about.</summary>
    public double Width { get; }

    /// <summary>Lays out a formula at a font size.</summary>
    public static SvgText Of(Box box, double size) => new(box, size);

    /// <summary>The element.</summary>
    /// <param name="x">The place of the left end, the middle or the right end, as the anchor says.</param>
    /// <param name="y">The base line.</param>
    /// <param name="anchor">0 for the left end at <paramref name="x"/>, 0.5 for the middle, 1 for the right end.</param>
    public string At(double x, double y, double anchor)
    {
        var text = new StringBuilder($"<text x=\"{Svg.Number(x)}\" y=\"{Svg.Number(y)}\"{(anchor > 0 ? $" text-anchor=\"{(anchor < 1 ? "middle" : "end")}\"" : "")}>");
        foreach (var run in _runs)
        {
            text.Append("<tspan").Append(Shift("dx", run.Dx)).Append(Shift("dy", run.Dy)).Append(CultureInfo.InvariantCulture, $" font-size=\"{Svg.Number(run.Size)}\"")
                .Append(run.IsItalic ? " font-style=\"italic\">" : ">").Append(WebUtility.HtmlEncode(run.Text)).Append("</tspan>");
        }

        return text.Append("</text>").ToString();
    }

    private static string Shift(string name, double by) => Math.Abs(by) < 0.005 ? "" : $" {name}=\"{Svg.Number(by)}\"";

    /// <summary>Appends runs, and gives the width that they take.</summary>
    private double Set(Box box, double y, double size)
    {
        switch (box)
        {
            case Row row:
                return row.Items.Sum(item => Set(item, y, size));
            case Bold bold:
                return Set(bold.Symbol, y, size);
            case Scripts scripts:
                return Set(scripts.Base, y, size) + Set(scripts, y, size);
            case Accented accented:
                return Run(UnicodePrinter.Print(accented), y, size, isItalic: true);
            case Symbol symbol:
                return Run(symbol.Unicode, y, size, isItalic: !symbol.IsWord && char.IsLetter(symbol.Unicode[0]));
            case Infix infix:
                return Space(0.2 * size) + Run(infix.Unicode, y, size, isItalic: false) + Space(0.2 * size);
            case Comma comma:
                return Run(",", y, size, isItalic: false) + Space(comma.Tight ? 0.05 * size : 0.2 * size);
            case ThinSpace:
                return Space(0.16 * size);
            case OperatorName name:
                return Run(name.Unicode, y, size, isItalic: name.IsLetter) + Space(0.12 * size);
            case Delimited { Kind: BracketKind.Parentheses } delimited:
                return Run("(", y, size, isItalic: false) + Set(delimited.Content, y, size) + Run(")", y, size, isItalic: false);
            default:
                return Run(UnicodePrinter.Print(box), y, size, isItalic: false);
        }
    }

    /// <summary>The scripts after their base.</summary>
    private double Set(Scripts scripts, double y, double size)
    {
        var gap = Space(0.04 * size);
        if (scripts.Sup is Symbol { Unicode: ['′', ..] } primes && scripts.Sub is null)
        {
            return gap + Run(primes.Unicode, y, size, isItalic: false);
        }

        var sub = scripts.Sub is null ? 0 : Set(scripts.Sub, y + (0.24 * size), 0.7 * size);
        Space(-sub);
        var sup = scripts.Sup is null ? 0 : Set(scripts.Sup, y - (0.4 * size), 0.7 * size);
        Space(Math.Max(sub, sup) - sup + (0.05 * size));
        return gap + Math.Max(sub, sup) + (0.05 * size);
    }

    private double Space(double width)
    {
        _space += width;
        return width;
    }

    private double Run(string text, double y, double size, bool isItalic)
    {
        _runs.Add((_space, y - _height, size, isItalic, text));
        (_space, _height) = (0, y);
        return text.Sum(WidthOf) * size;
    }

    /// <summary>A letter's advance in parts of the font size.</summary>
    private static double WidthOf(char c) => c switch
    {
        'i' or 'j' or 'l' or 't' or 'f' or '′' or ',' or '.' or '(' or ')' or '[' or ']' or '|' or '/' or ' ' => 0.33,
        'm' or 'w' or 'M' or 'W' => 0.85,
        '−' or '+' or '=' => 0.6,
        _ when char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark => 0,
        _ when char.IsUpper(c) => 0.7,
        _ => 0.52,
    };
}
