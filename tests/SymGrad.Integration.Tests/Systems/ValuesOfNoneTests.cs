using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Means, largest elements and norms of no elements, in rounds of which there are none either.</summary>
public sealed class ValuesOfNoneTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    public void AgainstDifferences(int n, int k)
    {
        var draw = new Draw(n + (7 * k));
        DerivativeJudge.Judge(ValuesOfNone.MeanInCommon, 0.7, draw.Real(n));
        DerivativeJudge.Judge(ValuesOfNone.Share, 0.7, draw.Real(n));
        DerivativeJudge.Judge(ValuesOfNone.FunctionOfTheLogarithm, 0.7, draw.Real(n));
        DerivativeJudge.Judge(ValuesOfNone.PowerOfTheLargest, 0.7, draw.Real(n));
        DerivativeJudge.Judge(ValuesOfNone.RootOfTheNorm, 0.7, draw.Real(n));
        DerivativeJudge.Judge(ValuesOfNone.ByTheNorm, 0.7, draw.Real(n), draw.Real(k));
        DerivativeJudge.Judge(ValuesOfNone.InRoundsOfAnother, 0.7, draw.Real(n), draw.Real(k));
    }

    /// <summary>What is the same in all rounds is no part of the value where there are none, nor of the derivatives.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void NoRounds(int k)
    {
        var (x, c) = (Array.Empty<double>(), new double[k]);
        Assert.Equal((0, 0), Head(ValuesOfNone.MeanInCommonGradient(0.7, x)));
        Assert.Equal((0, 0), Head(ValuesOfNone.ShareGradient(0.7, x)));
        Assert.Equal((0, 0), Head(ValuesOfNone.FunctionOfTheLogarithmGradient(0.7, x)));
        Assert.Equal((1, 0), Head(ValuesOfNone.PowerOfTheLargestGradient(0.7, x)));
        Assert.Equal((0, 0), Head(ValuesOfNone.RootOfTheNormGradient(0.7, x)));
        Assert.Equal((0, 0), Both(ValuesOfNone.ByTheNormGradient(0.7, x, c)));
        Assert.Equal((0, 0), Both(ValuesOfNone.InRoundsOfAnotherGradient(0.7, x, c)));

        static (double Value, double Scale) Head((double Value, double Scale, Vec<double> X) of) => (of.Value, of.Scale);

        static (double Value, double Scale) Both((double Value, double Scale, Vec<double> X, Vec<double> C) of)
        {
            Assert.All(of.C.ToArray(), d => Assert.Equal(0, d));
            return (of.Value, of.Scale);
        }
    }

    [Fact]
    public void NoElements()
    {
        var (value, s, _) = ValuesOfNone.InEachElementVjp(0.7, Array.Empty<double>(), Array.Empty<double>());
        Assert.Empty(value.ToArray());
        Assert.Equal(0, s);
    }

    [Fact]
    public void NoRows()
    {
        var (value, _, scale) = ValuesOfNone.NormalisedGradient(new double[0, 2], new[] { 0.5, 2 });
        Assert.Equal(0, value);
        Assert.Equal([0, 0], scale.ToArray());
    }
}
