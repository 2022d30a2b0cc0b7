using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// A definition that has one element for each round of a loop: in round r that at time r + <see cref="Offset"/>. A recurrence may have more
/// elements, before the offset and behind the last round's.
/// </summary>
internal sealed record Local(Definition Definition, int Axis, int Offset, bool IsBackward)
{
    /// <summary>How many rounds back it is read at most, so that as many of its elements are handed on from block to block.</summary>
    public int Halo { get; set; }

    public Tensor Target => Definition.Target;

    /// <summary>The row of the element of round 0 in a segment, which starts with what is handed on forwards, and ends with it backwards.</summary>
    public int Row => IsBackward ? 0 : Halo;
}

/// <summary>A loop over all rounds, in one direction.</summary>
internal sealed record Stage(List<Local> Locals, List<Definition> Sums)
{
    public Stage()
        : this([], [])
    {
    }

    public bool IsBackward { get; init; }

    /// <summary>Results that get their elements from several definitions, or in the opposite order of time.</summary>
    public List<(Definition Result, Local Part, bool IsTurned)> Parts { get; } = [];

    /// <summary>What is added to such results in the end.</summary>
    public List<Definition> Late { get; } = [];

    /// <summary>What is kept of all rounds, since it is read otherwise than in their order, with what holds it.</summary>
    public List<(Local Local, Tensor Copy)> Kept { get; } = [];

    /// <summary>What is kept of the elements that no round computes.</summary>
    public List<(Local Kept, Expr Time, Tensor Element)> Ends { get; } = [];

    /// <summary>What results get that no round computes.</summary>
    public List<(Local Local, Expr Time, Tensor Element)> Elements { get; } = [];
}
