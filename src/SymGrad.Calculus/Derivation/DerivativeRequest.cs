using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus;

/// <summary>How the axes of a Jacobian are ordered.</summary>
public enum AxisOrder
{
    /// <summary>∂y_i/∂x_j at [i, j]: numerator layout.</summary>
    OutputsFirst,

    /// <summary>∂y_i/∂x_j at [j, i]: denominator layout.</summary>
    InputsFirst,
}

/// <summary>A derivative that is asked for.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="By">The parameters by which is differentiated, in the order of the results.</param>
public sealed record DerivativeRequest(DerivativeKind Kind, IReadOnlyList<Tensor> By)
{
    /// <summary>How often a <see cref="DerivativeKind.Derivative"/> differentiates.</summary>
    public int Order { get; init; } = 1;

    /// <summary>The order of the axes of a <see cref="DerivativeKind.Jacobian"/>.</summary>
    public AxisOrder Layout { get; init; }

    /// <summary>Whether the value is a result too.</summary>
    public bool ReturnsValue => Kind != DerivativeKind.Derivative;

    /// <summary>The request by all variables of a model.</summary>
    public static DerivativeRequest Of(DerivativeKind kind, Model model) => new(kind, [.. model.Variables.Select(v => v.Tensor)]);

    /// <summary>
    /// The requests as they are told on paper, each derivative before the one that goes on from it: f′ before f″, the gradient before the
    /// Hessian's product with a vector.
    /// </summary>
    public static IReadOnlyList<DerivativeRequest> Told(IReadOnlyList<DerivativeRequest> requests)
    {
        var told = new List<DerivativeRequest>();
        foreach (var request in requests)
        {
            var first = request.Kind switch
            {
                DerivativeKind.Derivative => Enumerable.Range(1, request.Order).Select(k => request with { Order = k }),
                DerivativeKind.HessianVectorProduct => [request with { Kind = DerivativeKind.Gradient }, request],
                _ => [request],
            };
            told.AddRange(first.Where(r => !told.Exists(t => t.Kind == r.Kind && t.Order == r.Order && t.Layout == r.Layout && t.By.SequenceEqual(r.By))));
        }

        return told;
    }
}
