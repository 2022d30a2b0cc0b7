using System.Linq;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Steps;
using SymGrad.Calculus.Tests.Differentiation;
using SymGrad.Calculus.Tests.Typesetting;
using SymGrad.Calculus.Tracing;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Names;

namespace SymGrad.Calculus.Tests.Steps;

/// <summary>Steps as a lecturer tells them: read the snapshots.</summary>
public sealed class StepsTests
{
    public static TheoryData<string> Examples => [.. ExampleModels.Names];

    public static TheoryData<string> Models => [.. ExampleModels.Names, .. SampleModels.All.Keys.Order(StringComparer.Ordinal).Select(n => "Sample" + n)];

    [Theory]
    [MemberData(nameof(Models))]
    public Task Unicode(string model) => Verify(StepsText.Unicode(Tell(model).Sections)).InFolder(model);

    [Theory]
    [MemberData(nameof(Examples))]
    public Task Latex(string model) => Verify(StepsText.Latex(Tell(model).Sections), "tex").InFolder(model);

    [Theory]
    [InlineData(DerivativeKind.Hessian)]
    [InlineData(DerivativeKind.HessianVectorProduct)]
    [InlineData(DerivativeKind.Jvp)]
    [InlineData(DerivativeKind.Vjp)]
    public Task Kind(DerivativeKind kind) => Verify(StepsText.Unicode(Tell("LogisticLoss", kind).Sections)).InFolder(kind.ToString());

    [Theory]
    [InlineData(DerivativeKind.Hessian, "SigmoidLayer")]
    [InlineData(DerivativeKind.HessianVectorProduct, "Mixture")]
    public Task Second(DerivativeKind kind, string model) => Verify(StepsText.Unicode(Tell(model, kind).Sections)).InFolder($"{kind}_{model}");

    [Fact]
    public Task Jacobian() => Verify(StepsText.Unicode(Tell(Jacobians.EulerStep().Model, DerivativeKind.Jacobian).Sections)).InFolder();

