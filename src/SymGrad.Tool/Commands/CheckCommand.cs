using System.CommandLine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymGrad.Calculus.Claims;
using SymGrad.Tool.Claims;
using SymGrad.Tool.Loading;

namespace SymGrad.Tool.Commands;

/// <summary><c>symgrad check PROJECT.csproj|FILE.cs [--sarif FILE]</c></summary>
internal static class CheckCommand
{
    private const int Refuted = 1;

    public static Command Create()
    {
        var source = new Argument<string>("source") { Description = "A project (.csproj) or a C# file (.cs) with claims." };
        var sarif = new Option<string?>("--sarif") { Description = "A file to write the findings to, as SARIF 2.1.0." };
        var command = new Command(
            "check",
            """
            Decides all claims and prints their verdicts.

            [Claim(nameof(Loss), "w")] on a method says that it is that derivative: proved, agrees (at many points), refuted, undecided or misfit.
            The status is 2 if the compiler finds an error in a model or claim; else 1 if a claim is refuted, suppressed or not; 2 if one does not fit its model; else 0.

            Examples:
              symgrad check MyProject.csproj
              symgrad check Exercises.cs --sarif claims.sarif
            """)
        { source, sarif };
        command.SetAction((parsed, cancellation) => Output.RunAsync(() => RunAsync(parsed.GetValue(source)!, parsed.GetValue(sarif), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(string source, string? sarif, CancellationToken cancellation)
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        var compilation = await Output.WaitAsync($"Reading {source}", () => Compilations.OfAsync(source, cancellation)).ConfigureAwait(false);
        var broken = compilation.SyntaxTrees.SelectMany(t => t.GetDiagnostics(cancellation)).Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (broken.Count > 0)
        {
            Output.Tell(broken);
            return Output.Failed;
        }

        var claims = Output.Progress("Deciding", progress => Verdicts.Of(compilation, progress, cancellation));
        var folder = Path.GetDirectoryName(Path.GetFullPath(source))!;
        VerdictTable.Write(Output.Results(), claims, folder);
        if (sarif is not null)
        {
            await File.WriteAllTextAsync(sarif, Sarif.Of(claims, folder), cancellation).ConfigureAwait(false);
            Output.Done($"{sarif}: {VerdictText.Count(claims.Sum(c => c.Findings.Count), "finding")}");
        }

        var errors = Errors(compilation, claims, cancellation);
        Output.Tell(errors);
        return errors.Count > 0 ? Output.Failed : Status(claims);
    }

    /// <summary>What the compiler finds wrong with claims, what they are about, and annotated methods.</summary>
    public static IReadOnlyList<Diagnostic> Errors(CSharpCompilation compilation, IReadOnlyList<CheckedClaim> claims, CancellationToken cancellation = default) =>
        new SourceErrors(compilation, cancellation).Of([.. ModelReader.Find(compilation, cancellation).Select(f => f.Symbol), .. claims.SelectMany(c => c.Sources)], []);

    /// <summary>The status that the command ends with.</summary>
    public static int Status(IReadOnlyList<CheckedClaim> claims) =>
        claims.Any(c => c.Verdict.Status == VerdictStatus.Refuted) ? Refuted
        : claims.Any(c => c.Verdict.Status == VerdictStatus.Misfit) ? Output.Failed
        : 0;
}
