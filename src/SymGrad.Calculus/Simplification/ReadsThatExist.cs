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
    /// <summary>The conditions without which nothing proves that all that an expression reads exists, though there are terms.</summary>
    /// <param name="expr">What is read.</param>
    /// <param name="given">What holds in any case.</param>
    /// <param name="inhabited">That there are terms: asked only where it matters.</param>
    public IReadOnlyList<Expr> Needed(Expr expr, IReadOnlyList<Expr> given, Func<IEnumerable<Expr>> inhabited)
    {
        var proof = new IndexProof(pool, ranges);
        // An axis whose range is not known here has a value that exists.
        var unproved = expr.Nodes().OfType<Read>()
            .SelectMany(r => r.Indices.SelectMany((at, k) => at is IndexVariable index && ranges.Of(index) is null ? [] : new (Expr Left, Expr Right)[] { (pool.Zero, at), (pool.Add(at, pool.One), r.Tensor.Extents[k]) }))
            .Where(p => !proof.AtMost(p.Left, p.Right, given)).ToList();
        if (unproved.Count == 0)
        {
            return [];
        }

        // Where data says what is read, nothing but the rounds in which it is read says that it exists.
        var isData = unproved.Exists(p => p.Left.ReadsElements() || p.Right.ReadsElements());
        var demands = pool.Demands.Where(d => unproved.Exists(p => proof.AtMost(p.Left, p.Right, [d.Holds]))).SelectMany(d => Logic.Conjuncts(d.Where)).ToList();
        return [.. inhabited().Where(c => isData || demands.Contains(c) || unproved.Exists(p => proof.AtMost(p.Left, p.Right, [.. given, c])))];
    }
}
