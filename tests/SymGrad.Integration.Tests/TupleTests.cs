using SymGrad.Integration.Tests.Harness;
using SymGrad.Integration.Tests.Models;

namespace SymGrad.Integration.Tests;

/// <summary>Derivatives of methods that return a tuple: of each element by differences, and products by the Jacobians.</summary>
public sealed class TupleTests
{
    public static TheoryData<int> Sizes => [0, 1, 2, 7];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Layer(int n)
    {
        var draw = new Draw(n);
        Mat<double> A = draw.Real(n, n + 1), tA = draw.Real(n, n + 1), c = draw.Real(n, n);
        Vec<double> x = draw.Real(n + 1), tx = draw.Real(n + 1), b = draw.Real(n);
        var d = Tuples.LayerJacobian(A, x);
        var plain = Tuples.Layer(A, x);
        Near(plain.y.ToArray(), d.Value.y.ToArray());
        Near(plain.gram.ToArray(), d.Value.gram.ToArray());
        Assert.Equal(plain.energy, d.Value.energy, 12);

        Near(Differences(A.Span, () => Tuples.Layer(A, x).y.ToArray()), d.yByA.ToArray());
        Near(Differences(x.Span, () => Tuples.Layer(A, x).y.ToArray()), d.yByX.ToArray());
        Near(Differences(A.Span, () => [Tuples.Layer(A, x).energy]), d.energyByA.ToArray());
        Near(Differences(x.Span, () => [Tuples.Layer(A, x).energy]), d.energyByX.ToArray());
        Near(Differences(A.Span, () => Tuples.Layer(A, x).gram.ToArray()), d.gramByA.ToArray());
        Near(Differences(x.Span, () => Tuples.Layer(A, x).gram.ToArray()), d.gramByX.ToArray());

        var (_, tangent) = Tuples.LayerJvp(A, x, tA, tx);
        Near(Product(d.yByA.ToArray(), tA.ToArray(), d.yByX.ToArray(), tx.ToArray()), tangent.y.ToArray());
        Near(Product(d.energyByA.ToArray(), tA.ToArray(), d.energyByX.ToArray(), tx.ToArray()), n == 0 ? [] : [tangent.energy]);
        Near(Product(d.gramByA.ToArray(), tA.ToArray(), d.gramByX.ToArray(), tx.ToArray()), tangent.gram.ToArray());

        var back = Tuples.LayerVjp(A, x, b, 1.5, c);
        double[] all = [.. b.ToArray(), 1.5, .. c.ToArray()];
        Near(Back(all, [.. d.yByA.ToArray(), .. d.energyByA.ToArray(), .. d.gramByA.ToArray()], n * (n + 1)), back.A.ToArray());
        Near(Back(all, [.. d.yByX.ToArray(), .. d.energyByX.ToArray(), .. d.gramByX.ToArray()], n + 1), back.x.ToArray());
    }

    [Fact]
    public void PolarCoordinates_HaveTheirClosedForm()
    {
        var d = Tuples.PolarJacobian(3, 4);

        Assert.Equal((5, Math.Atan2(4, 3)), d.Value);
        Assert.Equal([0.6, 0.8, -0.16, 0.12], [d.item1ByX, d.item1ByY, d.item2ByX, d.item2ByY]);
        var back = Tuples.PolarVjp(3, 4, 10, 100);
        Assert.Equal([6 - 16, 8 + 12], [back.x, back.y]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Rounds(int n)
    {
        double[] h = [0.3, -0.2, 0.9], t = [1, -2, 0.5];
        var d = Tuples.RoundsJacobian(h, n);
        Near(Differences(h, () => [Tuples.Rounds(h, n).total]), d.totalByH);
        Near(Differences(h, () => Tuples.Rounds(h, n).last), d.lastByH.ToArray());
        var (_, tangent) = Tuples.RoundsJvp(h, n, t);
        Near([d.totalByH.Zip(t, (a, b) => a * b).Sum()], [tangent.total]);
        Near((d.lastByH * (Vec<double>)t).ToArray(), tangent.last);
        Near(Back([2, .. t], [.. d.totalByH, .. d.lastByH.ToArray()], 3), Tuples.RoundsVjp(h, n, 2, t).h);
    }

    [Fact]
    public void Elements_MayBeIndependent_AndAreWrittenToDestinations()
    {
        Tuples.ApartJacobian(3, 5, out var u_, out var value, out var uu, out var uv, out var vu, out var vv);

        Assert.Equal([9, 15, 6, 0, 5, 3], [u_, value, uu, uv, vu, vv]);
        Assert.Equal((9, 15), Tuples.ApartValue(3, 5));
    }

    [Fact]
    public void DenominatorLayout_HasTheVariableFirst()
    {
        Mat<double> A = new double[,] { { 1, 2, 3 }, { 4, 5, 6 } };
        var d = Tuples.DenominatorJacobian(A, new double[] { 1, 1, 1 });

        Assert.Equal(A.T.ToArray(), d.aByX.ToArray());
        Assert.Equal(2, d.bByX[1, 1]);
        Assert.Equal(0, d.bByX[1, 2]);
    }

    [Fact]
    public void SinglePrecision()
    {
        var d = Tuples.InSinglePrecisionJacobian(new float[] { 1, 2 });

        Assert.Equal((3f, 1f, 3f, 0f), (d.Value.p, d.pByX[1], d.qByX[0, 0], d.qByX[0, 1]));
    }

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

    private static double[] Product(double[] first, double[] t, double[] second, double[] u) =>
        t.Length == 0 ? [] : [.. first.Chunk(t.Length).Zip(second.Chunk(u.Length), (a, b) => a.Zip(t, (p, q) => p * q).Sum() + b.Zip(u, (p, q) => p * q).Sum())];

    private static double[] Back(double[] cotangents, double[] rows, int columns) =>
        columns == 0 ? [] : [.. Enumerable.Range(0, columns).Select(k => cotangents.Select((c, row) => c * rows[(row * columns) + k]).Sum())];

    private static void Near(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, 1e-7));
    }
}
