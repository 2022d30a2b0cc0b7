using System.Linq;
using System.Text;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Unicode;

namespace SymGrad.Calculus.Steps;

/// <summary>Steps as text.</summary>
public static class StepsText
{
    /// <summary>Numbered steps with their formulas on lines of their own, in Unicode.</summary>
    public static string Unicode(IEnumerable<StepSection> sections)
    {
        var text = new StringBuilder();
        var number = 0;
        foreach (var step in sections.SelectMany(s => s.Steps))
        {
            number++;
            text.Append(number).Append(". ").Append(step.Rule).Append(": ").Append(Sentence(step, UnicodePrinter.Print)).Append('\n');
            foreach (var line in Lines(step.Formula))
            {
                text.Append("       ").Append(UnicodePrinter.Print(line)).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The same as LaTeX: a description list of displayed formulas.</summary>
    public static string Latex(IEnumerable<StepSection> sections)
    {
        var text = new StringBuilder("\\begin{enumerate}\n");
        foreach (var step in sections.SelectMany(s => s.Steps))
        {
            text.Append(@"\item \textbf{").Append(step.Rule).Append(".} ").Append(Sentence(step, b => $"${LatexPrinter.Print(b)}$")).Append('\n');
            if (step.Formula is { } formula)
            {
                text.Append("\\[\n").Append(LatexPrinter.Print(formula)).Append("\n\\]\n");
            }
        }

        return text.Append("\\end{enumerate}\n").ToString();
    }

    /// <summary>A step's sentence, its formulas printed as asked for.</summary>
    public static string Sentence(Step step, Func<Box, string> formula) => string.Concat(step.Sentence.Select(b => b is Words w ? w.Text : formula(b)));

    private static IEnumerable<Box> Lines(Box? formula) => formula switch
    {
        null => [],
        Equations e => e.Lines,
        _ => [formula],
    };
}
