using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Simplification;

/// <summary>
/// Finds out whether elements add up to 0 along an axis, knowing that the weights of a softmax add up to 1. Unlike <see cref="Summation"/> it
/// takes sums and products of sums apart, and definitions too: what comes of it is an answer, never an expression that is kept.
/// </summary>
/// <param name="pool">Makes the expressions.</param>
/// <param name="definitions">What the definitions that may be taken apart are.</param>
/// <param name="weights">The tensors whose rows, along the last axis, add up to 1.</param>
internal sealed class Total(ExprPool pool, IReadOnlyDictionary<Tensor, Definition> definitions, HashSet<Tensor> weights)
{
    // As many as there are between an adjoint of a softmax and what its normaliser's adjoint adds up; and the size of a body that is still such a link.
    private const int Levels = 4;
    private const int Largest = 200;

    private readonly Summation _summation = new(pool);

    /// <summary>Whether the sum of a body over an index is 0 for certain.</summary>
    /// <param name="index">The index, over the whole axis.</param>
    /// <param name="body">What is added up.</param>
    /// <param name="extents">How far the axes run that stand in it.</param>
    public bool IsZero(IndexVariable index, Expr body, IReadOnlyList<Expr> extents)
    {
        var ranges = new Ranges(pool, extents);
        var total = ranges.Simplify(Of(index, body));
        for (var level = 0; level < Levels && total is not Number; level++)
        {
            var next = ranges.Simplify(new Parting(pool, this).Visit(new InSteps(pool, definitions, isBelowSums: level > 0).Visit(total)));
            if (ReferenceEquals(next, total) || next.Nodes().Take(Largest + 1).Count() > Largest)
            {
                return false;
            }

            total = next;
        }

        return total is Number { Value.IsZero: true };
    }

    private Expr Of(IndexVariable index, Expr expr)
    {
        if (!expr.DependsOn(index))
        {
            return _summation.Multiply(_summation.Count(index), expr);
        }

        switch (expr)
        {
            case Sum sum:
                return pool.Combine([.. sum.Terms.Select(t => t with { Value = Of(index, t.Value) }), new(sum.Constant, _summation.Count(index))]);
            case Product product when product.Factors.FirstOrDefault(f => f.Exponent == 1 && f.Base is Sum && f.Base.DependsOn(index)) is { Base: Sum sum } factor:
                var others = pool.MultiplyPowers([.. product.Factors.Where(f => f != factor)]);
                return pool.Combine([.. sum.Terms.Select(t => t with { Value = Of(index, _summation.Multiply(t.Value, others)) }), new(sum.Constant, Of(index, others))]);
            case Product product when product.Factors.Any(f => !f.Base.DependsOn(index)):
                return _summation.Multiply(
                    pool.MultiplyPowers([.. product.Factors.Where(f => !f.Base.DependsOn(index))]),
                    Of(index, pool.MultiplyPowers([.. product.Factors.Where(f => f.Base.DependsOn(index))])));
            case Read read when weights.Contains(read.Tensor) && IsRow(read, index):
                return pool.One;
            default:
                return _summation.Over(index, expr);
        }
    }

    private static bool IsRow(Read read, IndexVariable index) =>
        ReferenceEquals(read.Indices[read.Indices.Count - 1], index) && read.Indices.Take(read.Indices.Count - 1).All(i => !i.DependsOn(index))
        && index.Lower is Number { Value.IsZero: true } && ReferenceEquals(index.Upper, read.Tensor.Extents[read.Tensor.Rank - 1]);

    /// <summary>Puts definitions in: first where they stand alone, then in what is summed as well.</summary>
    private sealed class InSteps(ExprPool pool, IReadOnlyDictionary<Tensor, Definition> definitions, bool isBelowSums) : Opening(pool, definitions)
    {
        protected override Expr? Before(Expr expr) => expr is Reduce && !isBelowSums ? expr : base.Before(expr);
    }

    /// <summary>Takes the sums apart that came with them.</summary>
    private sealed class Parting(ExprPool pool, Total total) : ExprRewriter(pool)
    {
        protected override Expr After(Expr expr)
        {
            if (expr is not Reduce { Operation: ReductionKind.Sum } sum)
            {
                return expr;
            }

            var (index, body) = Pool.Open(sum);
            return total.Of(index, body);
        }
    }
}
