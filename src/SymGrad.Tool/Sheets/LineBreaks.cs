using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Unicode;

namespace SymGrad.Tool.Sheets;

/// <summary>Formulas that no line holds, on several.</summary>
internal static class LineBreaks
{
    /// <summary>The formula with no line longer than this many characters, as far as equal signs allow.</summary>
    public static Box Broken(Box formula, int width) => formula switch
    {
        Equation { Right.Count: > 1 } equation when Length(equation) > width => new Equations([.. Lines(equation)]),
        Equations equations => new Equations([.. equations.Lines.SelectMany(l => l.Right.Count > 1 && Length(l) > width ? Lines(l) : [l])]),
        _ => formula,
    };

    /// <summary>The same, and sums too are broken, before a sign between their terms: for paper, where nothing can be moved sideways.</summary>
    public static Box BrokenInSums(Box formula, int width) => Broken(formula, width) switch
    {
        Equation equation when Length(equation) > width && Terms(equation, width).ToList() is { Count: > 1 } lines => new Equations(lines),
        Equations equations => new Equations([.. equations.Lines.SelectMany(l => Length(l) > width ? Terms(l, width) : [l])]),
        var other => other,
    };

    /// <summary>Whether a line is longer than this.</summary>
    public static bool IsLonger(Box formula, int width) => formula is Equations equations ? equations.Lines.Any(l => Length(l) > width) : Length(formula) > width;

    private static IEnumerable<Equation> Lines(Equation equation) => equation.Right.Select((right, k) => new Equation(k == 0 ? equation.Left : new Row([]), [right]));

    private static IEnumerable<Equation> Terms(Equation equation, int width)
    {
        if (equation.Right is not [Row row])
        {
            yield return equation;
            yield break;
        }

        var (left, line, isFirst) = (equation.Left, new List<Box>(), true);
        foreach (var term in Split(row))
        {
            if (line.Count > 0 && Length(left) + Length(new Row([.. line, .. term])) > width)
            {
                yield return new(left, [new Row(line)]) { IsContinued = !isFirst || equation.IsContinued };
                (left, line, isFirst) = (new Row([]), [], false);
            }

            line = [.. line, .. term];
        }

        yield return new(left, [new Row(line)]) { IsContinued = !isFirst || equation.IsContinued };
    }

    /// <summary>The terms of a sum, each with the sign before it.</summary>
    private static IEnumerable<IReadOnlyList<Box>> Split(Row sum)
    {
        var term = new List<Box>();
        foreach (var box in sum.Items)
        {
            if (box is Infix { Latex: "+" or "-" } && term.Count > 0)
            {
                yield return term;
                term = [];
            }

            term.Add(box);
        }

        yield return term;
    }

    private static int Length(Box box) => UnicodePrinter.Print(box).Length;
}