    [Theory]
    [MemberData(nameof(Models))]
    public void EachDerivativeEndsWithItsLineOfTheSheet(string model)
    {
        var (sections, sheet) = Tell(model);
        foreach (var section in sections.Where(s => s.Derivative is not null))
        {
            var line = sheet.LineOf(section.Derivative!);
            var last = Right(section.Steps.Last(s => s.Formula is not null && s.Rule != "Convention at a kink").Formula!);
            Assert.Contains(last, new[] { line.Matrix ?? line.Index, line.Index }.Select(Right));
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void NoStepIsToldTwice(string model)
    {
        var formulas = Tell(model).Sections.SelectMany(s => s.Steps).Where(s => s.Formula is not null).Select(s => LatexPrinter.Print(s.Formula!)).ToList();
        Assert.Equal(formulas.Distinct(StringComparer.Ordinal), formulas);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void EveryFormulaIsBalanced(string model) =>
        Assert.All(Tell(model).Sections.SelectMany(s => s.Steps).SelectMany(s => s.Sentence.Append(s.Formula)).OfType<Box>(), b => Assert.Null(LatexBalance.Fault(LatexPrinter.Print(b))));

    /// <summary>No formula names what neither the model's signature nor a step up to it has said.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void EveryNameIsDefined(string model) => Assert.Empty(Undefined(Tell(model)));

    /// <summary>A size that steps name first is called like none of their indices.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void NoIndexIsCalledLikeASize(string model)
    {
        var (sections, sheet) = Tell(model);
        var sizes = sheet.Words!.Mentioned.Select(m => m.Left).OfType<Symbol>().ToList();
        var formulas = sections.SelectMany(s => s.Steps).Select(s => s.Formula).OfType<Box>();
        Assert.Empty(formulas.SelectMany(BoxSearch.IndicesLeft).Intersect(sizes).Select(LatexPrinter.Print));
    }

    [Theory]
    [InlineData(DerivativeKind.Hessian)]
    [InlineData(DerivativeKind.HessianVectorProduct)]
    [InlineData(DerivativeKind.Jvp)]
    public void EveryNameIsDefined_OfEachKind(DerivativeKind kind) => Assert.Empty(ExampleModels.Names.SelectMany(n => Undefined(Tell(n, kind)).Select(u => $"{n}: {u}")));

    /// <summary>What each line says is true: evaluated, at points of several sizes.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void EveryLineIsTrue(string model) => AssertTrue(model, DerivativeKind.Gradient);

    [Theory]
    [InlineData(DerivativeKind.Hessian)]
    [InlineData(DerivativeKind.HessianVectorProduct)]
    [InlineData(DerivativeKind.Jvp)]
    public void EveryLineIsTrue_OfEachKind(DerivativeKind kind) => Assert.All(ExampleModels.Names.Where((_, k) => k % 2 == (int)kind % 2), n => AssertTrue(n, kind));

    /// <summary>The judge finds every line false that says twice what is true.</summary>
    [Theory]
    [InlineData("SigmoidLayer")]
    [InlineData("Digits")]
    public void AFalseLineIsFound(string name)
    {
        var builder = new ModelBuilder();
        var model = Named(name, builder);
        var (derived, sections, sheet) = Derive(model, DerivativeKind.Gradient);
        var points = Points(name, builder, derived);
        Expr Twice(Expr body) => model.Pool.Scale(2, body);
        foreach (var step in sections.SelectMany(s => s.Steps))
        {
            Assert.All(step.Says, says =>
            {
                Stated wrong = says switch
                {
                    Stated.Defined d => d with { Definition = d.Definition with { Body = Twice(d.Definition.Body) } },
                    Stated.Local l => l with { Body = Twice(l.Body) },
                    Stated.Total t => t with { Definition = t.Definition with { Body = Twice(t.Definition.Body) } },
                    var other => ((Stated.Rewritten)other) with { After = Twice(((Stated.Rewritten)other).After) },
                };
                Assert.Single(StepJudge.Judge(model, derived, sheet, [new(null, [step with { Says = [wrong] }])], points).False);
            });
        }
    }

    [SkippableFact]
    public void EveryStepCompiles()
    {
        Skip.IfNot(LatexDocument.CanCompile, "No pdflatex is installed.");
        Assert.Null(LatexDocument.Fault(ExampleModels.Names.SelectMany(n => Tell(n).Sections).SelectMany(s => s.Steps).Select(s => s.Formula).OfType<Box>().Select(LatexPrinter.Print)));
    }

    [Fact]
    public void AConventionIsToldWhereAKinkIs()
    {
        var rules = Tell("ReluNetwork").Sections.SelectMany(s => s.Steps).Select(s => s.Rule).ToList();
        Assert.Single(rules, "Convention at a kink");
        Assert.DoesNotContain("Convention at a kink", Tell("SigmoidLayer").Sections.SelectMany(s => s.Steps).Select(s => s.Rule));
    }

    private static void AssertTrue(string name, DerivativeKind kind)
    {
        var builder = new ModelBuilder();
        var model = Named(name, builder);
        var (derived, sections, sheet) = Derive(model, kind);
        var (wrong, open) = StepJudge.Judge(model, derived, sheet, sections, Points(name, builder, derived));
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(open.Count == 0, "No value: " + string.Join("\n", open));
    }

    private static IReadOnlyList<Inputs> Points(string name, ModelBuilder builder, Derived derived) => ExampleModels.Names.Contains(name) ? new StepPoints(derived).Some : [builder.Inputs];

    private static IEnumerable<string> Undefined((IReadOnlyList<StepSection> Sections, FormulaSheet Sheet) told)
    {
        var names = told.Sheet.Told.Concat(told.Sheet.Definitions.Select(l => l.Definition)).Where(d => d.Role is not (DefinitionRole.Value or DefinitionRole.Derivative) && DefinitionNames.Function(d.Body) is null).Select(d => told.Sheet.NameOf(d.Target)).Distinct().ToList();
        var known = new HashSet<Box>();
        foreach (var step in told.Sections.SelectMany(s => s.Steps).Where(s => s.Formula is not null))
        {
            var lines = step.Formula is Equations e ? e.Lines : [(Equation)step.Formula!];
            known.UnionWith(names.Where(n => lines.Any(l => BoxSearch.IsCalled(l.Left, n))));
            foreach (var name in names.Where(n => !known.Contains(n) && step.Sentence.Append(step.Formula!).Any(b => BoxSearch.Contains(b, n))))
            {
                yield return $"{LatexPrinter.Print(name)} in {LatexPrinter.Print(step.Formula!)}";
            }
        }
    }

    private static string Right(Box formula) => formula switch
    {
        Equations lines => Right(lines.Lines[^1]),
        Equation equation => LatexPrinter.Print(equation.Right[^1]),
        _ => LatexPrinter.Print(formula),
    };

    private static Model Named(string name, ModelBuilder builder) =>
        name.StartsWith("Sample", StringComparison.Ordinal) ? builder.Value(SampleModels.All[name["Sample".Length..]](builder)) : ExampleModels.Named(name);

    private static (IReadOnlyList<StepSection> Sections, FormulaSheet Sheet) Tell(string name, DerivativeKind kind = DerivativeKind.Gradient) => Tell(Named(name, new()), kind);

    private static (IReadOnlyList<StepSection> Sections, FormulaSheet Sheet) Tell(Model model, DerivativeKind kind) => Derive(model, kind) is var (_, sections, sheet) ? (sections, sheet) : default;

    private static (Derived Derived, IReadOnlyList<StepSection> Sections, FormulaSheet Sheet) Derive(Model model, DerivativeKind kind)
    {
        var trace = new TraceLog();
        var derived = Derivation.Of(model, DerivativeRequest.Told([DerivativeRequest.Of(kind, model)]), trace);
        var sheet = Formulas.Of(derived.Model, derived.Definitions);
        return (derived, DerivationSteps.Of(model, derived, trace.Events, sheet), sheet);
    }
}
