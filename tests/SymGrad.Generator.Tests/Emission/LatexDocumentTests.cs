using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SymGrad.Generator.Tests.Emission;

/// <summary>All LaTeX snapshots in one document, compiled by a real LaTeX with amsmath alone.</summary>
public sealed class LatexDocumentTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("symgrad-latex-");

    public void Dispose() => folder.Delete(recursive: true);

    [SkippableFact]
    public async Task AllSnapshots_CompileWithAmsmathAlone_AndFitThePage()
    {
        Skip.IfNot(await Runs("--version"), "There is no pdflatex on this machine.");

        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "formulas.tex"), Document());
        var compiled = await Runs("-interaction=nonstopmode", "-halt-on-error", "formulas.tex");

        var log = await File.ReadAllLinesAsync(Path.Combine(folder.FullName, "formulas.log"));
        Assert.True(compiled, string.Join('\n', log.SkipWhile(line => !line.StartsWith('!')).Take(12)));
        Assert.DoesNotContain(log, line => line.StartsWith("Overfull", StringComparison.Ordinal));
    }

    private static string Document() => string.Join('\n', [
        @"\documentclass[a4paper]{article}",
        @"\usepackage{amsmath}",
        @"\oddsidemargin=-10mm \textwidth=180mm",
        @"\begin{document}",
        .. Snapshots().SelectMany(path => new[]
        {
            $@"\section*{{{Path.GetFileName(path).Split('.')[1].Replace("_", @"\_", StringComparison.Ordinal)}}}",
            File.ReadAllText(path),
        }),
        @"\end{document}",
    ]);

    private static IEnumerable<string> Snapshots([CallerFilePath] string sourceFile = "")
        => Directory.GetFiles(Path.Combine(Path.GetDirectoryName(sourceFile)!, VerifiedFolder.Name), "*.verified.tex").Order(StringComparer.Ordinal);

    private async Task<bool> Runs(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("pdflatex", arguments)
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardInput = true,
                UseShellExecute = false,
            })!;
            process.StandardInput.Close();
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
