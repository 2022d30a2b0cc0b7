using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Claims;

/// <summary>What is said to be the claimed definitions.</summary>
public enum ClaimKind
{
    /// <summary>The value, a derivative by one target, or a mixed second derivative by two.</summary>
    Derivative,

    /// <summary>∂E/∂x for an arbitrary upstream gradient ∂E/∂y: reverse mode through the model.</summary>
    Vjp,
}

/// <summary>
/// A claim about a model: that <see cref="Claimed"/> is its derivative. Parameters of the claim are the model's by name; its further
/// <c>int</c> parameters are free indices, and of a <see cref="ClaimKind.Vjp"/> one more parameter is the cotangent of the value.
/// </summary>
/// <param name="Model">What is differentiated.</param>
/// <param name="Claimed">What is claimed, as a model of its own; null where figures are claimed.</param>
public sealed record Claim(Model Model, Model? Claimed)
{
    /// <summary>What is claimed as its author wrote it, to be set; null where that is not known.</summary>
    public Model? Written { get; init; }

    public ClaimKind Kind { get; init; }

    /// <summary>By what is differentiated: <c>W</c> for the whole of it, <c>w[k, j]</c> for an entry; none claims the value.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The entry of the value that is differentiated: <c>[j]</c>; null for all.</summary>
    public string? Output { get; init; }

    /// <summary>The condition on free indices under which the claim is made.</summary>
    public string? Where { get; init; }

    /// <summary>The order of the axes of a whole Jacobian.</summary>
    public AxisOrder Layout { get; init; }

    /// <summary>What is claimed where quotients of integers are read as fractions, which C# does not; null where there are none.</summary>
    public Model? Fractional { get; init; }

    /// <summary>Those quotients, as they are written.</summary>
    public IReadOnlyList<string> Quotients { get; init; } = [];

    /// <summary>Figures that are claimed at given inputs, in place of definitions.</summary>
    public Figures? Figures { get; init; }
}

/// <summary>A number as it is shown.</summary>
/// <param name="Value">The decimal number.</param>
/// <param name="Decimals">How many digits stand behind the point; null of a whole number, which is taken exactly.</param>
public sealed record Figure(Rational Value, int? Decimals);

/// <summary>Figures claimed at inputs.</summary>
/// <param name="Inputs">A value for each of the model's parameters, by position.</param>
/// <param name="Claimed">What is shown.</param>
public sealed record Figures(IReadOnlyList<Dense<Rational>> Inputs, Dense<Figure> Claimed);
