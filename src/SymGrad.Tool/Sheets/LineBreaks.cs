using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Tool.Sheets;

/// <summary>Formulas that no line holds, on several. All widths are in em.</summary>
internal static class LineBreaks
{
    /// <summary>By how much lines are indented that go on with the one above.</summary>
    private const double Indent = 2;

    /// <summary>The part of a line from which on a left side has a line for itself, where not all fits on one.</summary>
    private const double LongestLeft = 0.5;

    /// <summary>The same where that leaves others more room.</summary>
    private const double LongLeft = 0.2;

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
        IReadOnlyList<Equation> all = broken switch { Equation equation => [equation], Equations equations => equations.Lines, _ => [new Equation(broken, [])] };
        var lines = Within(all, width, isApart: l => FormulaWidth.InEms(l) > width && FormulaWidth.InEms(l.Left) > LongestLeft * width);
        if (!(Rows(lines) == Rows(all) && Fits(lines)))
        {
            // All lines stand to the right of the longest left side that has something beside it: the others may need its place more.
            var apart = Within(all, width, isApart: l => FormulaWidth.InEms(l.Left) > LongLeft * width);
            lines = (Fits(lines), Fits(apart)) switch
            {
                (true, false) => lines,
                (false, true) => apart,
                (true, true) => (Rows(apart), Split(apart)).CompareTo((Rows(lines), Split(lines))) < 0 ? apart : lines,
                _ => Ems(apart) < Ems(lines) ? apart : lines,
            };
        }

        return lines.Count > all.Count ? new Equations(lines)
            : lines.Zip(all).All(l => ReferenceEquals(l.First, l.Second)) ? broken
            : broken switch { Equation => lines[0], Equations => new Equations(lines), _ => lines[0].Left };

        bool Fits(IReadOnlyList<Equation> lines) => Ems(lines) <= width;
    }

    /// <summary>A part of a formula on lines below each other.</summary>
    public static Box Stacked(Box part, double width)
    {
        if (FormulaWidth.InEms(part) <= width)
        {
            return part;
        }

        List<Box> lines = [.. Terms(new Equation(part, []), width, FormulaWidth.StackIndent).Select(l => l.Right is [var line] ? line : l.Left)];
        return lines.Count == 1 ? lines[0] : new Folded(lines);
    }

    private static double Ems(IReadOnlyList<Equation> lines) => FormulaWidth.InEms(lines is [var only] ? only : new Equations(lines));

    /// <summary>How many brackets are opened on one line and closed on another.</summary>
    private static int Split(IReadOnlyList<Equation> lines) => lines.Sum(l => l.Right.Prepend(l.Left).Sum(b => b is Row row ? row.Items.Count(i => i is Bracket { Opens: true }) : 0));

    private static int Rows(IReadOnlyList<Equation> lines) => lines.Sum(Narrowing.Rows);

    private static List<Equation> Within(IReadOnlyList<Equation> all, double width, Func<Equation, bool> isApart)
    {
        List<Equation> apart = [.. all.SelectMany(l => l.Right.Count > 0 && isApart(l) ? [new Equation(l.Left, []), l with { Left = new Row([]) }] : new[] { l })];
        var room = width - apart.Select(l => l.Right.Count == 0 ? 0 : FormulaWidth.InEms(l.Left)).DefaultIfEmpty().Max() - FormulaWidth.Sign;
        return [.. apart.SelectMany(l => l.Right.Count == 0 ? Broken(l, width) : l.Right.Sum(r => FormulaWidth.InEms(r) + FormulaWidth.Sign) - FormulaWidth.Sign <= room ? [l] : Lines(l).SelectMany(part => Broken(part, room)))];

        static IEnumerable<Equation> Broken(Equation line, double room) => (line.Right is [var right] ? FormulaWidth.InEms(right) : FormulaWidth.InEms(line.Left)) > room ? Terms(line, room, Indent) : [line];
    }

    private static IEnumerable<Equation> Lines(Equation equation) => equation.Right.Select((right, k) => new Equation(k == 0 ? equation.Left : new Row([]), [right]));

    /// <summary>An equation with at most one right side, or a left side alone, in lines within the room.</summary>
    private static IEnumerable<Equation> Terms(Equation equation, double room, double indent)
    {
        var (left, right) = equation.Right is [var only] ? (equation.Left, only) : (null, equation.Left);
        var (line, isFirst, goesOn) = (new List<Box>(), true, false);
        foreach (var parts in LinePieces.Of([right]).Select(t => LinePieces.Parts(t, room - indent).ToList()))
        {
            foreach (var (part, k) in parts.Select((part, k) => (part, k)))
            {
                // A term of several lines starts with one, and ends with one.
                if (line.Count > 0 && ((k == 0 && (goesOn || parts.Count > 1)) || FormulaWidth.InEms(new Row([.. line, .. part])) > Room()))
                {
                    yield return Line();
                    (line, isFirst) = ([], false);
                }

                // Where the line goes on, juxtaposition says enough; a sum has its own room.
                line = line.Count == 0 || !ReferenceEquals(part[0], LinePieces.Times) ? [.. line, .. FormulaWidth.InEms(new Row(part)) > Room() ? Narrow(part) : part]
                    : part[1] is BigOperator ? [.. line, .. part.Skip(1)]
                    : [.. line, new ThinSpace(), .. part.Skip(1)];
            }

            goesOn = parts.Count > 1;
        }

        yield return Line();

        double Room() => isFirst ? room : room - indent;

        IReadOnlyList<Box> Narrow(IReadOnlyList<Box> part) => ((Row)Narrowing.Narrowed(new Row(part), Room())).Items;

        Equation Line() => !isFirst ? new(new Row([]), [new Row(line)]) { IsContinued = true }
            : left is null ? new(new Row(line), [])
            : new(left, [new Row(line)]) { IsContinued = equation.IsContinued };
    }
}
