using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Tool.Sheets;

/// <summary>Formulas that no line holds, on several. All widths are in em.</summary>
internal static class LineBreaks
{
    /// <summary>By how much lines are indented that go on with the one above.</summary>
    private const double Indent = 2;

    /// <summary>Before a factor at the beginning of a line.</summary>
    private static readonly Infix Times = new(@"\cdot", "·");

    /// <summary>The part of a line from which on a left side has a line for itself, where not all fits on one.</summary>
    private const double LongestLeft = 0.5;

    /// <summary>The part of a line that a factor fills at least which begins one of several.</summary>
    private const double ShortFactor = 0.2;

    /// <summary>The formula with no line longer than the width, as far as equal signs allow.</summary>
    public static Box Broken(Box formula, double width) => formula switch
    {
        Equation { Right.Count: > 1 } equation when FormulaWidth.InEms(equation) > width => new Equations([.. Lines(equation)]),
        Equations equations => new Equations([.. equations.Lines.SelectMany(l => l.Right.Count > 1 && FormulaWidth.InEms(l) > width ? Lines(l) : [l])]),
        _ => formula,
    };

    /// <summary>
    /// The same, and sums too are broken, before a sign between their terms, and a term that no line holds between its factors, or within its brackets. Where
    /// a line starts with a factor, a sign of multiplication says so. For paper and phones, where nothing can be moved sideways.
    /// </summary>
    public static Box BrokenInSums(Box formula, double width)
    {
        var broken = Broken(formula, width);
        IReadOnlyList<Equation> all = broken switch { Equation equation => [equation], Equations equations => equations.Lines, _ => [] };
        List<Equation> apart = [.. all.SelectMany(l => FormulaWidth.InEms(l) > width && FormulaWidth.InEms(l.Left) > LongestLeft * width ? [new Equation(l.Left, []), l with { Left = new Row([]) }] : new[] { l })];

        // All lines stand to the right of the longest left side that has something beside it.
        var room = width - apart.Select(l => l.Right.Count == 0 ? 0 : FormulaWidth.InEms(l.Left)).DefaultIfEmpty().Max() - FormulaWidth.Sign;
        List<Equation> lines = [.. apart.SelectMany(l => (l.Right.Count == 0 ? FormulaWidth.InEms(l.Left) : l.Right.Sum(FormulaWidth.InEms)) > room ? Terms(l, room) : [l])];
        return lines.Count > all.Count ? new Equations(lines) : broken;
    }

    private static IEnumerable<Equation> Lines(Equation equation) => equation.Right.Select((right, k) => new Equation(k == 0 ? equation.Left : new Row([]), [right]));

    private static IEnumerable<Equation> Terms(Equation equation, double room)
    {
        if (equation.Right.Count > 1)
        {
            yield return equation;
            yield break;
        }

        var (left, right) = equation.Right is [var only] ? (equation.Left, only) : (null, equation.Left);
        var (line, isFirst) = (new List<Box>(), true);
        foreach (var (part, startsLine) in Split([right]).Select(t => Parts(t, room - Indent).ToList()).SelectMany(parts => parts.Select((part, k) => (part, k == 0 && parts.Count > 1))))
        {
            // A term of several lines starts with one.
            if (line.Count > 0 && (startsLine || FormulaWidth.InEms(new Row([.. line, .. part])) > (isFirst ? room : room - Indent)))
            {
                yield return Line();
                (line, isFirst) = ([], false);
            }

            // Where the line goes on, juxtaposition says enough; a sum has its own room.
            line = line.Count == 0 || !ReferenceEquals(part[0], Times) ? [.. line, .. part]
                : part[1] is BigOperator ? [.. line, .. part.Skip(1)]
                : [.. line, new ThinSpace(), .. part.Skip(1)];
        }

        yield return Line();

        Equation Line() => !isFirst ? new(new Row([]), [new Row(line)]) { IsContinued = true }
            : left is null ? new(new Row(line), [])
            : new(left, [new Row(line)]) { IsContinued = equation.IsContinued };
    }

    /// <summary>The terms of a sum, each with the sign before it.</summary>
    private static IEnumerable<IReadOnlyList<Box>> Split(IReadOnlyList<Box> sum) => Split(sum, b => b is Infix { Latex: "+" or "-" });

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
    private static IEnumerable<IReadOnlyList<Box>> Parts(IReadOnlyList<Box> term, double width) =>
        FormulaWidth.InEms(new Row(term)) <= width ? [term] : Joined(Factors(term), width).SelectMany(f => FormulaWidth.InEms(new Row(f)) <= width ? [f] : Bracketed(f, width));

    /// <summary>A short factor stays with the brackets after it, if these can be broken themselves: 0.1 alone is no line.</summary>
    private static IEnumerable<IReadOnlyList<Box>> Joined(IReadOnlyList<IReadOnlyList<Box>> factors, double width)
    {
        for (var k = 0; k < factors.Count; k++)
        {
            if (k + 1 < factors.Count && factors[k + 1] is [var sign, .., Delimited or Scripts { Base: Delimited }] && ReferenceEquals(sign, Times) && FormulaWidth.InEms(new Row(factors[k])) <= ShortFactor * width)
            {
                IReadOnlyList<Box> both = [.. factors[k], new ThinSpace(), .. factors[k + 1].Skip(1)];
                if (FormulaWidth.InEms(new Row(both)) <= width || Bracketed(both, width).Skip(1).Any())
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
            var isComplete = part.Exists(b => b is not (Infix or Minus or OperatorName)) && part[^1] is not (BigOperator { Body: Row { Items: [] } } or OperatorName or Scripts { Base: OperatorName });
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
    private static IEnumerable<Box> Opened(Box box) => box is BigOperator { IsTall: true, Body: Row { Items: { Count: > 1 } factors } } sum && !factors.Any(f => f is Infix { Latex: "+" or "-" })
        ? [sum with { Body = factors[0] }, .. factors.Skip(1)]
        : [box];

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
            { Kind: BracketKind.Square } => [.. Split([brackets.Content], b => b is Infix { Latex: @"\land" or @"\lor" })],
            _ => [.. Split([brackets.Content]).SelectMany(t => Parts(t, width))],
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
