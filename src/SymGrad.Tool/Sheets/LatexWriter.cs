using System.Text;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Tool.Drawings;
using SymGrad.Tool.Plots;

namespace SymGrad.Tool.Sheets;

/// <summary>A document for pdflatex with amsmath.</summary>
internal static class LatexWriter
{
    /// <summary>The em that a line of A4 holds.</summary>
    private const double Width = 36;

    /// <summary>The em from which on a line may be too wide, as letters happen to be.</summary>
    private const double Fitting = 32;

    public static string Write(Sheet sheet)
    {
        var text = new StringBuilder(
            """
            \documentclass[11pt,a4paper]{article}
            \usepackage[T1]{fontenc}
            \usepackage[utf8]{inputenc}
            \usepackage{lmodern}
            \usepackage[margin=25mm]{geometry}
            \usepackage{amsmath}
            \usepackage{graphicx}
            @PICTURES@
            \allowdisplaybreaks
            \newsavebox{\formula}
            \newcommand{\fitted}[1]{\sbox{\formula}{$\displaystyle #1$}\ifdim\wd\formula>\linewidth\resizebox{\linewidth}{!}{\usebox{\formula}}\else\usebox{\formula}\fi}
            \setlength{\parindent}{0pt}
            \setlength{\parskip}{.4\baselineskip}
            % What leads to a list of steps stays on its page, and what an exercise is about with its model; what is said of a formula stays with it, where it can.
            \makeatletter
            \@beginparpenalty=10000
            \newcommand{\keptwithnext}{\par\nobreak\vskip 3.25ex plus 1ex minus .2ex\@nobreaktrue}
            \makeatother
            % A formula below a short line stands no nearer to it than one below a long line.
            \AtBeginDocument{\abovedisplayshortskip=.7\abovedisplayskip}
            \postdisplaypenalty=500
            \clubpenalty=10000
            \widowpenalty=10000
            \displaywidowpenalty=10000

            """.Replace("@PICTURES@\n", Packages(sheet), StringComparison.Ordinal));
        text.Append(@"\title{").Append(LatexText.Escape(sheet.Title)).Append("}\n\\author{}\n\\date{}\n\\begin{document}\n\\maketitle\n");
        foreach (var exercise in sheet.Exercises)
        {
            text.Append("\n\\section*{").Append(exercise.Number is null ? "" : LatexText.Escape(exercise.Number) + @"\quad ").Append(LatexText.Escape(exercise.Title)).Append("}\n");
            text.Append(Print(exercise.Blocks));
        }

        return text.Append("\\end{document}\n").ToString();
    }

    /// <summary>Blocks below each other: a formula ends the sentence that leads to it, and what an exercise is about stays with the heading after it.</summary>
    private static string Print(IReadOnlyList<Block> blocks) => string.Concat(blocks.Select((block, k) => (block, blocks.ElementAtOrDefault(k + 1)) switch
    {
        (Paragraph, Display) => Print(block).TrimEnd('\n') + "\n",
        (Paragraph, Caption) when k == 0 => Print(block).TrimEnd('\n') + "\\keptwithnext\n\n",
        _ => Print(block),
    }));

    private static string Print(Block block) => block switch
    {
        Caption c => $"\\subsection*{{{LatexText.Escape(c.Text)}}}\n",
        Paragraph p => p.Parts.Any(b => b is Code) ? $"{{\\raggedright {Text(p.Parts)}\\par}}\n\n" : Text(p.Parts) + "\n\n",
        Display d => Formula(d.Formula),
        StepList s => $"\\begin{{enumerate}}\n\\setcounter{{enumi}}{{{s.First - 1}}}\n" + string.Concat(s.Steps.Select(t => $"\\item \\textbf{{{LatexText.Escape(t.Rule)}.}} {Text(t.Sentence)}\n{(t.Formula is { } formula ? Formula(formula) : "")}")) + "\\end{enumerate}\n",
        ClaimBlock c => Print(c),
        DrawingBlock d => TikzDrawing.Write(d.Drawing),
        PlotBlock p => LatexPlot.Write(p.Plot),
        Fault f => $"\\textbf{{{LatexText.Escape(f.Text)}}}\n\n",
        _ => throw new ArgumentException($"No LaTeX for {block.GetType().Name}.", nameof(block)),
    };

    /// <summary>A claim's name stays with what it says.</summary>
    private static string Print(ClaimBlock claim) => $"\\medskip\\textbf{{{LatexText.Escape(claim.Name)}: {claim.Mark}.}}{(claim.Said is [Display, ..] ? "" : "\\par\\nobreak")}\n" + Print([.. claim.Said, .. claim.Found]);

    /// <summary>What the sheet's pictures are drawn with, where there are some.</summary>
    private static string Packages(Sheet sheet) => sheet.Exercises.SelectMany(e => e.Blocks).ToList() is var blocks
        && blocks.Exists(b => b is PlotBlock) ? "\\usepackage{pgfplots}\n\\pgfplotsset{compat=1.16}\n"
        : blocks.Exists(b => b is DrawingBlock) ? "\\usepackage{tikz}\n"
        : "";

    /// <summary>A formula in lines that fit; what has no place to break is made smaller where it does not.</summary>
    private static string Formula(Box box)
    {
        var broken = LineBreaks.BrokenInSums(box, Width);
        var latex = LatexPrinter.Print(broken);
        return FormulaWidth.InEms(broken) > Fitting ? $"\\[\n\\fitted{{{latex}}}\n\\]\n" : $"\\[\n{latex}\n\\]\n";
    }

    private static string Text(IEnumerable<Box> parts) => string.Concat(parts.Select(p => p switch
    {
        Words w => LatexText.Escape(w.Text),
        Code c => $"\\texttt{{{LatexText.Code(c.Text)}}}",
        _ => $"${(p is Fraction ? "\\displaystyle " : "")}{LatexPrinter.Print(p)}$",
    }));
}
