using System.Linq;

namespace SymGrad.Calculus.Typesetting.Layout;

/// <summary>Factors and terms side by side, with the spaces and signs between them.</summary>
internal static class Juxtaposition
{
    /// <summary>A product of at least one factor.</summary>
    public static Piece Product(IReadOnlyList<Piece> factors)
    {
        if (factors.Count == 1)
        {
            return factors[0];
        }

        var boxes = new List<Box>();
        for (var i = 0; i < factors.Count; i++)
        {
            var last = i == factors.Count - 1;
            var next = last ? factors[i].AsLastFactor : factors[i].AsFactor;
            if (boxes.Count > 0)
            {
                boxes.AddRange(Between(boxes[boxes.Count - 1], First(next)));
            }

            boxes.Add(next);
        }

        var tail = factors[factors.Count - 1].Binding == Binding.Tail;
        return new(Boxes.Side(boxes), tail ? Binding.Tail : Binding.Product);
    }

    /// <summary>A sum of signed terms; nothing is said about their order here.</summary>
    public static Piece Sum(IReadOnlyList<(bool Negative, Piece Piece)> terms)
    {
        var boxes = new List<Box>();
        for (var i = 0; i < terms.Count; i++)
        {
            var (negative, piece) = terms[i];
            if (boxes.Count > 0)
            {
                boxes.Add(negative ? Boxes.MinusSign : Boxes.Plus);
            }
            else if (negative)
            {
                boxes.Add(new Minus());
            }

            var bracketed = piece.Binding == Binding.Sum && (negative || (boxes.Count > 0 && First(piece.Box) is Minus));
            boxes.Add(bracketed ? Boxes.Parentheses(piece.Box) : i < terms.Count - 1 ? WithCasesEnclosed(piece.Box) : piece.Box);
        }

        return terms.Count == 1 && !terms[0].Negative ? terms[0].Piece : new(Boxes.Side(boxes), Binding.Sum);
    }

    /// <summary>With brackets around cases at the end: what follows them would seem to belong to one of their conditions.</summary>
    private static Box WithCasesEnclosed(Box box) => box switch
    {
        Cases => Boxes.Parentheses(box),
        BigOperator o => o with { Body = WithCasesEnclosed(o.Body) },
        Row { Items.Count: > 0 } r => new Row([.. r.Items.Take(r.Items.Count - 1), WithCasesEnclosed(r.Items[r.Items.Count - 1])]),
        _ => box,
    };

    private static IEnumerable<Box> Between(Box left, Box right) => (Last(left), right) switch
    {
        (Numeral or Fraction { Small: true }, Numeral) => [Boxes.Dot],
        (_, OperatorName { IsLetter: true }) => [Boxes.Thin],
        (_, OperatorName or BigOperator) => [],
        (Numeral or Delimited or Fraction, _) => [Boxes.Thin],
        (Scripts { Base: Delimited }, _) => [Boxes.Thin],
        (_, Delimited or Scripts { Base: Delimited }) => [Boxes.Thin],
        (_, Numeral) => [Boxes.Dot],
        (_, Fraction or Root or Cases) => [Boxes.Thin],
        var (last, first) when IsWord(last) || IsWord(first) => [Boxes.Thin],
        (Symbol, Symbol) => [],
        (_, Scripts { Base: Symbol { Latex: @"\delta" } }) => [Boxes.Thin],
        _ => [],
    };

    private static bool IsWord(Box box) => box switch
    {
        Symbol symbol => symbol.IsWord,
        Scripts s => IsWord(s.Base),
        Accented a => IsWord(a.Base),
        _ => false,
    };

    private static Box First(Box box) => box is Row { Items.Count: > 0 } r ? First(r.Items[0]) : box;

    private static Box Last(Box box) => box is Row { Items.Count: > 0 } r ? Last(r.Items[r.Items.Count - 1]) : box;
}
