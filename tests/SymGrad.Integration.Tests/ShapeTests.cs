using System.Reflection;
using SymGrad.Integration.Tests.Cases;
using SymGrad.Integration.Tests.Harness;

namespace SymGrad.Integration.Tests;

/// <summary>Shapes that do not agree, indices out of range and memory that is shared are refused before anything is written.</summary>
public sealed class ShapeTests
{
    private const int Size = 7;

    public static TheoryData<string> Arrays => [.. ModelCases.All.Values.Where(c => c.Sizes.Contains(Size) && c.Generated.Variables.Any(IsArray)).Select(c => c.Name)];

    /// <summary>Each extent of each argument, one more and one less: the generated code accepts exactly what plain C# accepts.</summary>
    [Theory]
    [MemberData(nameof(Arrays))]
    public void ArgumentShapes_AreAcceptedAsInPlainCSharp(string name)
    {
        var model = ModelCases.All[name];
        var data = model.Data(Size);
        for (var k = 0; k < data.Length; k++)
        {
            for (var axis = 0; axis < ((data[k] as Array)?.Rank ?? 0); axis++)
            {
                foreach (var change in (ReadOnlySpan<int>)[1, -1])
                {
                    object[] changed = [.. data];
                    changed[k] = Arguments.Resized((Array)data[k], axis, change);
                    Compare(model, changed, $"{model.Generated.Parameters[k].Name} with axis {axis} {change:+0;-0}");
                }
            }
        }
    }

