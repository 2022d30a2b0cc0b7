using System.ComponentModel;
using System.Diagnostics;

namespace SymGrad.Tool.Tests;

/// <summary>Programs that a machine may have or lack; what needs them is skipped without, visibly.</summary>
internal static class Installed
{
    public static string? Latex { get; } = First("pdflatex");

    public static string? Chromium { get; } = First("chromium", "chromium-browser", "google-chrome");

    /// <summary>What a program writes to its output and to its error stream.</summary>
    public static async Task<(string Output, string Errors)> RunAsync(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return (output, await errors.ConfigureAwait(false));
    }

    private static string? First(params string[] programs) => programs.FirstOrDefault(program =>
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, "--version") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            process.StandardOutput.ReadToEnd();
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });
}
