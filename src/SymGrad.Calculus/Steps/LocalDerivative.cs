using System.Linq;
using SymGrad.Calculus.Differentiation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Steps;

/// <summary>∂T_I/∂R_J of one definition by one tensor that it reads: a link of the chain.</summary>
/// <param name="Of">The definition of T.</param>
/// <param name="By">R.</param>
/// <param name="Body">Over the axes I, then J.</param>
/// <param name="Run">The run of reverse mode that took it.</param>
internal sealed record LocalDerivative(Definition Of, Tensor By, Expr Body, Differential Run)
{
    /// <summary>The axes of T that a delta in every term makes equal to one of R: <c>∂a_k/∂W_ij = δ_ki x_j</c> pairs k with i.</summary>
    public IReadOnlyDictionary<int, int> Pairs { get; } = CommonPairs(Of.Target, By, Body);

    /// <summary>Whether each element of T depends on one element of R, at the same place.</summary>
    public bool IsElementwise => Of.Target.Rank > 0 && Pairs.Count == Of.Target.Rank && By.Rank == Of.Target.Rank;

    /// <summary>The body behind the deltas of an elementwise one, over the axes of T.</summary>
    public Expr Diagonal => Of.Target.Pool.Add([.. Parts(Of.Target, By, Body).Select(p => p.Value)]);

    private static IEnumerable<DeltaPart> Parts(Tensor of, Tensor by, Expr body) => new DeltaSplit(of.Pool, [.. of.Extents, .. by.Extents]).Of(body);

    private static Dictionary<int, int> CommonPairs(Tensor of, Tensor by, Expr body)
    {
        Dictionary<int, int>? common = null;
        foreach (var part in Parts(of, by, body))
        {
            var own = part.Delta is null ? [] : Logic.Conjuncts(part.Delta).Select(c => PairOf((Compare)c, of.Rank)).OfType<(int Of, int By)>().ToList();
            common = common is null ? own.GroupBy(p => p.Of).ToDictionary(g => g.Key, g => g.First().By) : common.Where(c => own.Contains((c.Key, c.Value))).ToDictionary(c => c.Key, c => c.Value);
        }

        // Where one axis would have two partners, the matrix's diagonal, there is nothing to rename.
        return common is null || common.Values.Distinct().Count() < common.Count ? [] : common;
    }

    private static (int Of, int By)? PairOf(Compare delta, int rank) => (delta.Left, delta.Right) switch
    {
        (IndexVariable { Scope: IndexScope.Axis } a, IndexVariable { Scope: IndexScope.Axis } b) when Math.Min(a.Position, b.Position) < rank && Math.Max(a.Position, b.Position) >= rank =>
            (Math.Min(a.Position, b.Position), Math.Max(a.Position, b.Position) - rank),
        _ => null,
    };
}