    /// <summary>A loop that would not end is refused where it begins, and only there.</summary>
    [Fact]
    public void StepsThatGoNowhere_AreRefused()
    {
        Vec<double> x = new double[] { 1, 2 };
        Assert.Contains("stride", Assert.ThrowsAny<ArgumentException>(() => Models.Loops.StridesOfParametersGradient(x, 0, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("stride", Assert.ThrowsAny<ArgumentException>(() => Models.Loops.StridesOfParametersGradient(x, -1, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("back", Assert.ThrowsAny<ArgumentException>(() => Models.Loops.StridesOfParametersGradient(x, 1, 0)).Message, StringComparison.Ordinal);
        Assert.Equal(0, Models.Loops.StridesOfParametersGradient(new Vec<double>(0), 1, 0).Value);
    }

    /// <summary>The destination form names the destination and both extents.</summary>
    [Theory]
    [MemberData(nameof(Arrays))]
    public void DestinationShapes_MustBeThoseOfTheParameters(string name)
    {
        var generated = ModelCases.All[name].Generated;
        var data = ModelCases.All[name].Data(Size);
        var inputs = generated.Inputs(data);
        for (var k = 0; k < generated.Variables.Length; k++)
        {
            var of = (data[Array.IndexOf(generated.Parameters, generated.Variables[k])] as Array)!;
            for (var axis = 0; axis < (of?.Rank ?? 0); axis++)
            {
                var larger = generated.Inputs(data);
                larger[Array.IndexOf(generated.Parameters, generated.Variables[k])] =
                    Arguments.For(generated.Variables[k], Arguments.Resized(of!, axis, 1));
                var destinations = generated.NewDestinations(inputs);
                destinations[k] = generated.NewDestinations(larger)[k];

                var exception = Assert.ThrowsAny<ArgumentException>(() => generated.Gradient(inputs, destinations));
                Assert.Equal(generated.Destinations.GetParameters()[inputs.Length + k].Name, exception.ParamName);
                Assert.Contains($"{of!.GetLength(axis)}", exception.Message, StringComparison.Ordinal);
                Assert.Contains($"{of.GetLength(axis) + 1}", exception.Message, StringComparison.Ordinal);
                AssertUntouched(generated, destinations);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Arrays))]
    public void Destination_MustNotOverlapItsInput(string name)
    {
        var generated = ModelCases.All[name].Generated;
        var inputs = generated.Inputs(ModelCases.All[name].Data(Size));
        for (var k = 0; k < generated.Variables.Length; k++)
        {
            if (!IsArray(generated.Variables[k]))
            {
                continue;
            }

            var destinations = generated.NewDestinations(inputs);
            destinations[k] = inputs[Array.IndexOf(generated.Parameters, generated.Variables[k])];
            var before = Arguments.Elements(destinations[k]);
            var exception = Assert.ThrowsAny<ArgumentException>(() => generated.Gradient(inputs, destinations));
            Assert.Equal(generated.Destinations.GetParameters()[inputs.Length + k].Name, exception.ParamName);
            Assert.Equal(before, Arguments.Elements(destinations[k]));
        }
    }

    [Fact]
    public void Destinations_MustNotOverlapEachOther()
    {
        var shared = new double[5];
        Vec<double> x = new double[] { 1, 2, 3 };
        Vec<double> y = new double[] { 4, 5, 6 };
        Vec<double> all = shared;
        var exception = Assert.Throws<ArgumentException>(() => Models.Vectors.ProductsGradient(x, y, all.Slice(0, 3), all.Slice(2, 3)));
        Assert.Contains(exception.ParamName, (string[])["dx", "dy"]);
        Assert.Contains("dx", exception.Message, StringComparison.Ordinal);
        Assert.Contains("dy", exception.Message, StringComparison.Ordinal);
        Assert.Equal(new double[5], shared);
    }

    [Fact]
    public void Destination_MustNotOverlapAnotherInput()
    {
        Mat<double> A = new double[3, 3];
        Vec<double> y = new double[3];
        var exception = Assert.Throws<ArgumentException>(() => Models.Matrices.BilinearGradient(new double[3], A, y, A.Row(1), new Mat<double>(3, 3), new double[3]));
        Assert.Equal("dx", exception.ParamName);
        Assert.Contains("A", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_NamesTheParameterAndBothExtents()
    {
        var exception = Assert.Throws<ArgumentException>(() => Models.Networks.SoftmaxRegressionValue(new Mat<double>(4, 3), new double[5], new double[3], new double[4]));
        Assert.Equal("b", exception.ParamName);
        Assert.Contains("b.Length is 5", exception.Message, StringComparison.Ordinal);
        Assert.Contains("W.Rows is 4", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Labels_OutOfRangeThrow(int label)
    {
        var z = new double[4];
        Mat<double> X = new double[2, 4];
        Assert.ThrowsAny<ArgumentException>(() => Models.Vectors.CrossEntropyOfLabelGradient(label, z, new double[4]));
        Assert.ThrowsAny<ArgumentException>(() => Models.ParameterTypes.LabelsGradient(X, [1, label], new double[2, 4]));
        Assert.ThrowsAny<ArgumentException>(() => Models.IndexForms.GatherGradient(X, [0, label], z, new double[2, 4], new double[4]));
        Assert.ThrowsAny<ArgumentException>(() => Models.ParameterTypes.LabelsValue(X, [1, label]));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void ElementIndices_OutOfRangeThrow(int i)
    {
        Mat<double> A = new double[3, 3];
        Assert.ThrowsAny<ArgumentException>(() => Models.Matrices.RowsAndColumnsGradient(A, i, 0));
        Assert.ThrowsAny<ArgumentException>(() => Models.Matrices.RowsAndColumnsGradient(A, 0, i));
    }

    private static bool IsArray(ParameterInfo parameter) => Arguments.ElementOf(parameter.ParameterType) != parameter.ParameterType;

    private static void Compare(ModelCase model, object[] data, string what)
    {
        var generated = model.Generated;
        var inputs = generated.Inputs(data);
        var destinations = generated.NewDestinations(inputs);
        double plain;
        try
        {
            plain = generated.Plain(inputs);
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException)
        {
            var exception = Record.Exception(() => generated.Gradient(inputs, destinations));
            Assert.True(exception is ArgumentException, $"{model}, {what}: plain C# throws {e.GetType().Name}, the generated code {exception?.ToString() ?? "nothing"}.");
            var parameter = ((ArgumentException)exception!).ParamName;
            Assert.True(generated.Parameters.Any(p => parameter is not null && (parameter == p.Name || parameter.StartsWith(p.Name + "[", StringComparison.Ordinal))), $"{model}, {what}: {exception.Message}");
            AssertUntouched(generated, destinations);
            return;
        }

        var unexpected = Record.Exception(() => Agreement.OfValues(model, plain, generated.Gradient(inputs, destinations)));
        Assert.True(unexpected is null, $"{model}, {what}: plain C# gives {plain}, but: {unexpected?.Message}");
    }

    private static void AssertUntouched(Generated generated, object[] destinations)
    {
        for (var k = 0; k < destinations.Length; k++)
        {
            // Variables for scalars are out: what they hold after an exception is nobody's.
            if (IsArray(generated.Variables[k]))
            {
                Assert.All(Arguments.Elements(destinations[k]), element => Assert.True(double.IsNaN(element)));
            }
        }
    }
}
