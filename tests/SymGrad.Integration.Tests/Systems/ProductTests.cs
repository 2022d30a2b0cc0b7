using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Products over an index, in first and second order.</summary>
public sealed class ProductTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void AgainstDifferences(int n)
    {
        var draw = new Draw(n);
        var x = draw.Real(n);
        DerivativeJudge.Judge(Products.OfNone, x);
        foreach (var length in (int[])[Math.Max(0, n - 1), n, n + 2])
        {
            var y = draw.Real(length);
            DerivativeJudge.Judge(Products.BehindCondition, x, y);
            DerivativeJudge.Judge(Products.OfNeighbour, x, y);
        }
    }
}
