using System.Globalization;
using SymGrad.Calculus.Claims;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Names;
using SymGrad.Generator.Claims;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Model;
using SymGrad.Tool.Claims;
using SymGrad.Tool.Loading;

namespace SymGrad.Tool.Sheets;

/// <summary>A claim on the sheet: what is claimed, the verdict, and of a false one a counterexample, the truth and the likely slip.</summary>
internal static class ClaimBlocks
{
    /// <param name="claim">The claim.</param>
    /// <param name="options">How formulas are to be set.</param>
    /// <param name="said">Definitions and inputs that stand on the page already; takes those that the claim adds.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static ClaimBlock Of(CheckedClaim claim, TypesettingOptions options, HashSet<string> said, CancellationToken cancellation)
    {
        var formulas = claim.Claim is { } own ? ClaimDecision.FormulasOf(own, options, cancellation) : null;
        var name = (Attributes.Number(claim.Method), Attributes.Title(claim.Method)) switch
        {
            ({ } number, { } title) => $"{number} {title}",
            ({ } number, null) => number,
            _ => claim.Method.Name,
        };
        return new(name, [.. Said(claim, formulas, said, cancellation)], VerdictText.Word(claim.Verdict.Status), VerdictText.Mark(claim), [.. Found(claim, formulas, said)]);
    }

    /// <summary>What tells lines apart from others on the page.</summary>
    public static string Key(IEnumerable<Equation> lines) => string.Join("\n", lines.Select(LatexPrinter.Print));

    // A definition that stands under the model is not said again.
    private static IEnumerable<Equation> New(IEnumerable<Equation> definitions, HashSet<string> said) => definitions.Where(d => !said.Contains(Key([d])));

    /// <summary>Lines below each other; one stands alone.</summary>
    public static Box Below(IReadOnlyList<Equation> lines) => lines.Count == 1 ? lines[0] : new Equations(lines);

    private static IEnumerable<Block> Said(CheckedClaim claim, ClaimFormulas? formulas, HashSet<string> said, CancellationToken cancellation)
    {
        if (Documentation.Of(claim.Method, cancellation).Summary is { } summary)
        {
            yield return new Paragraph([new Words(summary)]);
        }

        if (formulas is null)
        {
            yield return new Paragraph([new Words(claim.Title)]);
        }
        else if (claim.Request!.Figures is { } figures)
        {
            var inputs = Inputs(claim.Request.Model.ToModel(), figures).ToList();
            var isNew = said.Add(Key(inputs));
            if (!isNew)
            {
                yield return new Paragraph([new Words("At the inputs above")]);
            }

            yield return new Display(Below([.. isNew ? inputs : [], new Equation(formulas.Left, [Figure.Of(Values(figures.Claimed))])]));
        }
        else
        {
            yield return new Display(Below([.. formulas.ClaimedMatrix is { } matrix ? (Equation[])[matrix] : [], .. formulas.Claimed.Take(formulas.ClaimedMatrix is null || formulas.IsWrittenInIndices ? 1 : 0), .. New(formulas.Claimed.Skip(1), said)]));
        }

        if (formulas?.Where is { } condition)
        {
            yield return new Paragraph([new Words("where "), condition]);
        }
    }

    private static IEnumerable<Block> Found(CheckedClaim claim, ClaimFormulas? formulas, HashSet<string> said)
    {
        if (claim.Verdict.Status != VerdictStatus.Refuted)
        {
            yield return new Paragraph([new Words(VerdictText.Basis(claim))]);
        }

        if (VerdictText.Kink(claim) is { } kink)
        {
            yield return new Paragraph([new Words(kink)]);
        }

        if (claim.Verdict.Counterexample is { } point)
        {
            yield return new Paragraph(
            [
                new Words("With "), new Code(VerdictText.Inputs(point)), new Words(point.Entry.Length == 0 ? ": claimed " : " at "),
                .. point.Entry.Length == 0 ? (Box[])[] : [new Code(point.Entry), new Words(": claimed ")],
                new Code(point.Claimed), new Words(", true "), new Code(point.True), new Words("."),
            ]);
        }

        if (claim.Verdict.Truth is { } truth && formulas is not null)
        {
            yield return new Paragraph([new Words("True is")]);
            yield return new Display(Below([.. formulas.TrueMatrix is { } matrix ? (Equation[])[matrix] : [], .. formulas.True.Take(1), .. New(formulas.True.Skip(1), said)]));
            if (truth.Code is { } code)
            {
                yield return new Paragraph([new Words("or "), new Code(code), new Words(".")]);
            }
        }

        if (claim.Verdict.Guess is { } guess)
        {
            yield return new Paragraph([new Words($"Likely slip: {guess.Name} ("), .. guess.Marked.Split('`').Select((part, k) => k % 2 == 0 ? (Box)new Words(part) : new Code(part)).Where(b => b is not Words { Text: "" }), new Words($").{(guess.Code.Length > 0 ? " Mended: " : "")}"), .. guess.Code.Length > 0 ? (Box[])[new Code(guess.Code), new Words(".")] : [], .. guess.When is null ? Array.Empty<Box>() : [new Words(ClaimVerdicts.When(guess))]]);
        }

        if (claim.Verdict.Holds is { } assumption)
        {
            yield return new Paragraph([new Words($"It holds when {assumption}.")]);
        }

        if (claim.IsSuppressed)
        {
            yield return new Paragraph([new Words($"{string.Join(", ", claim.Findings.Where(f => f.Suppression != Suppression.None).Select(f => f.Diagnostic.Id).Distinct(StringComparer.Ordinal))} is suppressed here: the build says nothing of it.")]);
        }
    }

    private static IEnumerable<Equation> Inputs(Model model, FlatFigures figures) => model.Parameters.Where(p => p.Along is null)
        .Zip(figures.Inputs, (p, value) => new Equation(SymbolNames.FromLatex(p.Symbol, p.Name) ?? SymbolNames.Of(p.Name), [Figure.Of(Values(value))]));

    private static Dense<double> Values(FlatArray array) => new([.. array.Extents], [.. array.Values.Select(v => v.ToDouble())]);
}
