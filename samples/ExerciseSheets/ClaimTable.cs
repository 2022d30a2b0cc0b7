using Spectre.Console;
using SymGrad.Calculus.Claims;
using SymGrad.Tool.Claims;
using SymGrad.Tool.Loading;

namespace ExerciseSheets;

/// <summary>All lines of all sheets with their verdicts.</summary>
internal static class ClaimTable
{
    public static Table Of(IReadOnlyList<SheetClaim> claims)
    {
        var table = new Table().AddColumns("sheet", "line", "says of", "verdict");
        foreach (var (sheet, claim) in claims)
        {
            table.AddRow(sheet.Number, Markup.Escape(Line(claim)), Markup.Escape(claim.Title), $"[{Colour(claim.Verdict.Status)}]{VerdictText.Word(claim.Verdict.Status)}[/]");
        }

        return table;
    }

    /// <summary>How many there are of each verdict.</summary>
    public static string Summary(IReadOnlyList<SheetClaim> claims) => string.Join(", ", claims
        .GroupBy(c => c.Claim.Verdict.Status)
        .OrderBy(g => g.Key)
        .Select(g => VerdictText.Count(g.Count(), g.Key)));

    /// <summary>What is wrong with each line that is wrong: a point, both values there, and the likely slip.</summary>
    public static IEnumerable<string> WrongLines(IReadOnlyList<SheetClaim> claims) =>
        from c in claims
        let verdict = c.Claim.Verdict
        where verdict.Status == VerdictStatus.Refuted && verdict.Counterexample is not null
        let point = verdict.Counterexample!
        let entry = point.Entry.Length == 0 ? "" : $" at {point.Entry}"
        let slip = verdict.Guess is { } guess ? $"\n  {guess.Name}: {guess.Detail}" : ""
        select $"{c.Sheet.Number}, {Line(c.Claim)}\n  with {VerdictText.Inputs(point)}{entry}: claimed {point.Claimed}, true {point.True}{slip}";

    private static string Line(CheckedClaim claim) => $"{Attributes.Number(claim.Method)} {Attributes.Title(claim.Method)}";

    private static string Colour(VerdictStatus status) => status switch
    {
        VerdictStatus.Proved => "green",
        VerdictStatus.Agrees => "blue",
        VerdictStatus.Refuted => "red",
        _ => "yellow",
    };
}
