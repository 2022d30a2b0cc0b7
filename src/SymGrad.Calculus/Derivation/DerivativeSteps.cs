using System.Linq;
using SymGrad.Calculus.Differentiation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;
using SymGrad.Calculus.Tracing;

namespace SymGrad.Calculus;

/// <summary>
/// Each kind of derivative as reverse and forward mode over definitions, once or several times; between two runs the definitions are
/// brought into normal form, so that each run sees what the first saw.
/// </summary>
internal sealed class DerivativeSteps(ExprPool pool, ITrace? trace, CancellationToken cancellation)
{
    private readonly List<Parameter> _directions = [];

    /// <summary>The parameters that requests add: tangents, directions, cotangents.</summary>
    public IReadOnlyList<Parameter> Directions => _directions;

    /// <summary>The definitions, followed by what a request needs beyond them and its derivatives.</summary>
    /// <param name="model">The model's own definitions in normal form.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="ordinal">Its ordinal.</param>
    public IReadOnlyList<Definition> Run(IReadOnlyList<Definition> model, DerivativeRequest request, int ordinal)
    {
        var values = model.Where(d => d.Role == DefinitionRole.Value).OrderBy(d => d.Target.Id).ToList();
        var value = values[0];
        var differential = new Differential(request.Kind, ordinal);
        return request.Kind switch
        {
            DerivativeKind.Gradient => Reverse(model, Cotangent.OfElements(pool, value), request.By, differential),
            DerivativeKind.Jacobian when values.Count > 1 => [.. model, .. values.SelectMany(v => Jacobian(model, v, request, differential with { Output = v.Target }).Skip(model.Count))],
            DerivativeKind.Jacobian => Jacobian(model, value, request, differential),
            DerivativeKind.Vjp => ReverseMode.Run(pool, model, [.. values.Select(v => Cotangent.Given(pool, v, Direction(v.Target, ordinal)))], request.By, differential, trace, cancellation),
            DerivativeKind.Jvp => Forward(model, Tangents(request, ordinal), [.. values.Select(v => (v.Target, v.Target))], differential),
            DerivativeKind.Hessian => Hessian(model, value, request, differential),
            DerivativeKind.HessianVectorProduct => HessianVectorProduct(model, value, request, differential),
            _ => Repeated(model, value, request, differential),
        };
    }

    private IReadOnlyList<Definition> Jacobian(IReadOnlyList<Definition> model, Definition value, DerivativeRequest request, Differential differential) =>
        Layout.Of(pool, Reverse(model, Cotangent.OfElements(pool, value), request.By, differential), request.Layout, value, differential.Request);

    /// <summary>The Jacobian of the gradient: of each block of variables by itself and those after it; the others are transposes.</summary>
    private IReadOnlyList<Definition> Hessian(IReadOnlyList<Definition> model, Definition value, DerivativeRequest request, Differential differential)
    {
        var definitions = Normal(Reverse(model, Cotangent.OfElements(pool, value), request.By, differential));
        var gradient = DerivativesIn(definitions, differential.Request);
        var blocks = new List<Definition>(definitions);
        for (var k = 0; k < gradient.Count; k++)
        {
            var second = differential with { First = gradient[k].Of, Order = 2 };
            var by = request.By.Skip(k).ToList();
            blocks.AddRange(Reverse(definitions, Cotangent.OfElements(pool, gradient[k]), by, second).Skip(definitions.Count));
        }

        return blocks;
    }

    /// <summary>The gradient's derivative along a direction: one forward run over the reverse one.</summary>
    private IReadOnlyList<Definition> HessianVectorProduct(IReadOnlyList<Definition> model, Definition value, DerivativeRequest request, Differential differential)
    {
        var definitions = Normal(Reverse(model, Cotangent.OfElements(pool, value), request.By, differential));
        var gradient = DerivativesIn(definitions, differential.Request).Select(d => (d.Target, d.Of!)).ToList();
        return Forward(Demoted(definitions), Tangents(request, differential.Request), gradient, differential with { Order = 2 });
    }

    /// <summary>
    /// Forward mode n times along ẋ = 1. Each run finds the tangents of the runs before it again, so that a definition has one for
    /// each order, and the text grows with the order as Faà di Bruno's formula does, not with its exponential.
    /// </summary>
    private IReadOnlyList<Definition> Repeated(IReadOnlyList<Definition> model, Definition value, DerivativeRequest request, Differential differential)
    {
        var directions = new Dictionary<Tensor, Expr> { [request.By[0]] = pool.One };
        var (definitions, output) = (model, value.Target);
        for (var order = 1; order <= request.Order; order++)
        {
            var step = differential with { Order = order };
            definitions = Sharing.Run(pool, Normal(Forward(Demoted(definitions), directions, [(output, request.By[0])], step)), trace);
            output = DerivativesIn(definitions, step.Request)[0].Target;
        }

        return definitions;
    }

    private IReadOnlyList<Definition> Reverse(IReadOnlyList<Definition> definitions, Cotangent seed, IReadOnlyList<Tensor> by, Differential differential) =>
        ReverseMode.Run(pool, definitions, [seed], by, differential, trace, cancellation);

    private IReadOnlyList<Definition> Forward(
        IReadOnlyList<Definition> definitions, Dictionary<Tensor, Expr> directions, IReadOnlyList<(Tensor Target, Tensor Of)> outputs, Differential differential) =>
        ForwardMode.Run(pool, definitions, directions, outputs, differential, trace, cancellation);

    private IReadOnlyList<Definition> Normal(IReadOnlyList<Definition> definitions) =>
        Inlining.Trivial(pool, NormalForm.Of(pool, definitions, trace, cancellation), trace);

    private static IReadOnlyList<Definition> DerivativesIn(IReadOnlyList<Definition> definitions, int request) =>
        [.. definitions.Where(d => d.Role == DefinitionRole.Derivative && d.Differential!.Request == request)];

    /// <summary>First derivatives that are only a step to the second.</summary>
    private static IReadOnlyList<Definition> Demoted(IReadOnlyList<Definition> definitions) =>
        [.. definitions.Select(d => d.Role == DefinitionRole.Derivative ? d with { Role = DefinitionRole.Adjoint } : d)];

    private Dictionary<Tensor, Expr> Tangents(DerivativeRequest request, int ordinal) =>
        request.By.ToDictionary(v => v, v => pool.Read(Direction(v, ordinal), [.. Enumerable.Range(0, v.Rank).Select(pool.Axis)]));

    /// <summary>A new parameter in the shape of a tensor: its tangent or cotangent.</summary>
    private Tensor Direction(Tensor along, int ordinal)
    {
        var direction = pool.Parameter(along.Name, ValueKind.Real, along.Rank);
        direction.Extents = along.Extents;
        var form = along.Rank switch { 0 => ParameterForm.Scalar, 1 => ParameterForm.Vector, _ => ParameterForm.Matrix };
        _directions.Add(new(direction, form) { Along = along, Request = ordinal });
        return direction;
    }
}
