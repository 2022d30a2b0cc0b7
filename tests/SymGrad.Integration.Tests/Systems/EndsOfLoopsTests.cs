using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Where loops begin, change and end, at sizes smaller than the distance between these.</summary>
public sealed class EndsOfLoopsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    public void AgainstDifferences(int n)
    {
        var draw = new Draw(n);
        DerivativeJudge.Judge(EndsOfLoops.LeftBeforeTheEnd, draw.Real(n), draw.Real(2));
        DerivativeJudge.Judge(EndsOfLoops.LeftBeforeTheBeginning, draw.Real(n), draw.Real(2));
        DerivativeJudge.Judge(EndsOfLoops.FromTheThirdOn, draw.Real(n), draw.Real(2));
        DerivativeJudge.Judge(EndsOfLoops.CountedDownInTheHead, draw.Real(n), draw.Real(2));
        DerivativeJudge.Judge(EndsOfLoops.CountedUpInTheHead, draw.Real(n), draw.Real(2));
        DerivativeJudge.Judge(EndsOfLoops.LeftByValues, draw.Real(n), draw.Real(2));
        DerivativeJudge.Judge(EndsOfLoops.PlacesThatMoveOn, draw.Real(n), draw.Real(2));
        if (n > 0)
        {
            DerivativeJudge.Judge(EndsOfLoops.InCommon, draw.Real(n), draw.Real(2));
        }
    }

    /// <summary>Definitions say nothing of rounds that do not come, generated code asks.</summary>
    [Fact]
    public void InCommon_OfNoRounds()
    {
        var (value, dx, dc) = EndsOfLoops.InCommonGradient(Array.Empty<double>(), new[] { 0.5, 2 });
        Assert.Equal(0.5, value);
        Assert.Empty(dx.ToArray());
        Assert.Equal([1, 0], dc.ToArray());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, -1)]
    [InlineData(3, 0)]
    [InlineData(3, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 9)]
    public void OneRound_MayNotCome(int n, int m)
    {
        var draw = new Draw(n);
        DerivativeJudge.Judge(EndsOfLoops.OneRound, draw.Real(n), draw.Real(2), m);
    }
}
