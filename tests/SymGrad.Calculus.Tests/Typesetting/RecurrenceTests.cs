using System.Linq;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Tests.Differentiation;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Latex;

namespace SymGrad.Calculus.Tests.Typesetting;

public sealed class RecurrenceTests
{
    public static TheoryData<string> Models => GradientTests.Models;

    [Theory]
    [MemberData(nameof(Models))]
    public void EveryModelHasBalancedFormulas(string name)
    {
        var sheet = SheetOf(name);
        Assert.NotEmpty(sheet.Derivatives);
        Assert.All(sheet.Definitions.Append(sheet.Model).Concat(sheet.Derivatives), line => Assert.Null(LatexBalance.Fault(line.IndexLatex)));
    }

    /// <summary>A condition stands once in a product, and terms within one bound share it.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void NoBracketStandsTwice(string name)
    {
        var sheet = SheetOf(name);
        Assert.All(sheet.Definitions.Append(sheet.Model).Concat(sheet.Derivatives), line => Assert.DoesNotMatch(@"(\[[^\[\]]*\]) \1", line.Unicode));
    }

    [Fact]
    public void WhatComesBackFromTheNextRound_StandsInOneBracket()
    {
        var line = SheetOf(nameof(SampleModels.LongShortTermMemory)).Definitions.Select(l => l.Unicode).Single(l => l.StartsWith("h̄ᵢⱼ = ", StringComparison.Ordinal));

        Assert.Matches(@" \+ \(∑.* \+ ∑.* \+ ∑.* \+ ∑.*\) \[i < n\]$", line);
        Assert.Single(line, c => c == '[');
    }

    [Fact]
    public void State_HasTwoCasesAndItsAdjointRunsBackwards()
    {
        var lines = SheetOf(nameof(SampleModels.NetworkInTime)).Definitions.Select(l => l.IndexLatex).ToList();

        Assert.Contains(@"h_{ij} = \begin{cases} h_{0,j} & i = 0 \\ \tanh a_{i - 1,j} & i > 0 \end{cases}", lines);
        Assert.Contains(lines, l => l.StartsWith(@"\bar{a}_{ij} = ", StringComparison.Ordinal) && l.EndsWith(@"= \bar{h}_{i + 1,j}\,(1 - h_{i + 1,j}^2)", StringComparison.Ordinal));
    }

    [Fact]
    public void StateThatStartsAtZero_IsOneProductUnderABracket() => Assert.Contains(
        "hᵢⱼ = p₃,ᵢ₋₁,ⱼ u₂,ᵢ₋₁,ⱼ [i ≥ 1]",
        SheetOf(nameof(SampleModels.LongShortTermMemory)).Definitions.Select(l => l.Unicode));

    /// <summary>The gradient's adjoints are the Hessian's, too, although each reads itself.</summary>
    [Fact]
    public void WhatTwoDerivativesNeedOfARecurrence_IsDefinedOnce()
    {
        static int Adjoints(params DerivativeKind[] kinds)
        {
            var builder = new ModelBuilder();
            var model = builder.Value(SampleModels.NetworkInTime(builder));
            return Derivation.Of(model, [.. kinds.Select(k => DerivativeRequest.Of(k, model))]).Definitions.Count(d => d.Role == DefinitionRole.Adjoint);
        }

        Assert.Equal(Adjoints(DerivativeKind.Hessian), Adjoints(DerivativeKind.Gradient, DerivativeKind.Hessian));
    }

    private static FormulaSheet SheetOf(string name)
    {
        var builder = new ModelBuilder();
        var derived = Derivation.Gradient(builder.Value(SampleModels.All[name](builder)));
        return Formulas.Of(derived.Model, derived.Definitions);
    }
}
