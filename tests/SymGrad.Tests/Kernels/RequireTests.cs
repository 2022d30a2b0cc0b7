using SymGrad.Kernels;

namespace SymGrad.Tests.Kernels;

public class RequireTests
{
    [Fact]
    public void Extents_AreNamedWithTheirValues()
    {
        var different = Assert.Throws<ArgumentException>(() => Require.SameExtent(3, 4, "b", "b.Length", "W.Rows"));
        Assert.Equal("b.Length is 3, but W.Rows is 4. (Parameter 'b')", different.Message);
        var small = Assert.Throws<ArgumentException>(() => Require.AtLeast(3, 4, "x", "x.Length", "n"));
        Assert.Equal("x.Length is 3, but must be at least n, which is 4. (Parameter 'x')", small.Message);
        var fixedSize = Assert.Throws<ArgumentException>(() => Require.AtLeast(3, 4, "x", "x.Length", "4"));
        Assert.Equal("x.Length is 3, but must be at least 4. (Parameter 'x')", fixedSize.Message);
    }

    [Fact]
    public void WhatHolds_Passes()
    {
        Require.SameExtent(4, 4, "b", "b.Length", "W.Rows");
        Require.AtLeast(5, 4, "x", "x.Length", "n");
        Require.Index(3, 4, "label");
        Require.AllIndices([0, 3], 4, "labels");
        double[] array = [1, 2, 3, 4];
        Require.Disjoint<double>(array.AsSpan(0, 2), array.AsSpan(2), "dx", "x");
        Require.Disjoint<double>([], array, "dx", "x");
    }

    [Fact]
    public void Indices_OutsideAreNamed()
    {
        Assert.StartsWith("The index must be at least 0 and less than 4. (Parameter 'label')", Assert.Throws<ArgumentOutOfRangeException>(() => Require.Index(4, 4, "label")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Require.Index(-1, 4, "label"));
        Assert.Equal("labels[1]", Assert.Throws<ArgumentOutOfRangeException>(() => Require.AllIndices([0, 4], 4, "labels")).ParamName);
    }

    [Fact]
    public void MemoryThatIsShared_IsNamed()
    {
        double[] array = [1, 2, 3];
        var error = Assert.Throws<ArgumentException>(() => Require.Disjoint<double>(array.AsSpan(0, 2), array.AsSpan(1), "dx", "x"));
        Assert.Equal("dx shares memory with x. (Parameter 'dx')", error.Message);
    }
}
