using System.Globalization;

namespace SymGrad.Integration.Tests.Harness;

/// <summary>
/// Holds everything generated for a method, whatever attributes it carries, against the method itself as plain C# and against differences of
/// the lowered model in 256 bits: some entries one by one, and all of them along random directions.
/// </summary>
internal sealed class DerivativeJudge
{
    /// <summary>Entries of a variable that are compared one by one, in first and in second order.</summary>
    private const int Entries = 4;
    private const int EntriesOfTwo = 2;

    /// <summary>What is less is nothing: differences leave some 1e-35 of values near 1.</summary>
    private const double Nothing = 1e-18;

    private readonly string name;
    private readonly bool isSingle;
    private readonly object[] inputs;
    private readonly object value;
    private readonly double[] plain;
    private readonly Moved differences;
    private readonly Directions directions;

    private DerivativeJudge(Delegate model, object[] data)
    {
        var (method, reference, parameters) = (model.Method, Reference.Of(model.Method), model.Method.GetParameters());
        name = $"{method.DeclaringType!.Name}.{method.Name}";
        isSingle = Arguments.ElementOf(method.ReturnType) == typeof(float);
        data = [.. data.Zip(parameters, Arguments.Rounded)];
        inputs = [.. parameters.Zip(data, Arguments.For)];
        differences = new(reference, Reference.Inputs(reference, data));
        directions = new(parameters.Zip(data).ToDictionary(p => p.First.Name!, p => p.Second, StringComparer.Ordinal));
        value = Invoker.Boxed(method)(inputs);
        plain = Arguments.Elements(value);
    }

    /// <summary>Judges all generated members of a method at a point.</summary>
    public static void Judge(Delegate model, params object[] data)
    {
        var judge = new DerivativeJudge(model, data);
        var kinds = GeneratedKind.Of(model.Method);
        Assert.NotEmpty(kinds);
        judge.Compare(null, "the lowered model", judge.plain, judge.differences.Value());
        foreach (var kind in kinds)
        {
            judge.Judge(kind);
        }
    }

    private void Judge(GeneratedKind kind)
    {
        switch (kind.Kind)
        {
            case "Gradient" or "Jacobian":
                FirstOrder(kind, Results(kind));
                break;
            case "Hessian":
                var results = Results(kind);
                FirstOrder(kind, results[..kind.Variables.Count]);
                SecondOrder(kind, results[kind.Variables.Count..]);
                break;
            case "Jvp":
                var tangent = directions.All(kind.Variables);
                Compare(kind, "the tangent", differences.Along(tangent), Results(kind, [.. tangent.Select(t => directions.Shaped(t.Key, t.Value))]).Single());
                break;
            case "Vjp":
                var cotangent = directions.Draw(plain.Length);
                Products(kind, Results(kind, Arguments.Shaped(value, cotangent)), direction => Dot(cotangent, differences.Along(direction)));
                break;
            case "HessianVectorProduct":
                var along = directions.All(kind.Variables);
                Products(kind, Results(kind, [.. along.Select(t => directions.Shaped(t.Key, t.Value))]), direction => differences.Along(direction, along)[0]);
                break;
            default:
                var step = new Dictionary<string, double[]>(StringComparer.Ordinal) { [kind.Variables.Single()] = [1] };
                Compare(kind, $"order {kind.Order}", differences.Along([.. Enumerable.Repeat(step, kind.Order)]), kind.Call(inputs)[0]);
                break;
        }
    }

    /// <summary>The results after the value, which must be that of plain C#.</summary>
    private double[][] Results(GeneratedKind kind, params object[] along)
    {
        var results = kind.Call(inputs, along);
        Compare(kind, "the value", plain, results[0]);
        return results[1..];
    }

    private void FirstOrder(GeneratedKind kind, double[][] blocks)
    {
        Assert.Equal(kind.Variables.Count, blocks.Length);
        var largest = blocks.Select(Largest).DefaultIfEmpty().Max();
        foreach (var (variable, block) in kind.Variables.Zip(blocks))
        {
            var columns = directions.Count(variable);
            Assert.Equal(plain.Length * columns, block.Length);
            foreach (var (weights, what) in directions.Some(variable, Entries))
            {
                double Entry(int i, int j) => block[kind.InputsFirst ? (j * plain.Length) + i : (i * columns) + j];
                var actual = Enumerable.Range(0, plain.Length).Select(i => weights.Select((w, j) => w * Entry(i, j)).Sum()).ToArray();
                Compare(kind, what, differences.Along(Only(variable, weights)), actual, largest * weights.Sum());
            }
        }
    }

    private void SecondOrder(GeneratedKind kind, double[][] blocks)
    {
        var pairs = kind.Variables.SelectMany((first, k) => kind.Variables.Skip(k).Select(second => (first, second))).ToArray();
        Assert.Equal(pairs.Length, blocks.Length);
        var largest = blocks.Select(Largest).DefaultIfEmpty().Max();
        foreach (var ((first, second), block) in pairs.Zip(blocks))
        {
            var columns = directions.Count(second);
            Assert.Equal(directions.Count(first) * columns, block.Length);
            foreach (var (row, at) in directions.Some(first, EntriesOfTwo))
            {
                foreach (var (column, what) in directions.Some(second, EntriesOfTwo))
                {
                    var actual = row.Select((r, i) => r * column.Select((c, j) => c * block[(i * columns) + j]).Sum()).Sum();
                    Compare(kind, $"{at}, {what}", differences.Along(Only(first, row), Only(second, column)), [actual], largest * row.Sum() * column.Sum());
                }
            }
        }
    }

    /// <summary>Results in the shape of the variables, against what each entry should be.</summary>
    private void Products(GeneratedKind kind, double[][] products, Func<IReadOnlyDictionary<string, double[]>, double> expected)
    {
        Assert.Equal(kind.Variables.Count, products.Length);
        var largest = products.Select(Largest).DefaultIfEmpty().Max();
        foreach (var (variable, product) in kind.Variables.Zip(products))
        {
            Assert.Equal(directions.Count(variable), product.Length);
            foreach (var (weights, what) in directions.Some(variable, Entries))
            {
                Compare(kind, what, [expected(Only(variable, weights))], [Dot(weights, product)], largest * weights.Sum());
            }
        }
    }

    private static Dictionary<string, double[]> Only(string variable, double[] weights) => new(StringComparer.Ordinal) { [variable] = weights };

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double Largest(double[] a) => a.Select(Math.Abs).DefaultIfEmpty().Max();

    private void Compare(GeneratedKind? kind, string what, double[] expected, double[] actual, double? largest = null)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = Math.Max(Nothing, largest ?? Largest(expected));
        for (var k = 0; k < expected.Length; k++)
        {
            Assert.True(
                Agreement.IsClose(isSingle, expected[k], actual[k], scale),
                string.Create(CultureInfo.InvariantCulture, $"{name}, {kind?.Kind}{kind?.Order}, {what}: #{k} is {actual[k]:R}, but should be {expected[k]:R}; the largest is {scale:R}."));
        }
    }
}
