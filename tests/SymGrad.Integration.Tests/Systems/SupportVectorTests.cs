using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Systems.Models;

namespace SymGrad.Integration.Tests.Systems;

/// <summary>Sheet "4F10, Examples Paper 2", questions 7 and 8.</summary>
public sealed class SupportVectorTests
{
    private static readonly double[,] Corners = { { 1, 1 }, { -1, -1 }, { -1, 1 }, { 1, -1 } };
    private static readonly double[] Classes = [1, 1, -1, -1];

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(6, 3)]
    public void AgainstDifferences(int n, int d)
    {
        var draw = new Draw(n);
        var (a, X, t) = (draw.Positive(n), draw.Real(n, d), draw.Signs(n));
        DerivativeJudge.Judge(SupportVectors.Lagrangian, draw.Real(d), draw.Real(), a, X, t);
        DerivativeJudge.Judge(SupportVectors.PolynomialKernel, draw.Real(d), draw.Real(d));
        DerivativeJudge.Judge(SupportVectors.Gram, X);
        DerivativeJudge.Judge(SupportVectors.Dual, a, X, t);
        DerivativeJudge.Judge(SupportVectors.Classifier, draw.Real(d), a, draw.Real(), X, t);
        DerivativeJudge.Judge(SupportVectors.Hinge, draw.Real(d), draw.Real(), X, t, 0.7);
    }

    /// <summary>
    /// Question 8: ∇_w = w − Σ a_n t_n x_n and ∇_b = −Σ a_n t_n vanish at w = (2, 2), b = −3, a = (4, 0, 0, 0, 2, 2). (The sheet names the support
    /// vectors x_1, x_3, x_5, x_6; x_2 = (2, 2) and x_4 = (0, 0) are points beyond the margin on either side.)
    /// </summary>
    [Fact]
    public void Lagrangian_IsStationaryAtTheSheetsSolution()
    {
        Mat<double> x = new double[,] { { 1, 1 }, { 2, 2 }, { 2, 0 }, { 0, 0 }, { 1, 0 }, { 0, 1 } };
        double[] t = [1, 1, 1, -1, -1, -1], a = [4, 0, 0, 0, 2, 2];
        var (value, dw, db, da) = SupportVectors.LagrangianGradient(new double[] { 2, 2 }, -3, a, x, t);
        Assert.Equal(4, value);
        Assert.Equal([0, 0], dw.ToArray());
        Assert.Equal(0, db);
        Assert.Equal([0, -4, 0, -2, 0, 0], da.ToArray());
        Assert.All(a.Zip(da.ToArray()), p => Assert.Equal(0, p.First * p.Second));
    }

    /// <summary>Question 7: the Gram matrix has 9 on its diagonal and 1 elsewhere; with a_n = 1/8 and b = 0 the classifier is x_1 x_2.</summary>
    [Theory]
    [InlineData(0.3, -1.7)]
    [InlineData(1, 1)]
    [InlineData(-2, 0)]
    public void PolynomialClassifier_IsTheProductOfTheFeatures(double x, double y)
    {
        Assert.Equal([9, 1, 1, 1, 1, 9, 1, 1, 1, 1, 9, 1, 1, 1, 1, 9], SupportVectors.Gram(Corners).ToArray());
        var a = new[] { 0.125, 0.125, 0.125, 0.125 };
        var (value, dx) = SupportVectors.ClassifierGradient(new[] { x, y }, a, 0, Corners, Classes);
        Assert.Equal(x * y, value, 14);
        Assert.Equal([y, x], dx.ToArray(), (p, q) => Math.Abs(p - q) < 1e-14);
        var dual = SupportVectors.DualHessian(a, Corners, Classes);
        Assert.All(dual.a.ToArray(), d => Assert.Equal(0, d));
        Assert.Equal([-9, -1, 1, 1, -1, -9, 1, 1, 1, 1, -9, -1, 1, 1, -1, -9], dual.aa.ToArray());
    }
}
