using System.Globalization;
using System.Reflection;
using SymGrad.Integration.Tests.Harness;

namespace SymGrad.Integration.Tests;

/// <summary>
/// Extents of 0 to 3 and counts of −2 to 3 in all combinations: where plain C# gives a value, generated code gives it and its gradient;
/// where plain C# throws, generated code does.
/// </summary>
public sealed class EdgeSizeTests
{
    private const double Step = 1e-5;

    /// <summary>What branches decide is looked up while computing: then the exception need not name a parameter.</summary>
    private static readonly string[] ReadsInBranches =
        [nameof(Models.EdgeSizes.SliceBehindReturn), nameof(Models.EdgeSizes.Masked), nameof(Models.EdgeSizes.MaskedTerms), nameof(Models.EdgeSizes.ElementOfBranch), nameof(Models.EdgeSizes.LargestOfSome),
            nameof(Models.EdgeSizes.ConditionBeforeLoop), nameof(Models.EdgeSizes.InnerLoopInBranch)];

    public static TheoryData<string> All => [.. Methods.Keys];

    private static Dictionary<string, MethodInfo> Methods { get; } = typeof(Models.EdgeSizes).GetMethods(BindingFlags.Static | BindingFlags.Public)
        .Where(m => m.GetCustomAttribute<GradientAttribute>() is not null).ToDictionary(m => m.Name, StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(All))]
    public void GeneratedCode_DoesWhatPlainCSharpDoes(string name)
    {
        var generated = new Generated(Methods[name]);
        var draw = new Draw(5);
        var values = 0;
        foreach (var data in Combinations(generated.Parameters, draw))
        {
            var what = name + ": " + string.Join(", ", data.Select(Describe));
            var inputs = generated.Inputs(data);
            double plain;
            try
            {
                plain = generated.Plain(inputs);
            }
            catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException)
            {
                var exception = Record.Exception(() => generated.Gradient(inputs, generated.NewDestinations(inputs)));
                Assert.True(exception is ArgumentException or IndexOutOfRangeException, $"{what}: plain C# throws {e.GetType().Name}, the generated code {exception?.ToString() ?? "nothing"}.");
                Assert.True(ReadsInBranches.Contains(name) || Names(generated, exception!), $"{what}: {exception!.Message}");
                continue;
            }

            values++;
            var destinations = generated.NewDestinations(inputs);
            var unexpected = Record.Exception(() =>
            {
                Close(what, plain, generated.Value(inputs), 1e-12);
                Close(what, plain, generated.Gradient(inputs, destinations), 1e-12);
            });
            Assert.True(unexpected is null, $"{what}: plain C# gives {plain}, but: {unexpected?.Message}");
            CompareGradient(generated, data, destinations, what);
        }

        Assert.True(values > 3, "Plain C# hardly ever gives a value.");
    }

    private static bool Names(Generated generated, Exception exception) =>
        exception is ArgumentException { ParamName: { } parameter } && generated.Parameters.Any(p => p.Name == parameter);

    private static void CompareGradient(Generated generated, object[] data, object[] destinations, string what)
    {
        for (var k = 0; k < destinations.Length; k++)
        {
            var position = Array.IndexOf(generated.Parameters, generated.Variables[k]);
            var gradient = Arguments.Elements(destinations[k]);
            for (var entry = 0; entry < gradient.Length; entry++)
            {
                var difference = (At(Step) - At(-Step)) / (2 * Step);
                Close($"{what}, entry {entry} by {generated.Variables[k].Name}", difference, gradient[entry], 1e-6);

                double At(double step)
                {
                    object[] moved = [.. data];
                    moved[position] = Moved(data[position], entry, step);
                    return generated.Plain(generated.Inputs(moved));
                }
            }
        }
    }

    private static object Moved(object value, int entry, double step)
    {
        if (value is not Array array)
        {
            return (double)value + step;
        }

        var moved = (Array)array.Clone();
        var at = new int[array.Rank];
        for (var (axis, rest) = (array.Rank - 1, entry); axis >= 0; axis--)
        {
            (at[axis], rest) = (rest % array.GetLength(axis), rest / array.GetLength(axis));
        }

        moved.SetValue((double)moved.GetValue(at)! + step, at);
        return moved;
    }

    private static void Close(string what, double expected, double actual, double tolerance) => Assert.True(
        expected.Equals(actual) || Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected)),
        string.Create(CultureInfo.InvariantCulture, $"{what}: {actual:R} should be {expected:R}."));

    private static IEnumerable<object[]> Combinations(IReadOnlyList<ParameterInfo> parameters, Draw draw)
    {
        IEnumerable<object[]> all = [[]];
        return parameters.Aggregate(all, (before, parameter) => before.SelectMany(data => Choices(parameter, draw).Select(choice => (object[])[.. data, choice])));
    }

    private static IEnumerable<object> Choices(ParameterInfo parameter, Draw draw)
    {
        var type = parameter.ParameterType;
        var sizes = Enumerable.Range(0, 4);
        return type == typeof(int) ? Enumerable.Range(-2, 6).Cast<object>()
            : type == typeof(double) ? [draw.Real()]
            : type == typeof(Mat<double>) ? sizes.SelectMany(m => sizes.Select(n => (object)draw.Real(m, n)))
            : type == typeof(Tensor3<double>) ? sizes.SelectMany(m => sizes.SelectMany(n => sizes.Select(l => (object)draw.Real(m, n, l))))
            : sizes.Select(n => (object)draw.Real(n));
    }

    private static string Describe(object value) => value is Array array ? "[" + string.Join(" × ", Enumerable.Range(0, array.Rank).Select(array.GetLength)) + "]" : string.Create(CultureInfo.InvariantCulture, $"{value}");
}
