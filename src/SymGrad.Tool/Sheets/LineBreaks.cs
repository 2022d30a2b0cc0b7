using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Unicode;

namespace SymGrad.Tool.Sheets;

/// <summary>Chains of equalities that no line holds, one part a line.</summary>
internal static class LineBreaks
{
    /// <summary>The formula with no line longer than this many characters, as far as equal signs allow.</summary>
    public static Box Broken(Box formula, int width) => formula switch
    {
        Equation { Right.Count: > 1 } equation when Length(equation) > width => new Equations([.. Lines(equation)]),
        Equations equations => new Equations([.. equations.Lines.SelectMany(l => l.Right.Count > 1 && Length(l) > width ? Lines(l) : [l])]),
        _ => formula,
    };

    private static IEnumerable<Equation> Lines(Equation equation) => equation.Right.Select((right, k) => new Equation(k == 0 ? equation.Left : new Row([]), [right]));

    private static int Length(Box box) => UnicodePrinter.Print(box).Length;
}
