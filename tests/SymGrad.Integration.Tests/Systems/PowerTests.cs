using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>The derivative of x⁰ is 0 for x = 0 too, where 0·x⁻¹ is not.</summary>
public sealed class PowerTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void AtBaseZero(int n)
    {
        var draw = new Draw(n);
        double[] x = [0, .. draw.Real(n)];
        DerivativeJudge.Judge(Powers.Polynomial, 0.0, draw.Real(n));
        DerivativeJudge.Judge(Powers.Polynomial, 0.7, draw.Real(n));
        DerivativeJudge.Judge(Powers.EvenPowers, x);
        for (var k = 0; k < 4; k++)
        {
            DerivativeJudge.Judge(Powers.ByParameter, x, k);
        }
    }
}
