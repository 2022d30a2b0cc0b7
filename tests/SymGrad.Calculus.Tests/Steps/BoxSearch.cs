using System.Linq;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Tests.Steps;

/// <summary>Finds a name in formulas: alone, with indices, or with indices beside its own number, s₂ in s₂,ᵢⱼ.</summary>
internal static class BoxSearch
{
    public static bool IsCalled(Box box, Box name) => box == name || (box, name) switch
    {
        (Scripts own, Scripts numbered) => own.Base == numbered.Base && own.Sup == numbered.Sup && (own.Sub == numbered.Sub || First(own.Sub) == First(numbered.Sub)),
        (Scripts { Sub: var sub, Sup: null or not null } own, _) => own.Base == name && First(sub) is not Numeral,
        _ => false,
    };

    public static bool Contains(Box box, Box name) => IsCalled(box, name) || box switch
    {
        // A mark makes another name of what is below it, and letters below a sum are indices.
        Accented => false,
        Scripts s => (s.Sup is { } sup && Contains(sup, name)) || (s.Base is not (Symbol or Bold or Accented) && Contains(s.Base, name)),
        Row row => row.Items.Any(i => Contains(i, name)),
        Fraction f => Contains(f.Numerator, name) || Contains(f.Denominator, name),
        Root root => Contains(root.Radicand, name),
        BigOperator big => Contains(big.Body, name),
        Delimited inner => Contains(inner.Content, name),
        Cases cases => cases.Branches.Any(b => Contains(b.Value, name) || Contains(b.Condition, name)),
        Equations lines => lines.Lines.Any(l => Contains(l, name)),
        Equation line => Contains(line.Left, name) || line.Right.Any(r => Contains(r, name)),
        _ => false,
    };

    /// <summary>The letters below the names on the left of a formula's lines.</summary>
    public static IEnumerable<Symbol> IndicesLeft(Box formula) => formula switch
    {
        Equations lines => lines.Lines.SelectMany(IndicesLeft),
        Equation line => Below(line.Left),
        _ => [],
    };

    private static IEnumerable<Symbol> Below(Box box) => box switch
    {
        Scripts { Sub: { } sub } => sub is Row row ? row.Items.OfType<Symbol>() : new[] { sub }.OfType<Symbol>(),
        Row row => row.Items.SelectMany(Below),
        Fraction f => Below(f.Numerator).Concat(Below(f.Denominator)),
        _ => [],
    };

    private static Box? First(Box? box) => box is Row { Items: [var first, ..] } ? First(first) : box;
}
