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
    /// <returns>The contribution, over the axes of the tensor that is read.</returns>
    public Expr Contribution(Read read, Expr weight, IReadOnlyList<IndexVariable> scope)
    {
        var remaining = new List<IndexVariable>(scope);
        var indices = new List<Expr>(read.Indices);
        var conditions = new List<Expr>();
        for (var axis = 0; axis < indices.Count; axis++)
        {
            var target = pool.Axis(axis);
            if (Solve(indices[axis], target, remaining) is not var (index, solution))
            {
                conditions.Add(pool.Compare(Relation.Equal, indices[axis], target));
                continue;
            }

            remaining.Remove(index);
            weight = pool.Substitute(weight, index, solution);
            for (var later = axis + 1; later < indices.Count; later++)
            {
                indices[later] = pool.Substitute(indices[later], index, solution);
            }

            for (var c = 0; c < conditions.Count; c++)
            {
                conditions[c] = pool.Substitute(conditions[c], index, solution);
            }

            Bound(index, solution, read.Tensor.Extents[axis], conditions);
            Rename(remaining, index, solution);
        }

        var contribution = pool.Guard(pool.And(conditions), weight);
        for (var k = remaining.Count - 1; k >= 0; k--)
        {
            contribution = summation.Over(remaining[k], contribution);
        }

        return contribution;

        // An inner range that depends on an index now solved for is a range in the new one.
        void Rename(List<IndexVariable> open, IndexVariable solved, Expr solution)
        {
            for (var k = 0; k < open.Count; k++)
            {
                var old = open[k];
                if (!old.Lower!.DependsOn(solved) && !old.Upper!.DependsOn(solved))
                {
                    continue;
                }

                var renamed = pool.OpenIndex(
                    pool.Substitute(old.Lower!, solved, solution), pool.Substitute(old.Upper!, solved, solution), old.NameHint);
                open[k] = renamed;
                weight = pool.Substitute(weight, old, renamed);
                for (var i = 0; i < indices.Count; i++)
                {
                    indices[i] = pool.Substitute(indices[i], old, renamed);
                }

                for (var i = 0; i < conditions.Count; i++)
                {
                    conditions[i] = pool.Substitute(conditions[i], old, renamed);
                }
            }
        }
    }

    /// <summary>The innermost index that the equation determines: so that a convolution's gradient gathers over the outer one.</summary>
    private (IndexVariable Index, Expr Solution)? Solve(Expr index, Expr target, List<IndexVariable> remaining)
    {
        for (var k = remaining.Count - 1; k >= 0; k--)
        {
            if (index.DependsOn(remaining[k]) && Affine.Solve(pool, index, remaining[k], target) is { } solution)
            {
                return (remaining[k], solution);
            }
        }

        return null;
    }

    private void Bound(IndexVariable index, Expr solution, Expr extent, List<Expr> conditions)
    {
        var isWholeAxis = solution is IndexVariable && index.Lower is Number { Value.IsZero: true } && ReferenceEquals(index.Upper, extent);
        if (!isWholeAxis)
        {
            conditions.Add(pool.Compare(Relation.LessOrEqual, index.Lower!, solution));
            conditions.Add(pool.Compare(Relation.Less, solution, index.Upper!));
        }
    }
}
