namespace SymGrad.Tests.Tensors;

public class MatTests
{
    private static double[,] Numbers => new double[,] { { 1, 2, 3 }, { 4, 5, 6 } };

    [Fact]
    public void Conversion_IsAViewOfTheArray()
    {
        var array = Numbers;
        Mat<double> matrix = array;
        matrix[1, 0] = 7;
        Assert.Equal(7, array[1, 0]);
        Assert.Equal((2, 3), (matrix.Rows, matrix.Columns));
        Assert.Equal([1, 2, 3, 7, 5, 6], matrix.ToArray());
    }

    [Fact]
    public void Row_IsAView_ColumnAndTransposeAreCopies()
    {
        var array = Numbers;
        Mat<double> matrix = array;
        matrix.Row(1)[2] = 60;
        Assert.Equal(60, array[1, 2]);
        matrix.Column(0)[1] = 99;
        matrix.T[0, 1] = 99;
        Assert.Equal(4, array[1, 0]);
        Assert.Equal([1, 4, 2, 5, 3, 60], matrix.T.ToArray());
    }

    [Fact]
    public void Slice_IsAViewOfRows()
    {
        var array = Numbers;
        Mat<double> matrix = array;
        var batch = matrix.Slice(1, 1);
        batch[0, 0] = 40;
        Assert.Equal(40, array[1, 0]);
        Assert.Equal((1, 3), (batch.Rows, batch.Columns));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Slice(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Slice(-1, 1));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(0, 3)]
    [InlineData(-1, 0)]
    [InlineData(1, -1)]
    public void Index_OutsideTheMatrix_Throws(int i, int j)
    {
        Mat<double> matrix = Numbers;
        Assert.Throws<IndexOutOfRangeException>(() => matrix[i, j]);
    }

    [Fact]
    public void View_ReadsAnArrayRowByRow()
    {
        double[] array = [1, 2, 3, 4, 5, 6];
        var matrix = Mat.View(3, 2, array);
        matrix[2, 1] = 66;
        Assert.Equal(66, array[5]);
        Assert.Throws<ArgumentException>(() => Mat.View(2, 2, array));
        Assert.False(Mat.CopyOf<double>(3, 2, array).Span.Overlaps(array));
    }

    [Fact]
    public void Row_OutsideTheMatrix_Throws()
    {
        Mat<double> matrix = Numbers;
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Row(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Column(3));
    }

    [Fact]
    public void Extents_ThatNoArrayCanHold_AreRefused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new Mat<double>(1 << 16, 1 << 16));

    [Fact]
    public void Text_ShowsTheFirstRows() => Assert.Equal("[[1, 2, 3], [4, 5, 6]]", ((Mat<double>)Numbers).ToString());
}
