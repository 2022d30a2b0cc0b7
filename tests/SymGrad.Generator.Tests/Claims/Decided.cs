using System.Text;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Algebra;
using SymGrad.Calculus.Claims;
using SymGrad.Generator.Claims;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Tests.Harness;

namespace SymGrad.Generator.Tests.Claims;

/// <summary>The claims in sources, with their verdicts.</summary>
internal static class Decided
{
    /// <summary>Every claim that can be read, in the order of the source; a fault of the source fails the test.</summary>
    public static IReadOnlyList<(string Method, ClaimRequest Request)> Requests(params string[] sources)
    {
        var run = GeneratorRun.Of(new GeneratorRunOptions { Generator = new ClaimsOnly() }, sources);
        Assert.Null(run.Exception);
        Assert.Equal("", string.Join('\n', run.Diagnostics.Concat(run.CompilerErrors).Select(d => d.ToString())));
        return [.. run.Values(TrackingNames.Claims).Cast<ClaimedMethod>().SelectMany(m => m.By(ScalarAlgebras.All[^1].Name).Requests, (m, r) => (NameOf(m.Key), r))];
    }

    /// <summary>The verdict on the only claim of a static class with these members.</summary>
    public static Verdict Verdict(string members) =>
        ClaimDecision.Decide(Assert.Single(Requests($"public static class M\n{{\n{members}\n}}")).Request.ToClaim());

    /// <summary>One paragraph a claim: what it says of which method, and what was found.</summary>
    public static string Table(string source)
    {
        var text = new StringBuilder();
        foreach (var (method, request) in Requests(source))
        {
            var verdict = ClaimDecision.Decide(request.ToClaim());
            text.Append(FormattableString.Invariant($"{method}: {request.Title}{(request.Where is null ? "" : $" where {request.Where}")}: {Word(verdict.Status)}\n"));
            foreach (var line in Lines(verdict))
            {
                text.Append("    ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Word(VerdictStatus status) => status switch
    {
        VerdictStatus.Proved => "proved",
        VerdictStatus.Agrees => "agrees",
        VerdictStatus.Refuted => "refuted",
        _ => "undecided",
    };

    private static IEnumerable<string> Lines(Verdict verdict)
    {
        if (verdict.Reason is { } reason)
        {
            yield return "why: " + reason;
        }

        if (verdict.Counterexample is { } point)
        {
            yield return "with " + string.Join(", ", point.Inputs.Select(i => $"{i.Key} = {i.Value}"));
            yield return $"claimed{(point.Entry.Length == 0 ? "" : " " + point.Entry)} {point.Claimed}, true {point.True}";
        }

        if (verdict.Guess is { } guess)
        {
            yield return $"slip: {guess.Name}, {guess.Detail}";
            yield return $"mended: {guess.Code}{(guess.When is { } when ? $" when {when}" : "")}";
        }

        if (verdict.Holds is { } assumption)
        {
            yield return "holds when " + assumption;
        }

        if (verdict.Truth?.Code is { } code)
        {
            yield return "true: " + code;
        }

        foreach (var formula in verdict.Truth?.Formulas ?? [])
        {
            yield return "      " + formula;
        }
    }

    private static string NameOf(string key) => key.Split('.')[^4];
}
