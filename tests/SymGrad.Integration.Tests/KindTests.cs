using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Models;

namespace SymGrad.Integration.Tests;

/// <summary>
/// Jacobians, Hessians and products as generated code gives them: against differences of the plain method, and against each other.
/// </summary>
public sealed class KindTests
{
    public static TheoryData<int> Sizes => [0, 1, 2, 7, 64];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Layer(int n)
    {
        var draw = new Draw(n);
        Mat<double> W = draw.Real(n, n + 2);
        Vec<double> x = draw.Real(n + 2), b = draw.Real(n);
        var (value, dW, dx, db) = Kinds.LayerJacobian(W, x, b);
        Assert.Equal(Kinds.Layer(W, x, b).ToArray(), value.ToArray(), Close);
        Assert.Equal((n, n, n + 2), (dW.Length0, dW.Length1, dW.Length2));
        Near(Differences(W.Span, () => Kinds.Layer(W, x, b).ToArray()), dW.ToArray());
        Near(Differences(x.Span, () => Kinds.Layer(W, x, b).ToArray()), dx.ToArray());
        Near(Differences(b.Span, () => Kinds.Layer(W, x, b).ToArray()), db.ToArray());

        Mat<double> tW = draw.Real(n, n + 2);
        Vec<double> tx = draw.Real(n + 2), tb = draw.Real(n), c = draw.Real(n);
        var (_, tangent) = Kinds.LayerJvp(W, x, b, tW, tx, tb);
        Same(Sum(Times(dW.ToArray(), tW.ToArray(), n), Times(dx.ToArray(), tx.ToArray(), n), Times(db.ToArray(), tb.ToArray(), n)), tangent.ToArray());
        var (_, cW, cx, cb) = Kinds.LayerVjp(W, x, b, c);
        Same(Back(c.ToArray(), dW.ToArray(), cW.Span.Length), cW.ToArray());
        Same(Back(c.ToArray(), dx.ToArray(), cx.Span.Length), cx.ToArray());
        Same(Back(c.ToArray(), db.ToArray(), cb.Span.Length), cb.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void WhatRandomModelsFound(int n)
    {
        var draw = new Draw(n);
        DerivativeJudge.Judge(Kinds.ScaledByAState, 0.4, draw.Real(n), draw.Real(n + 1));
        DerivativeJudge.Judge(Kinds.LabelledNeighbours, 0.4, draw.Real(n + 1), Enumerable.Range(0, n + 1).Select(k => k % 2).ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void ReductionsInLoops_AndOverWhatLoopsLeave(int n)
    {
        var draw = new Draw(n);
        for (var rounds = 0; rounds < 4; rounds++)
        {
            DerivativeJudge.Judge(ReductionsInLoops.RootsOfSums, 0.4, draw.Real(n), rounds);
            DerivativeJudge.Judge(ReductionsInLoops.SumsByHand, 0.4, draw.Real(n), rounds);
            DerivativeJudge.Judge(ReductionsInLoops.ProductOfStates, 0.4, rounds);
            DerivativeJudge.Judge(ReductionsInLoops.Normalised, draw.Real(n), rounds);
        }

        DerivativeJudge.Judge(ReductionsInLoops.ProductOfScaledStates, 0.4, draw.Real(n));
        DerivativeJudge.Judge(ReductionsInLoops.SumOfProducts, 0.4, draw.Real(n));
        DerivativeJudge.Judge(ReductionsInLoops.SumOfScans, 0.4, draw.Real(n));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Softmax(int n)
    {
        Vec<double> z = new Draw(n).Real(n);
        var (p, dz) = Kinds.ProbabilitiesJacobian(z);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                Assert.Equal(p[i] * ((i == j ? 1 : 0) - p[j]), dz[i, j], 14);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Activation_HasADiagonalForm(int n)
    {
        Vec<double> x = new Draw(n).Real(n);
        var (_, dense) = Kinds.ActivationJacobian(x);
        var (value, diagonal) = Kinds.ActivationJacobianDiagonal(x);
        Assert.Equal(Kinds.Activation(x).ToArray(), value.ToArray(), Close);
        Near(Differences(x.Span, () => Kinds.Activation(x).ToArray()), dense.ToArray());
        for (var i = 0; i < n; i++)
        {
            Assert.Equal(dense[i, i], diagonal[i], 14);
        }
    }

    [Theory]
    [InlineData(0, 2, 3)]
    [InlineData(2, 0, 3)]
    [InlineData(1, 1, 1)]
    [InlineData(3, 4, 2)]
    public void MatrixProduct_IsAMatrixOverFlattenings(int rows, int inner, int columns)
    {
        var draw = new Draw(rows + inner);
        Mat<double> A = draw.Real(rows, inner), B = draw.Real(inner, columns);
        var (_, dA, dB) = Kinds.ProductJacobian(A, B);
        Assert.Equal((rows * columns, rows * inner), (dA.Rows, dA.Columns));
        Assert.Equal((rows * columns, inner * columns), (dB.Rows, dB.Columns));
        Near(Differences(A.Span, () => Kinds.Product(A, B).ToArray()), dA.ToArray());
        Near(Differences(B.Span, () => Kinds.Product(A, B).ToArray()), dB.ToArray());
        Mat<double> tA = draw.Real(rows, inner), tB = draw.Real(inner, columns);
        var (_, tangent) = Kinds.ProductJvp(A, B, tA, tB);
        Same(Sum(Times(dA.ToArray(), tA.ToArray(), rows * columns), Times(dB.ToArray(), tB.ToArray(), rows * columns)), tangent.ToArray());
    }

    [Fact]
    public void DenominatorLayout_IsTheTranspose()
    {
        var draw = new Draw(3);
        Mat<double> W = draw.Real(3, 4);
        Vec<double> x = draw.Real(4);
        var (_, dW, dx) = Kinds.StraightJacobian(W, x);
        var (_, transposedW, transposedX) = Kinds.TransposedJacobian(W, x);
        Assert.Equal(dx.T.ToArray(), transposedX.ToArray());
        Assert.Equal((3, 4, 3), (transposedW.Length0, transposedW.Length1, transposedW.Length2));
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                for (var k = 0; k < 4; k++)
                {
                    Assert.Equal(dW[i, j, k], transposedW[j, k, i]);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ScalarModel_AllKindsAgree(int n)
    {
        var draw = new Draw(n);
        Vec<double> x = draw.Between(-0.3, 0.3, n), v = draw.Real(n);
        var (value, gx, gs) = Kinds.EnergyGradient(x, 0.7);
        Assert.Equal((value, gs), (Kinds.EnergyJacobian(x, 0.7).Value, Kinds.EnergyJacobian(x, 0.7).s));
        Assert.Equal(gx.ToArray(), Kinds.EnergyJacobian(x, 0.7).x.ToArray());
        Assert.Equal((gx.ToArray().Zip(v.ToArray(), (a, b) => a * b).Sum() * 2) + (gs * 3), Kinds.EnergyJvp(x, 0.7, v + v, 3).Tangent, 12);
        Same([.. gx.ToArray().Select(g => 5 * g)], Kinds.EnergyVjp(x, 0.7, 5).x.ToArray());
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(40, 20)]
    public void Regression(int n, int d)
    {
        var draw = new Draw(n);
        Vec<double> w = draw.Real(d), y = draw.Signs(n);
        Mat<double> X = draw.Real(n, d);
        var s = 0.4;
        var h = Kinds.RegressionHessian(w, X, y, s);
        var g = Kinds.RegressionGradient(w, X, y, s);
        Assert.Equal(g.w.ToArray(), h.w.ToArray(), Close);
        Assert.Equal(g.s, h.s, 12);
        Near(Differences(w.Span, () => Kinds.RegressionGradient(w, X, y, s).w.ToArray()), h.ww.ToArray());
        Near(Differences(X.Span, () => Kinds.RegressionGradient(w, X, y, s).w.ToArray()), h.wX.ToArray());
        Near(Differences(y.Span, () => Kinds.RegressionGradient(w, X, y, s).w.ToArray()), h.wy.ToArray());
        Near(Differences(X.Span, () => Kinds.RegressionGradient(w, X, y, s).X.ToArray()), h.XX.ToArray());
        Near(Differences(y.Span, () => Kinds.RegressionGradient(w, X, y, s).X.ToArray()), h.Xy.ToArray());
        Near(Differences(y.Span, () => Kinds.RegressionGradient(w, X, y, s).y.ToArray()), h.yy.ToArray());
        Near(Differences(w.Span, () => [Kinds.RegressionGradient(w, X, y, s).s]), h.ws.ToArray());
        Assert.Equal(2 * w.ToArray().Sum(v => v * v), h.ss, 10);
        Assert.All(h.Xs.ToArray().Concat(h.ys.ToArray()), entry => Assert.Equal(0, entry));

        Vec<double> vw = draw.Real(d), vy = draw.Real(n);
        Mat<double> vX = draw.Real(n, d);
        var product = Kinds.RegressionHessianVectorProduct(w, X, y, s, vw, vX, vy, 0.3);
        Same(
            Sum(Times(h.ww.ToArray(), vw.ToArray(), d), Times(h.wX.ToArray(), vX.ToArray(), d), Times(h.wy.ToArray(), vy.ToArray(), d), Times(h.ws.ToArray(), [0.3], d)),
            product.w.ToArray());
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(6, 4)]
    public void Network(int n, int d)
    {
        var draw = new Draw(n);
        Mat<double> W = draw.Real(n, d), vW = draw.Real(n, d);
        Vec<double> v = draw.Real(n), x = draw.Real(d), vv = draw.Real(n), vx = draw.Real(d);
        var h = Kinds.NetworkHessian(W, v, x, 0.2);
        Near(Differences(W.Span, () => Kinds.NetworkGradient(W, v, x, 0.2).W.ToArray()), h.WW.ToArray());
        Near(Differences(v.Span, () => Kinds.NetworkGradient(W, v, x, 0.2).W.ToArray()), h.Wv.ToArray());
        Near(Differences(x.Span, () => Kinds.NetworkGradient(W, v, x, 0.2).v.ToArray()), h.vx.ToArray());
        var product = Kinds.NetworkHessianVectorProduct(W, v, x, 0.2, vW, vv, vx, -0.5);
        var count = n * d;
        Same(
            Sum(Times(h.WW.ToArray(), vW.ToArray(), count), Times(h.Wv.ToArray(), vv.ToArray(), count), Times(h.Wx.ToArray(), vx.ToArray(), count), Times(h.Wt.ToArray(), [-0.5], count)),
            product.W.ToArray());
    }

    [Fact]
    public void SeparableSum_HasADiagonalHessian()
    {
        var draw = new Draw(5);
        Vec<double> x = draw.Real(5);
        var y = draw.Real(3);
        var h = Kinds.SeparableHessian(x, y);
        var (_, dx, dy) = Kinds.SeparableHessianDiagonal(x, y);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(Math.Exp(x[i]) * (x[i] + 2), dx[i], 12);
            Assert.Equal(h.xx[i, i], dx[i], 14);
        }

        Assert.Equal(y.Select(t => -Math.Sin(t)), dy.ToArray(), Close);
        Assert.All(h.xy.ToArray(), entry => Assert.Equal(0, entry));
    }

    [Fact]
    public void HigherDerivatives()
    {
        var t = Math.Tanh(0.3);
        Assert.Equal(1 - (t * t), Kinds.SquashDerivative(0.3), 14);
        Assert.Equal(-2 * t * (1 - (t * t)), Kinds.SquashDerivative2(0.3), 14);
        Assert.Equal((1 - (t * t)) * (16 - (120 * t * t) + (120 * t * t * t * t)), Kinds.SquashDerivative5(0.3), 12);
        var p = 1 / (1 + Math.Exp(-0.6));
        Assert.Equal(4 * p * (1 - p) * (1 - (2 * p)), Kinds.LogisticDerivative2(2f, 0.3f), 5);
    }

    [Fact]
    public void Destinations_AreCheckedBeforeAnythingIsWritten()
    {
        Mat<double> W = new double[2, 3];
        Vec<double> x = new double[3], b = new double[2], value = new double[2];
        var (dW, dx, db) = (new Tensor3<double>(2, 2, 3), new Mat<double>(2, 3), new Mat<double>(2, 2));
        Assert.Contains("db.Columns", Assert.ThrowsAny<ArgumentException>(() => Kinds.LayerJacobian(W, x, b, value, dW, dx, dx)).Message, StringComparison.Ordinal);
        Assert.Contains("memory", Assert.ThrowsAny<ArgumentException>(() => Kinds.LayerJacobian(W, x, b, b, dW, dx, db)).Message, StringComparison.Ordinal);
        Assert.Contains("cotangent", Assert.ThrowsAny<ArgumentException>(() => Kinds.LayerVjp(W, x, b, x)).Message, StringComparison.Ordinal);
    }

    /// <summary>The derivative of every value by every element, by the five-point rule.</summary>
    private static double[] Differences(Span<double> elements, Func<double[]> value)
    {
        const double h = 1e-3;
        var rows = value().Length;
        var jacobian = new double[rows * elements.Length];
        for (var j = 0; j < elements.Length; j++)
        {
            var at = elements[j];
            double[][] values = new double[4][];
            for (var k = 0; k < 4; k++)
            {
                elements[j] = at + ((k < 2 ? k - 2 : k - 1) * h);
                values[k] = value();
            }

            elements[j] = at;
            for (var i = 0; i < rows; i++)
            {
                jacobian[(i * elements.Length) + j] = (values[0][i] - (8 * values[1][i]) + (8 * values[2][i]) - values[3][i]) / (12 * h);
            }
        }

        return jacobian;
    }

    private static double[] Times(double[] matrix, double[] vector, int rows) =>
        [.. Enumerable.Range(0, rows).Select(i => vector.Select((v, j) => v * matrix[(i * vector.Length) + j]).Sum())];

    private static double[] Back(double[] covector, double[] matrix, int columns) =>
        [.. Enumerable.Range(0, columns).Select(j => covector.Select((c, i) => c * matrix[(i * columns) + j]).Sum())];

    private static double[] Sum(params double[][] vectors) => vectors.Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]);

    private static void Near(double[] expected, double[] actual) => Compare(expected, actual, 1e-8);

    private static void Same(double[] expected, double[] actual) => Compare(expected, actual, 1e-12);

    private static void Compare(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var k = 0; k < expected.Length; k++)
        {
            Assert.True(Math.Abs(expected[k] - actual[k]) <= tolerance * Math.Max(1, Math.Abs(expected[k])), $"Entry {k} is {actual[k]:R} instead of {expected[k]:R}.");
        }
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-12 * Math.Max(1, Math.Abs(a));
}
