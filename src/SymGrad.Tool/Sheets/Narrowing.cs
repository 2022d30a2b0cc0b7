using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Tool.Sheets;

/// <summary>Parts of a formula that have room to give where a line has no place to break: cases, whose conditions may stand below their values, and what is around them.</summary>
internal static class Narrowing
{
    /// <summary>The box within the width, as far as what is in it allows.</summary>
    public static Box Narrowed(Box box, double width) => FormulaWidth.InEms(box) is var ems && ems <= width ? box : box switch
    {
        Cases cases => Stacked(cases, width - FormulaWidth.Brace),
        Delimited d => d with { Content = Narrowed(d.Content, width - ems + FormulaWidth.InEms(d.Content)) },
        Scripts s => s with { Base = Narrowed(s.Base, width - ems + FormulaWidth.InEms(s.Base)) },
        BigOperator o => o with { Body = Narrowed(o.Body, width - ems + FormulaWidth.InEms(o.Body)) },
        Row row => Narrowed(row, ems - width),
        _ => box,
    };

    /// <summary>About how many lines of text a box takes.</summary>
    public static int Rows(Box box) => box switch
    {
        Equations e => e.Lines.Sum(Rows),
        Equation e => Math.Max(Rows(e.Left), e.Right.Select(Rows).DefaultIfEmpty(1).Max()),
        Folded s => s.Lines.Sum(Rows),
        Cases { IsStacked: true } c => c.Branches.Sum(b => Rows(b.Value) + Rows(b.Condition)),
        Cases c => c.Branches.Sum(b => Math.Max(Rows(b.Value), Rows(b.Condition))),
        Delimited d => Rows(d.Content),
        Scripts s => Rows(s.Base),
        BigOperator o => Rows(o.Body),
        Row { Items.Count: > 0 } r => r.Items.Max(Rows),
        _ => 1,
    };

    /// <summary>The widest parts give first.</summary>
    private static Row Narrowed(Row row, double excess)
    {
        Box[] items = [.. row.Items];
        foreach (var k in Enumerable.Range(0, items.Length).OrderByDescending(k => FormulaWidth.InEms(items[k])))
        {
            var before = FormulaWidth.InEms(items[k]);
            items[k] = excess > 0 ? Narrowed(items[k], before - excess) : items[k];
            excess -= before - FormulaWidth.InEms(items[k]);
        }

        return new(items);
    }

    private static Cases Stacked(Cases cases, double width) => cases with
    {
        IsStacked = true,
        Branches = [.. cases.Branches.Select(b => new CaseBranch(LineBreaks.Stacked(b.Value, width), b.Condition is Words ? b.Condition : If(LineBreaks.Stacked(b.Condition, width - FormulaWidth.ConditionIndent))))],
    };

    private static Box If(Box condition) => condition switch
    {
        Folded folded => new Folded([If(folded.Lines[0]), .. folded.Lines.Skip(1)]),
        Row row => new Row([new Words("if\u00A0"), .. row.Items]),
        _ => new Row([new Words("if\u00A0"), condition]),
    };
}
