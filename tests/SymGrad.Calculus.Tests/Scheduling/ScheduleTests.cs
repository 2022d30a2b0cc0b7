using System.Linq;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Tests.Differentiation;

namespace SymGrad.Calculus.Tests.Scheduling;

public sealed class ScheduleTests
{
    public static TheoryData<string> Models => GradientTests.Models;

    [Theory]
    [MemberData(nameof(Models))]
    public void ProgramComputesWhatTheDefinitionsSay(string name)
    {
        var builder = new ModelBuilder();
        var derived = Derivation.Gradient(builder.Value(SampleModels.All[name](builder)));
        Compare(derived, builder.Inputs);

        var (second, inputs) = GradientJudge.WeightedGradient(derived, builder.Inputs);
        Compare(Derivation.Gradient(second), inputs);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void ProgramsOfOtherKindsToo(string name)
    {
        var builder = new ModelBuilder();
        var model = builder.Value(SampleModels.All[name](builder));
        Compare(model, builder.Inputs, DerivativeKind.Hessian, DerivativeKind.HessianVectorProduct, DerivativeKind.Jvp);
        foreach (var local in KindsTests.LocalsOf(model))
        {
            Compare(local, builder.Inputs, DerivativeKind.Jacobian, DerivativeKind.Jvp, DerivativeKind.Vjp);
        }
    }

    private static void Compare(Model model, Inputs inputs, params DerivativeKind[] kinds)
    {
        var derived = Derivation.Of(model, [.. kinds.Select(k => DerivativeRequest.Of(k, model))]);
        var all = KindsJudge.WithDirections(derived, inputs);
        for (var k = 0; k < kinds.Length; k++)
        {
            Compare(derived with { Definitions = derived.For(k) }, all);
            if (derived.Diagonals(k) is { } diagonals)
            {
                Compare(derived with { Definitions = diagonals }, all);
            }
        }
    }

    private static void Compare(Derived derived, Inputs inputs)
    {
        var expected = Evaluator.Double(derived.Definitions, inputs);
        var actual = ProgramInterpreter.Run(derived, inputs);
        foreach (var definition in derived.Derivatives.Prepend(derived.Value))
        {
            var values = expected.Value(definition).Values;
            var largest = values.Select(Math.Abs).DefaultIfEmpty().Max();
            Assert.Equal(values.Length, actual[definition.Target].Length);
            Assert.All(values.Zip(actual[definition.Target]), p => Assert.Equal(p.First, p.Second, 1e-9 * Math.Max(largest, 1e-3)));
        }
    }
}
