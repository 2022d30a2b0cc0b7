using SymGrad.Kernels;

namespace SymGrad.Tests.Kernels;

/// <summary>Reductions of rows and columns against their definitions, at every length around the widths of the lanes.</summary>
public sealed class RowReductionTests
{
    private const double Precision = 4e-15;

    public static TheoryData<int> Lengths => [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 15, 16, 17, 23, 31, 32, 33, 100];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void LogSumExp_And_Softmax(int n)
    {
        var x = Row(n, offset: 700);
        var largest = x.Append(double.NegativeInfinity).Max();
        var expected = n == 0 ? double.NegativeInfinity : largest + Math.Log(x.Sum(v => Math.Exp(v - largest)));
        var p = new double[n + 1];
        p[n] = 42;

        AssertClose(expected, Kernel.LogSumExp(x));
        AssertClose(expected, Kernel.Softmax(x, p.AsSpan(0, n)));
        Assert.All(x.Zip(p), pair => Assert.Equal(Math.Exp(pair.First - expected), pair.Second, 1e-13));
        Assert.Equal(42, p[n]);
    }

    /// <summary>Beside a weight near 1, minus the sum of the others, which are told from it by their size; beside others, what was there.</summary>
    [Theory]
    [MemberData(nameof(Lengths))]
    public void CompleteZeroSums_InRowsThatHaveAWeightNearOne(int n)
    {
        const int rows = 3;
        var weights = new double[rows * n];
        double[] entries = [.. Enumerable.Range(0, (rows * n) + 1).Select(k => k + 1.0)];
        var expected = entries.ToArray();
        if (n > 1)
        {
            weights[n + n - 2] = 1 - 1e-13;
            expected[n + n - 2] = -Enumerable.Range(n, n).Where(k => k != n + n - 2).Sum(k => k + 1.0);
            weights[n - 1] = 0.9999;
        }

        Kernel.CompleteZeroSums(rows, n, weights, entries.AsSpan(0, rows * n));
        Assert.Equal(expected, entries);

        float[] singles = [.. Enumerable.Range(0, rows * n).Select(k => k + 1f)];
        Kernel.CompleteZeroSums(rows, n, [.. weights.Select(w => (float)w)], singles);
        Assert.Equal(n > 1 ? (float)expected[n + n - 2] : 0, n > 1 ? singles[n + n - 2] : 0);
        Assert.Throws<ArgumentException>(() => Kernel.CompleteZeroSums(rows + 1, n + 1, weights, new double[rows * n]));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void LogSumExp_And_Softmax_InSinglePrecision(int n)
    {
        float[] x = [.. Row(n, offset: 80).Select(v => (float)v)];
        var p = new float[n];
        var expected = n == 0 ? float.NegativeInfinity : (float)(x.Max() + Math.Log(x.Sum(v => Math.Exp(v - x.Max()))));

        AssertClose(expected, Kernel.LogSumExp(x), 1e-6);
        AssertClose(expected, Kernel.Softmax(x, p), 1e-6);
        Assert.All(x.Zip(p), pair => Assert.Equal(Math.Exp(pair.First - expected), pair.Second, 2e-5));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Max_Min_Product(int n)
    {
        var x = Row(n, offset: 1);

        Assert.Equal(x.Append(double.NegativeInfinity).Max(), Kernel.Max(x));
        Assert.Equal(x.Append(double.PositiveInfinity).Min(), Kernel.Min(x));
        AssertClose(x.Aggregate(1.0, (a, b) => a * b), Kernel.Product(x));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void NaN_IsNotLost(int n)
    {
        for (var at = 0; at < n; at++)
        {
            var x = Row(n, offset: 0);
            x[at] = double.NaN;
            Assert.True(double.IsNaN(Kernel.Max(x)));
            Assert.True(double.IsNaN(Kernel.Min(x)));
            Assert.True(double.IsNaN(Kernel.LogSumExp(x)));
            Assert.True(double.IsNaN(Kernel.Softmax(x, new double[n])));
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void ExclusiveProduct_IsRightWithZeros(int n)
    {
        foreach (var zeros in new[] { 0, 1, 2 })
        {
            var x = Row(n, offset: 1);
            for (var k = 0; k < Math.Min(zeros, n); k++)
            {
                x[(k * 3) % n] = 0;
            }

            var e = new double[n];
            Kernel.ExclusiveProduct(x, e);
            for (var k = 0; k < n; k++)
            {
                AssertClose(x.Where((_, j) => j != k).Aggregate(1.0, (a, b) => a * b), e[k]);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ColumnSums_OfAPartOfAMatrix(bool accumulate)
    {
        foreach (var (columns, rows) in new[] { 1, 3, 8, 10, 17, 30, 64, 70 }.SelectMany(c => new[] { 0, 1, 5, 7 }, (c, r) => (c, r)))
        {
            var lda = columns + 2;
            var a = Row(rows * lda, offset: 0);
            var y = Row(columns + 1, offset: 3);
            var before = y.ToArray();
            Kernel.ColumnSums(rows, columns, 0.5, a, lda, y.AsSpan(0, columns), accumulate);
            for (var j = 0; j < columns; j++)
            {
                AssertClose((accumulate ? before[j] : 0) + (0.5 * Enumerable.Range(0, rows).Sum(i => a[(i * lda) + j])), y[j], 1e-13);
            }

            Assert.Equal(before[columns], y[columns]);
        }
    }

    private static double[] Row(int n, double offset)
    {
        var random = new Random(n + 1);
        return [.. Enumerable.Range(0, n).Select(_ => offset + (2 * random.NextDouble()) - 1)];
    }

    private static void AssertClose(double expected, double actual, double precision = Precision) =>
        Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) <= precision * Math.Max(1, Math.Abs(expected)), $"{actual:R} instead of {expected:R}");
}
