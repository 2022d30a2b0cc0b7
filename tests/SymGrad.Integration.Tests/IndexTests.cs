namespace SymGrad.Integration.Tests;

/// <summary>
/// Index data behind a condition: where the condition fails, what the data say is never looked at, in the adjoint neither. And sizes
/// below 0, which count as plain C# counts them.
/// </summary>
public sealed class IndexTests
{
    private readonly Vec<double> w = new double[] { 2, 3, 5 };

    [Fact]
    public void AKernelLongerThanItsInput_LeavesNothingToSum_AndCannotFillAVector()
    {
        double[] x = [1, 2], kernel = [1, 2, 3, 4];
        Assert.Equal(0, Models.IndexForms.Correlation(x, new double[3]));
        var (value, dx, dkernel) = Models.IndexForms.CorrelationGradient(x, new double[] { 1, 2, 3 });
        Assert.Equal(0, value);
        Assert.Equal([0, 0], dx.ToArray());
        Assert.Equal([0, 0, 0], dkernel.ToArray());

        Assert.ThrowsAny<ArgumentException>(() => Models.IndexForms.CorrelationInALocal(x, kernel));
        var exception = Assert.Throws<ArgumentException>(() => Models.IndexForms.CorrelationInALocalGradient(x, kernel));
        Assert.Equal("x", exception.ParamName);
        Assert.Contains("x.Length is 2", exception.Message, StringComparison.Ordinal);
        Assert.Contains("kernel.Length - 1, which is 3", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASliceOfNegativeLength_IsRefusedByName()
    {
        Vec<double> x = new double[] { 1, 2 };
        Assert.ThrowsAny<ArgumentException>(() => Models.IndexForms.WithoutAsMany(x, new double[3]));
        var exception = Assert.Throws<ArgumentException>(() => Models.IndexForms.WithoutAsManyGradient(x, new double[3]));
        Assert.Equal("x", exception.ParamName);
        Assert.Contains("x.Length is 2", exception.Message, StringComparison.Ordinal);
        Assert.Contains("y.Length, which is 3", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PositionsWithoutAnIndexAreNotRead()
    {
        var (value, dw, dx) = Models.IndexForms.GatherOfTheFirstGradient(w, new double[] { 1, 10, 100, 1000 }, [2, 0], 2);

        Assert.Equal(25, value);
        Assert.Equal([10, 0, 1], dw.ToArray());
        Assert.Equal([5, 2, 0, 0], dx.ToArray());
    }

    [Fact]
    public void IndicesThatTheConditionRefusesAreNotUsed()
    {
        var (value, dw, dx) = Models.IndexForms.GatherWithGapsGradient(w, new double[] { 1, 10, 100 }, [-1, 2, -7]);

        Assert.Equal(50, value);
        Assert.Equal([0, 0, 10], dw.ToArray());
        Assert.Equal([0, 5, 0], dx.ToArray());
    }

    [Fact]
    public void IndicesBehindAConditionOnValuesAreNotUsed()
    {
        var (value, dw, dx) = Models.IndexForms.GatherByValueGradient(w, new double[] { -1, 10, -100 }, [99, 2, -7]);

        Assert.Equal(50, value);
        Assert.Equal([0, 0, 10], dw.ToArray());
        Assert.Equal([0, 5, 0], dx.ToArray());
    }

    [Fact]
    public void IndicesBehindAConditionOnPositionsAreNotUsed()
    {
        var (value, dw, dx) = Models.IndexForms.GatherOfEvenGradient(w, new double[] { 1, 10, 100 }, [1, 99, 1]);

        Assert.Equal(101 * Math.Sin(3), value, 1e-12);
        Assert.Equal(0, dw[0]);
        Assert.Equal(101 * Math.Cos(3), dw[1], 1e-12);
        Assert.Equal([Math.Sin(3), 0, Math.Sin(3)], dx.ToArray());
    }
}
