using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Models;

namespace SymGrad.Integration.Tests;

/// <summary>Rules are used in place of what would be derived: right ones agree with differences, others are seen in the derivative.</summary>
public sealed class CustomDerivativeTests
{
    public static TheoryData<int> Sizes => [0, 1, 2, 7];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void RootsAreDifferentiatedImplicitly_Twice(int n)
    {
        var draw = new Draw(n);
        Vec<double> a = draw.Real(n);
        const double s = 1.3;
        var (value, da, ds, aa, aS, ss) = CustomDerivatives.OfRootsHessian(a, s);
        var (expected, slopes, curve) = (0.0, 0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            // y′ = 1/(3y² + 1), y″ = −6y/(3y² + 1)³.
            var y = CustomDerivatives.Root(s * a[i]);
            var (first, second) = (1 / ((3 * y * y) + 1), -6 * y / Math.Pow((3 * y * y) + 1, 3));
            expected += y * a[i];
            slopes += first * a[i] * a[i];
            curve += second * a[i] * a[i] * a[i];
            Assert.Equal(y + (s * a[i] * first), da[i], 12);
            Assert.Equal((2 * s * first) + (s * s * a[i] * second), aa[i, i], 12);
            Assert.Equal((2 * a[i] * first) + (s * a[i] * a[i] * second), aS[i], 12);
        }

        Assert.Equal(expected, value, 12);
        Assert.Equal(CustomDerivatives.OfRoots(a, s), value, 12);
        Assert.Equal(slopes, ds, 12);
        Assert.Equal(curve, ss, 12);
        Assert.Equal(da.ToArray(), CustomDerivatives.OfRootsGradient(a, s).a.ToArray());
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ValueThatALoopOfTheFunctionFills_IsWritten(int n)
    {
        var draw = new Draw(n + 40);
        Mat<double> A = draw.Real(3, n), cotangent = draw.Real(3, n), value = draw.Real(3, n), dA = draw.Real(3, n);
        CustomDerivatives.OfRowsVjp(A, cotangent, value, dA);
        Assert.Equal(CustomDerivatives.OfRows(A).ToArray(), value.ToArray());
        for (var j = 0; j < n; j++)
        {
            Assert.Equal(Functions.Sum(n - j, k => cotangent[1, j + k]), dA[1, j], 12);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void FunctionWithAsManyRoundsAsAnIndexSays(int n)
    {
        Vec<double> c = new Draw(n + 50).Real(n);
        const double angle = 1.1;
        var x = Math.Cos(angle);
        var (value, dx, dc, xx, xc, cc) = CustomDerivatives.OfDegreesHessian(x, c);

        // T_n(cos a) = cos na, T_n′ = n sin na / sin a, T_n″ = (x T_n′ − n² T_n)/(1 − x²).
        double First(int k) => k * Math.Sin(k * angle) / Math.Sin(angle);
        Assert.Equal(Functions.Sum(n, k => c[k] * Math.Cos(k * angle)), value, 12);
        Assert.Equal(Functions.Sum(n, k => c[k] * First(k)), dx, 12);
        Assert.Equal(Functions.Sum(n, k => c[k] * ((x * First(k)) - (k * k * Math.Cos(k * angle))) / (1 - (x * x))), xx, 12);
        Assert.All(cc.ToArray().Cast<double>(), second => Assert.Equal(0, second));
        for (var k = 0; k < n; k++)
        {
            Assert.Equal(Math.Cos(k * angle), dc[k], 12);
            Assert.Equal(First(k), xc[k], 12);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void RightRules_AgreeWithDifferences(int n)
    {
        var draw = new Draw(n + 20);
        Vec<double> x = draw.Real(n), w = draw.Real(n), t = draw.Real(n), u = draw.Real(n);
        Mat<double> A = draw.Real(n, n);

        var (_, dx, dw) = CustomDerivatives.OfNormalisedGradient(x, w);
        Near(Differences(x.Span, () => [CustomDerivatives.OfNormalised(x, w)]), dx.ToArray());
        Near(Differences(w.Span, () => [CustomDerivatives.OfNormalised(x, w)]), dw.ToArray());

        var hessian = CustomDerivatives.OfNormalisedHessian(x, w);
        Near(Differences(x.Span, () => CustomDerivatives.OfNormalisedGradient(x, w).x.ToArray()), hessian.xx.ToArray());
        Near(Differences(w.Span, () => CustomDerivatives.OfNormalisedGradient(x, w).x.ToArray()), hessian.xw.ToArray());
        var product = CustomDerivatives.OfNormalisedHessianVectorProduct(x, w, t, u);
        Near([.. (hessian.xx * t + hessian.xw * u).ToArray()], product.x.ToArray());

        var (_, byA, byX) = CustomDerivatives.DirectionJacobian(A, x);
        Near(Differences(A.Span, () => CustomDerivatives.Direction(A, x).ToArray()), byA.ToArray());
        Near(Differences(x.Span, () => CustomDerivatives.Direction(A, x).ToArray()), byX.ToArray());
        Near((byX * t).ToArray(), CustomDerivatives.DirectionJvp(A, x, new double[n, n], t).Tangent.ToArray());
        Near((byX.T * u).ToArray(), CustomDerivatives.DirectionVjp(A, x, u).x.ToArray());

        if (n > 0)
        {
            var (_, ofA, ofX) = CustomDerivatives.InLoopsGradient(A, x);
            Near(Differences(A.Span, () => [CustomDerivatives.InLoops(A, x)]), ofA.ToArray());
            Near(Differences(x.Span, () => [CustomDerivatives.InLoops(A, x)]), ofX.ToArray());
        }

        var (_, px, py) = CustomDerivatives.OfPowersGradient(x, 1.7);
        Near(Differences(x.Span, () => [CustomDerivatives.OfPowers(x, 1.7)]), px.ToArray());
        var y = new[] { 1.7 };
        Near(Differences(y, () => [CustomDerivatives.OfPowers(x, y[0])]), [py]);
    }

    [Fact]
    public void OneElement_OfAnArrayWithAnIndexAndANumber()
    {
        var (value, v, s) = CustomDerivatives.OfElementsGradient([2, 3, 5], 2, 4);

        Assert.Equal((2 * 2 * 4) + (5 * 5 * 16), value);
        Assert.Equal([2 * 2 * 4, 0, 2 * 5 * 16], v);
        Assert.Equal((2 * 2) + (5 * 5 * 2 * 4), s);
        Assert.ThrowsAny<ArgumentException>(() => CustomDerivatives.OfElementsGradient([], 2, 4));
    }

    [Fact]
    public void Rules_OverrideWhatWouldBeDerived()
    {
        Vec<double> x = new[] { 0.3, -2, 7.5 };
        Assert.Equal([1, 2, 3], CustomDerivatives.OfQuantisedGradient(x).x.ToArray());
        Assert.Equal(CustomDerivatives.OfQuantised(x), CustomDerivatives.OfQuantisedGradient(x).Value, 14);
        Assert.Equal([2 * 0, 2 * -2, 2 * 7], CustomDerivatives.OfFloorsGradient([0.3, -2, 7.5]).x);
        Assert.Equal([0.3, -1, 1], CustomDerivatives.OfClippedGradient(x).x.ToArray());
        Assert.Equal([3, -6, 0], CustomDerivatives.InSinglePrecisionGradient(new float[] { 1, -2, 0 }).x.ToArray());
    }

    [Fact]
    public void RuleOfARule_GivesTheSecondDerivative()
    {
        var (value, x, xx) = CustomDerivatives.OfARuledRuleHessian(2);

        Assert.Equal((2.0, 3 * 2.0, 5.0), (value, x, xx));
    }

    [Fact]
    public void Rule_IsNotUsedWhereTheBranchIsNotTaken()
    {
        Assert.Equal((2.0, 2.0), CustomDerivatives.InABranchGradient(1));
        Assert.Equal((-10.0, 2.0), CustomDerivatives.InABranchGradient(-5));
        Assert.Equal((1.0, 3.0), CustomDerivatives.InABranchGradient(Math.E));
    }

    /// <summary>Central differences, row by row of the Jacobian: outputs first.</summary>
    private static double[] Differences(Span<double> variable, Func<double[]> value)
    {
        const double h = 1e-5;
        var columns = new List<double[]>();
        for (var k = 0; k < variable.Length; k++)
        {
            var old = variable[k];
            variable[k] = old + h;
            var above = value();
            variable[k] = old - h;
            var below = value();
            variable[k] = old;
            columns.Add([.. above.Zip(below, (a, b) => (a - b) / (2 * h))]);
        }

        return columns.Count == 0 ? [] : [.. Enumerable.Range(0, columns[0].Length).SelectMany(row => columns.Select(c => c[row]))];
    }

    private static void Near(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, 1e-7));
    }
}
