using static SymGrad.Functions;

namespace SymGrad.Tests.Functions;

/// <summary>What C# chooses where several overloads apply; the static types are the point, so each result says its own.</summary>
public class OverloadTests
{
    private static readonly double[] Array = [1, 2, 3];

    private static Type TypeOf<T>(T value) => value is null ? typeof(void) : typeof(T);

    [Fact]
    public void IndexForms_OfWholeNumbers_StayWhole()
    {
        Assert.Equal(typeof(int), TypeOf(Sum(4, i => i * i)));
        Assert.Equal(14, Sum(4, i => i * i));
        Assert.Equal(typeof(int), TypeOf(Product(4, i => i + 1)));
        Assert.Equal(typeof(int), TypeOf(Max(4, i => i)));
        Assert.Equal(typeof(double), TypeOf(LogSumExp(4, i => i)));
        Assert.Equal(typeof(Vec<double>), TypeOf(Build(4, i => i)));
    }

    [Fact]
    public void IndexForms_FollowTheTypeOfTheirTerm()
    {
        Assert.Equal(typeof(double), TypeOf(Sum(3, i => Array[i])));
        Assert.Equal(typeof(float), TypeOf(Sum(3, i => 1f)));
        Assert.Equal(typeof(Mat<double>), TypeOf(Build(3, 2, (i, j) => Array[i] * j)));
        Assert.Equal(typeof(Mat<float>), TypeOf(Build(3, 2, (i, j) => 2f)));
    }

    [Fact]
    public void IndexForms_Nest_AndAnInnerBoundMayBeAnOuterIndex()
        => Assert.Equal(1 + (1 + 2), Sum(3, i => Sum(i, j => Array[j])));

    [Fact]
    public void IndexForms_OverNothing_AreTheNeutralElements()
    {
        Assert.Equal(0, Sum(0, i => Array[i]));
        Assert.Equal(1, Product(0, i => Array[i]));
        Assert.Equal(double.NegativeInfinity, Max(0, i => Array[i]));
        Assert.Equal(double.PositiveInfinity, Min(0, i => Array[i]));
        Assert.Equal(double.NegativeInfinity, LogSumExp(0, i => Array[i]));
        Assert.Equal(int.MinValue, Max(0, i => i));
        Assert.Equal(int.MaxValue, Min(0, i => i));
        Assert.Equal(0, Sum(-2, i => Array[i]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Build(-2, i => Array[i]));
    }

    [Fact]
    public void WholeArguments_AreTakenAsDouble()
    {
        Assert.Equal(Math.Sqrt(2), Sqrt(2));
        Assert.Equal(Math.Exp(1), Exp(1));
        Assert.Equal(Math.Pow(2, -3), Pow(2, -3));
        Assert.Equal(typeof(int), TypeOf(Max(1, 2)));
        Assert.Equal(typeof(int), TypeOf(Sq(3)));
        Assert.Equal(typeof(double), TypeOf(Max(1, 2.5)));
        Assert.Equal(typeof(float), TypeOf(Sqrt(2f)));
    }

    [Fact]
    public void ArraysSpansAndVectors_MixWithoutAmbiguity()
    {
        Vec<double> vector = Array;
        ReadOnlySpan<double> span = Array;
        Assert.Equal(14, Dot(vector, Array));
        Assert.Equal(14, Dot(Array, vector));
        Assert.Equal(14, Dot(Array, Array));
        Assert.Equal(14, Dot(span, Array));
        Assert.Equal(14, Dot(span, vector));
        Assert.Equal(6, Sum(Array));
        Assert.Equal(6, Sum(span));
        Assert.Equal(3, Max(Array));
        Assert.Equal(Math.Sqrt(14), Norm(span));
        Assert.Equal(21, Sum(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
    }
}
