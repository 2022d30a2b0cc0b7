using System.ComponentModel;
using System.Diagnostics;

namespace SymGrad.Calculus.Tests.Typesetting;

/// <summary>Compiles formulas with the LaTeX that is installed, amsmath alone.</summary>
public static class LatexDocument
{
    private static readonly Lazy<bool> Installed = new(() => Run(Path.GetTempPath(), "--version") is { } run && run.Exit == 0);

    /// <summary>Whether a pdflatex is there to ask.</summary>
    public static bool CanCompile => Installed.Value;

    /// <summary>What LaTeX says is wrong with the formulas, each displayed by itself; null when nothing is.</summary>
    public static string? Fault(IEnumerable<string> formulas)
    {
        var folder = Directory.CreateTempSubdirectory("symgrad-tex-");
        try
        {
            var source = "\\documentclass{article}\n\\usepackage{amsmath}\n\\begin{document}\n"
                + string.Concat(formulas.Select(f => $"\\[\n{f}\n\\]\n"))
                + "\\end{document}\n";
            File.WriteAllText(Path.Combine(folder.FullName, "formulas.tex"), source);
            var run = Run(folder.FullName, "-interaction=nonstopmode -halt-on-error formulas.tex");
            return run is { Exit: 0 } ? null : run?.Output[Math.Max(0, run.Value.Output.Length - 2000)..] ?? "pdflatex did not start";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (int Exit, string Output)? Run(string folder, string arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("pdflatex", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
