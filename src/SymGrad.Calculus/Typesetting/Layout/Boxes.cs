using System.Linq;

namespace SymGrad.Calculus.Typesetting.Layout;

/// <summary>The boxes that formulas are put together from.</summary>
internal static class Boxes
{
    public static readonly Box Plus = new Infix("+", "+");
    public static readonly Box MinusSign = new Infix("-", "−");
    public static readonly Box Equal = new Infix("=", "=");
    public static readonly Box Dot = new Infix(@"\cdot", "·");
    public static readonly Box Odot = new Infix(@"\odot", "⊙");
    public static readonly Box Thin = new ThinSpace();
    public static readonly Box One = new Numeral("1");
    public static readonly Box Transpose = new Symbol(@"\top", "⊤");
    public static readonly Box Partial = new Symbol(@"\partial", "∂");
    public static readonly Box Ones = new Symbol(@"\mathbf{1}", "𝟏");
    public static readonly Box Identity = new Symbol("I", "I");

    public static Box Number(int value) => new Numeral(value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static Box Side(params IReadOnlyList<Box> items)
    {
        var flat = items.SelectMany(i => i is Row r ? r.Items : [i]).ToArray();
        return flat.Length == 1 ? flat[0] : new Row(flat);
    }

    public static Box Parentheses(Box content) => new Delimited(BracketKind.Parentheses, content);

    /// <summary>A list with commas, tight inside a subscript.</summary>
    public static Box List(IReadOnlyList<Box> items, bool tight)
    {
        var separated = new List<Box>();
        foreach (var item in items)
        {
            if (separated.Count > 0)
            {
                separated.Add(new Comma(tight));
            }

            separated.Add(item);
        }

        return Side(separated);
    }

    /// <summary>A name with indices: added after a comma where the name has a subscript already.</summary>
    public static Box Subscripted(Box name, IReadOnlyList<Box> indices) => name switch
    {
        _ when indices.Count == 0 => name,
        _ when IsFunction(name) => new Scripts(Parentheses(name), Indices(indices), null),
        Scripts { Sub: { } sub } s => s with { Sub = Side(sub, new Comma(Tight: true), Indices(indices)) },
        Scripts s => s with { Sub = Indices(indices) },
        Symbol { HasScripts: true } => new Scripts(Parentheses(name), Indices(indices), null),
        _ => new Scripts(name, Indices(indices), null),
    };

    /// <summary>Whether a name is that of what a function makes of another: A⁻¹, adj A. What is put to it is put to the whole.</summary>
    public static bool IsFunction(Box name) => (name is Scripts { Sup: Row sup } && sup.Items[0] is Minus) || (name is Row row && row.Items[0] is OperatorName);

    /// <summary>A name without bold: an element of a vector is a number.</summary>
    public static Box Plain(Box name) => name switch
    {
        Bold b => b.Symbol,
        Scripts s => s with { Base = Plain(s.Base) },
        Accented a => a with { Base = Plain(a.Base) },
        _ => name,
    };

    /// <summary>A box with a superscript, in brackets where it has one already.</summary>
    public static Box Raised(Box box, Box superscript) => box switch
    {
        Scripts { Sup: Delimited or Symbol } s when ReferenceEquals(superscript, Transpose) => s with { Sup = Side(s.Sup, superscript) },
        Scripts { Sup: not null } or Symbol { HasScripts: true } or Fraction or Row or BigOperator or Cases =>
            new Scripts(Parentheses(box), null, superscript),
        Scripts s => s with { Sup = superscript },
        _ => new Scripts(box, null, superscript),
    };

    /// <summary>Single letters and digits run together (<c>ij</c>); anything longer is set apart by commas.</summary>
    public static Box Indices(IReadOnlyList<Box> indices) =>
        indices.Count == 1 ? Tight(indices[0])
        : indices.All(i => i is Symbol { IsWord: false } or Numeral { Text.Length: 1 }) ? new Row([.. indices])
        : List([.. indices.Select(Tight)], tight: true);

    // Small print has no room for thin spaces, except beside words, which would run together with what stands there.
    private static Box Tight(Box box) => box is Row r ? Side([.. r.Items.Where((item, k) => item is not ThinSpace || IsWord(r.Items, k - 1) || IsWord(r.Items, k + 1))]) : box;

    private static bool IsWord(IReadOnlyList<Box> items, int position) => position >= 0 && position < items.Count && items[position] is Symbol { IsWord: true };
}
