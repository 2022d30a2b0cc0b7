using System.Net;
using System.Text;
using SymGrad.Calculus.Steps;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.MathMl;
using SymGrad.Tool.Drawings;
using SymGrad.Tool.Pictures;
using SymGrad.Tool.Plots;

namespace SymGrad.Tool.Sheets;

/// <summary>One self-contained file: MathML, its font inside, no script, nothing fetched.</summary>
internal static class HtmlWriter
{
    /// <summary>The em after which a chain of equalities takes several lines on a desktop, and those that its column holds.</summary>
    private const double Chain = 28, Wide = 36;

    /// <summary>The em that a phone's column holds.</summary>
    private const double Narrow = 19.5;

    /// <summary>How small a formula is set rather than moved sideways.</summary>
    private const double Smallest = 0.75;

    public static string Write(Sheet sheet)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append("<title>").Append(Escape(sheet.Title)).Append("</title>\n<style>\n").Append(Style()).Append("</style>\n</head>\n<body>\n<main>\n");
        html.Append("<h1>").Append(Escape(sheet.Title)).Append("</h1>\n");
        foreach (var exercise in sheet.Exercises)
        {
            html.Append("<section>\n<h2>").Append(exercise.Number is null ? "" : $"<span class=\"number\">{Escape(exercise.Number)}</span>").Append(Escape(exercise.Title)).Append("</h2>\n");
            foreach (var block in exercise.Blocks)
            {
                html.Append(Print(block)).Append('\n');
            }

            html.Append("</section>\n");
        }

        return html.Append("</main>\n<footer>Derived by SymGrad. Formulas are set in a subset of TeX Gyre Pagella Math (GUST Font License).</footer>\n</body>\n</html>\n").ToString();
    }

    private static string Print(Block block) => block switch
    {
        Caption c => $"<h3>{Escape(c.Text)}</h3>",
        Paragraph p => $"<p>{Text(p.Parts)}</p>",
        Display d => d.IsResult ? $"<div class=\"result\">{Formula(d.Formula)}</div>" : Formula(d.Formula),
        StepList s => $"<ol class=\"steps\" start=\"{s.First}\">\n{string.Concat(s.Steps.Select(Print))}</ol>",
        ClaimBlock c => $"<div class=\"claim {c.Verdict}\">\n<p class=\"claims\"><span class=\"who\">{Escape(c.Name)}</span> <span class=\"verdict\">{c.Mark}</span></p>\n{Print(c.Said)}{Print(c.Found)}</div>",
        DrawingBlock d => $"<figure>{SvgDrawing.Write(d.Drawing, alone: false)}</figure>",
        PlotBlock p => $"<figure>{SvgPlot.Write(p.Plot, alone: false)}</figure>",
        Fault f => $"<p class=\"fault\">{Escape(f.Text)}</p>",
        _ => throw new ArgumentException($"No HTML for {block.GetType().Name}.", nameof(block)),
    };

    private static string Print(IEnumerable<Block> blocks) => string.Concat(blocks.Select(b => Print(b) + "\n"));

    private static string Print(Step step) =>
        $"<li><span class=\"rule\">{Escape(step.Rule)}.</span> <span class=\"said\">{Text(step.Sentence)}</span>{(step.Formula is { } formula ? Formula(formula) : "")}</li>\n";

    /// <summary>
    /// A formula; what has more lines on a phone is there twice, and one of the two is shown. A line without a place to break is set smaller on a phone, as in print.
    /// </summary>
    private static string Formula(Box box)
    {
        var wide = MathMlPrinter.Formula(LineBreaks.BrokenInSums(LineBreaks.Broken(box, Chain), Wide), display: true);
        var lines = LineBreaks.BrokenInSums(box, Narrow);
        var (narrow, ems) = (MathMlPrinter.Formula(lines, display: true), FormulaWidth.InEms(lines));
        var size = ems > Narrow ? FormattableString.Invariant($" style=\"font-size:{Math.Floor(100 * Math.Max(Smallest, Narrow / ems))}%\"") : "";
        return wide == narrow && size.Length == 0 ? $"<div class=\"formula\">{wide}</div>" : $"<div class=\"formula wide\">{wide}</div><div class=\"formula narrow\"{size}>{narrow}</div>";
    }

    private static string Text(IEnumerable<Box> parts)
    {
        var text = new StringBuilder();
        var all = parts.ToList();
        for (var k = 0; k < all.Count; k++)
        {
            if (all[k] is Words or Code)
            {
                text.Append(Print(all[k]));
                continue;
            }

            // No line begins with the full stop behind a formula, and none ends with the bracket before it.
            var start = text.Length > 0 && text[^1] is ('(' or '[') ? text[^1].ToString() : "";
            text.Length -= start.Length;
            var stop = k + 1 < all.Count && all[k + 1] is Words { Text: ['.' or ',' or ';' or ':' or ')' or ']', ..] } next ? next.Text[..1] : "";
            text.Append(start.Length + stop.Length > 0 ? $"<span class=\"kept\">{start}{Print(all[k])}{stop}</span>" : Print(all[k]));
            if (stop.Length > 0)
            {
                all[k + 1] = new Words(((Words)all[k + 1]).Text[1..]);
            }
        }

        return text.ToString();
    }

    private static string Print(Box part) => part switch
    {
        Words w => Escape(w.Text),
        Code c => $"<code>{Escape(c.Text)}</code>",

        // A derivative beside words is to be read, not made small.
        Fraction f => $"<span class=\"large\">{MathMlPrinter.Formula(f, display: false)}</span>",
        _ => MathMlPrinter.Formula(part, display: false),
    };

    private static string Style()
    {
        using var font = Resource("sheet-math.woff2");
        using var bytes = new MemoryStream();
        font.CopyTo(bytes);
        using var style = new StreamReader(Resource("sheet.css"));
        return style.ReadToEnd().Replace("@FONT@", Convert.ToBase64String(bytes.ToArray()), StringComparison.Ordinal) + Svg.Rules();
    }

    private static Stream Resource(string name) => typeof(HtmlWriter).Assembly.GetManifestResourceStream(name)!;

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
