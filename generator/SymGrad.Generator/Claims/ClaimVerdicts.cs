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
        new(method.Key, new(method.Requests.Select(r => Finding(r, ClaimDecision.Decide(r.ToClaim(), explains: true, token))).OfType<Finding>().ToImmutableArray()));

    /// <summary>The claim in the engine's terms.</summary>
    public static Claim ToClaim(this ClaimRequest request) => new(request.Model.ToModel(ScalarAlgebras.Named(request.Algebra)), request.Claimed?.ToModel())
    {
        Kind = request.Kind,
        Targets = [.. request.Targets],
        Output = request.Output,
        Where = request.Where,
        Layout = request.InputsFirst ? AxisOrder.InputsFirst : AxisOrder.OutputsFirst,
        Figures = request.Figures is { } figures
            ? new([.. figures.Inputs.Select(i => new Dense<Calculus.Arithmetic.Rational>([.. i.Extents], [.. i.Values]))], Figures(figures.Claimed))
            : null,
    };

    /// <summary>What is reported of a verdict; nothing of a proof.</summary>
    public static Finding? Finding(ClaimRequest request, Verdict verdict) => verdict.Status switch
    {
        VerdictStatus.Refuted => new(FindingIds.ClaimRefuted, request.BodyPlace, new EquatableArray<string>([request.Title, .. Texts(verdict)])),
        VerdictStatus.Undecided => new(FindingIds.ClaimUndecided, request.AttributePlace, new EquatableArray<string>([request.Title, verdict.Reason ?? ""])),
        VerdictStatus.Misfit => new(FindingIds.ClaimMisfit, request.AttributePlace, new EquatableArray<string>([request.Title, verdict.Reason ?? ""])),
        VerdictStatus.Agrees when request.Figures is null => new(
            FindingIds.ClaimAgrees, request.BodyPlace, new EquatableArray<string>([request.Title, FormattableString.Invariant($"{verdict.Points}"), verdict.Tolerance ?? ""])),
        _ => null,
    };

    /// <summary>The counterexample, both values, the guess and the truth.</summary>
    private static IEnumerable<string> Texts(Verdict verdict)
    {
        var point = verdict.Counterexample!;
        yield return string.Join(", ", point.Inputs.Select(i => $"{i.Key} = {i.Value}"));
        yield return point.Entry.Length == 0 ? "" : $"entry {point.Entry} ";
        yield return point.Claimed;
        yield return point.True;
        yield return (verdict.Guess is { } guess ? $" Likely slip: {guess.Name} ({guess.Detail})." : "") + (verdict.Holds is { } assumption ? $" It holds when {assumption}." : "");
        var formulas = string.Join("; ", verdict.Truth!.Formulas);
        yield return verdict.Truth.Code is { Length: <= LongestCode } code ? $"{code}, that is {formulas}" : formulas;
    }

    private static Dense<Figure> Figures(FlatArray array) =>
        new([.. array.Extents], [.. array.Values.Zip(array.Decimals, (value, decimals) => new Figure(value, decimals < 0 ? null : decimals))]);
}
