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
}
