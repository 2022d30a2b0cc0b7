using System.Linq;
using System.Text;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.Latex;

/// <summary>Writes a layout tree as LaTeX that needs no package but amsmath.</summary>
public static class LatexPrinter
{
    /// <summary>The LaTeX of a box, for math mode.</summary>
    public static string Print(Box box) => box switch
    {
        Symbol s => s.Latex,
        Bold b => b.Symbol.Latex.StartsWith("\\", StringComparison.Ordinal) ? $@"\boldsymbol{{{b.Symbol.Latex}}}" : $@"\mathbf{{{b.Symbol.Latex}}}",
        Numeral n => n.Text,
        Words w => $@"\text{{{w.Text.Replace('\u00A0', '~')}}}",
        OperatorName o => o.Latex,
        Infix i => i.Latex,
        Minus => "-",
        Comma c => c.Tight ? "," : ", ",
        ThinSpace => @"\,",
        Row r => PrintRow(r.Items),
        Fraction { Small: true, Numerator: Numeral { Text.Length: 1 } n, Denominator: Numeral { Text.Length: 1 } d } => $@"\tfrac{n.Text}{d.Text}",
        Fraction { Small: true } f => $@"\tfrac{{{Print(f.Numerator)}}}{{{Print(f.Denominator)}}}",
        Fraction f => $@"\frac{{{Print(f.Numerator)}}}{{{Print(f.Denominator)}}}",
        Root { Degree: null } r => $@"\sqrt{{{Print(r.Radicand)}}}",
        Root r => $@"\sqrt[{Print(r.Degree!)}]{{{Print(r.Radicand)}}}",
        Scripts s => Print(s.Base) + Script('_', s.Sub) + Script('^', s.Sup),
        Accented { Accent: Accent.Bar, Base: Symbol { IsWord: true } or Scripts or Row } a => $@"\overline{{{Print(a.Base)}}}",
        Accented a => $@"{AccentCommand(a.Accent)}{{{Print(a.Base)}}}",
        BigOperator b => Join(b.Latex + Script('_', b.Below) + Script('^', b.Above), Print(b.Body)),
        Delimited d => PrintDelimited(d),
        Bracket b => b.Opens ? Sized(b.Size, "l") + Signs(b.Kind).Open.TrimEnd() : Sized(b.Size, "r") + Signs(b.Kind).Close.TrimStart(),
        Cases c => @"\begin{cases} "
            + Lines([.. c.Branches.Select(b => (new Row([b.Value, b.Condition]), c.IsStacked ? $@"{Print(b.Value)} \\ \quad {Print(b.Condition)}" : $"{Print(b.Value)} & {Print(b.Condition)}"))], " ")
            + @" \end{cases}",
        Folded s => @"\begin{array}[t]{@{}l@{}} " + Lines([.. s.Lines.Select(l => (l, Continued(l)))], @" \quad ") + @" \end{array}",
        Grid g => @"\begin{pmatrix} " + string.Join(@" \\ ", g.Rows.Select(r => string.Join(" & ", r.Select(Print)))) + @" \end{pmatrix}",
        Equation e => string.Join(" = ", e.Right.Select(Print).Prepend(Print(e.Left))),
        Equations e => "\\begin{aligned}\n"
            + Lines([.. e.Lines.Select(l => ((Box)l, Line(l)))], "\n")
            + "\n\\end{aligned}",
        _ => throw new ArgumentException($"No LaTeX for {box.GetType().Name}.", nameof(box)),
    };

    /// <summary>Lines below each other. What reaches below a line, as a denominator does, nearly touches what reaches above the next: two such lines stand further apart.</summary>
    private static string Lines(IReadOnlyList<(Box Box, string Latex)> lines, string start) => string.Concat(lines.Select((line, k) =>
        k == 0 ? line.Latex : (BracketSizes.IsTall(lines[k - 1].Box) && BracketSizes.IsTall(line.Box) ? @" \\[4pt]" : @" \\") + start + line.Latex));

    private static string Line(Equation line) =>
        line.Right.Count == 0 ? $"  &{Print(line.Left)}" : $"  {Print(line.Left)} &{(line.IsContinued ? @"\quad" : "=")} {string.Join(" = ", line.Right.Select(Print))}";

    // At the start of a line a sign would be set as that of a number.
    private static string Continued(Box line) => line is Row { Items: { Count: > 1 } items } && items[0] is Infix ? "{} " + Print(line) : Print(line);

    private static string PrintRow(IReadOnlyList<Box> items)
    {
        var text = new StringBuilder();
        for (var i = 0; i < items.Count; i++)
        {
            var next = Print(items[i]);
            if (i > 0 && NeedsBlank(items[i - 1], items[i]))
            {
                text.Append(' ');
            }

            text.Append(next);
        }

        return text.ToString();
    }

    private static bool NeedsBlank(Box left, Box right) => (left, right) switch
    {
        (ThinSpace or Comma or Minus, _) or (_, ThinSpace or Comma or Bracket { Opens: false }) => false,
        (Symbol { Latex.Length: 1 }, Symbol { Latex.Length: 1 }) => false,
        (Numeral, Symbol { Latex.Length: 1 }) or (Symbol { Latex.Length: 1 }, Numeral) or (Numeral, Numeral) => false,
        (OperatorName or Scripts { Base: OperatorName }, Delimited or Scripts { Base: Delimited } or Bracket) => false,
        _ => true,
    };

    private static string Join(string left, string right) => right.Length == 0 ? left : left + " " + right;

    private static string Script(char mark, Box? script)
    {
        if (script is null)
        {
            return string.Empty;
        }

        var text = Print(script);
        return text.Length == 1 ? $"{mark}{text}" : $"{mark}{{{text}}}";
    }

    private static string PrintDelimited(Delimited box)
    {
        var (open, close) = Signs(box.Kind);
        var size = BracketSizes.Around(box.Content);
        var bars = box.Kind is not (BracketKind.Parentheses or BracketKind.Square);
        var (before, after) = size switch
        {
            BracketSize.Plain => (string.Empty, string.Empty),
            BracketSize.Big => bars ? (string.Empty, string.Empty) : (@"\bigl", @"\bigr"),
            BracketSize.Bigger => (@"\Bigl", @"\Bigr"),
            _ => (@"\left", @"\right"),
        };
        return $"{before}{open}{Print(box.Content)}{(after.Length > 0 ? after + close.TrimStart() : close)}";
    }

    private static (string Open, string Close) Signs(BracketKind kind) => kind switch
    {
        BracketKind.Parentheses => ("(", ")"),
        BracketKind.Square => ("[", "]"),
        BracketKind.Absolute => (@"\lvert ", @" \rvert"),
        BracketKind.Norm => (@"\lVert ", @" \rVert"),
        BracketKind.Floor => (@"\lfloor ", @" \rfloor"),
        _ => (@"\lceil ", @" \rceil"),
    };

    /// <summary>The command for a size; what would stretch, which no bracket on a line of its own can, is two lines tall.</summary>
    private static string Sized(BracketSize size, string side) => size switch
    {
        BracketSize.Plain => string.Empty,
        BracketSize.Big => @"\big" + side,
        BracketSize.Bigger => @"\Big" + side,
        _ => @"\bigg" + side,
    };

    private static string AccentCommand(Accent accent) => accent switch
    {
        Accent.Bar => @"\bar",
        Accent.Hat => @"\hat",
        Accent.Tilde => @"\tilde",
        _ => @"\dot",
    };
}
