using System.ComponentModel;
using System.Diagnostics;

namespace SymGrad.Tool.Sheets;

/// <summary>Runs the LaTeX that is installed.</summary>
internal static class PdfWriter
{
    /// <summary>Compiles a document.</summary>
    /// <exception cref="ToolException">There is no pdflatex, or it finds a fault.</exception>
    public static async Task<byte[]> WriteAsync(string latex, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("symgrad-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "sheet.tex"), latex, cancellation).ConfigureAwait(false);
            using var process = Start(folder.FullName);
            var output = await process.StandardOutput.ReadToEndAsync(cancellation).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            return process.ExitCode == 0
                ? await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "sheet.pdf"), cancellation).ConfigureAwait(false)
                : throw new ToolException("pdflatex failed:\n" + output[Math.Max(0, output.Length - 1500)..]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Process Start(string folder)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("pdflatex", "-interaction=nonstopmode -halt-on-error sheet.tex") { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false })!;
        }
        catch (Win32Exception e)
        {
            throw new ToolException("A PDF needs pdflatex, and there is none: install TeX Live (Debian and Ubuntu: apt install texlive-latex-recommended texlive-pictures lmodern) or MiKTeX, or write a .tex or .html file.", e);
        }
    }
}
