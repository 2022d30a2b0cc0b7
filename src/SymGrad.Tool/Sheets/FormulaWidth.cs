using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Tool.Sheets;

/// <summary>How wide a formula comes out, in em of a math font.</summary>
internal static class FormulaWidth
{
    /// <summary>A sign of equality with the space around it.</summary>
    public const double Sign = 1.2;

    /// <summary>The brace before cases.</summary>
    public const double Brace = 1.1;

    /// <summary>Where a condition starts that stands below its value, with the word before it.</summary>
    public const double ConditionIndent = 2.1;

    /// <summary>Where a line starts that goes on with another of the same part of a formula.</summary>
    public const double StackIndent = 1;

    private const double Script = 0.72;

    /// <summary>An estimate from the usual widths of letters, signs and the space around them.</summary>
    public static double InEms(Box box) => box switch
    {
        Symbol { IsWord: true } s => 1.05 * Letters(s.Unicode),
        Symbol s => Letters(s.Unicode),
        Bold b => 1.1 * InEms(b.Symbol),
        Numeral n => 0.5 * n.Text.Length,
        Words w => 0.5 * w.Text.Length,
        OperatorName o => Letters(o.Unicode) + 0.17,
        Bracket => 0.45,
        Infix { Unicode: "⊙" } => 1.3,
        Infix => Sign,
        Minus => 0.8,
        Comma c => c.Tight ? 0.25 : 0.45,
        ThinSpace => 0.17,
        Row r => r.Items.Sum(InEms),
        Fraction f => Math.Max(InEms(f.Numerator), InEms(f.Denominator)) * (f.Small ? Script : 1) + 0.25,
        Root r => InEms(r.Radicand) + 0.9,
        Scripts s => InEms(s.Base) + Script * Math.Max(s.Sub is null ? 0 : InEms(s.Sub), s.Sup is null ? 0 : InEms(s.Sup)),
        Accented a => InEms(a.Base),
        BigOperator o => Math.Max(o.IsTall ? 1.4 : Letters(o.Unicode), Script * Math.Max(o.Below is null ? 0 : InEms(o.Below), o.Above is null ? 0 : InEms(o.Above))) + 0.17 + InEms(o.Body),
        Delimited d => InEms(d.Content) + 0.9,
        Cases { IsStacked: true } c => Brace + c.Branches.Max(b => Math.Max(InEms(b.Value), StackIndent + InEms(b.Condition))),
        Folded s => s.Lines.Select((l, k) => InEms(l) + (k == 0 ? 0 : StackIndent)).Max(),
        Cases c => 2.1 + c.Branches.Max(b => InEms(b.Value)) + c.Branches.Max(b => InEms(b.Condition)),
        Grid g => 0.9 + g.Rows.Max(r => r.Sum(InEms) + 0.8 * (r.Count - 1)),
        Equation e => InEms(e.Left) + e.Right.Sum(r => InEms(r) + Sign),
        Equations e => e.Lines.Max(l => l.Right.Count == 0 ? 0 : InEms(l.Left)) + e.Lines.Max(RightColumn),
        _ => throw new ArgumentException($"No width of {box.GetType().Name}.", nameof(box)),
    };

    private static double RightColumn(Equation line) =>
        line.Right.Count == 0 ? InEms(line.Left) : line.IsContinued ? 2 + InEms(line.Last) : line.Right.Sum(r => InEms(r) + Sign);

    private static double Letters(string text) => text.Sum(c => c is 'i' or 'j' or 'l' or 't' or 'f' or 'r' ? 0.35 : char.IsUpper(c) || c is 'm' or 'w' or '∂' ? 0.7 : 0.55);
}
