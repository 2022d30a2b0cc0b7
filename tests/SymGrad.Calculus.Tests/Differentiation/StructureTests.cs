using System.Linq;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using static SymGrad.Calculus.Primitives.PrimitiveTable;

namespace SymGrad.Calculus.Tests.Differentiation;

/// <summary>What is known of the structure of Jacobians and Hessians, and what several derivatives share.</summary>
public sealed class StructureTests
{
    [Fact]
    public void ElementwiseMap_HasAJacobianOfOneDelta()
    {
        var m = new ModelBuilder();
        var x = m.Vector("x", 3);
        var derived = Derive(m, m.Let("y", x.Extent(0), i => x[i].Of(Tanh)), DerivativeKind.Jacobian);

        var jacobian = Assert.IsType<Select>(derived.Derivatives.Single().Body);
        Assert.True(jacobian.IsGuard);
        Assert.Equal("_i Equal _j", jacobian.Condition.ToString());
        var diagonal = derived.Diagonals(0)!.Single(d => d.Role == DefinitionRole.Derivative);
        Assert.Equal(1, diagonal.Target.Rank);
        Assert.Equal("(-1*y[_i]^2 + 1)", diagonal.Body.ToString());
    }

    [Fact]
    public void DenseMap_HasNoDiagonalForm()
    {
        var m = new ModelBuilder();
        var (x, w) = (m.Vector("x", 3), m.Matrix("W", 3, 3, isVariable: false));
        var derived = Derive(m, m.Let("y", w.Extent(0), i => x[i] + m.Sum(w.Extent(1), j => w[i, j] * x[j])), DerivativeKind.Jacobian);
        Assert.Null(derived.Diagonals(0));
    }

    [Fact]
    public void InteractionOfNeighbours_HasNoDiagonalHessian()
    {
        var m = new ModelBuilder();
        var x = m.Vector("x", 4);
        var model = m.Value(m.Sum(x.Extent(0) - 1, i => (x[i] * x[i + 1]).Of(Sin)));
        Assert.Null(Derivation.Of(model, [DerivativeRequest.Of(DerivativeKind.Hessian, model)]).Diagonals(0));
    }

    [Fact]
    public void DenominatorLayout_ExchangesTheAxes()
    {
        var m = new ModelBuilder();
        var (x, w) = (m.Vector("x", 2), m.Matrix("W", 3, 2));
        var y = m.Let("y", w.Extent(0), i => m.Sum(w.Extent(1), j => w[i, j] * x[j]).Of(Sin));
        var model = AsModel(m, y);
        var request = DerivativeRequest.Of(DerivativeKind.Jacobian, model);
        var straight = Derivation.Of(model, [request]);
        var exchanged = Derivation.Of(model, [request with { Layout = AxisOrder.InputsFirst }]);
        foreach (var (one, other) in straight.Derivatives.Zip(exchanged.Derivatives))
        {
            var a = Evaluator.Double(straight.Definitions, m.Inputs).Value(one);
            var b = Evaluator.Double(exchanged.Definitions, m.Inputs).Value(other);
            Assert.Equal([.. a.Extents.Skip(1), a.Extents[0]], b.Extents);
            var inputs = b.Values.Length / b.Extents[^1];
            Assert.All(Enumerable.Range(0, a.Values.Length), k => Assert.Equal(a.Values[k], b.Values[(k % inputs * b.Extents[^1]) + (k / inputs)]));
        }
    }

    [Fact]
    public void SeveralDerivatives_ShareTheirIntermediates()
    {
        int Definitions(params DerivativeKind[] kinds)
        {
            var m = new ModelBuilder();
            var model = m.Value(SampleModels.All["ReluLayers"](m));
            return Derivation.Of(model, [.. kinds.Select(k => DerivativeRequest.Of(k, model))]).Definitions.Count(d => d.Role != DefinitionRole.Derivative);
        }

        Assert.Equal(Definitions(DerivativeKind.Gradient), Definitions(DerivativeKind.Gradient, DerivativeKind.Jacobian));
        Assert.Equal(Definitions(DerivativeKind.HessianVectorProduct), Definitions(DerivativeKind.Gradient, DerivativeKind.HessianVectorProduct));
    }

    [Fact]
    public void EachRequest_IsPrunedToWhatItNeeds()
    {
        var m = new ModelBuilder();
        var model = m.Value(SampleModels.All["ReluLayers"](m));
        var both = Derivation.Of(model, [DerivativeRequest.Of(DerivativeKind.Gradient, model), DerivativeRequest.Of(DerivativeKind.Jvp, model)]);
        Assert.DoesNotContain(both.For(0), d => d.Role == DefinitionRole.Tangent);
        Assert.DoesNotContain(both.For(1), d => d.Role == DefinitionRole.Adjoint && d.Differential!.Request == 0 && !both.For(1).Any(r => r != d && r.Body.Reads(d.Target)));
        Assert.All(both.ForValue, d => Assert.True(d.Role is DefinitionRole.Local or DefinitionRole.Intermediate or DefinitionRole.Value));
    }

    private static Derived Derive(ModelBuilder m, Elements value, DerivativeKind kind)
    {
        var model = AsModel(m, value);
        return Derivation.Of(model, [DerivativeRequest.Of(kind, model)]);
    }

    /// <summary>The model whose value is a local.</summary>
    private static Model AsModel(ModelBuilder m, Elements local)
    {
        var model = m.Value(m.Number(0));
        return model with { Definitions = [.. model.Definitions.Where(d => d.Role != DefinitionRole.Value).Select(d => d.Target == local.Tensor ? d with { Role = DefinitionRole.Value } : d)] };
    }
}
