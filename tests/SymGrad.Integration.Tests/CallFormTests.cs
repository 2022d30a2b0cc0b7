using System.Reflection;
using SymGrad.Integration.Tests.Cases;
using SymGrad.Integration.Tests.Harness;

namespace SymGrad.Integration.Tests;

/// <summary>The two call forms: the same figures, everything overwritten, nothing allocated.</summary>
public sealed class CallFormTests
{
    [Theory]
    [MemberData(nameof(ModelCases.NamesAndSizes), MemberType = typeof(ModelCases))]
    public void BothForms_GiveTheSameFigures(string name, int n)
    {
        var generated = ModelCases.All[name].Generated;
        var inputs = generated.Inputs(ModelCases.All[name].Data(n));
        var destinations = generated.NewDestinations(inputs);
        var value = generated.Gradient(inputs, destinations);
        var (allocatedValue, gradients) = generated.Allocated(inputs);

        Assert.Equal(value, allocatedValue);
        Assert.Equal(destinations.Length, gradients.Length);
        for (var k = 0; k < destinations.Length; k++)
        {
            Assert.Equal(Arguments.Elements(destinations[k]), Arguments.Elements(gradients[k]));
        }
    }

    [Theory]
    [MemberData(nameof(ModelCases.Names), MemberType = typeof(ModelCases))]
    public void Inputs_StayAsTheyWere(string name)
    {
        var model = ModelCases.All[name];
        var inputs = model.Generated.Inputs(model.Data(model.Sizes[^1]));
        var before = inputs.Select(Arguments.Elements).ToArray();
        _ = model.Generated.Gradient(inputs, model.Generated.NewDestinations(inputs));
        _ = model.Generated.Value(inputs);
        Assert.Equal(before, inputs.Select(Arguments.Elements));
    }

    [Theory]
    [MemberData(nameof(ModelCases.NamesAndSizes), MemberType = typeof(ModelCases))]
    public void DestinationForm_AllocatesNothing(string name, int n)
    {
        var model = ModelCases.All[name];
        var inputs = model.Generated.Inputs(model.Data(n));
        object[] all = [.. inputs, .. model.Generated.NewDestinations(inputs)];
        for (var warmUp = 0; warmUp < 3; warmUp++)
        {
            _ = model.Generated.GradientInto(all);
            _ = model.Generated.Value(inputs);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = model.Generated.GradientInto(all);
        _ = model.Generated.Value(inputs);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>What the harness calls by reflection, as a user writes it.</summary>
    [Fact]
    public void Signatures_AreAsDocumented()
    {
        Mat<double> W = new double[,] { { 1, 2 }, { 3, 4 } };
        Vec<double> b = new double[] { 0.5, -0.5 };
        double[] x = [1, -1];
        double[] t = [0, 1];
        var (dW, db) = (new Mat<double>(2, 2), new Vec<double>(2));

        double value = Models.Networks.SoftmaxRegressionGradient(W, b, x, t, dW, db);
        var (allocatedValue, gW, gb) = Models.Networks.SoftmaxRegressionGradient(W, b, x, t);
        var named = Models.Networks.SoftmaxRegressionGradient(W, b, x, t);

        Assert.Equal(value, allocatedValue);
        Assert.Equal(value, Models.Networks.SoftmaxRegressionValue(W, b, x, t));
        Assert.Equal(dW.ToArray(), gW.ToArray());
        Assert.Equal(db.ToArray(), gb.ToArray());
        Assert.Equal(value, named.Value);
        Assert.Equal(gW.ToArray(), named.W.ToArray());
    }

    [Fact]
    public void ScalarDestinations_AreOut()
    {
        var value = Models.Scalars.RosenbrockGradient(1, 2, out var dx, out var dy);
        Assert.Equal((100, -400, 200), (value, dx, dy));
        Assert.Equal((100, -400, 200), Models.Scalars.RosenbrockGradient(1, 2));
    }

    [Fact]
    public void SpanDestinations_AreSpansAndAllocateArrays()
    {
        double[] x = [1, 2];
        double[] y = [3, 4];
        double[] dx = new double[2];
        double[] dy = new double[2];
        var value = Models.ParameterTypes.SpansGradient(x.AsSpan(), y.AsSpan(), dx.AsSpan(), dy.AsSpan());
        var (allocatedValue, gx, gy) = Models.ParameterTypes.SpansGradient(x.AsSpan(), y.AsSpan());
        Assert.Equal(value, allocatedValue);
        Assert.Equal(dx, gx);
        Assert.Equal(dy, gy);
    }

    [Fact]
    public void AttributeName_RenamesTheGradient()
        => Assert.Equal((6, 3, 2), Models.Containers.Pair.Slopes(2, 3));

    [Fact]
    public void Accessibility_IsThatOfTheMethod()
    {
        var generated = typeof(Models.Containers.Nested).GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public);
        Assert.All(generated.Where(m => m.Name is "HiddenGradient" or "HiddenValue"), m => Assert.True(m.IsPrivate));
        Assert.Equal(12, Models.Containers.Nested.HiddenDerivative(2));
    }

    [Fact]
    public void DefaultValues_StayInTheFormsThatCanHaveThem()
    {
        Assert.Equal(Math.Sin(1), Models.Syntax.DefaultsValue(0.5), 1e-15);
        Assert.Equal(2 * Math.Cos(1), Models.Syntax.DefaultsGradient(0.5).x, 1e-15);
    }

    /// <summary>Destinations that view part of a larger array are written where they lie, and nowhere else.</summary>
    [Fact]
    public void Destinations_MayBeViews()
    {
        var all = new double[9];
        Mat<double> dA = Mat.View(3, 3, all);
        Vec<double> x = new double[] { 1, 2, 3 };
        Vec<double> y = new double[] { 4, 5, 6 };
        _ = Models.Vectors.ProductsGradient(x, y, dA.Row(0), dA.Row(2));
        var (_, dx, dy) = Models.Vectors.ProductsGradient(x, y);
        Assert.Equal([.. dx.ToArray(), 0, 0, 0, .. dy.ToArray()], all);
    }
}
