using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Simplification;

/// <summary>Σ (x_i − μ) is 0 where μ is the mean of x: such sums, and such terms of sums, are left away, from derivatives and, where a substitution brings them, on paper.</summary>
internal sealed class CentredSums
{
    private readonly ExprPool _pool;
    private readonly Total? _total;

    // u = x − μ where it has a name.
    private readonly Dictionary<Tensor, Definition> _centred = [];

    public CentredSums(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        _pool = pool;
        var named = definitions.Where(d => d.Role is DefinitionRole.Local or DefinitionRole.Intermediate).ToList();
        var sums = new HashSet<Tensor>(named.Where(d => IsPlainSum(d.Body)).Select(d => d.Target));
        var means = new HashSet<Tensor>(named.Where(d => IsMean(d.Body, sums)).Select(d => d.Target));
        bool Takes(Definition d) => d.Body is Sum && d.Body.Nodes().Any(n => n is Read r && means.Contains(r.Tensor));
        if (definitions.Any(d => d.Body.Nodes().Any(n => n is Product p && IsMean(p, sums))))
        {
            _total = new(pool, named.Where(d => sums.Contains(d.Target) || means.Contains(d.Target)).ToDictionary(d => d.Target), []);
            _centred = named.Where(Takes).ToDictionary(d => d.Target);
        }
    }

    /// <summary>Definitions, the given ones as they are: a model stays as its author wrote it.</summary>
    public static IReadOnlyList<Definition> LeaveAway(ExprPool pool, IReadOnlyList<Definition> definitions, IReadOnlyList<Definition> model)
    {
        var centred = new CentredSums(pool, definitions);
        var written = new HashSet<Definition>(model);
        return centred._total is null ? definitions : [.. definitions.Select(d => written.Contains(d) ? d : d with { Body = centred.Of(d.Body, d.Target.Extents) })];
    }

    /// <summary>A body over axes of the given extents.</summary>
    public Expr Of(Expr body, IReadOnlyList<Expr> extents) => _total is null ? body : new Writing(_pool, _total, new(_pool, _centred), extents).Visit(body);

    /// <summary>A sum of elements as they are.</summary>
    private static bool IsPlainSum(Expr body) => body is Reduce { Operation: ReductionKind.Sum } sum && (sum.Body is Read || IsPlainSum(sum.Body));

    /// <summary>Such a sum, divided by extents.</summary>
    private static bool IsMean(Expr body, HashSet<Tensor> sums) =>
        body is Product p && p.Factors.Any(f => f is { Base: Extent, Exponent: < 0 })
        && p.Factors.All(f => f is { Base: Extent, Exponent: < 0 } || (f.Exponent == 1 && (IsPlainSum(f.Base) || (f.Base is Read r && sums.Contains(r.Tensor)))));

    private sealed class Writing(ExprPool pool, Total total, Opening opening, IReadOnlyList<Expr> extents) : ExprRewriter(pool)
    {
        protected override Expr After(Expr expr)
        {
            if (expr is not Reduce { Operation: ReductionKind.Sum, Lower: Number { Value.IsZero: true } } sum)
            {
                return expr;
            }

            var (index, body) = Pool.Open(sum);
            if (total.IsZero(index, opening.Visit(body), extents))
            {
                return Pool.Zero;
            }

            var terms = body is Sum { Terms.Count: > 1 } whole ? whole.Terms.Where(t => !total.IsZero(index, opening.Visit(t.Value), extents)).ToList() : null;
            return terms is null || terms.Count == ((Sum)body).Terms.Count ? expr : Pool.Reduce(ReductionKind.Sum, index, Pool.Combine([.. terms, new(((Sum)body).Constant, Pool.One)]));
        }
    }
}
