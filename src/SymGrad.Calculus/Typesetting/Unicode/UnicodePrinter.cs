using System.Linq;
using System.Text;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.Unicode;

/// <summary>Writes a layout tree on one line of Unicode text, for documentation comments: <c>∂L/∂Wᵢⱼ = 2 (pᵢ − yᵢ) xⱼ</c>.</summary>
public static class UnicodePrinter
{
    /// <summary>The text of a box. Nothing is escaped.</summary>
    public static string Print(Box box) => box switch
    {
        Symbol s => s.Unicode,
        Bold b => b.Symbol.Unicode,
        Numeral n => n.Text,
        Words w => w.Text,
        OperatorName o => o.Unicode,
        Infix i => i.Unicode,
        Minus => "−",
        Comma c => c.Tight ? "," : ", ",
        ThinSpace => " ",
        Row r => PrintRow(r.Items),
        Fraction { Small: true } f => Vulgar(Print(f.Numerator), Print(f.Denominator)),
        Fraction f => Grouped(f.Numerator, denominator: false) + "/" + Grouped(f.Denominator, denominator: true),
        Root { Degree: null } r => "√" + Grouped(r.Radicand, denominator: true),
        Root r => UnicodeScripts.Sup(Print(r.Degree!)) + "√" + Grouped(r.Radicand, denominator: true),
        Scripts { Base: Root, Sup: { } power } s => $"({Print(s.Base)})" + Subscript(s.Sub) + Sup(power),
        Scripts s => Print(s.Base) + Subscript(s.Sub) + Sup(s.Sup),
        Accented { Accent: Accent.Bar, Base: Scripts or Row } a => string.Concat(Print(a.Base).Select(c => c + "\u0305")),
        Accented a => Print(a.Base) + Combining(a.Accent),
        BigOperator b => b.Unicode + Sub(b.Below) + Sup(b.Above) + " " + Print(b.Body),
        Delimited d => Brackets(d.Kind).Open + Print(d.Content) + Brackets(d.Kind).Close,
        Bracket b => b.Opens ? Brackets(b.Kind).Open : Brackets(b.Kind).Close,
        Cases c => "{" + string.Join("; ", c.Branches.Select(b => Print(b.Value) + (c.IsStacked || b.Condition is Words ? " " : " if ") + Print(b.Condition))) + "}",
        Folded s => string.Join(" ", s.Lines.Select(Print)),
        Grid g => "(" + string.Join("; ", g.Rows.Select(r => string.Join(", ", r.Select(Print)))) + ")",
        Equation e => string.Join(" = ", e.Right.Select(Print).Prepend(Print(e.Left))),
        Equations e => string.Join(", ", e.Lines.Select(Print)),
        _ => throw new ArgumentException($"No text for {box.GetType().Name}.", nameof(box)),
    };

    private static string PrintRow(IReadOnlyList<Box> items)
    {
        var text = new StringBuilder();
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0 && NeedsBlank(items[i - 1], items[i]))
            {
                text.Append(' ');
            }

            var ambiguous = items[i] is Fraction { Small: false } && ((i + 1 < items.Count && items[i + 1] is not (Infix or Comma)) || (i > 0 && IsFunction(items[i - 1])));
            text.Append(ambiguous ? $"({Print(items[i])})" : items[i] is Delimited { Kind: BracketKind.Parentheses, Content: Cases braced } && !(i > 0 && IsFunction(items[i - 1])) ? Print(braced) : Print(items[i]));
        }

        return text.ToString();
    }

    private static bool NeedsBlank(Box left, Box right) => (left, right) switch
    {
        (ThinSpace or Comma or Minus or Bracket { Opens: true } or Symbol { Unicode: "∂" }, _) or (Symbol { Latex: @"\mathrm{d}" } or Scripts { Base: Symbol { Unicode: "∂" } or Symbol { Latex: @"\mathrm{d}" } }, _) or (_, ThinSpace or Comma or Bracket { Opens: false }) => false,
        (Symbol { Unicode.Length: 1 }, Symbol { Unicode.Length: 1 }) => false,
        (Numeral, Symbol { Unicode.Length: 1 }) or (Symbol { Unicode.Length: 1 }, Numeral) or (Numeral, Numeral) => false,
        var (function, argument) when IsFunction(function) && argument is Delimited or Scripts { Base: Delimited } or Bracket or Fraction { Small: false } => false,
        _ => true,
    };

    private static bool IsFunction(Box box) => box is OperatorName or Scripts { Base: OperatorName };

    /// <summary>A part of a fraction written with a slash, in brackets where the slash would end too early.</summary>
    private static string Grouped(Box box, bool denominator)
    {
        var text = Print(box);
        var single = box is not (Row or BigOperator or Fraction or Cases) || (!denominator && box is Row r && !r.Items.Any(i => i is Infix or Minus or BigOperator));
        return single || IsDifferential(box) ? text : $"({text})";
    }

    private static bool IsDifferential(Box box) => box is Row { Items.Count: > 0 } row && row.Items[0] is Symbol { Unicode: "∂" or "d" };

    /// <summary>Indices in small print, set apart by commas where the layout does; in brackets where a character has no small form.</summary>
    private static string Subscript(Box? script)
    {
        if (script is null)
        {
            return string.Empty;
        }

        var full = Print(script);
        var small = full.Split(',').Select(UnicodeScripts.Sub).ToArray();
        return small.All(s => s is not null) ? string.Join(",", small)
            : full.Length == 1 ? "_" + full
            : script is Row row && row.Items.All(i => i is Symbol or Numeral) ? $"[{string.Join(", ", row.Items.Select(Print))}]"
            : $"[{full.Replace(",", ", ")}]";
    }

    private static string Sub(Box? script) =>
        script is null ? string.Empty : UnicodeScripts.Sub(Print(script).Replace(",", string.Empty)) ?? Fallback('_', Print(script));

    private static string Sup(Box? script) => script is null ? string.Empty : UnicodeScripts.Sup(Print(script)) ?? Fallback('^', Print(script));

    private static string Fallback(char mark, string text) => text.Length == 1 ? $"{mark}{text}" : $"{mark}({text})";

    private static string Vulgar(string numerator, string denominator) => (numerator, denominator) switch
    {
        ("1", "2") => "½",
        ("1", "3") => "⅓",
        ("2", "3") => "⅔",
        ("1", "4") => "¼",
        ("3", "4") => "¾",
        ("1", "8") => "⅛",
        _ => $"({numerator}/{denominator})",
    };

    private static string Combining(Accent accent) => accent switch
    {
        Accent.Bar => "\u0304",
        Accent.Hat => "\u0302",
        Accent.Tilde => "\u0303",
        _ => "\u0307",
    };

    /// <summary>The signs of a pair of brackets.</summary>
    internal static (string Open, string Close) Brackets(BracketKind kind) => kind switch
    {
        BracketKind.Parentheses => ("(", ")"),
        BracketKind.Square => ("[", "]"),
        BracketKind.Absolute => ("|", "|"),
        BracketKind.Norm => ("‖", "‖"),
        BracketKind.Floor => ("⌊", "⌋"),
        _ => ("⌈", "⌉"),
    };
}
