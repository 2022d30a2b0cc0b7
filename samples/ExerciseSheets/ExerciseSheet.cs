using Microsoft.CodeAnalysis;
using SymGrad.Tool.Claims;
using SymGrad.Tool.Loading;
using SymGrad.Tool.Sheets;

namespace ExerciseSheets;

/// <summary>A claim, and the sheet that it stands on.</summary>
internal sealed record SheetClaim(ExerciseSheet Sheet, CheckedClaim Claim);

/// <summary>One of the five sheets: a C# file of models and claims, from which its pages are made.</summary>
/// <param name="Name">The file's name: the sheet's number and what it is about.</param>
/// <param name="Title">The heading of its pages.</param>
internal sealed record ExerciseSheet(string Name, string Title)
{
    public static IReadOnlyList<ExerciseSheet> All { get; } =
    [
        new("000-Recurrence", "Sheet 000: a convolution kernel and a recurrent network"),
        new("001-Structured", "Sheet 001: deep learning and structured data"),
        new("002-Batch", "Sheet 002: a network over a batch, softmax, gradient descent"),
        new("003-Foundations", "Sheet 003: the gradient of a network, activations and losses"),
        new("004-TwoLayers", "Sheet 004: two ReLU layers and trainable embeddings"),
    ];

    /// <summary>The sheet's number.</summary>
    public string Number => Name[..3];

    private string Source => Path.Combine(AppContext.BaseDirectory, "Sheets", Name + ".cs");

    /// <summary>Derives every model, decides every claim, and writes the page as HTML and as LaTeX.</summary>
    /// <returns>The claims with their verdicts, in the order of the source.</returns>
    /// <exception cref="InvalidOperationException">A model cannot be derived.</exception>
    public async Task<IReadOnlyList<SheetClaim>> WriteAsync(string folder, CancellationToken cancellation = default)
    {
        var (page, claims) = await BuildAsync(cancellation).ConfigureAwait(false);
        await WriteAsync(page, folder, cancellation).ConfigureAwait(false);
        return claims;
    }

    /// <summary>The page and the claims on it.</summary>
    public async Task<(Sheet Page, IReadOnlyList<SheetClaim> Claims)> BuildAsync(CancellationToken cancellation = default)
    {
        var builder = new SheetBuilder(await Compilations.OfAsync(Source, cancellation).ConfigureAwait(false), cancellation);
        var page = builder.Build(Title, (_, _, _) => { });
        return builder.Faults.Where(f => f.Severity == DiagnosticSeverity.Error).Select(SheetBuilder.Text).ToList() is { Count: > 0 } faults
            ? throw new InvalidOperationException(string.Join("\n", faults))
            : (page, [.. builder.Decided.Select(c => new SheetClaim(this, c))]);
    }

    /// <summary>Writes a page of this sheet.</summary>
    public async Task WriteAsync(Sheet page, string folder, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, Name + ".html"), HtmlWriter.Write(page), cancellation).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(folder, Name + ".tex"), LatexWriter.Write(page), cancellation).ConfigureAwait(false);
    }
}
