using static SymGrad.Functions;

namespace SymGrad.Tests.Functions;

public sealed class MatrixFunctionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(40)]
    public void InverseTimesTheMatrix_IsTheUnitMatrix(int n)
    {
        var a = Matrix(n);
        var product = a * Inverse(a);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                Assert.Equal(i == j ? 1.0 : 0.0, product[i, j], 1e-11);
            }
        }
    }

    [Fact]
    public void Inverse_SwapsRowsWhereThePivotIsZero()
    {
        Mat<double> a = new double[,] { { 0, 2, 0 }, { 0, 0, 4 }, { 8, 0, 0 } };
        var inverse = Inverse(a);
        Assert.Equal([0, 0, 0.125, 0.5, 0, 0, 0, 0.25, 0], inverse.Span.ToArray());
    }

    [Fact]
    public void Determinant_OfAnUpperTriangle_IsTheProductOfItsDiagonal()
    {
        Mat<double> a = new double[,] { { 2, 7, 1 }, { 0, -3, 5 }, { 0, 0, 4 } };
        Assert.Equal(-24, Det(a), 1e-12);
        Assert.Equal(Math.Log(24), LogDet(a), 1e-14);
        Assert.Equal(1, Det(new Mat<double>(0, 0)));
        Assert.Equal(0, LogDet(new Mat<double>(0, 0)));
    }

    [Fact]
    public void LogDeterminant_DoesNotOverflowWhereTheDeterminantDoes()
    {
        var a = new Mat<double>(200, 200);
        for (var i = 0; i < 200; i++)
        {
            a[i, i] = 1e10;
        }

        Assert.Equal(double.PositiveInfinity, Det(a));
        Assert.Equal(200 * Math.Log(1e10), LogDet(a), 1e-9);
    }

    [Fact]
    public void SingularMatrices_AreRefusedByName()
    {
        Mat<double> a = new double[,] { { 1, 2 }, { 2, 4 } };
        Assert.Contains("singular", Assert.Throws<SingularMatrixException>(() => Inverse(a)).Message, StringComparison.Ordinal);
        Assert.Throws<SingularMatrixException>(() => Solve(a, new Vec<double>(2)));
        Assert.Throws<SingularMatrixException>(() => LogDet(a));
        Assert.Equal(0, Det(a));
    }

    [Fact]
    public void MatricesThatAreNotSquare_AreRefused()
    {
        var message = Assert.Throws<ArgumentException>(() => Det(new Mat<double>(2, 3))).Message;
        Assert.Contains("a.Columns", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    public void CholeskyFactorTimesItsTranspose_IsTheMatrix(int n)
    {
        var b = Matrix(n);
        var a = b * b.T;
        var l = Cholesky(a);
        var product = l * l.T;
        for (var k = 0; k < a.Span.Length; k++)
        {
            Assert.Equal(a.Span[k], product.Span[k], 1e-9);
        }

        Assert.Equal(0, l[0, n - 1]);
    }

    [Fact]
    public void Powers_MultiplyUp()
    {
        Mat<double> fibonacci = new double[,] { { 1, 1 }, { 1, 0 } };
        Assert.Equal([89, 55, 55, 34], MatrixPower(fibonacci, 10).Span.ToArray());
        Assert.Equal([1, 0, 0, 1], MatrixPower(fibonacci, 0).Span.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => MatrixPower(fibonacci, -1));
    }

    /// <summary>adj A · A = det A · I, whatever the rank; below n − 1 the adjugate is 0.</summary>
    [Theory]
    [InlineData(5, 5)]
    [InlineData(5, 4)]
    [InlineData(5, 3)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void Adjugate_IsRightForEveryRank(int n, int rank)
    {
        var a = OfRank(n, rank);
        var adjugate = new Mat<double>(n, n);
        SymGrad.Kernels.Kernel.Adjugate(n, a.Span, adjugate.Span);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                Assert.Equal(Cofactor(a, j, i), adjugate[i, j], 1e-9);
            }
        }
    }

    private static double Cofactor(Mat<double> a, int row, int column)
    {
        var n = a.Rows;
        if (n == 1)
        {
            return 1;
        }

        var minor = new Mat<double>(n - 1, n - 1);
        for (var i = 0; i < n - 1; i++)
        {
            for (var j = 0; j < n - 1; j++)
            {
                minor[i, j] = a[i < row ? i : i + 1, j < column ? j : j + 1];
            }
        }

        return ((row + column) % 2 == 0 ? 1 : -1) * Leibniz(minor);
    }

    private static double Leibniz(Mat<double> a) =>
        a.Rows == 0 ? 1 : Enumerable.Range(0, a.Rows).Sum(j => a[0, j] * Cofactor(a, 0, j));

    private static Mat<double> Matrix(int n)
    {
        var random = new Random(n);
        var a = new Mat<double>(n, n);
        for (var k = 0; k < a.Span.Length; k++)
        {
            a.Span[k] = random.NextDouble() - 0.5;
        }

        for (var i = 0; i < n; i++)
        {
            a[i, i] += 2;
        }

        return a;
    }

    private static Mat<double> OfRank(int n, int rank)
    {
        var random = new Random(rank);
        var a = new Mat<double>(n, n);
        for (var r = 0; r < rank; r++)
        {
            var (x, y) = (Enumerable.Range(0, n).Select(_ => Math.Round(random.NextDouble() * 4) - 2).ToArray(), Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5).ToArray());
            a += Outer((Vec<double>)x, (Vec<double>)y);
        }

        return a;
    }
}
