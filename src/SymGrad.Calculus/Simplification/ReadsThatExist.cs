using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Simplification;

/// <summary>
/// What is taken out of a sum, or is stored apart from a row, is read though there are no terms; what it reads may exist only where there are some.
/// </summary>
/// <param name="pool">Makes the expressions.</param>
/// <param name="ranges">The ranges of indices.</param>
internal sealed class ReadsThatExist(ExprPool pool, Ranges ranges)
{
    /// <summary>What stands outside of the ranges of others, which may be empty: 0 where only their values say that all that it reads exists, and that it has a value.</summary>
    /// <inheritdoc cref="NeededByReads"/>
    public Expr Guarded(Expr expr, IReadOnlyList<IndexVariable> others, IReadOnlyList<IndexVariable> own) => pool.Guard(pool.And([.. Needed(expr, others, own, [])]), expr);

    /// <summary>Those of the conditions that other indices have values without which nothing proves that all that an expression reads exists, and that it has a value.</summary>
    /// <inheritdoc cref="NeededByReads"/>
    public IReadOnlyList<Expr> Needed(Expr expr, IReadOnlyList<IndexVariable> others, IReadOnlyList<IndexVariable> own, IReadOnlyList<Expr> given) =>
        [.. NeededByReads(expr, others, own, given), .. NeededByValues(expr, others, own, given)];

    /// <summary>Those of the conditions that other indices have values without which nothing proves that an expression has a value.</summary>
    /// <inheritdoc cref="NeededByReads"/>
    public IReadOnlyList<Expr> NeededByValues(Expr expr, IReadOnlyList<IndexVariable> others, IReadOnlyList<IndexVariable> own, IReadOnlyList<Expr> given)
    {
        if (new ValuesThatExist(pool).IsKnown(expr, ranges, own, given))
        {
            return [];
        }

        var inhabited = Inhabited(others, own);
        pool.NoteRounds(inhabited);
        return inhabited;
    }

    /// <summary>Those of the conditions that other indices have values without which nothing proves that all that an expression reads exists; where these do not say it, that it does.</summary>
    /// <param name="expr">What stands outside of the ranges of the others.</param>
    /// <param name="others">The indices whose ranges may be empty, from outer to inner.</param>
    /// <param name="own">The indices that stay around it.</param>
    /// <param name="given">What holds in any case.</param>
    public IReadOnlyList<Expr> NeededByReads(Expr expr, IReadOnlyList<IndexVariable> others, IReadOnlyList<IndexVariable> own, IReadOnlyList<Expr> given)
    {
        var proof = new IndexProof(pool, ranges);
        // An axis whose range is not known here has a value that exists.
        var unproved = expr.Nodes().OfType<Read>()
            .SelectMany(r => r.Indices.SelectMany((at, k) => at is IndexVariable index && ranges.Of(index) is null ? [] : new (Expr Left, Expr Right)[] { (pool.Zero, at), (pool.Add(at, pool.One), r.Tensor.Extents[k]) }))
            .Where(p => !proof.AtMost(p.Left, p.Right, given)).ToList();
        var isPlaced = expr.Nodes().OfType<Compare>().Any(IsPlace);
        if (unproved.Count == 0 && !isPlaced)
        {
            return [];
        }

        // Where data says what is read, nothing but the rounds in which it is read says that it exists.
        var inhabited = Inhabited(others, own);
        if (inhabited.Count == 0 || isPlaced || unproved.Exists(p => p.Left.ReadsElements() || p.Right.ReadsElements()))
        {
            return inhabited;
        }

        return [.. unproved.SelectMany(p =>
        {
            var demands = pool.Demands.Where(d => proof.AtMost(p.Left, p.Right, [d.Holds])).SelectMany(d => Logic.Conjuncts(d.Where)).ToList();
            var saying = inhabited.Where(c => demands.Contains(c) || proof.AtMost(p.Left, p.Right, [.. given, c])).ToList();
            // Rounds inside of rounds, as those of a triangle, are not said by the end of one of them: where the read does not exist, there are none.
            return saying.Count == 0 && demands.Count > 0 ? [pool.Compare(Relation.LessOrEqual, p.Left, p.Right)] : saying;
        }).Distinct()];
    }

    /// <summary>That other indices have values.</summary>
    private List<Expr> Inhabited(IReadOnlyList<IndexVariable> others, IReadOnlyList<IndexVariable> own)
    {
        var ends = others.Select(i => ranges.Of(i) is var (_, upper) ? pool.Compare(Relation.Less, i, upper) : pool.True);
        return [.. Logic.Conjuncts(new Projection(pool, ranges).Without(pool.And([.. ends]), others, own)).Where(c => !others.Any(c.DependsOn))];
    }

    /// <summary>Whether a delta stores at a place that data says, which may exist only in the rounds in which the model reads there.</summary>
    private bool IsPlace(Compare comparison) => comparison.Relation == Relation.Equal && (IsPlace(comparison.Left, comparison.Right) || IsPlace(comparison.Right, comparison.Left));

    private bool IsPlace(Expr axis, Expr data) => axis is IndexVariable index && ranges.Of(index) is null && data is Read { Tensor: var tensor } && pool.MostOf(tensor) is null && !pool.IsCompared(tensor);
}
