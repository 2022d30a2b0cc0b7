using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Scheduling;

/// <summary>A loop variable with its range, tightened by conditions.</summary>
internal sealed record LoopRange(IndexVariable Index, Expr Lower, Expr Upper);

/// <summary>
/// Turns the conditions of a summand into loop bounds: an equality fixes an index, a comparison bounds the innermost index in it,
/// what is left is tested.
/// </summary>
internal sealed class Bounds(ExprPool pool, Ranges ranges)
{
    private readonly List<LoopRange> _loops = [];
    private readonly List<Expr> _tests = [];

    /// <summary>The loops, outermost first.</summary>
    public IReadOnlyList<LoopRange> Loops => _loops;

    /// <summary>Conditions that no bound expresses.</summary>
    public IReadOnlyList<Expr> Tests => _tests;

    /// <summary>Whether conditions contradict one another, as those of a fixed round may.</summary>
    public bool AreNeverMet => _tests.Contains(pool.False);

    /// <summary>What stands for an index that an equality fixed.</summary>
    public Dictionary<int, Expr> Fixed { get; } = [];

    public void Solve(IReadOnlyList<IndexVariable> order, IReadOnlyList<Expr> conditions)
    {
        var open = conditions.ToList();
        var loops = order.ToList();
        FixIndices(loops, open);
        foreach (var index in loops)
        {
            var (lower, upper) = ranges.Of(index)!.Value;
            _loops.Add(new(index, Apply(lower), Apply(upper)));
        }

        foreach (var condition in open)
        {
            if (condition is not Compare comparison || !Tighten(comparison))
            {
                _tests.Add(condition);
            }
        }
    }

    public Expr Apply(Expr expr) => pool.Substitute(expr, Fixed);

    private void FixIndices(List<IndexVariable> loops, List<Expr> open)
    {
        for (var k = 0; k < open.Count; k++)
        {
            if (open[k] is not Compare { Relation: Relation.Equal } equality)
            {
                continue;
            }

            // The target's axes first, wherever their loops stand: what fixes one becomes the place of the store.
            var gap = pool.Subtract(equality.Left, equality.Right);
            foreach (var index in loops.OrderBy(i => i.Scope != IndexScope.Axis).ToList())
            {
                if (gap.DependsOn(index) && Affine.Solve(pool, gap, index, pool.Zero) is { } solution && !IsCircular(index, solution, loops))
                {
                    var (lower, upper) = ranges.Of(index)!.Value;
                    loops.Remove(index);
                    open.RemoveAt(k);
                    foreach (var key in Fixed.Keys.ToList())
                    {
                        Fixed[key] = pool.Substitute(Fixed[key], index, solution);
                    }

                    Fixed[index.Key] = solution;
                    for (var c = 0; c < open.Count; c++)
                    {
                        open[c] = pool.Substitute(open[c], index, solution);
                    }

                    // Where data is a place alone, the element is read, or written as that of what is read: an access past the end throws.
                    if (solution is not Read { Tensor: var data } || pool.IsCompared(data))
                    {
                        Require(open, pool.Compare(Relation.LessOrEqual, lower, solution));
                        Require(open, pool.Compare(Relation.Less, solution, Apply(upper)));
                    }

                    k = -1;
                    break;
                }
            }
        }

        open.RemoveAll(c => ReferenceEquals(c, pool.True));
    }

    /// <summary>Whether an index of the solution runs in a range that the fixed index itself bounds.</summary>
    private bool IsCircular(IndexVariable index, Expr solution, List<IndexVariable> loops) =>
        loops.Exists(l => solution.DependsOn(l) && ranges.Of(l) is var (lower, upper) && (lower.DependsOn(index) || upper.DependsOn(index)));

    private void Require(List<Expr> open, Expr condition)
    {
        var decided = condition is Compare comparison ? ranges.Decide(comparison) : null;
        if (decided != true && !ReferenceEquals(condition, pool.True))
        {
            open.Add(condition);
        }
    }

    /// <summary>Bounds the innermost loop index of a comparison, where it stands with coefficient ±1.</summary>
    private bool Tighten(Compare condition)
    {
        for (var k = _loops.Count - 1; k >= 0; k--)
        {
            var index = _loops[k].Index;
            if (!condition.DependsOn(index))
            {
                continue;
            }

            if (Affine.Bound(pool, condition, index) is not var (bound, isLeast))
            {
                return false;
            }

            _loops[k] = isLeast
                ? _loops[k] with { Lower = ranges.Larger(_loops[k].Lower, bound) }
                : _loops[k] with { Upper = ranges.Smaller(_loops[k].Upper, pool.Add(bound, pool.One)) };
            return true;
        }

        return false;
    }
}
