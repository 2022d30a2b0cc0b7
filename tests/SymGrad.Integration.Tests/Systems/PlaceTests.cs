using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Integers that are compared with an index and lie outside of its range.</summary>
public sealed class PlaceTests
{
    [Theory]
    [InlineData(1, -1)]
    [InlineData(3, -1)]
    [InlineData(3, 0)]
    [InlineData(3, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 7)]
    public void AgainstDifferences(int n, int k)
    {
        var draw = new Draw(n);
        DerivativeJudge.Judge(Places.OfNumber, draw.Real(n), 0.7, k);
        DerivativeJudge.Judge(Places.OfLabels, draw.Real(2, n), new[] { k, 0 });
        DerivativeJudge.Judge(Places.OfData, draw.Real(3), draw.Real(n), draw.Indices(n, 3), k);
    }
}
