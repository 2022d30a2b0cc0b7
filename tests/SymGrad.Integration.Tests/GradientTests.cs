using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Integration.Tests.Cases;
using SymGrad.Integration.Tests.Harness;

namespace SymGrad.Integration.Tests;

/// <summary>Generated values against plain C#, generated gradients against central differences in 256 bits.</summary>
public sealed class GradientTests
{
    /// <summary>Entries of a larger gradient that are compared one by one; a random direction then compares all at once.</summary>
    private const int Entries = 12;

    [Theory]
    [MemberData(nameof(ModelCases.NamesAndSizes), MemberType = typeof(ModelCases))]
    public void Value_IsThatOfPlainCSharp(string name, int n)
    {
        var model = ModelCases.All[name];
        var inputs = model.Generated.Inputs(model.Data(n));
        var plain = model.Generated.Plain(inputs);
        Agreement.OfValues(model, plain, model.Generated.Value(inputs));
        Agreement.OfValues(model, plain, model.Generated.Gradient(inputs, model.Generated.NewDestinations(inputs)));
    }

    [Theory]
    [MemberData(nameof(ModelCases.NamesAndSizes), MemberType = typeof(ModelCases))]
    public void Gradient_AgreesWithDifferences(string name, int n)
    {
        var model = ModelCases.All[name];
        var (generated, data) = (model.Generated, model.Data(n));
        var inputs = generated.Inputs(data);
        var destinations = generated.NewDestinations(inputs);
        _ = generated.Gradient(inputs, destinations);

        var reference = Reference.Of(generated.Method);
        var point = Reference.Inputs(reference, data);
        for (var k = 0; k < destinations.Length; k++)
        {
            var position = Array.IndexOf(generated.Parameters, generated.Variables[k]);
            var differences = new Direction(reference, point, reference.Parameters[position].Tensor);
            Compare(model, generated.Variables[k].Name!, Arguments.Elements(destinations[k]), differences);
        }
    }

    private static void Compare(ModelCase model, string parameter, double[] gradient, Direction differences)
    {
        var largest = gradient.Select(Math.Abs).DefaultIfEmpty().Max();
        var random = new Random(gradient.Length);
        var entries = Enumerable.Range(0, gradient.Length).ToArray();
        if (gradient.Length > Entries)
        {
            random.Shuffle(entries);
        }

        foreach (var entry in entries.Take(Entries))
        {
            Agreement.OfEntry(model, parameter, entry, differences.Along(entry), gradient[entry], largest);
        }

        if (gradient.Length > Entries)
        {
            var direction = gradient.Select(_ => random.Next(1, 17) / 16.0).ToArray();
            var expected = differences.Along(direction);
            var actual = gradient.Zip(direction, (g, v) => g * v).Sum();
            Agreement.OfEntry(model, parameter, -1, expected, actual, gradient.Zip(direction, (g, v) => Math.Abs(g * v)).Sum());
        }
    }

    /// <summary>Central differences of a model along directions in one of its parameters.</summary>
    private sealed class Direction(Calculus.Models.Model model, Inputs point, Calculus.Expressions.Tensor parameter)
    {
        public double Along(int entry)
        {
            var direction = new double[point.InDouble(parameter).Values.Length];
            direction[entry] = 1;
            return Along(direction);
        }

        public double Along(double[] direction)
        {
            var along = new Dictionary<Calculus.Expressions.Tensor, Dense<double>> { [parameter] = new(point.ExtentsOf(parameter), direction) };
            return Differences.Along(model, point, along).ToDouble();
        }
    }
}
