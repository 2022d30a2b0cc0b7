using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Calculus.Tests.Differentiation;

/// <summary>A network of n layers is derived in definitions and nodes that grow with n, and no faster.</summary>
public sealed class GrowthTests
{
    public static TheoryData<string> Families => [.. Builders.Keys.Order(StringComparer.Ordinal)];

    private static readonly Dictionary<string, Func<ModelBuilder, int, Quantity>> Builders = new(StringComparer.Ordinal)
    {
        ["tanh layers"] = (m, n) => Layers(m, n, a => a.Of(Tanh)),
        ["relu layers"] = (m, n) => Layers(m, n, a => a.Of(Relu)),
        ["residual layers"] = (m, n) =>
        {
            var (x, w) = (m.Vector("x", 3), m.Matrix("W", 3, 3));
            for (var k = 0; k < n; k++)
            {
                var h = x;
                x = m.Let("h", h.Extent(0), i => h[i] + m.Sum(h.Extent(0), j => w[i, j] * h[j]).Of(Gelu));
            }

            return m.Sum(x.Extent(0), i => x[i].To(2));
        },
        ["layer norms"] = (m, n) =>
        {
            var x = m.Vector("x", 4);
            for (var k = 0; k < n; k++)
            {
                var h = x;
                var mean = m.Let("mean", m.Sum(h.Extent(0), i => h[i]) / h.Extent(0));
                var scale = m.Let("scale", (m.Sum(h.Extent(0), i => (h[i] - mean).To(2)) + 1).Of(Sqrt));
                x = m.Let("h", h.Extent(0), i => (h[i] - mean) / scale);
            }

            return m.Sum(x.Extent(0), i => (i + 1) * x[i]);
        },
        ["scalars in one expression"] = (m, n) =>
        {
            Quantity u = m.Scalar("x", 0.25);
            for (var k = 0; k < n; k++)
            {
                u = ((u * u) + u).Of(Sin);
            }

            return u;
        },
        ["cheap scalars in one expression"] = (m, n) =>
        {
            Quantity u = m.Scalar("x", 0.25);
            for (var k = 0; k < n; k++)
            {
                u += u * u / 2;
            }

            return u;
        },
    };

    [Theory]
    [MemberData(nameof(Families))]
    public void DefinitionsAndNodesGrowLinearly(string family)
    {
        var (first, middle, last) = (Measure(family, 16), Measure(family, 32), Measure(family, 64));
        AssertLinear(first.Definitions, middle.Definitions, last.Definitions);
        AssertLinear(first.Nodes, middle.Nodes, last.Nodes);
        AssertLinear(first.Interned, middle.Interned, last.Interned);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void DeepNetworksHaveTheRightGradient(string family)
    {
        var builder = new ModelBuilder();
        var model = builder.Value(Builders[family](builder, 8));
        GradientJudge.Judge(model, builder.Inputs, withHessian: false);
    }

    private static (int Definitions, int Nodes, int Interned) Measure(string family, int layers)
    {
        var builder = new ModelBuilder();
        var derived = Derivation.Gradient(builder.Value(Builders[family](builder, layers)));
        return (derived.Definitions.Count, ExprSearch.Nodes(derived.Definitions.Select(d => d.Body)).Count(), builder.Pool.NodeCount);
    }

    /// <summary>The second half costs what the first did, within a tenth.</summary>
    private static void AssertLinear(int first, int middle, int last) =>
        Assert.InRange((double)(last - middle), 0, (2.2 * (middle - first)) + 1);

    private static Quantity Layers(ModelBuilder m, int n, Func<Quantity, Quantity> activation)
    {
        var x = m.Vector("x", 3);
        for (var k = 0; k < n; k++)
        {
            var h = x;
            var (w, b) = (m.Matrix("W", 3, 3), m.Vector("b", 3));
            x = m.Let("h", b.Extent(0), i => activation(m.Sum(h.Extent(0), j => w[i, j] * h[j]) + b[i]));
        }

        return m.Reduce(ReductionKind.LogSumExp, x.Extent(0), i => x[i]);
    }
}
