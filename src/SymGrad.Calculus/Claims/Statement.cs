using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Claims;

/// <summary>What a claim says, with both sides over the same parameters in one pool.</summary>
/// <param name="Pool">Holds both sides.</param>
/// <param name="Derived">The ordinary derivation of what is claimed.</param>
/// <param name="Truth">The definition that is the truth, with all its axes.</param>
/// <param name="At">For each axis of the truth the index at which it is read; null where the claim runs over it.</param>
/// <param name="Claimed">The claimed definitions, the claimed value last; none for figures.</param>
internal sealed record Statement(ExprPool Pool, Derived Derived, Definition Truth, IReadOnlyList<Expr?> At, IReadOnlyList<Definition> Claimed)
{
    /// <summary>The claimed definitions as their author wrote them, of the same targets; those in normal form where that is not known.</summary>
    public IReadOnlyList<Definition> Written { get; init; } = Claimed;

    /// <summary>The claim's integer parameters that the model has not: its free indices.</summary>
    public IReadOnlyList<Tensor> Free { get; init; } = [];

    /// <summary>What the claim calls the gradient with respect to the value.</summary>
    public string? Cotangent { get; init; }

    /// <summary>The condition on them.</summary>
    public Expr Where { get; init; } = Derived.Model.Pool.True;

    /// <summary>That the entries exist which the claim is about: the rows of a jagged array end where they end.</summary>
    public Expr Inside { get; init; } = Derived.Model.Pool.True;

    /// <summary>What must hold row by row.</summary>
    public IReadOnlyList<Requirement> Rows { get; init; } = [];

    /// <summary>How the sizes of parameters depend on one another.</summary>
    public ExtentSystem Extents { get; init; } = new(Pool);

    /// <summary>What the claim demands of sizes and the model does not: where it does not hold the claim has no value.</summary>
    public IReadOnlyList<Requirement> Demands { get; init; } = [];

    /// <summary>What is known of integer data.</summary>
    public IReadOnlyList<Requirement> Labels { get; init; } = [];

    public Definition Value => Claimed[Claimed.Count - 1];

    /// <summary>The axes of the truth over which the claim runs.</summary>
    public IEnumerable<int> OpenAxes => Enumerable.Range(0, At.Count).Where(axis => At[axis] is null);

    /// <summary>Whether both sides have the same axes; otherwise the claim has pairs of axes joined row by row.</summary>
    public bool HasSameAxes => Claimed.Count > 0 && Value.Target.Rank == OpenAxes.Count();

    /// <summary>The truth at the given places of the open axes, before anything is written out.</summary>
    public Expr TruthAt(IReadOnlyList<Expr> open)
    {
        var next = 0;
        return Pool.Instantiate(Truth.Body, [.. At.Select(index => index ?? open[next++])]);
    }
}
