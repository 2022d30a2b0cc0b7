namespace SymGrad.Tests.Tensors;

public class VecTests
{
    [Fact]
    public void Conversion_IsAViewOfTheArray()
    {
        double[] array = [1, 2, 3];
        Vec<double> vector = array;
        vector[1] = 7;
        array[2] = 9;
        Assert.Equal([1, 7, 9], vector.ToArray());
        Assert.Equal(7, array[1]);
        Assert.True(vector.Span.Overlaps(array));
    }

    [Fact]
    public void Slice_IsAView_AndRefusesWhatLiesOutside()
    {
        double[] array = [1, 2, 3, 4];
        Vec<double> vector = array;
        var slice = vector.Slice(1, 2);
        slice[1] = 30;
        Assert.Equal(30, array[2]);
        Assert.Equal(30, slice.Slice(1, 1)[0]);
        Assert.Equal(0, vector.Slice(4, 0).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => vector.Slice(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => vector.Slice(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => vector.Slice(1, int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => slice.Slice(0, 3));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MinValue)]
    public void Index_OutsideTheVector_Throws(int index)
    {
        Vec<double> vector = new double[] { 1, 2, 3 };
        Assert.Throws<IndexOutOfRangeException>(() => vector[index]);
    }

    [Fact]
    public void CopyOf_IsNoView()
    {
        Span<double> span = [1, 2];
        var vector = Vec.CopyOf<double>(span);
        vector[0] = 5;
        Assert.Equal(1, span[0]);
    }

    [Fact]
    public void New_IsZero() => Assert.Equal([0, 0], new Vec<double>(2).ToArray());

    [Fact]
    public void DefaultAndNull_AreEmpty()
    {
        Vec<double> none = (double[]?)null;
        Assert.Equal(0, none.Length);
        Assert.True(default(Vec<double>).Span.IsEmpty);
    }

    [Fact]
    public void Labels_AreAVectorOfWholeNumbers()
    {
        Vec<int> labels = new[] { 3, 1, 2 };
        Assert.Equal([1, 2], labels.Slice(1, 2).ToArray());
    }

    [Fact]
    public void Text_ShowsTheFirstElements()
    {
        Assert.Equal("[1, 2.5]", ((Vec<double>)new[] { 1, 2.5 }).ToString());
        Assert.Equal("[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, … 20 elements]", new Vec<double>(20).ToString());
    }
}
