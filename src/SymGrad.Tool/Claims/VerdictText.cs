using System.Globalization;
using SymGrad.Calculus.Claims;

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

    /// <summary>What the verdict rests on, as a sentence.</summary>
    public static string Basis(CheckedClaim claim) => (claim.Verdict.Status, claim.Request?.Figures) switch
    {
        (VerdictStatus.Proved, _) => FormattableString.Invariant($"Equal by symbolic normal form, and at {claim.Verdict.Points} points."),
        (VerdictStatus.Agrees, null) => FormattableString.Invariant($"Equal at {claim.Verdict.Points} points of several sizes, to {claim.Verdict.Tolerance} relative; not proved."),
        (VerdictStatus.Agrees, _) => "Equal to the digits shown.",
        _ => claim.Findings.Count > 0 ? string.Join(" ", claim.Findings.Select(f => f.GetMessage(CultureInfo.InvariantCulture) + ".")) : claim.Verdict.Reason + ".",
    };

    /// <summary>The point of a counterexample, as C# would name its parts.</summary>
    public static string Inputs(Counterexample point) => string.Join(", ", point.Inputs.Select(i => $"{i.Key} = {i.Value}"));
}
