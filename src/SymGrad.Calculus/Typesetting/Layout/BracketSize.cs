using System.Linq;

namespace SymGrad.Calculus.Typesetting.Layout;

/// <summary>How tall a box is, as far as the brackets around it care.</summary>
public enum BracketSize
{
    /// <summary>One line of letters.</summary>
    Plain,

    /// <summary>Holds plain brackets.</summary>
    Big,

    /// <summary>Holds a sum or large brackets.</summary>
    Bigger,

    /// <summary>Holds a fraction or cases: the brackets must stretch.</summary>
    Stretching,
}

/// <summary>Measures boxes.</summary>
public static class BracketSizes
{
    /// <summary>The size that brackets around <paramref name="content"/> need.</summary>
    public static BracketSize Around(Box content) => content switch
    {
        Row r => r.Items.Aggregate(BracketSize.Plain, (size, item) => Larger(size, Around(item))),
        Fraction { Small: true } => BracketSize.Plain,
        Fraction or Cases or Folded or Equations or Grid => BracketSize.Stretching,
        Root r => Around(r.Radicand) is var inside && inside == BracketSize.Plain ? BracketSize.Plain : Larger(BracketSize.Bigger, inside),
        Scripts s => Larger(Around(s.Base), s.Sup is { } sup && Around(sup) == BracketSize.Stretching ? BracketSize.Big : BracketSize.Plain),
        BigOperator b => Larger(b.IsTall ? BracketSize.Bigger : BracketSize.Plain, Around(b.Body)),
        Delimited { Kind: BracketKind.Parentheses or BracketKind.Square } d => Around(d.Content) switch
        {
            BracketSize.Plain => BracketSize.Big,
            BracketSize.Stretching => BracketSize.Stretching,
            _ => BracketSize.Bigger,
        },
        Delimited d => Around(d.Content),
        Equation e => e.Right.Aggregate(Around(e.Left), (size, item) => Larger(size, Around(item))),
        _ => BracketSize.Plain,
    };

    /// <summary>Whether a line with this in it reaches beyond its letters, by a fraction, a sum's bounds or rows.</summary>
    public static bool IsTall(Box box) => box switch
    {
        Row r => r.Items.Any(IsTall),
        Fraction f => !f.Small,
        Cases or Folded or Equations or Grid { Rows.Count: > 1 } => true,
        Root r => IsTall(r.Radicand),
        Scripts s => IsTall(s.Base),
        Accented a => IsTall(a.Base),
        BigOperator b => b.IsTall || b.Below is not null || IsTall(b.Body),
        Delimited d => IsTall(d.Content),
        Equation e => e.Right.Prepend(e.Left).Any(IsTall),
        _ => false,
    };

    private static BracketSize Larger(BracketSize left, BracketSize right) => left > right ? left : right;
}
