using System.Text;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Tool.Sheets;

/// <summary>Markdown with formulas between <c>$$</c>.</summary>
internal static class MarkdownWriter
{
    private const int Width = 64;

    public static string Write(Sheet sheet)
    {
        var text = new StringBuilder($"# {sheet.Title}\n");
        foreach (var exercise in sheet.Exercises)
        {
            text.Append("\n## ").Append(exercise.Number is null ? "" : exercise.Number + " ").Append(exercise.Title).Append('\n');
            foreach (var block in exercise.Blocks)
            {
                text.Append('\n').Append(Print(block)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Print(Block block) => block switch
    {
        Caption c => $"### {c.Text}",
        Paragraph p => Text(p.Parts),
        Display d => Formula(d.Formula, ""),
        StepList s => string.Join("\n", s.Steps.Select((t, k) => $"{s.First + k}. **{t.Rule}.** {Text(t.Sentence)}{(t.Formula is { } formula ? "\n\n" + Formula(formula, "   ") + "\n" : "")}")),
        ClaimBlock c => $"**{c.Name}: {c.Mark}.**\n\n" + string.Join("\n\n", c.Said.Concat(c.Found).Select(Print)),
        Fault f => $"> {f.Text}",
        _ => throw new ArgumentException($"No Markdown for {block.GetType().Name}.", nameof(block)),
    };

    private static string Formula(Box box, string indent) =>
        $"{indent}$$\n{indent}{LatexPrinter.Print(LineBreaks.Broken(box, Width)).Replace("\n", "\n" + indent, StringComparison.Ordinal)}\n{indent}$$";

    private static string Text(IEnumerable<Box> parts) => string.Concat(parts.Select(p => p switch
    {
        Words w => w.Text,
        Code c => $"`{c.Text}`",
        _ => $"${LatexPrinter.Print(p)}$",
    }));
}
