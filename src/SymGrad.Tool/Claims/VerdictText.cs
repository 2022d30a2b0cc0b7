using System.Globalization;
using SymGrad.Calculus.Claims;
using SymGrad.Generator.Claims;

namespace SymGrad.Tool.Claims;

/// <summary>Verdicts in words.</summary>
internal static class VerdictText
{
    public static string Word(VerdictStatus status) => status switch
    {
        VerdictStatus.Proved => "proved",
        VerdictStatus.Agrees => "agrees",
        VerdictStatus.Refuted => "refuted",
        VerdictStatus.Misfit => "misfit",
        _ => "undecided",
    };

    /// <summary>The verdict, and whether the project keeps it quiet.</summary>
    public static string Mark(CheckedClaim claim) => claim.IsSuppressed ? $"{Word(claim.Verdict.Status)}, suppressed" : Word(claim.Verdict.Status);

    /// <summary>What is claimed, and under which condition.</summary>
    public static string Title(CheckedClaim claim) => claim.Request?.Where is { } condition ? $"{claim.Title} where {condition}" : claim.Title;

    /// <summary>What the verdict rests on, as a sentence.</summary>
    public static string Basis(CheckedClaim claim) => (claim.Verdict.Status, claim.Request?.Figures) switch
    {
        (VerdictStatus.Proved, _) => $"Equal by symbolic normal form, and at {Count(claim.Verdict.Points, "point")}.",
        (VerdictStatus.Agrees, null) => $"Equal at {Count(claim.Verdict.Points, "point")}{(claim.Verdict.HasSeveralSizes ? " of several sizes" : "")}, to {Digits(claim.Verdict.Tolerance)} digits; not proved.",
        (VerdictStatus.Agrees, _) => "Equal to the digits shown.",
        (VerdictStatus.Refuted, _) => "Not equal.",
        _ => claim.Findings.Count > 0 ? string.Join(" ", claim.Findings.Select(f => f.Diagnostic.GetMessage(CultureInfo.InvariantCulture) + ".")) : claim.Verdict.Reason + ".",
    };

    /// <summary>A kink at which a claim that else holds differs from what is declared there, as a sentence.</summary>
    public static string? Kink(CheckedClaim claim) => claim.Verdict.Kink is not { } kink ? null
        : $"But for a kink: with {Inputs(kink)}{(kink.Entry.Length == 0 ? "" : $" at {kink.Entry}")} the {ClaimVerdicts.Is(claim.Request!)} {kink.True}, claimed is {kink.Claimed}.";

    /// <summary>The point of a counterexample, as C# would name its parts.</summary>
    public static string Inputs(Counterexample point) => string.Join(", ", point.Inputs.Select(i => $"{i.Key} = {i.Value}"));

    /// <summary>What was found, a sentence each: of a false claim a counterexample, the truth and the likely slip.</summary>
    public static IEnumerable<string> Details(CheckedClaim claim)
    {
        if (claim.Verdict.Counterexample is not { } point)
        {
            yield return Basis(claim);
            if (Kink(claim) is { } kink)
            {
                yield return kink;
            }

            yield break;
        }

        yield return $"With {Inputs(point)}{(point.Entry.Length == 0 ? "" : $" at {point.Entry}")}: claimed {point.Claimed}, true {point.True}.";
        if (claim.Verdict.Truth is { } truth)
        {
            yield return $"True is {string.Join("; ", truth.Formulas)}{(truth.Code is { } code ? $", or {code}" : "")}.";
        }

        if (claim.Verdict.Guess is { } guess)
        {
            yield return $"Likely slip: {guess.Name} ({guess.Detail}).{(guess.Code.Length == 0 ? "" : $" Mended: {guess.Code}.")}{ClaimVerdicts.When(guess)}";
        }

        if (claim.Verdict.Holds is { } assumption)
        {
            yield return $"It holds when {assumption}.";
        }
    }

    /// <summary>A relative tolerance as the digits in which numbers agree: 25 for 1e-25.</summary>
    private static string Digits(string? tolerance) => tolerance![(tolerance!.IndexOf('-', StringComparison.Ordinal) + 1)..];

    /// <summary>How many claims have a verdict: <c>1 agrees</c>, <c>15 agree</c>.</summary>
    public static string Count(int count, VerdictStatus status) => FormattableString.Invariant($"{count} {(status == VerdictStatus.Agrees && count != 1 ? "agree" : Word(status))}");

    /// <summary>A number of things.</summary>
    public static string Count(int count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");
}
