using SymGrad.Integration.Tests.Cases;
using SymGrad.Integration.Tests.Harness;

namespace SymGrad.Integration.Tests;

/// <summary>A gradient from checkpoints is that from all states, whatever the last block has left.</summary>
public sealed class CheckpointTests
{
    private static readonly string[] Models = ["Network", "Logistic", "Filter", "Fibonacci", "Pairs"];

    public static TheoryData<string, int> NamesAndRounds
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var name in Models)
            {
                foreach (var rounds in new[] { 0, 1, 2, 3, 4, 5, 9, 10, 100, 101 })
                {
                    data.Add(name, rounds);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(NamesAndRounds))]
    public void Gradient_IsThatOfAllStates(string name, int rounds)
    {
        var (model, kept) = (Case(name), Case(name + "Kept").Generated);
        var inputs = model.Generated.Inputs(model.Data(rounds));
        var (expected, actual) = (kept.NewDestinations(inputs), model.Generated.NewDestinations(inputs));
        Agreement.OfValues(model, kept.Gradient(inputs, expected), model.Generated.Gradient(inputs, actual));
        for (var k = 0; k < expected.Length; k++)
        {
            var (all, some) = (Arguments.Elements(expected[k]), Arguments.Elements(actual[k]));
            var largest = all.Select(Math.Abs).DefaultIfEmpty().Max();
            Assert.Equal(all.Length, some.Length);
            Assert.All(all.Zip(some), p => Assert.Equal(p.First, p.Second, 1e-13 * Math.Max(largest, 1e-100)));
        }
    }

    private static ModelCase Case(string name) => ModelCases.All.Values.Single(c => c.Name.StartsWith($"Checkpoints.{name}(", StringComparison.Ordinal));
}
