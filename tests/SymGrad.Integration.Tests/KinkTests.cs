using SymGrad.Integration.Tests.Models;

namespace SymGrad.Integration.Tests;

/// <summary>The one declared convention for every kink, and C#'s own meaning of branches.</summary>
public sealed class KinkTests
{
    [Fact]
    public void Relu_HasDerivativeZeroAtZero() => Assert.Equal((0, 0), Kinks.OfReluGradient(0));

    [Fact]
    public void Abs_HasDerivativeZeroAtZero() => Assert.Equal((0, 0), Kinks.OfAbsGradient(0));

    [Fact]
    public void Sign_HasDerivativeZero() => Assert.Equal((0, 1), Kinks.OfSignGradient(0));

    [Fact]
    public void LeakyRelu_HasItsSlopeAtZero() => Assert.Equal((0, 0.25), Kinks.OfLeakyReluGradient(0));

    [Fact]
    public void Elu_HasItsAlphaAtZero() => Assert.Equal((0, 0.75), Kinks.OfEluGradient(0));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(2, 0)]
    [InlineData(0, 1)]
    [InlineData(-1.5, 0)]
    public void Clamp_HasDerivativeZeroAtItsEnds(double x, double derivative) => Assert.Equal(derivative, Kinks.OfClampGradient(x).x);

    [Fact]
    public void Hypot_HasDerivativeZeroAtTheOrigin() => Assert.Equal((0, 0, 0), Kinks.OfHypotGradient(0, 0));

    [Fact]
    public void Norm_HasGradientZeroAtTheOrigin()
    {
        Assert.Equal([0, 0, 0], Kinks.OfNormGradient(new double[3]).x.ToArray());
        Assert.Equal([0, 0, 0, 0], Kinks.OfMatrixNormGradient(new double[2, 2]).A.ToArray());
    }

    [Fact]
    public void TieOfTwoVariables_SplitsEvenly()
    {
        Assert.Equal((33, 5.5, 5.5), Kinks.OfMaxGradient(3, 3));
        Assert.Equal((3, 0.5, 0.5), Kinks.OfMathMaxGradient(3, 3));
    }

    [Theory]
    [InlineData(2, 100)]
    [InlineData(1, 100)]
    [InlineData(0, 10)]
    [InlineData(3, 101)]
    [InlineData(-1, 10)]
    public void TieWithAConstant_GivesZero(double x, double derivative) => Assert.Equal(derivative, Kinks.OfMaxWithConstantGradient(x).x);

    [Fact]
    public void NestedCalls_SplitPairwise() => Assert.Equal((1, 0.5, 0.25, 0.25), Kinks.OfNestedMaxGradient(1, 1, 1));

    [Theory]
    [InlineData(new double[] { 1, 3, 3, 2, 3 }, new double[] { 0, 1, 1, 0, 1 })]
    [InlineData(new double[] { 5 }, new double[] { 1 })]
    public void ReductionToTheLargest_SplitsAmongAllThatTie(double[] x, double[] shares)
    {
        var gradient = Kinks.OfMaxOfVectorGradient(x).x.ToArray();
        Assert.Equal(Array.ConvertAll(shares, s => s / shares.Sum()), gradient);
    }

    [Fact]
    public void ReductionToTheSmallest_SplitsAmongAllThatTie()
        => Assert.Equal([0.5, 0, 0.5, 0], Kinks.OfMinOverIndicesGradient(new double[] { 1, 3, 1, 2 }).x.ToArray());

    /// <summary>Long enough for whole registers and a tail.</summary>
    [Fact]
    public void ElementwiseKinks_AreThoseOfTheScalars()
    {
        var x = Enumerable.Range(0, 21).Select(i => (i % 3) switch { 0 => 0.0, 1 => 0.5, _ => 1.0 }).ToArray();
        var expected = Array.ConvertAll(x, v => v switch { 0 => 0.0, 0.5 => 10, _ => 11 });
        Assert.Equal(expected, Kinks.OfElementwiseMaxGradient(x).x.ToArray());
    }

    [Fact]
    public void Branches_AreDifferentiatedAsTakenAtTheJoint()
    {
        Assert.Equal((0, 1), Kinks.OfBranchGradient(0));
        Assert.Equal((0, 0), Kinks.OfOtherBranchGradient(0));
        Assert.Equal((3, 3), Kinks.OfSwitchGradient(1));
    }

    [Theory]
    [InlineData(-4, 2)]
    [InlineData(0, 2)]
    [InlineData(4, 0.25)]
    public void BranchNotTaken_ContributesNothing(double x, double derivative) => Assert.Equal(derivative, Kinks.OfGuardedRootGradient(x).x);

    [Fact]
    public void IntegerPowers_ArePolynomials()
    {
        Assert.Equal((1, 1), Kinks.OfCubeGradient(0));
        Assert.Equal((-9, 13), Kinks.OfCubeGradient(-2));
    }

    [Theory]
    [InlineData(new double[] { 2, 0, 3 }, new double[] { 0, 6, 0 })]
    [InlineData(new double[] { 0, 0, 3 }, new double[] { 0, 0, 0 })]
    [InlineData(new double[] { 2, 5, 3 }, new double[] { 15, 6, 10 })]
    public void ProductsWithZeros_HaveTheirTrueGradient(double[] x, double[] gradient)
        => Assert.Equal(gradient, Kinks.OfProductGradient(x).x.ToArray());

    [Fact]
    public void ZeroTarget_ContributesNothing()
    {
        var (value, gradient) = Kinks.OfCrossEntropyGradient(new double[] { 0, 1 }, new double[] { 0, 0.5 });
        Assert.Equal(Math.Log(2), value, 1e-15);
        Assert.Equal([0, -2], gradient.ToArray());
    }

    [Fact]
    public void LogarithmInABranchNotTaken_GivesNoNaN()
        => Assert.Equal([0, 0, 1], Syntax.GuardedLogGradient(new double[] { -1, 0, 1 }).x.ToArray());
}
