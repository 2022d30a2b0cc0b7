using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Models;

/// <summary>Why a definition exists.</summary>
public enum DefinitionRole
{
    /// <summary>A local of the user's, under the user's name.</summary>
    Local,

    /// <summary>A part of the model that the engine named.</summary>
    Intermediate,

    /// <summary>The model's value.</summary>
    Value,

    /// <summary>The sensitivity of the value to an intermediate.</summary>
    Adjoint,

    /// <summary>The derivative of an intermediate along a direction.</summary>
    Tangent,

    /// <summary>A derivative that was asked for.</summary>
    Derivative,
}

/// <summary>
/// <c>Target[i, j, …] = Body</c> in index notation; in the body the axes are <see cref="ExprPool.Axis"/> 0, 1, …, each running over
/// the target's extent. A list of definitions is in order: a body reads parameters and earlier targets only.
/// </summary>
public sealed record Definition(Tensor Target, Expr Body, DefinitionRole Role)
{
    /// <summary>Ordinal of the source construct that it came from; 0 where there is none.</summary>
    public int Origin { get; init; }

    /// <summary>The user's names for the axes, where the source had some.</summary>
    public IReadOnlyList<string?> IndexNames { get; init; } = [];

    /// <summary>Whether it is the state of a loop that a round may leave: 1 before each round, its first axis, until one has left the loop, 0 from then on.</summary>
    public bool TellsWhetherLoopRuns { get; init; }

    /// <summary>For an adjoint or a derivative: the tensor by which is differentiated; for a tangent: what moves.</summary>
    public Tensor? Of { get; init; }

    /// <summary>Of an adjoint whether it is less than the whole sensitivity: a part behind a delta, or beside one.</summary>
    public bool IsPart { get; init; }

    /// <summary>For the derivative of an adjoint: what that is the sensitivity to, which is left where the adjoint itself is written out.</summary>
    public Tensor? AdjointOf { get; init; }

    /// <summary>For an adjoint, a tangent or a derivative: of which kind it is, and what it was asked for.</summary>
    public Differential? Differential { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Target.Name}[{Target.Rank}] = {Body}";
}
