using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Differentiation;

/// <summary>
/// The index part of the chain rule: what a read R[α] with weight w under the indices I, S contributes to the adjoint of R,
/// R̄[J] += Σ_{I,S : α(I,S) = J} w. Each equation α = J is solved for an index where that can be done, by renaming for a plain index,
/// by a shifted and bounded one for an affine index; what cannot be solved stays as a delta.
/// </summary>
public sealed class Transposition(ExprPool pool, Summation summation)
{
    /// <param name="read">The read.</param>
    /// <param name="weight">Its sensitivity, over the indices of <paramref name="scope"/>.</param>
    /// <param name="scope">The open indices, from outer to inner.</param>
    /// <param name="leading">How many axes, which the weight may have too, stand before those of the tensor.</param>
    /// <returns>The contribution, over the leading axes and those of the tensor that is read.</returns>
    public Expr Contribution(Read read, Expr weight, IReadOnlyList<IndexVariable> scope, int leading = 0)
    {
        var remaining = new List<IndexVariable>(scope);
        var indices = new List<Expr>(read.Indices);
        var bounds = new List<Expr>();
        var deltas = new List<Expr>();
        for (var axis = 0; axis < indices.Count; axis++)
        {
            var target = pool.Axis(leading + axis);
            if (Solve(indices[axis], target, remaining) is not var (index, solution))
            {
                deltas.Add(pool.Compare(Relation.Equal, indices[axis], target));
                continue;
            }

            remaining.Remove(index);
            var substitution = new Dictionary<int, Expr> { [index.Key] = solution };
            weight = pool.Substitute(weight, substitution);
            Replace(indices, substitution);
            Replace(bounds, substitution);
            Replace(deltas, substitution);
            Bound(index, solution, read.Tensor.Extents[axis], bounds);
            Rename(index, solution);
        }

        // Integer data are read last: the bounds, and the model's own guards in the weight, may be what keeps that read in range.
        var placed = deltas.Count == 0 ? weight : summation.Within(weight, pool.And(deltas));
        var contribution = pool.Guard(pool.And(bounds), placed);
        for (var k = remaining.Count - 1; k >= 0; k--)
        {
            contribution = summation.Over(remaining[k], contribution);
        }

        return contribution;

        // A range that depends on an index now solved for is a range in the new one; and so on for what depends on it in turn.
        void Rename(IndexVariable solved, Expr solution)
        {
            var replacements = new Dictionary<int, Expr> { [solved.Key] = solution };
            for (var k = 0; k < remaining.Count; k++)
            {
                var old = remaining[k];
                var (lower, upper) = (pool.Substitute(old.Lower!, replacements), pool.Substitute(old.Upper!, replacements));
                if (!ReferenceEquals(lower, old.Lower) || !ReferenceEquals(upper, old.Upper))
                {
                    remaining[k] = pool.OpenIndex(lower, upper, old.NameHint);
                    replacements.Add(old.Key, remaining[k]);
                }
            }

            replacements.Remove(solved.Key);
            weight = pool.Substitute(weight, replacements);
            Replace(indices, replacements);
            Replace(bounds, replacements);
            Replace(deltas, replacements);
            Order(remaining);
        }

        void Replace(List<Expr> expressions, Dictionary<int, Expr> replacements)
        {
            for (var i = 0; i < expressions.Count; i++)
            {
                expressions[i] = pool.Substitute(expressions[i], replacements);
            }
        }
    }

    /// <summary>
    /// The innermost index that the equation determines: so that a convolution's gradient gathers over the outer one. An index in whose
    /// range the solution would run itself, as the row in packed triangular storage, is not solved for.
    /// </summary>
    private (IndexVariable Index, Expr Solution)? Solve(Expr index, Expr target, List<IndexVariable> remaining)
    {
        for (var k = remaining.Count - 1; k >= 0; k--)
        {
            var candidate = remaining[k];
            if (index.DependsOn(candidate)
                && Affine.Solve(pool, index, candidate, target) is { } solution
                && !remaining.Exists(other => solution.DependsOn(other) && RangeDependsOn(other, candidate, remaining)))
            {
                return (candidate, solution);
            }
        }

        return null;
    }

    /// <summary>Whether the range depends on <paramref name="other"/>, directly or by way of another index.</summary>
    private static bool RangeDependsOn(IndexVariable index, IndexVariable other, List<IndexVariable> among) =>
        DependsDirectly(index, other) || among.Exists(between => DependsDirectly(index, between) && RangeDependsOn(between, other, among));

    private static bool DependsDirectly(IndexVariable index, IndexVariable other) => index.Lower!.DependsOn(other) || index.Upper!.DependsOn(other);

    /// <summary>Keeps the order from outer to inner, but puts an index inside those on which its range depends.</summary>
    private static void Order(List<IndexVariable> indices)
    {
        for (var k = 0; k < indices.Count; k++)
        {
            var next = indices.FindIndex(k, candidate => !indices.Skip(k).Any(other => DependsDirectly(candidate, other)));
            var outer = indices[next];
            indices.RemoveAt(next);
            indices.Insert(k, outer);
        }
    }

    private void Bound(IndexVariable index, Expr solution, Expr extent, List<Expr> bounds)
    {
        var isWholeAxis = solution is IndexVariable && index.Lower is Number { Value.IsZero: true } && ReferenceEquals(index.Upper, extent);
        if (!isWholeAxis)
        {
            bounds.Add(pool.Compare(Relation.LessOrEqual, index.Lower!, solution));
            bounds.Add(pool.Compare(Relation.Less, solution, index.Upper!));
        }
    }
}
