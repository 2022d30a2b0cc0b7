using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using SymGrad.Calculus;
using SymGrad.Calculus.Algebra;
using SymGrad.Calculus.Claims;
using SymGrad.Calculus.Evaluation;
using SymGrad.Generator.Emission;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Claims;

/// <summary>Decides the claims of a method, from equatable data alone: what has not changed is not decided again.</summary>
public static class ClaimVerdicts
{
    private const int LongestCode = 500;

    public static ClaimFindings Of(ClaimedMethod method, CancellationToken token) =>
        new(method.Key, new(method.Requests.SelectMany(r => Findings(r, ClaimDecision.Decide(r.ToClaim(), explains: true, token))).ToImmutableArray()));

    /// <summary>The claim in the engine's terms.</summary>
    public static Claim ToClaim(this ClaimRequest request) => new(request.Model.ToModel(ScalarAlgebras.Named(request.Algebra)), request.Claimed?.ToModel())
    {
        Kind = request.Kind,
        Fractional = request.Fractional?.ToModel(),
        Quotients = [.. request.Quotients],
        Targets = [.. request.Targets],
        Output = request.Output,
        Where = request.Where,
        Layout = request.InputsFirst ? AxisOrder.InputsFirst : AxisOrder.OutputsFirst,
        Figures = request.Figures is { } figures
            ? new([.. figures.Inputs.Select(i => new Dense<Calculus.Arithmetic.Rational>([.. i.Extents], [.. i.Values]))], Figures(figures.Claimed))
            : null,
    };

    /// <summary>What is reported of a verdict; nothing of a proof that holds everywhere.</summary>
    public static IEnumerable<Finding> Findings(ClaimRequest request, Verdict verdict)
    {
        switch (verdict.Status)
        {
            case VerdictStatus.Refuted:
                yield return new(FindingIds.ClaimRefuted, request.BodyPlace, new EquatableArray<string>([request.Title, .. Texts(verdict)]));
                break;
            case VerdictStatus.Undecided:
                yield return new(FindingIds.ClaimUndecided, request.AttributePlace, new EquatableArray<string>([request.Title, verdict.Reason ?? ""]));
                break;
            case VerdictStatus.Misfit:
                yield return new(FindingIds.ClaimMisfit, request.AttributePlace, new EquatableArray<string>([request.Title, verdict.Reason ?? ""]));
                break;
            case VerdictStatus.Agrees when request.Figures is null:
                yield return new(FindingIds.ClaimAgrees, request.BodyPlace, new EquatableArray<string>([request.Title, FormattableString.Invariant($"{verdict.Points}"), verdict.Tolerance ?? "", verdict.HasSeveralSizes ? " of several sizes" : ""]));
                break;
        }

        if (verdict.Kink is { } kink)
        {
            yield return new(FindingIds.ClaimDiffersAtKink, request.BodyPlace, new EquatableArray<string>([request.Title, .. Place(kink), Is(request)]));
        }
    }

    /// <summary>The counterexample, both values, the guess and the truth.</summary>
    private static IEnumerable<string> Texts(Verdict verdict)
    {
        foreach (var text in Place(verdict.Counterexample!))
        {
            yield return text;
        }

        yield return (verdict.Guess is { } guess ? $" Likely slip: {guess.Name} ({guess.Detail}).{When(guess)}" : "") + (verdict.Holds is { } assumption ? $" It holds when {assumption}." : "");
        var formulas = string.Join("; ", verdict.Truth!.Formulas);
        yield return verdict.Truth.Code is { Length: <= LongestCode } code ? $"{code}, that is {formulas}" : formulas;
    }

    /// <summary>What a mended claim needs too, as a sentence after a space; nothing where it is true as it is.</summary>
    public static string When(Guess guess) => guess.When is { } assumption ? $" So mended it holds when {assumption}." : "";

    /// <summary>What a kink says of what is claimed: a derivative has a declared value there.</summary>
    public static string Is(ClaimRequest request) => request.Targets.Count == 0 ? "value is" : "derivative is taken as";

    private static IEnumerable<string> Place(Counterexample point) =>
    [
        string.Join(", ", point.Inputs.Select(i => $"{i.Key} = {i.Value}")),
        point.Entry.Length == 0 ? "" : $"entry {point.Entry} ",
        point.Claimed,
        point.True,
    ];

    private static Dense<Figure> Figures(FlatArray array) =>
        new([.. array.Extents], [.. array.Values.Zip(array.Decimals, (value, decimals) => new Figure(value, decimals < 0 ? null : decimals))]);
}
