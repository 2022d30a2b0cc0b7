namespace SymGrad.Integration.Tests;

/// <summary>Index data behind a condition: where the condition fails, what the data say is never looked at, in the adjoint neither.</summary>
public sealed class GuardedIndexTests
{
    private readonly Vec<double> w = new double[] { 2, 3, 5 };

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
