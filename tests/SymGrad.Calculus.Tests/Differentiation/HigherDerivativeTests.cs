using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Calculus.Tests.Differentiation;

/// <summary>The n-th derivative of a scalar function is the derivative of the one before, in text that grows gently.</summary>
public sealed class HigherDerivativeTests
{
    public static TheoryData<string> Functions => [.. Builders.Keys.Order(StringComparer.Ordinal)];

    private static readonly Dictionary<string, Func<ModelBuilder, Elements, Quantity>> Builders = new(StringComparer.Ordinal)
    {
        ["tanh x"] = (_, x) => x[[]].Of(Tanh),
        ["exp(−x²)"] = (_, x) => (-(x[[]] * x)).Of(Exp),
        ["σ(wx)"] = (m, x) => (m.Scalar("w", 1.25, isVariable: false) * (Quantity)x).Of(Sigmoid),
        ["sin x cos x"] = (_, x) => x[[]].Of(Sin) * x[[]].Of(Cos),
        ["1/(1 + x²)"] = (_, x) => 1 / (1 + (x * (Quantity)x)),
        ["ln(1 + eˣ)"] = (_, x) => x[[]].Of(Softplus),
        ["x⁵ − 2x³"] = (_, x) => x[[]].To(5) - (2 * x[[]].To(3)),
        ["Σ sin(kx)/k"] = (m, x) => m.Sum(m.Number(4), k => ((k + 1) * (Quantity)x).Of(Sin) / (k + 1)),
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void EachDerivativeIsThatOfTheOneBefore(string function)
    {
        var (model, inputs, x) = Build(function);
        var derived = Derivation.Of(model, [.. Enumerable.Range(1, 6).Select(n => Order(x, n))]);
        var previous = derived.Value;
        foreach (var derivative in derived.Derivatives)
        {
            var expected = Differences.Gradient(derived.Definitions, previous, inputs, x).Scalar;
            var actual = Evaluator.Extended(derived.Definitions, inputs).Value(derivative).Scalar;
            Assert.True(
                Extended.Abs(expected - actual) <= Extended.Parse("1e-18") * Extended.Max(1, Extended.Abs(expected)),
                $"Order {derivative.Differential!.Order} is {actual.ToString(20)} instead of {expected.ToString(20)}.");
            previous = derivative;
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void TextGrowsNoFasterThanTheSquareOfTheOrder(string function)
    {
        int Nodes(int order)
        {
            var (model, _, x) = Build(function);
            return ExprSearch.Nodes(Derivation.Of(model, [Order(x, order)]).Definitions.Select(d => d.Body)).Count();
        }

        var (first, fourth, eighth) = (Nodes(1), Nodes(4), Nodes(8));
        Assert.InRange(eighth, 0, Math.Max(4 * fourth, 64 * first));
    }

    private static DerivativeRequest Order(Tensor x, int order) => new(DerivativeKind.Derivative, [x]) { Order = order };

    private static (Model Model, Inputs Inputs, Tensor X) Build(string function)
    {
        var builder = new ModelBuilder();
        var x = builder.Scalar("x", 0.37);
        return (builder.Value(Builders[function](builder, x)), builder.Inputs, x.Tensor);
    }
}
