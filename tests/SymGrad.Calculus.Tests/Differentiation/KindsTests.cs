using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using static SymGrad.Calculus.Models.DerivativeKind;

namespace SymGrad.Calculus.Tests.Differentiation;

/// <summary>Every kind of derivative of the sample models, alone and together.</summary>
public sealed class KindsTests
{
    public static TheoryData<string> Models => GradientTests.Models;

    [Theory]
    [MemberData(nameof(Models))]
    public void FirstDerivativesOfScalarModels(string name) => Judge(name, Gradient, Jacobian, Jvp, Vjp);

    [Theory]
    [MemberData(nameof(Models))]
    public void SecondDerivativesOfScalarModels(string name) => Judge(name, Hessian, HessianVectorProduct);

    [Theory]
    [MemberData(nameof(Models))]
    public void FirstDerivativesOfEachLocal(string name)
    {
        var builder = new ModelBuilder();
        foreach (var model in LocalsOf(builder.Value(SampleModels.All[name](builder))))
        {
            _ = new KindsJudge(model, builder.Inputs, Jacobian, Jvp, Vjp);
        }
    }

    /// <summary>For each local of a model the model whose value it is.</summary>
    internal static IEnumerable<Model> LocalsOf(Model model)
    {
        var locals = model.Definitions.Take(model.Definitions.Count - 1).ToList();

        // One sample has a local that is infinite everywhere, and that nothing reads.
        foreach (var target in locals.Select(d => d.Target).Where(t => t is { Kind: ValueKind.Real, Name: not "unused" }))
        {
            var whole = model.Pool.Read(target, [.. Enumerable.Range(0, target.Rank).Select(model.Pool.Axis)]);
            yield return model with { Definitions = [.. locals, new(model.Pool.Defined("y", target.Extents), whole, DefinitionRole.Value)] };
        }
    }

    private static void Judge(string name, params DerivativeKind[] kinds)
    {
        var builder = new ModelBuilder();
        _ = new KindsJudge(builder.Value(SampleModels.All[name](builder)), builder.Inputs, kinds);
    }
}
