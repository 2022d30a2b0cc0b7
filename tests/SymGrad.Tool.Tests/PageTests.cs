using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using SymGrad.Tool.Sheets;

namespace SymGrad.Tool.Tests;

/// <summary>Sheets in the programs that their readers have: a browser at two widths, LaTeX.</summary>
public sealed partial class PageTests
{
    private const double WidestOverfullBox = 20;

    // Everything that a sheet can hold: models, steps, figures, claims, plots, drawings.
    private static readonly Sheet Everything = new("Everything", [.. SheetTests.Examples.Exercises, .. ClaimSheetTests.Verdicts.Exercises, .. PlotTests.Sheet.Exercises, .. DrawingTests.Sheet.Exercises]);

    /// <summary>Writes what is wrong with the page into it; scripts are the test's, sheets have none.</summary>
    private const string Examine =
        """
        <script>
        addEventListener('load', () => {
          const wrong = [], width = innerWidth, told = e => `${e.tagName} ${e.className.baseVal ?? e.className} "${e.textContent.trim().slice(0, 40)}"`;
          if (document.documentElement.scrollWidth > width) wrong.push(`the page is ${document.documentElement.scrollWidth} wide`);
          for (const e of document.querySelectorAll('h1, h2, h3, p, li, span, code, svg'))
            if (!e.closest('.formula, figure, math') && (e.getBoundingClientRect().right > width + 1 || e.getBoundingClientRect().left < 0)) wrong.push('beyond the edge: ' + told(e));
          for (const e of document.querySelectorAll('.formula')) {
            const box = e.getBoundingClientRect();
            if (e.scrollWidth > e.clientWidth + 1) wrong.push(`to be moved sideways by ${e.scrollWidth - e.clientWidth}: ` + told(e));
            if ([...e.querySelectorAll('math *')].some(m => m.getBoundingClientRect().bottom > box.bottom + 1 || m.getBoundingClientRect().top < box.top - 1)) wrong.push('cut off above or below: ' + told(e));
          }
          for (const e of document.querySelectorAll('.wide'))
            if ((e.offsetParent === null) === (e.nextElementSibling.offsetParent === null)) wrong.push('shown twice or not at all: ' + told(e));
          for (const e of document.querySelectorAll('p, h1, h2, h3, li')) if (e.scrollWidth > e.clientWidth + 1 && !e.querySelector('.formula, math')) wrong.push('cut off: ' + told(e));
          for (const svg of document.querySelectorAll('svg')) {
            const view = svg.getBoundingClientRect(), texts = [...svg.querySelectorAll('text')].map(e => [e, e.getBoundingClientRect()]);
            texts.forEach(([e, r], k) => {
              if (r.left < view.left - 1 || r.right > view.right + 1 || r.top < view.top - 2 || r.bottom > view.bottom + 2) wrong.push('outside of its picture: ' + told(e));
              for (const [f, s] of texts.slice(k + 1)) if (Math.min(r.right, s.right) - Math.max(r.left, s.left) > 1.5 && Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top) > 6) wrong.push(`${told(e)} on ${told(f)}`);
            });
          }
          const list = document.createElement('pre');
          list.id = 'findings';
          list.textContent = `width ${width}\n` + wrong.join('\n');
          document.body.append(list);
        });
        </script>
        """;

    [SkippableTheory]
    [InlineData(1280, 900)]
    [InlineData(390, 844)]
    public async Task APageIsWholeAtEveryWidth(int width, int height)
    {
        Skip.If(Installed.Chromium is null, "No Chromium is installed.");
        var findings = await FindingsAsync([HtmlWriter.Write(Everything)], width, height).ConfigureAwait(true);
        Assert.True(findings.Length == 0, findings);
    }

    [SkippableFact]
    public async Task LatexCompilesAndFitsThePage()
    {
        Skip.If(Installed.Latex is null, "No pdflatex is installed.");
        Assert.Equal("", await LatexFaultsAsync(LatexWriter.Write(Everything)).ConfigureAwait(true));
    }

    /// <summary>What a browser finds wrong with pages, each in a frame of this width; also takes a picture of the first.</summary>
    internal static async Task<string> FindingsAsync(IReadOnlyList<string> pages, int width, int height)
    {
        var folder = Directory.CreateTempSubdirectory("symgrad-page-");
        try
        {
            // A frame has the width that it is given, whatever the least width of a window is.
            var frames = pages.Select(page => $"<iframe style=\"border:0;width:{width}px;height:{height}px\" srcdoc=\"{WebUtility.HtmlEncode(page.Replace("</body>", Examine + "</body>", StringComparison.Ordinal))}\"></iframe>");
            const string Copy = "<script>addEventListener('load', () => { const all = [...document.querySelectorAll('iframe')]; document.body.dataset.findings = all.map(f => f.contentDocument.getElementById('findings')?.textContent ?? 'nothing was examined').join(''); all.forEach(f => f.remove()); });</script>";
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "page.html"), $"<!DOCTYPE html><meta charset=\"utf-8\"><body style=\"margin:0\">{string.Concat(frames)}{Copy}").ConfigureAwait(true);
            var (dom, log) = await Chromium(folder, "--dump-dom", "page.html").ConfigureAwait(true);
            var findings = WebUtility.HtmlDecode(Findings().Match(dom).Groups["findings"].Value);

            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "sheet.html"), pages[0]).ConfigureAwait(true);
            await Chromium(folder, $"--window-size={width},{height}", "--screenshot=page.png", "sheet.html").ConfigureAwait(true);
            return (findings == string.Concat(pages.Select(_ => $"width {width}\n")) ? "" : findings.Length > 0 ? findings : "the page was not examined")
                + (log.Contains("CONSOLE", StringComparison.Ordinal) ? log : "")
                + (new FileInfo(Path.Combine(folder.FullName, "page.png")) is { Exists: true, Length: > 10_000 } ? "" : "no picture was taken");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What LaTeX finds wrong with a document: errors, and lines that are wider than the page allows.</summary>
    internal static async Task<string> LatexFaultsAsync(string latex)
    {
        var folder = Directory.CreateTempSubdirectory("symgrad-latex-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "sheet.tex"), latex).ConfigureAwait(true);
            var (log, _) = await Installed.RunAsync(Installed.Latex!, folder.FullName, "-interaction=nonstopmode", "-halt-on-error", "sheet.tex").ConfigureAwait(true);
            Skip.If(log.Contains("File `pgfplots.sty' not found", StringComparison.Ordinal) || log.Contains("File `tikz.sty' not found", StringComparison.Ordinal), "This LaTeX has no pgfplots.");
            return !File.Exists(Path.Combine(folder.FullName, "sheet.pdf")) ? log[Math.Max(0, log.Length - 2000)..]
                : string.Join("\n", Overfull().Matches(log).Where(m => double.Parse(m.Groups["width"].Value, CultureInfo.InvariantCulture) > WidestOverfullBox).Select(m => m.Value));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<(string Output, string Errors)> Chromium(DirectoryInfo folder, params string[] arguments) => Installed.RunAsync(
        Installed.Chromium!,
        folder.FullName,
        ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--enable-logging=stderr", "--virtual-time-budget=5000", $"--user-data-dir={Path.Combine(folder.FullName, "profile")}", .. arguments]);

    [GeneratedRegex("data-findings=\"(?<findings>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Findings();

    [GeneratedRegex(@"Overfull \\hbox \((?<width>[0-9.]+)pt too wide\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Overfull();
}
