using System.Linq;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Steps;

/// <summary>One step of a derivation as a lecturer tells it.</summary>
/// <param name="Rule">The rule by its usual name.</param>
/// <param name="Sentence">What it was applied to: words, and between them formulas.</param>
/// <param name="Formula">What stands there afterwards; null where the sentence says all.</param>
public sealed record Step(string Rule, IReadOnlyList<Box> Sentence, Box? Formula)
{
    /// <summary>The formula's lines as expressions.</summary>
    internal IReadOnlyList<Stated> Says { get; init; } = [];

    internal static Step Of(string rule, IReadOnlyList<Box> sentence, IReadOnlyList<StepLine> lines) =>
        new(rule, sentence, lines.Count == 1 ? lines[0].Equation : new Equations([.. lines.Select(l => l.Equation)])) { Says = [.. lines.Select(l => l.Says)] };

    internal static Step Of(string rule, IReadOnlyList<Box> sentence, StepLine line) => Of(rule, sentence, [line]);
}

/// <summary>The steps to one derivative, or, before all others, those that set up the model.</summary>
/// <param name="Derivative">What the steps lead to; null for the model.</param>
/// <param name="Steps">In the order in which they are told; what an earlier part told is not told again.</param>
public sealed record StepSection(Definition? Derivative, IReadOnlyList<Step> Steps)
{
    /// <summary>The model as it was written, in the section that sets it up; none where that is too long for lines, a recurrence, or has two things of one name.</summary>
    public IReadOnlyList<FormulaLine> Model { get; init; } = [];
}
