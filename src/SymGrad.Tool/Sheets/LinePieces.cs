using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Tool.Sheets;

/// <summary>What lines of a formula may begin with.</summary>
internal static class LinePieces
{
    /// <summary>Before a factor at the beginning of a line.</summary>
    public static readonly Infix Times = new(@"\cdot", "·");

    /// <summary>The part of a line that a factor fills at least which begins one of several.</summary>
    private const double ShortFactor = 0.2;

    /// <summary>
    /// What lines may begin with, at the outermost place that there is: what stands between commas, the conditions of a connective, the sides of a comparison, or the terms of a
    /// sum with the sign before each.
    /// </summary>
    public static List<IReadOnlyList<Box>> Of(IReadOnlyList<Box> content)
    {
        var items = content is [Row row] ? row.Items : content;
        return new[] { AfterCommas(items), Split(items, IsConnective), Split(items, IsRelation), Split(items, IsSign) }
            .Select(pieces => pieces.ToList()).FirstOrDefault(pieces => pieces.Count > 1) ?? [items];
    }

    private static bool IsSign(Box box) => box is Infix { Latex: "+" or "-" };

    private static bool IsComma(Box box) => box is Comma { Tight: false };

    private static bool IsConnective(Box box) => box is Infix { Latex: @"\land" or @"\lor" };

    private static bool IsRelation(Box box) => box is Infix { Latex: "=" or "<" or ">" or @"\le" or @"\ge" or @"\ne" };

    /// <summary>A line ends with a comma.</summary>
    private static IEnumerable<IReadOnlyList<Box>> AfterCommas(IReadOnlyList<Box> list)
    {
        var part = new List<Box>();
        foreach (var box in list)
        {
            part.Add(box);
            if (IsComma(box))
            {
                yield return part;
                part = [];
            }
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    private static IEnumerable<IReadOnlyList<Box>> Split(IReadOnlyList<Box> sum, Func<Box, bool> isSign)
    {
        var term = new List<Box>();
        foreach (var box in sum is [Row row] ? row.Items : sum)
        {
            if (isSign(box) && term.Count > 0)
            {
                yield return term;
                term = [];
            }

            term.Add(box);
        }

        yield return term;
    }

    /// <summary>What lines may begin with in a term: the whole where a line holds it, else its factors, and of these what stands in brackets.</summary>
    public static IEnumerable<IReadOnlyList<Box>> Parts(IReadOnlyList<Box> term, double width) =>
        FormulaWidth.InEms(new Row(term)) <= width ? [term]
        : Of(term) is { Count: > 1 } pieces ? pieces.SelectMany(p => Parts(p, width))
        : Joined(Factors(term), width).SelectMany(f => FormulaWidth.InEms(new Row(f)) <= width ? [f] : Bracketed(f, width));

    /// <summary>A short factor stays with the brackets after it, if these can be broken themselves: 0.1 alone is no line.</summary>
    private static IEnumerable<IReadOnlyList<Box>> Joined(IReadOnlyList<IReadOnlyList<Box>> factors, double width)
    {
        for (var k = 0; k < factors.Count; k++)
        {
            if (k + 1 < factors.Count && factors[k + 1] is [var sign, .., Delimited or Scripts { Base: Delimited } or Cases] && ReferenceEquals(sign, Times) && FormulaWidth.InEms(new Row(factors[k])) <= ShortFactor * width)
            {
                IReadOnlyList<Box> both = [.. factors[k], new ThinSpace(), .. factors[k + 1].Skip(1)];
                if (both[^1] is Cases || FormulaWidth.InEms(new Row(both)) <= width || Bracketed(both, width).Skip(1).Any())
                {
                    yield return both;
                    k++;
                    continue;
                }
            }

            yield return factors[k];
        }
    }

    /// <summary>The factors of a product, each but the first with a sign before it.</summary>
    private static List<IReadOnlyList<Box>> Factors(IReadOnlyList<Box> term)
    {
        var parts = new List<IReadOnlyList<Box>>();
        var part = new List<Box>();
        foreach (var box in term.SelectMany(Opened))
        {
            var isComplete = part.Exists(b => b is not (Infix or Minus or OperatorName)) && !IsOpen(part[^1]) && part[^1] is not (OperatorName or Scripts { Base: OperatorName });
            if (isComplete && box is ThinSpace or Infix or BigOperator)
            {
                parts.Add(part);
                part = box switch { Infix => [box], BigOperator => [Times, box], _ => [Times] };
            }
            else
            {
                part.Add(box);
            }
        }

        return [.. parts, part];
    }

    /// <summary>A sum over an index with the factors below it beside it: what follows it is still summed up.</summary>
    private static IEnumerable<Box> Opened(Box box) => box is not BigOperator { IsTall: true } sum ? [box] : sum.Body switch
    {
        Row { Items: [Delimited or Scripts { Base: Delimited }, _, ..] factors } when !IsSum(factors) => [sum with { Body = new Row([]) }, .. factors],
        Row { Items: { Count: > 1 } factors } when !IsSum(factors) => Before(sum, Opened(factors[0]), factors.Skip(1)),
        BigOperator { IsTall: true } inner => Before(sum, Opened(inner), []),
        Delimited or Scripts { Base: Delimited } => [sum with { Body = new Row([]) }, sum.Body],
        _ => [sum],
    };

    private static bool IsSum(IEnumerable<Box> items) => items.Any(IsSign);

    private static IEnumerable<Box> Before(BigOperator sum, IEnumerable<Box> opened, IEnumerable<Box> rest) => [sum with { Body = opened.First() }, .. opened.Skip(1), .. rest];

    /// <summary>Whether what a sum runs over stands to its right.</summary>
    private static bool IsOpen(Box box) => box is BigOperator sum && (sum.Body is Row { Items: [] } || IsOpen(sum.Body));

    /// <summary>A factor that ends in brackets, as the lines within them.</summary>
    private static IEnumerable<IReadOnlyList<Box>> Bracketed(IReadOnlyList<Box> factor, double width)
    {
        var (brackets, scripts) = factor[^1] switch
        {
            Delimited plain => (plain, null),
            Scripts { Base: Delimited raised } s => (raised, s),
            _ => ((Delimited?)null, (Scripts?)null),
        };
        List<IReadOnlyList<Box>> lines = brackets switch
        {
            null => [],

            // A comparison stays on its line.
            { Kind: BracketKind.Square } => [.. Split([brackets.Content], IsConnective)],
            _ => [.. Of([brackets.Content]).SelectMany(t => Parts(t, width))],
        };
        if (brackets is null || lines.Count < 2)
        {
            return [factor];
        }

        var size = BracketSizes.Around(brackets.Content);
        Box open = new Bracket(brackets.Kind, Opens: true, size), close = new Bracket(brackets.Kind, Opens: false, size);
        lines[0] = [.. factor.SkipLast(1), open, .. lines[0]];
        lines[^1] = [.. lines[^1], scripts is null ? close : scripts with { Base = close }];
        return lines;
    }
}
