using System.Linq;
using System.Text;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Unicode;

namespace SymGrad.Calculus.Typesetting.MathMl;

/// <summary>Writes a layout tree as MathML Core: what browsers set without a script.</summary>
public static class MathMlPrinter
{
    private const string Thin = "<mspace width=\"0.1667em\"/>";

    /// <summary>A <c>math</c> element.</summary>
    /// <param name="box">The formula.</param>
    /// <param name="display">Whether it stands on a line of its own.</param>
    public static string Formula(Box box, bool display) =>
        $"<math xmlns=\"http://www.w3.org/1998/Math/MathML\"{(display ? " display=\"block\"" : "")}>{Print(box)}</math>";

    /// <summary>The elements of a box, to stand inside <c>math</c>.</summary>
    public static string Print(Box box) => box switch
    {
        Symbol s => SymbolMarkup.Of(s),
        Bold b => Element("mi", MathAlphabet.Bold(b.Symbol.Unicode)),
        Numeral n => Element("mn", n.Text),
        Words w => Element("mtext", w.Text),
        OperatorName o => o.IsLetter ? Element("mi", o.Unicode) : $"<mi mathvariant=\"normal\">{Escape(o.Unicode)}</mi>",
        Infix i => Element("mo", i.Unicode),
        Minus => "<mo form=\"prefix\">−</mo>",
        Comma c => c.Tight ? "<mo separator=\"true\" lspace=\"0\" rspace=\"0\">,</mo>" : "<mo separator=\"true\">,</mo>",
        ThinSpace => Thin,
        Row r => $"<mrow>{PrintRow(r.Items)}</mrow>",
        Fraction { Small: true } f => $"<mstyle displaystyle=\"false\"><mfrac>{Single(f.Numerator)}{Single(f.Denominator)}</mfrac></mstyle>",
        Fraction f => $"<mfrac>{Single(f.Numerator)}{Single(f.Denominator)}</mfrac>",
        Root { Degree: null } r => $"<msqrt>{Print(r.Radicand)}</msqrt>",
        Root r => $"<mroot>{Single(r.Radicand)}{Single(r.Degree!)}</mroot>",
        Scripts { Sub: { } sub, Sup: { } sup } s => $"<msubsup>{Single(s.Base)}{Single(sub)}{Single(sup)}</msubsup>",
        Scripts { Sub: { } sub } s => $"<msub>{Single(s.Base)}{Single(sub)}</msub>",
        Scripts { Sup: Symbol { Unicode: var primes } } s when primes.All(c => c == '′') => SymbolMarkup.Primed(Single(s.Base), primes.Length),
        Scripts { Sup: { } sup } s => $"<msup>{Single(s.Base)}{Single(sup)}</msup>",
        Scripts s => Print(s.Base),
        // A macron does not stretch in most fonts.
        Accented { Accent: Accent.Bar, Base: Symbol { IsWord: true } or Scripts or Row } a => $"<mrow style=\"border-top:.06em solid;padding-top:.12em\">{Print(a.Base)}</mrow>",
        Accented a => $"<mover accent=\"true\">{Single(a.Base)}<mo stretchy=\"{(a.Base is Symbol { IsWord: true } or Scripts or Row ? "true" : "false")}\">{Mark(a.Accent)}</mo></mover>",
        BigOperator b => $"<mrow>{Limits(b)}{(b.IsTall ? "" : Thin)}{Print(b.Body)}</mrow>",
        Delimited d => PrintDelimited(d),
        Bracket { Size: BracketSize.Plain } b => $"<mo fence=\"true\" form=\"{Form(b)}\" stretchy=\"false\">{Sign(b)}</mo>",
        Bracket b => $"<mo fence=\"true\" form=\"{Form(b)}\" stretchy=\"true\" minsize=\"{Ems(b.Size)}\" maxsize=\"{Ems(b.Size)}\">{Sign(b)}</mo>",
        Cases c => "<mrow><mo fence=\"true\" form=\"prefix\" stretchy=\"true\">{</mo><mtable>"
            + string.Concat(c.Branches.Select(b => c.IsStacked
                ? $"<mtr>{Cell(Print(b.Value), "left")}</mtr><mtr>{Cell(Print(b.Condition), "left", ";padding:0 .15em .3em 1em")}</mtr>"
                : $"<mtr>{Cell(Print(b.Value), "left")}{Cell(Print(b.Condition), "left", ";padding-left:1em")}</mtr>"))
            + "</mtable></mrow>",
        Folded s => $"<mtable>{string.Concat(s.Lines.Select((l, k) => $"<mtr>{Cell(k == 0 ? Print(l) : "<mspace width=\"1em\"/>" + Continued(l), "left", ";padding:.15em 0")}</mtr>"))}</mtable>",
        Grid g => "<mrow><mo fence=\"true\" form=\"prefix\" stretchy=\"true\">(</mo><mtable>"
            + string.Concat(g.Rows.Select(r => $"<mtr>{string.Concat(r.Select(b => $"<mtd style=\"padding:.2em .45em\">{Print(b)}</mtd>"))}</mtr>"))
            + "</mtable><mo fence=\"true\" form=\"postfix\" stretchy=\"true\">)</mo></mrow>",
        Equation e => $"<mrow>{string.Join("<mo>=</mo>", e.Right.Select(Print).Prepend(Print(e.Left)))}</mrow>",
        Equations e => "<mtable displaystyle=\"true\">"
            + string.Concat(e.Lines.Select(l => $"<mtr>{Cell(l.Right.Count == 0 ? "" : Print(l.Left), "right")}{Cell(RightOf(l), "left")}</mtr>"))
            + "</mtable>",
        _ => throw new ArgumentException($"No MathML for {box.GetType().Name}.", nameof(box)),
    };

    /// <summary>The box as exactly one element, as an argument must be.</summary>
    private static string Single(Box box) => box is Symbol { HasScripts: true } or Equation ? $"<mrow>{Print(box)}</mrow>" : Print(box);

    /// <summary>Items side by side, with the space that TeX sets around the names of functions.</summary>
    private static string PrintRow(IReadOnlyList<Box> items)
    {
        var text = new StringBuilder();
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0 && NameOf(items[i]) is { IsLetter: false } && items[i - 1] is not (Infix or Minus or Comma or ThinSpace))
            {
                text.Append(Thin);
            }

            text.Append(Print(items[i]));
            if (i + 1 < items.Count && NameOf(items[i]) is not null)
            {
                text.Append("<mo>\u2061</mo>").Append(items[i + 1] is Delimited or Scripts { Base: Delimited } or Bracket or ThinSpace ? "" : Thin);
            }
        }

        return text.ToString();
    }

    private static OperatorName? NameOf(Box box) => box as OperatorName ?? (box as Scripts)?.Base as OperatorName;

    private static string Limits(BigOperator box)
    {
        var sign = box.IsTall ? Element("mo", box.Unicode) : $"<mo movablelimits=\"true\" lspace=\"0\" rspace=\"0\">{Escape(box.Unicode)}</mo>";
        return (box.Below, box.Above) switch
        {
            ({ } below, { } above) => $"<munderover>{sign}{Single(below)}{Single(above)}</munderover>",
            ({ } below, null) => $"<munder>{sign}{Single(below)}</munder>",
            (null, { } above) => $"<mover>{sign}{Single(above)}</mover>",
            _ => sign,
        };
    }

    private static string PrintDelimited(Delimited box)
    {
        var (open, close) = UnicodePrinter.Brackets(box.Kind);
        var stretchy = BracketSizes.Around(box.Content) == BracketSize.Plain ? "false" : "true";
        return $"<mrow><mo fence=\"true\" form=\"prefix\" stretchy=\"{stretchy}\">{open}</mo>{Print(box.Content)}<mo fence=\"true\" form=\"postfix\" stretchy=\"{stretchy}\">{close}</mo></mrow>";
    }

    private static string Sign(Bracket bracket) => UnicodePrinter.Brackets(bracket.Kind) is var (open, close) && bracket.Opens ? open : close;

    private static string Form(Bracket bracket) => bracket.Opens ? "prefix" : "postfix";

    /// <summary>The heights of TeX's sized brackets.</summary>
    private static string Ems(BracketSize size) => size switch
    {
        BracketSize.Big => "1.2em",
        BracketSize.Bigger => "1.8em",
        _ => "2.4em",
    };

    /// <summary>What stands in the right column of a line: a left side that has the line for itself, too.</summary>
    private static string RightOf(Equation line) =>
        line.Right.Count == 0 ? Print(line.Left)
        : line.IsContinued ? "<mspace width=\"2em\"/>" + Continued(line.Right[0])
        : string.Concat(line.Right.Select(r => "<mo form=\"infix\">=</mo>" + Print(r)));

    // At the start of a line a sign would be set as that of a number.
    private static string Continued(Box terms) => terms is Row { Items: { Count: > 1 } items } && items[0] is Infix sign
        ? $"<mo form=\"infix\">{Escape(sign.Unicode)}</mo>{PrintRow([.. items.Skip(1)])}"
        : Print(terms);

    // MathML Core aligns by style alone; Chromium moves blocks only by its own value.
    private static string Cell(string content, string align, string style = "") => $"<mtd style=\"text-align:{align};text-align:-webkit-{align}{style}\">{content}</mtd>";

    private static string Mark(Accent accent) => accent switch
    {
        // The macron of most fonts sits too low.
        Accent.Bar => "‾",
        Accent.Hat => "^",
        Accent.Tilde => "~",
        _ => "˙",
    };

    internal static string Element(string name, string text) => $"<{name}>{Escape(text)}</{name}>";

    internal static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
