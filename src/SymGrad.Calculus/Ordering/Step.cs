using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Ordering;

/// <summary>A step in the order in which definitions can be evaluated.</summary>
public abstract record Step
{
    /// <summary>The definitions that the step gives values to, in order.</summary>
    public abstract IEnumerable<Definition> Definitions { get; }
}

/// <summary>A definition whose whole body has values when its turn comes.</summary>
public sealed record Whole(Definition Definition) : Step
{
    /// <inheritdoc/>
    public override IEnumerable<Definition> Definitions => [Definition];
}

/// <summary>In round r, a member of a recurrence gets its elements at time r + <see cref="Ahead"/>.</summary>
/// <param name="Axis">The axis that is the time.</param>
/// <param name="Ahead">How far the time is ahead of the round.</param>
public readonly record struct Timing(int Axis, int Ahead);

/// <summary>
/// Definitions that read one another at earlier (or, backwards, later) values of an index: each round gives values to their elements
/// at one value of it.
/// </summary>
/// <param name="Times">For each target of the group, the axis that is the time, and how far it is ahead of the round.</param>
/// <param name="IsBackward">Whether the rounds run from the last to the first.</param>
/// <param name="Round">What a round does, in order; nested recurrences have another time.</param>
public sealed record Recurrence(IReadOnlyDictionary<Tensor, Timing> Times, bool IsBackward, IReadOnlyList<Step> Round) : Step
{
    /// <inheritdoc/>
    public override IEnumerable<Definition> Definitions => Round.SelectMany(s => s.Definitions);
}
