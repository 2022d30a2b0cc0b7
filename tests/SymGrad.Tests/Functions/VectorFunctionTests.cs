using static SymGrad.Functions;

namespace SymGrad.Tests.Functions;

public class VectorFunctionTests
{
    private static readonly double[] Values = [3, -1, 0.5, 2];
    private static readonly double[,] Matrix = { { 1, 2, 3 }, { 4, 5, 6 } };

    [Fact]
    public void Reductions_OfAVector()
    {
        Assert.Equal(4.5, Sum(Values));
        Assert.Equal(1.125, Mean(Values));
        Assert.Equal((1.875 * 1.875 + 2.125 * 2.125 + 0.625 * 0.625 + 0.875 * 0.875) / 4, Variance(Values), 1e-15);
        Assert.Equal(3, Max(Values));
        Assert.Equal(-1, Min(Values));
        Assert.Equal(14.25, SquaredNorm(Values));
        Assert.Equal(Math.Sqrt(14.25), Norm(Values));
        Assert.Equal(-10, Dot(Values, [-4, 3, -2, 3]));
    }

    [Fact]
    public void Reductions_OfNothing()
    {
        Vec<double> nothing = Array.Empty<double>();
        Assert.Equal(0, Sum(nothing));
        Assert.Equal(double.NaN, Mean(nothing));
        Assert.Equal(double.NegativeInfinity, Max(nothing));
        Assert.Equal(double.PositiveInfinity, Min(nothing));
        Assert.Equal(double.NegativeInfinity, LogSumExp(nothing));
        Assert.Equal(0, Dot(nothing, nothing));
        Assert.Equal(0, Softmax(nothing).Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(750)]
    [InlineData(-750)]
    [InlineData(1e300)]
    public void LogSumExp_OfEqualElements_IsThatElementPlusTheLogarithmOfTheirNumber(double x)
        => Assert.Equal(x + Math.Log(3), LogSumExp(new[] { x, x, x }), 1e-15 * Math.Max(1, Math.Abs(x)));

    [Fact]
    public void LogSumExp_OfInfinities()
    {
        Assert.Equal(double.PositiveInfinity, LogSumExp(new[] { 1, double.PositiveInfinity }));
        Assert.Equal(double.NegativeInfinity, LogSumExp(new[] { double.NegativeInfinity, double.NegativeInfinity }));
        Assert.Equal(1, LogSumExp(new[] { 1, double.NegativeInfinity }));
        Assert.Equal(double.NaN, LogSumExp(new[] { 1, double.NaN }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(-1000)]
    public void Softmax_IsUnchangedByAShift(double shift)
    {
        var p = Softmax(new[] { shift + 1, shift + 3, shift + 2 });
        Assert.Equal(Math.E / (Math.E + Math.Exp(3) + Math.Exp(2)), p[0], 1e-14);
        Assert.Equal(1, Sum(p), 1e-15);
        Assert.Equal(Math.Log(p[1]), LogSoftmax(new[] { shift + 1, shift + 3, shift + 2 })[1], 1e-13);
    }

    [Fact]
    public void CrossEntropy_SkipsZeroTargets()
    {
        Assert.Equal(-Math.Log(0.25), CrossEntropy(new[] { 0.0, 1.0 }, new[] { 0.0, 0.25 }));
        Assert.Equal(-Math.Log(0.25), CrossEntropy(1, new[] { 0.0, 0.25 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => CrossEntropy(2, new[] { 0.5, 0.5 }));
    }

    [Fact]
    public void CrossEntropy_OfABatch_IsTheMeanOverItsRows()
    {
        double[,] p = { { 0.25, 0.75 }, { 0.5, 0.5 } };
        var expected = (Math.Log(4) + Math.Log(2)) / 2;
        Assert.Equal(expected, CrossEntropy(new[] { 0, 1 }, p), 1e-15);
        ReadOnlySpan<int> labels = [0, 1];
        Assert.Equal(expected, CrossEntropy(labels, p), 1e-15);
        Assert.Throws<ArgumentException>(() => CrossEntropy(new[] { 0 }, p));
        Assert.Throws<ArgumentOutOfRangeException>(() => CrossEntropy(new[] { 0, 2 }, p));
    }

    [Fact]
    public void RowFunctions_ActOnEachRow()
    {
        Assert.Equal(LogSumExp(new double[] { 4, 5, 6 }), LogSumExp(Matrix)[1]);
        Assert.Equal(Softmax(new double[] { 4, 5, 6 }).ToArray(), Softmax(Matrix).Row(1).ToArray());
        Assert.Equal(LogSoftmax(new double[] { 1, 2, 3 }).ToArray(), LogSoftmax(Matrix).Row(0).ToArray());
    }

    [Fact]
    public void Shapes_OfMatrices()
    {
        Assert.Equal([1, 4, 2, 5, 3, 6], Transpose(Matrix).ToArray());
        Assert.Equal([3, 6], Column(Matrix, 2).ToArray());
        Assert.Equal([4, 5, 6], Row(Matrix, 1).ToArray());
        Assert.Equal([2, 3, 4, 6], Outer(new double[] { 1, 2 }, new double[] { 2, 3 }).ToArray());
        Assert.Equal([2, 0, 0, 3], Diag(new double[] { 2, 3 }).ToArray());
        Assert.Equal([11, 22, 33, 14, 25, 36], AddToRows(Matrix, new double[] { 10, 20, 30 }).ToArray());
        Assert.Equal([1, 2, 3], Concat(new double[] { 1 }, new double[] { 2, 3 }).ToArray());
        Assert.Equal([0.5, 2], Slice(Values, 2, 2).ToArray());
        Assert.Equal([6, -3], Hadamard(new double[] { 2, 3 }, new double[] { 3, -1 }).ToArray());
        Assert.Equal(5, Trace(new double[,] { { 2, 9 }, { 7, 3 } }));
        Assert.Throws<ArgumentException>(() => Trace(Matrix));
    }

    [Fact]
    public void Elementwise_FunctionsAndParameters()
    {
        Assert.Equal([9, 1, 0.25, 4], Sq(Values).ToArray());
        Assert.Equal([3, 0, 0.5, 2], Relu(Values).ToArray());
        Assert.Equal([3, -0.01, 0.5, 2], LeakyRelu(Values).ToArray());
        Assert.Equal([2, 0, 0.5, 2], Clamp(Values, 0, 2).ToArray());
        Assert.Equal([3, 1, 1, 2], Max(Values, 1).ToArray());
        Assert.Equal([27, -1, 0.125, 8], Pow(Values, 3).ToArray());
        Assert.Equal([4, 0, 1.5, 3], Map(Values, x => x + 1).ToArray());
        Assert.Equal(Math.Tanh(6), Map(Matrix, Tanh)[1, 2]);
    }
}
