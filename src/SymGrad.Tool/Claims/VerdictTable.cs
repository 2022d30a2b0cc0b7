using System.Globalization;
using SymGrad.Calculus.Claims;
using Spectre.Console;
using SymGrad.Tool.Commands;

namespace SymGrad.Tool.Claims;

/// <summary>Verdicts as a table: with borders and colours for a reader, a line each for a program.</summary>
internal static class VerdictTable
{
    /// <param name="console">Where it is written; one that shows no colours gets a line a claim.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="folder">What places are told relative to.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<CheckedClaim> claims, string folder)
    {
        var isPlain = !console.Profile.Capabilities.Ansi;
        if (isPlain)
        {
            foreach (var claim in claims)
            {
                console.Profile.Width = Output.UnbrokenLine;
                console.WriteLine($"{Place(claim, folder)}: {VerdictText.Mark(claim)}: {claim.Method.Name}: {VerdictText.Title(claim)}{string.Concat(VerdictText.Details(claim).Select(d => $" | {d}"))}");
            }
        }
        else
        {
            var table = new Table().RoundedBorder().AddColumns("Place", "Claim", "Verdict", "Found");
            table.ShowRowSeparators = true;
            foreach (var claim in claims)
            {
                table.AddRow(
                    new Text(Place(claim, folder)),
                    new Text($"{claim.Method.Name}\n{VerdictText.Title(claim)}"),
                    new Text(VerdictText.Mark(claim), Colour(claim.Verdict.Status)),
                    new Text(string.Join("\n", VerdictText.Details(claim))));
            }

            console.Write(table);
        }

        console.WriteLine(Count(claims));
    }

    /// <summary>How many there are, and how many of each verdict.</summary>
    public static string Count(IReadOnlyList<CheckedClaim> claims)
    {
        var parts = claims.GroupBy(c => c.Verdict.Status).OrderBy(g => g.Key).Select(g => (All: VerdictText.Count(g.Count(), g.Key), Quiet: g.Count(c => c.IsSuppressed)))
            .Select(g => g.Quiet == 0 ? g.All : FormattableString.Invariant($"{g.All} ({g.Quiet} suppressed)"));
        return $"{VerdictText.Count(claims.Count, "claim")}{(claims.Count == 0 ? "" : ": " + string.Join(", ", parts))}";
    }

    private static string Place(CheckedClaim claim, string folder)
    {
        var span = claim.Place.GetLineSpan();
        return string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(folder, Path.GetFullPath(span.Path))}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})");
    }

    private static Style Colour(VerdictStatus status) => new(status switch
    {
        VerdictStatus.Proved => Color.Green,
        VerdictStatus.Agrees => Color.Blue,
        VerdictStatus.Undecided => Color.Yellow,
        _ => Color.Red,
    });
}
