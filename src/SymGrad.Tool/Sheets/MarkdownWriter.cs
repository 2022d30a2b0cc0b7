using System.Text;
using SymGrad.Calculus.Steps;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Tool.Drawings;
using SymGrad.Tool.Plots;

namespace SymGrad.Tool.Sheets;

/// <summary>A file that a sheet refers to, beside it.</summary>
internal sealed record PictureFile(string Name, string Text);

/// <summary>Markdown with formulas between <c>$$</c>; pictures are files beside it, since no reader of Markdown shows those written inside.</summary>
internal static class MarkdownWriter
{
    /// <summary>The em after which a chain of equalities takes several lines.</summary>
    private const double Width = 32;

    /// <summary>The text.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="stem">The beginning of the pictures' names.</param>
    /// <param name="pictures">Takes the pictures.</param>
    public static string Write(Sheet sheet, string stem = "sheet", ICollection<PictureFile>? pictures = null)
    {
        pictures ??= [];
        var text = new StringBuilder($"# {sheet.Title}\n");
        foreach (var exercise in sheet.Exercises)
        {
            text.Append("\n## ").Append(exercise.Number is null ? "" : exercise.Number + " ").Append(exercise.Title).Append('\n');
            foreach (var block in exercise.Blocks)
            {
                text.Append('\n').Append(block switch
                {
                    PlotBlock plot => Picture(stem, pictures, SvgPlot.Write(plot.Plot, alone: true)),
                    DrawingBlock drawing => Picture(stem, pictures, SvgDrawing.Write(drawing.Drawing, alone: true)),
                    _ => Print(block),
                }).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Print(Block block) => block switch
    {
        Caption c => $"### {c.Text}",
        Paragraph p => Text(p.Parts),
        Display d => Formula(d.Formula, ""),
        StepList s => string.Join("\n", s.Steps.Select((t, k) => Print(t, FormattableString.Invariant($"{s.First + k}. ")))),
        ClaimBlock c => $"**{c.Name}: {c.Mark}.**\n\n" + string.Join("\n\n", c.Said.Concat(c.Found).Select(Print)),
        Fault f => $"> {f.Text}",
        _ => throw new ArgumentException($"No Markdown for {block.GetType().Name}.", nameof(block)),
    };

    /// <summary>A step as an item of a list; its formula belongs to the item where it is indented by the width of the marker.</summary>
    private static string Print(Step step, string marker) => $"{marker}**{step.Rule}.** {Text(step.Sentence)}{(step.Formula is { } formula ? "\n\n" + Formula(formula, new(' ', marker.Length)) + "\n" : "")}";

    private static string Picture(string stem, ICollection<PictureFile> pictures, string svg)
    {
        var name = $"{stem}-{pictures.Count + 1}.svg";
        pictures.Add(new(name, svg));
        return $"![]({Uri.EscapeDataString(name)})";
    }

    private static string Formula(Box box, string indent) =>
        $"{indent}$$\n{indent}{LatexPrinter.Print(LineBreaks.Broken(box, Width)).Replace("\n", "\n" + indent, StringComparison.Ordinal)}\n{indent}$$";

    private static string Text(IEnumerable<Box> parts) => string.Concat(parts.Select(p => p switch
    {
        Words w => w.Text,
        Code c => $"`{c.Text}`",
        _ => $"${LatexPrinter.Print(p)}$",
    }));
}
