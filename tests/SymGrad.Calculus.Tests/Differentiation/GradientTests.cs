using System.Linq;

namespace SymGrad.Calculus.Tests.Differentiation;

public sealed class GradientTests
{
    public static TheoryData<string> Models => [.. SampleModels.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Models))]
    public void GradientAgreesWithDifferences(string name)
    {
        var builder = new ModelBuilder();
        GradientJudge.Judge(builder.Value(SampleModels.All[name](builder)), builder.Inputs, withHessian: false);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void HessianTimesWeightsAgreesWithDifferences(string name)
    {
        var builder = new ModelBuilder();
        var derived = Derivation.Gradient(builder.Value(SampleModels.All[name](builder)));
        var (model, inputs) = GradientJudge.WeightedGradient(derived, builder.Inputs);
        GradientJudge.Judge(model, inputs, withHessian: false);
    }
}
