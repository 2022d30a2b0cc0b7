using System.Linq;

namespace SymGrad.Calculus.Tests.Differentiation;

/// <summary>What ran before, and where, changes no letter of what is derived.</summary>
public sealed class DeterminismTests
{
    public static TheoryData<string> Models => [.. SampleModels.All.Keys.Where(k => k != nameof(SampleModels.SharedSubexpressions)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Models))]
    public void TwoDerivationsReadTheSame(string name) => Assert.Equal(TextOf(name), TextOf(name));

    [Fact]
    public void TheOrderInWhichModelsAreDerivedDoesNotMatter()
    {
        string[] names = [.. SampleModels.All.Keys.Where(k => k != nameof(SampleModels.SharedSubexpressions)).Order(StringComparer.Ordinal).Take(12)];
        var forward = names.ToDictionary(n => n, TextOf, StringComparer.Ordinal);
        var backward = Enumerable.Reverse(names).ToDictionary(n => n, TextOf, StringComparer.Ordinal);
        Assert.All(names, n => Assert.Equal(forward[n], backward[n]));
    }

    [Fact]
    public void SimultaneousDerivationsDoNotDisturbEachOther()
    {
        const string name = nameof(SampleModels.BatchNetworkWithLabels);
        var expected = TextOf(name);
        var texts = new string[16];
        Parallel.For(0, texts.Length, k => texts[k] = TextOf(name));
        Assert.All(texts, t => Assert.Equal(expected, t));
    }

    private static string TextOf(string name)
    {
        var builder = new ModelBuilder();
        return GradientJudge.TextOf(Derivation.Gradient(builder.Value(SampleModels.All[name](builder))));
    }
}
