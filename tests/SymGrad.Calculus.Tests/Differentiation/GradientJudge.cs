using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Tests.Differentiation;

/// <summary>Holds what was derived against the model as it was written: its value, and central differences of it.</summary>
internal static class GradientJudge
{
    private static readonly Extended Exactly = Extended.Parse("1e-20");
    private const double Relative = 1e-9;
    private const double OfLargest = 1e-12;

    /// <summary>Derives the gradient and judges it, then judges the gradient of a weighted sum of the gradient: rows of the Hessian.</summary>
    public static Derived Judge(Model model, Inputs inputs, bool withHessian = true)
    {
        var derived = Derivation.Gradient(model);
        Compare(model, derived, inputs);
        if (withHessian)
        {
            var (second, weighted) = WeightedGradient(derived, inputs);
            Compare(second, Derivation.Gradient(second), weighted);
        }

        return derived;
    }

    public static void Compare(Model model, Derived derived, Inputs inputs)
    {
        var exact = Evaluator.Extended(derived.Definitions, inputs);
        var rounded = Evaluator.Double(derived.Definitions, inputs);
        var value = Evaluator.Extended(model.Definitions, inputs).Value(model.Value).Scalar;
        AssertNear(value, exact.Value(derived.Value).Scalar, Extended.Abs(value), "value", derived);
        Assert.Equal(value.ToDouble(), rounded.Value(derived.Value).Scalar, 1e-12 * Math.Max(1, Math.Abs(value.ToDouble())));

        foreach (var derivative in derived.Derivatives)
        {
            var variable = derivative.Of!;
            var expected = Differences.Gradient(model, inputs, variable);
            var largest = expected.Values.Aggregate(Extended.Zero, (m, v) => Extended.Max(m, Extended.Abs(v)));
            var actual = exact.Value(derivative);
            var inDouble = rounded.Value(derivative);
            Assert.Equal(expected.Extents, actual.Extents);
            for (var k = 0; k < expected.Values.Length; k++)
            {
                AssertNear(expected.Values[k], actual.Values[k], largest, $"∂/∂{variable.Name} #{k}", derived);
                var tolerance = Math.Max(Relative * Math.Abs(expected.Values[k].ToDouble()), OfLargest * largest.ToDouble());
                if (!(Math.Abs(expected.Values[k].ToDouble() - inDouble.Values[k]) <= tolerance))
                {
                    Assert.Fail($"In double ∂/∂{variable.Name} #{k} is {inDouble.Values[k]:R} instead of {expected.Values[k].ToDouble():R}.\n{TextOf(derived)}");
                }
            }
        }
    }

    /// <summary>Σ v·∂f over all variables with fixed weights v, as a model over the derived definitions.</summary>
    public static (Model Model, Inputs Inputs) WeightedGradient(Derived derived, Inputs inputs)
    {
        var pool = derived.Model.Pool;
        var definitions = derived.Definitions.Select(d => d with { Role = DefinitionRole.Intermediate }).ToList();
        var parameters = derived.Model.Parameters.ToList();
        var random = new Random(7);
        var terms = new List<Expr>();
        foreach (var derivative in derived.Derivatives)
        {
            var extents = inputs.ExtentsOf(derivative.Of!);
            var weights = pool.Parameter("v", ValueKind.Real, extents.Count);
            parameters.Add(new(weights, ParameterForm.Matrix));
            inputs = inputs.With(weights, new Dense<double>(extents, [.. Enumerable.Range(0, extents.Aggregate(1, (a, b) => a * b)).Select(_ => random.NextDouble() - 0.5)]));
            var indices = weights.Extents.Select(e => pool.OpenIndex(pool.Zero, e)).ToList();
            var term = pool.Multiply(pool.Read(weights, [.. indices]), pool.Read(derivative.Target, [.. indices]));
            terms.Add(indices.AsEnumerable().Reverse().Aggregate(term, (body, index) => pool.Reduce(ReductionKind.Sum, index, body)));
        }

        definitions.Add(new(pool.Defined("weighted", []), pool.Add(terms), DefinitionRole.Value));
        return (derived.Model with { Parameters = parameters, Definitions = definitions }, inputs);
    }

    public static string TextOf(Derived derived) => string.Join('\n', derived.Definitions);

    private static void AssertNear(Extended expected, Extended actual, Extended largest, string what, Derived derived)
    {
        var tolerance = Exactly * Extended.Max(Extended.Abs(expected), Extended.Max(largest, Extended.ScaleB(1, -40)));
        if (!(Extended.Abs(expected - actual) <= tolerance))
        {
            Assert.Fail($"{what} is {actual.ToString(25)} instead of {expected.ToString(25)}.\n{TextOf(derived)}");
        }
    }
}
