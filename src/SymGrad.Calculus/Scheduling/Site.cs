using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Where a definition's elements are stored: <c>Target[Place]</c>, for each value of <see cref="Axes"/>. Each axis stands in one
/// position of the place, possibly shifted; what stands in the others is fixed, as the time in a round of a recurrence.
/// </summary>
internal sealed record Site(Tensor Target, IReadOnlyList<Expr> Place, IReadOnlyList<IndexVariable> Axes)
{
    private ExprPool Pool => Target.Pool;

    /// <summary>The whole tensor.</summary>
    public static Site Of(Tensor target)
    {
        var axes = Enumerable.Range(0, target.Rank).Select(target.Pool.Axis).ToList();
        return new(target, axes, axes);
    }

    /// <summary>The axis along which elements lie side by side in memory, where it is one of <see cref="Axes"/> and their last.</summary>
    public IndexVariable? Row => Axes.Count > 0 && Place[Place.Count - 1].DependsOn(Axes[Axes.Count - 1]) ? Axes[Axes.Count - 1] : null;

    /// <summary>The axis before <see cref="Row"/>.</summary>
    public IndexVariable? Rows => Axes.Count > 1 && Row is not null ? Axes[Axes.Count - 2] : null;

    /// <summary>How many values an axis has.</summary>
    public Expr ExtentOf(IndexVariable axis) => axis.Scope == IndexScope.Axis ? Target.Extents[axis.Position] : Pool.Subtract(axis.Upper!, axis.Lower!);

    /// <summary>The part at one value of an axis.</summary>
    public Site Fix(IndexVariable axis, Expr value) => new(Target, Replaced(axis, value), [.. Axes.Where(a => a != axis)]);

    /// <summary>The part from a value of an axis on, over an index that starts at 0.</summary>
    public Site From(IndexVariable axis, Expr first, IndexVariable index) => new(Target, Replaced(axis, Pool.Add(first, index)), [.. Axes.Select(a => a == axis ? index : a)]);

    /// <summary>Where the element at 0 of the given axes stands, the others being looped over.</summary>
    public Expr Offset(params IndexVariable[] zero) => RowMajor.Offset(Pool, Target, [.. Place.Select(p => zero.Aggregate(p, (place, axis) => Pool.Substitute(place, axis, Pool.Zero)))]);

    /// <summary>How far apart in memory the neighbours along an axis are.</summary>
    public Expr StrideOf(IndexVariable axis) => RowMajor.Stride(Pool, Target, Place.ToList().FindIndex(p => p.DependsOn(axis)));

    private List<Expr> Replaced(IndexVariable axis, Expr value) => [.. Place.Select(p => Pool.Substitute(p, axis, value))];
}
