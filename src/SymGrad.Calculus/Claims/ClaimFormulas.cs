using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Claims;

/// <summary>A claim and the truth as formulas, in the same names and at the same entry.</summary>
/// <param name="Left">What is claimed: <c>∂y_j/∂w_kj</c>.</param>
/// <param name="Claimed">What it is said to be, as its author wrote it where that is known, followed by the definitions that this reads; none of figures.</param>
/// <param name="True">What it is, followed by the definitions that this reads.</param>
public sealed record ClaimFormulas(Box Left, IReadOnlyList<Equation> Claimed, IReadOnlyList<Equation> True)
{
    /// <summary>The condition on the indices under which the claim is made; null where there is none.</summary>
    public Box? Where { get; init; }

    /// <summary>The claim in matrix form, where there is one.</summary>
    public Equation? ClaimedMatrix { get; init; }

    /// <summary>Whether the claim's author wrote it in indices: then the matrix form does not stand for the index form.</summary>
    public bool IsWrittenInIndices { get; init; }

    /// <summary>The truth in matrix form, where there is one.</summary>
    public Equation? TrueMatrix { get; init; }

    /// <summary>What letters for sizes mean, and where indices start if not at 1.</summary>
    public IReadOnlyList<Equation> Conventions { get; init; } = [];

    /// <summary>The model itself, followed by the definitions that it reads.</summary>
    public IReadOnlyList<Equation> Model { get; init; } = [];
}
