namespace SymGrad.Tests.Tensors;

public class OperatorTests
{
    private static readonly Vec<double> V = new double[] { 1, 2, 3 };
    private static readonly Mat<double> A = new double[,] { { 1, 2, 3 }, { 4, 5, 6 } };

    [Fact]
    public void Vectors_AddSubtractAndScale()
    {
        Assert.Equal([2, 4, 6], (V + V).ToArray());
        Assert.Equal([0, 0, 0], (V - V).ToArray());
        Assert.Equal([-1, -2, -3], (-V).ToArray());
        Assert.Equal([2, 3, 4], (V + 1).ToArray());
        Assert.Equal([2, 3, 4], (1 + V).ToArray());
        Assert.Equal([0, 1, 2], (V - 1).ToArray());
        Assert.Equal([0, -1, -2], (1 - V).ToArray());
        Assert.Equal([2, 4, 6], (2 * V).ToArray());
        Assert.Equal([2, 4, 6], (V * 2).ToArray());
        Assert.Equal([0.5, 1, 1.5], (V / 2).ToArray());
    }

    [Fact]
    public void Matrices_AddSubtractAndScale()
    {
        Assert.Equal([2, 4, 6, 8, 10, 12], (A + A).ToArray());
        Assert.Equal([0, 0, 0, 0, 0, 0], (A - A).ToArray());
        Assert.Equal([-1, -2, -3, -4, -5, -6], (-A).ToArray());
        Assert.Equal([2, 3, 4, 5, 6, 7], (1 + A).ToArray());
        Assert.Equal([0, -1, -2, -3, -4, -5], (1 - A).ToArray());
        Assert.Equal([0.5, 1, 1.5, 2, 2.5, 3], (A / 2).ToArray());
        Assert.Equal([2, 4, 6, 8, 10, 12], (2 * A).ToArray());
    }

    [Fact]
    public void Products_WithVectorsAndMatrices()
    {
        Assert.Equal([14, 32], (A * V).ToArray());
        Assert.Equal([14, 32, 32, 77], (A * A.T).ToArray());
        Mat<int> whole = new[,] { { 1, 2 }, { 3, 4 } };
        Assert.Equal([7, 10, 15, 22], (whole * whole).ToArray());
    }

    [Fact]
    public void Products_OverNoTerms_AreZero()
    {
        Assert.Equal([0, 0], (new Mat<double>(2, 0) * new Vec<double>(0)).ToArray());
        Assert.Equal([0, 0], (new Mat<double>(2, 0) * new Mat<double>(0, 1)).ToArray());
    }

    [Fact]
    public void ShapesThatDiffer_AreNamedWithTheirExtents()
    {
        Vec<double> two = new double[] { 1, 2 };
        Assert.Equal("right.Length is 2, but left.Length is 3. (Parameter 'right')", Assert.Throws<ArgumentException>(() => V + two).Message);
        Assert.Equal("right.Length is 2, but left.Columns is 3. (Parameter 'right')", Assert.Throws<ArgumentException>(() => A * two).Message);
        Assert.Equal("right.Rows is 2, but left.Columns is 3. (Parameter 'right')", Assert.Throws<ArgumentException>(() => A * A).Message);
        Assert.Equal("right.Rows is 3, but left.Rows is 2. (Parameter 'right')", Assert.Throws<ArgumentException>(() => A + A.T).Message);
    }
}
