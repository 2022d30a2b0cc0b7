using System.CommandLine;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Typesetting;
using SymGrad.Tool.Claims;
using SymGrad.Tool.Loading;
using SymGrad.Tool.Sheets;

namespace SymGrad.Tool.Commands;

/// <summary><c>symgrad sheet PROJECT.csproj|FILE.cs -o sheet.html|.tex|.md|.pdf</c></summary>
internal static class SheetCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("source") { Description = "A project (.csproj) or a C# file (.cs) with annotated methods." };
        var output = new Option<string>("--output", "-o") { Description = "The file to write: .html (one self-contained page), .tex, .md or .pdf.", Required = true };
        var title = new Option<string?>("--title") { Description = "The sheet's heading; by default the name of the source." };
        var bold = new Option<bool>("--bold") { Description = "Vectors and matrices in bold." };
        var layers = new Option<bool>("--layers-above") { Description = "W1 as W with a superscript (1), rather than with a subscript." };
        var fromZero = new Option<bool>("--from-zero") { Description = "Indices count from 0, as in the code." };
        var command = new Command(
            "sheet",
            """
            Writes one sheet from all annotated methods: model, derivatives, steps, conventions, figures and claims with their verdicts.

            [Exercise("3c", Title = "…")] gives order and headings, the XML documentation the text, [At(nameof(Inputs))] figures, [Plot(-4, 4)] a plot, [Drawing] a graph of the computation.

            The status is 0 if the sheet is written, refuted claims or not: they are marked on it. It is 2 after an error.

            Examples:
              symgrad sheet Exercises.cs -o sheet.html
              symgrad sheet MyProject.csproj -o sheet.tex --title "Machine Learning 2, sheet 5"
            """)
        { source, output, title, bold, layers, fromZero };
        command.SetAction((parsed, cancellation) => Output.RunAsync(() => RunAsync(parsed.GetValue(source)!, parsed.GetValue(output)!, parsed.GetValue(title), new() { BoldTensors = parsed.GetValue(bold), LayerSuperscripts = parsed.GetValue(layers), CountFromZero = parsed.GetValue(fromZero) }, cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(string source, string output, string? title, TypesettingOptions options, CancellationToken cancellation)
    {
        var extension = Path.GetExtension(output).ToUpperInvariant();
        if (extension is not (".HTML" or ".TEX" or ".MD" or ".PDF"))
        {
            throw new ToolException($"{output}: the ending must be .html, .tex, .md or .pdf.");
        }

        var compilation = await Output.WaitAsync($"Reading {source}", () => Compilations.OfAsync(source, cancellation)).ConfigureAwait(false);
        var broken = compilation.SyntaxTrees.SelectMany(t => t.GetDiagnostics(cancellation)).Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (broken.Count > 0)
        {
            Output.Tell(broken);
            return Output.Failed;
        }

        var builder = new SheetBuilder(compilation, options, cancellation);
        var sheet = Output.Progress("Deriving", progress => builder.Build(title ?? Path.GetFileNameWithoutExtension(source), progress));
        Output.Tell(builder.Faults);
        if (sheet.Exercises.Count == 0)
        {
            throw new ToolException($"{source}: no method has an attribute such as [Gradient] or [Claim].");
        }

        var pictures = new List<PictureFile>();
        var bytes = extension switch
        {
            ".HTML" => Bytes(HtmlWriter.Write(sheet)),
            ".TEX" => Bytes(LatexWriter.Write(sheet)),
            ".MD" => Bytes(MarkdownWriter.Write(sheet, Path.GetFileNameWithoutExtension(output), pictures)),
            _ => await PdfWriter.WriteAsync(LatexWriter.Write(sheet), cancellation).ConfigureAwait(false),
        };
        await File.WriteAllBytesAsync(output, bytes, cancellation).ConfigureAwait(false);
        foreach (var picture in pictures)
        {
            await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(output) ?? "", picture.Name), picture.Text, cancellation).ConfigureAwait(false);
        }

        Output.Done($"{output}: {VerdictText.Count(sheet.Exercises.Count, "exercise")}{(builder.Decided.Count > 0 ? $", {VerdictTable.Count(builder.Decided)}" : "")}{(pictures.Count > 0 ? $", {VerdictText.Count(pictures.Count, "picture")} beside it" : "")}");
        return builder.Faults.Any(f => f.Severity == DiagnosticSeverity.Error) ? Output.Failed : 0;
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
