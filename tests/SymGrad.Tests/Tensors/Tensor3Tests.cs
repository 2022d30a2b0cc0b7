namespace SymGrad.Tests.Tensors;

public sealed class Tensor3Tests
{
    [Fact]
    public void Array_IsViewed_NotCopied()
    {
        var array = new double[2, 3, 4];
        Tensor3<double> tensor = array;
        tensor[1, 2, 3] = 5;
        Assert.Equal(5, array[1, 2, 3]);
        Assert.Equal((2, 3, 4), (tensor.Length0, tensor.Length1, tensor.Length2));
    }

    [Fact]
    public void Elements_HaveTheLastIndexFastest()
    {
        var tensor = new Tensor3<float>(2, 3, 4);
        tensor[1, 0, 2] = 1;
        Assert.Equal(14, Array.IndexOf(tensor.ToArray(), 1f));
        Assert.Equal(24, tensor.Span.Length);
    }

    [Fact]
    public void Slice_IsAViewOfAMatrix()
    {
        var tensor = new Tensor3<double>(2, 3, 4);
        tensor.Slice(1)[2, 1] = 7;
        Assert.Equal(7, tensor[1, 2, 1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => tensor.Slice(2));
    }

    [Theory]
    [InlineData(2, 0, 0)]
    [InlineData(0, 3, 0)]
    [InlineData(0, 0, 4)]
    [InlineData(-1, 0, 0)]
    public void IndexOutside_Throws(int i, int j, int k) => Assert.Throws<IndexOutOfRangeException>(() => new Tensor3<double>(2, 3, 4)[i, j, k]);

    [Fact]
    public void Extents_MustFitAnArray()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Tensor3<double>(1, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Tensor3<double>(1 << 16, 1 << 16, 2));
        Assert.Equal("2 × 3 × 4", new Tensor3<double>(2, 3, 4).ToString());
        Tensor3<double> none = (double[,,]?)null;
        Assert.True(none.Span.IsEmpty);
    }
}
