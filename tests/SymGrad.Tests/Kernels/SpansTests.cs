using SymGrad.Kernels;

namespace SymGrad.Tests.Kernels;

public class SpansTests
{
    [Fact]
    public void Block_ReachesFromTheFirstRowToTheEndOfTheLast()
    {
        double[] memory = [0, 1, 2, 3, 4, 5, 6, 7];

        Assert.Equal([1, 2, 3, 4, 5], memory.AsSpan().Block(1, rows: 2, stride: 3, length: 2));
        Assert.Equal([6, 7], ((ReadOnlySpan<double>)memory).Block(6, rows: 1, stride: 100, length: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.AsSpan().Block(1, rows: 3, stride: 3, length: 2).Length);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 0)]
    [InlineData(-1, 2)]
    [InlineData(2, -1)]
    public void Block_WithoutElements_IsEmptyWhereverItBegins(int rows, int length)
    {
        double[] memory = [0, 1];

        Assert.True(memory.AsSpan().Block(5, rows, stride: 2, length).IsEmpty);
        Assert.True(((ReadOnlySpan<double>)memory).Block(5, rows, stride: 2, length).IsEmpty);
    }
}
