using SymGrad.Calculus;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Ordering;

namespace SymGrad.Generator.Tests.Lowering;

/// <summary>Gradients of random programs of loops and branches, against central differences of the lowered model in 256 bits.</summary>
public sealed class RandomDerivativeTests
{
    private static readonly double[,] Matrix = { { 0.44, -0.35, 1.26 }, { 0.97, 0.18, -0.59 }, { 0.61, 0.22, -0.83 } };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Gradient_AgreesWithDifferences(int seed)
    {
        var body = new RandomProgram(seed).Body();
        var model = Lowered.Model("Vec<double> u, Vec<double> v, Mat<double> S, double x, int[] l", body);
        var tensors = model.Parameters.Select(p => p.Tensor).ToArray();
        var inputs = new Inputs().With(tensors[0], 0.31, -1.23, 0.87).With(tensors[1], 1.13, 0.41, -0.66).With(tensors[2], Matrix).With(tensors[3], 0.71).With(tensors[4], [2L, 0L]);
        Derived derived;
        try
        {
            derived = Derivation.Gradient(model);
        }
        catch (NoOrderException)
        {
            return; // Refused, with a diagnostic.
        }

        var evaluator = Evaluator.Double(derived.Definitions, inputs);
        foreach (var derivative in derived.Derivatives)
        {
            var values = evaluator.Value(derivative).Values;
            for (var k = 0; k < values.Length; k++)
            {
                var expected = Along(model, inputs, derivative.Of!, k);
                Assert.True(Math.Abs(expected - values[k]) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{derivative.Of!.Name}[{k}] is {values[k]}, but should be {expected}: {body}");
            }
        }
    }

    private static double Along(Calculus.Models.Model model, Inputs inputs, Tensor tensor, int entry)
    {
        var extents = inputs.ExtentsOf(tensor);
        var direction = new double[extents.Aggregate(1, (product, n) => product * n)];
        direction[entry] = 1;
        return Differences.Along(model, inputs, new Dictionary<Tensor, Dense<double>> { [tensor] = new(extents, direction) }).ToDouble();
    }
}
