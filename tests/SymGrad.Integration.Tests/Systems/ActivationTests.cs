using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Sheet "Foundations, Exercise Sheet 4", exercise 2, and the activations that have come since.</summary>
public sealed class ActivationTests
{
    private static readonly Delegate[] All =
    [
        Activations.OfTanh, Activations.OfErf, Activations.OfGaussian, Activations.OfSinusoid, Activations.OfSigmoid, Activations.OfSoftplus,
        Activations.OfSilu, Activations.OfGelu, Activations.OfElu, Activations.OfRelu, Activations.OfLeakyRelu, Activations.OfPiecewiseLinear,
    ];

    [Theory]
    [InlineData(-4)]
    [InlineData(-1.25)]
    [InlineData(-0.1)]
    [InlineData(0.375)]
    [InlineData(1.5)]
    [InlineData(4)]
    public void EveryOrder_AgreesWithDifferences(double x) => Assert.All(All, f => DerivativeJudge.Judge(f, x));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void InALayer(int n)
    {
        var draw = new Draw(n);
        DerivativeJudge.Judge(Activations.Layer, draw.Between(0.1, 0.7, n), draw.Real(n), 0.2, 0.9);
        DerivativeJudge.Judge(Activations.Layer, draw.Between(-2, -1.2, n), draw.Real(n), 0.2, 0.9);
    }

    /// <summary>
    /// tanh' = 1 − tanh², erf' = 2/√π e^(−x²), relu' = [x &gt; 0], the leaky one's slope is 0.01 below 0, the PLU's 1 within ±1 and 0.1 beyond, sin' = cos,
    /// (e^(−x²))' = −2x e^(−x²) and (…)'' = (4x² − 2) e^(−x²).
    /// </summary>
    [Theory]
    [InlineData(-1.75)]
    [InlineData(-0.5)]
    [InlineData(0.25)]
    [InlineData(2)]
    public void Slopes_AreThoseByHand(double x)
    {
        var (t, g) = (Math.Tanh(x), Math.Exp(-x * x));
        Assert.Equal(1 - (t * t), Activations.OfTanhDerivative(x), 14);
        Assert.Equal(-2 * t * (1 - (t * t)), Activations.OfTanhDerivative2(x), 14);
        Assert.Equal(2 / Math.Sqrt(Math.PI) * g, Activations.OfErfDerivative(x), 14);
        Assert.Equal(-4 * x / Math.Sqrt(Math.PI) * g, Activations.OfErfDerivative2(x), 14);
        Assert.Equal(-2 * x * g, Activations.OfGaussianDerivative(x), 14);
        Assert.Equal(((4 * x * x) - 2) * g, Activations.OfGaussianDerivative2(x), 14);
        Assert.Equal(-Math.Cos(x), Activations.OfSinusoidDerivative3(x), 14);
        Assert.Equal(Math.Sin(x), Activations.OfSinusoidDerivative4(x), 14);
        Assert.Equal((x > 0 ? 1 : 0, 0), (Activations.OfReluDerivative(x), Activations.OfReluDerivative2(x)));
        Assert.Equal((x > 0 ? 1 : 0.01, 0), (Activations.OfLeakyReluDerivative(x), Activations.OfLeakyReluDerivative2(x)));
        Assert.Equal((Math.Abs(x) < 1 ? 1 : 0.1, 0), (Activations.OfPiecewiseLinearDerivative(x), Activations.OfPiecewiseLinearDerivative2(x)));
    }

    /// <summary>Far out every derivative is finite, and that of what saturates is 0.</summary>
    [Theory]
    [InlineData(-750)]
    [InlineData(750)]
    public void FarOut(double x)
    {
        double[] saturated =
        [
            Activations.OfTanhDerivative(x), Activations.OfTanhDerivative4(x), Activations.OfErfDerivative(x), Activations.OfErfDerivative4(x), Activations.OfGaussianDerivative(x),
            Activations.OfGaussianDerivative4(x), Activations.OfSigmoidDerivative2(x), Activations.OfSigmoidDerivative4(x), Activations.OfSoftplusDerivative2(x),
            Activations.OfSoftplusDerivative4(x), Activations.OfSiluDerivative2(x), Activations.OfSiluDerivative4(x), Activations.OfGeluDerivative2(x), Activations.OfGeluDerivative4(x),
        ];
        Assert.All(saturated, d => Assert.InRange(Math.Abs(d), 0, 1e-300));
        Assert.Equal(x > 0 ? 1 : 0, Activations.OfSoftplusDerivative(x), 15);
        Assert.Equal(x > 0 ? 1 : 0, Activations.OfSiluDerivative(x), 15);
        Assert.Equal(x > 0 ? 1 : 0, Activations.OfGeluDerivative(x), 15);
        Assert.Equal(x > 0 ? 1 : 0, Activations.OfEluDerivative(x), 15);
    }
}
