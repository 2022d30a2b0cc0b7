using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>
/// What a term has in a sum, γ_i = f_i / Σ_k f_k: the sensitivity of ln Σ f to the exponents in f, a posterior probability where f is a density.
/// It has a name on paper, since every derivative by what stands in the exponents is made of it.
/// </summary>
internal sealed class Shares : ExprRewriter
{
    /// <summary>A share of no more symbols is as good as a name.</summary>
    private const int Short = 3;

    private readonly Dictionary<Tensor, Definition> _sums;
    private readonly Dictionary<Tensor, Expr> _adjoints = [];
    private readonly Dictionary<Tensor, Term> _shares = [];
    private readonly Dictionary<Expr, Definition> _named = [];

    public Shares(ExprPool pool, IReadOnlyList<Definition> definitions)
        : base(pool)
    {
        _sums = definitions.Where(d => d.Body is Reduce { Operation: ReductionKind.Sum }).ToDictionary(d => d.Target);
        var found = new List<Definition>(definitions.Count);
        foreach (var definition in definitions)
        {
            if (definition.Role == DefinitionRole.Adjoint && Written(definition.Body) is { } total)
            {
                _adjoints.Add(definition.Target, total);
                if (Share(definition, total) is var (factor, share))
                {
                    if (!_named.TryGetValue(share, out var named))
                    {
                        _named[share] = named = new(pool.Defined("gamma", definition.Target.Extents), share, DefinitionRole.Intermediate) { IndexNames = definition.IndexNames };
                        found.Add(named);
                    }

                    _shares.Add(definition.Target, new(factor, pool.Read(named.Target, [.. Enumerable.Range(0, named.Target.Rank).Select(pool.Axis)])));
                }
            }

            found.Add(definition);
        }

        if (_shares.Count == 0)
        {
            Definitions = definitions;
            return;
        }

        // A sensitivity that is a product with a share in it is written so.
        var known = new KnownParts(pool, _named.Values.Select(d => (d.Target, d.Body)));
        Expr InShares(Definition d) => d.Role == DefinitionRole.Adjoint && !_shares.ContainsKey(d.Target) && _adjoints.TryGetValue(d.Target, out var total) && known.Visit(total) is var shorter && shorter.Nodes().Any(n => n is Read r && Contains(r.Tensor)) ? shorter : d.Body;
        Definitions = found.ConvertAll(d => d with { Body = Visit(InShares(d)) });
    }

    /// <summary>The definitions with their shares, which their readers read by name.</summary>
    public IReadOnlyList<Definition> Definitions { get; }

    public bool Contains(Tensor tensor) => _named.Values.Any(d => d.Target == tensor);

    protected override Expr? Before(Expr expr) => expr is Read read && _shares.TryGetValue(read.Tensor, out var share)
        ? Pool.Scale(share.Coefficient, Pool.Instantiate(share.Value, [.. read.Indices.Select(Visit)]))
        : null;

    /// <summary>A product of reads, in which the sensitivities that it is a link to are written out; null for anything else.</summary>
    private Expr? Written(Expr body) => body switch
    {
        Sum { IsScaled: true, OnlyTerm: { } term } => Written(term.Value) is { } value ? Pool.Scale(term.Coefficient, value) : null,
        Product product => Product([.. product.Factors.Select(f => (f.Base is Read read && _adjoints.TryGetValue(read.Tensor, out var known) ? Pool.Instantiate(known, read.Indices) : f.Base, f.Exponent))]),
        Read => body,
        _ => null,
    };

    private Expr Product(IEnumerable<(Expr Base, int Exponent)> factors) =>
        factors.Aggregate(Pool.One, (product, factor) => Pool.Multiply(product, Pool.Power(factor.Base, factor.Exponent)));

    /// <summary>c and f_i / Σ_k f_k where a sensitivity is c times that.</summary>
    private (Rational Factor, Expr Share)? Share(Definition adjoint, Expr total)
    {
        var scaled = total is Sum { IsScaled: true, OnlyTerm: { } only } ? only : new Term(Rational.One, total);
        if (scaled.Value is not Product product)
        {
            return null;
        }

        foreach (var below in product.Factors)
        {
            if (below is not { Exponent: -1, Base: Read sum } || !_sums.TryGetValue(sum.Tensor, out var definition))
            {
                continue;
            }

            var above = Pool.MultiplyPowers([.. product.Factors.Where(f => f != below)]);
            var (index, body) = Pool.Open((Reduce)Pool.Instantiate(definition.Body, sum.Indices));
            for (var axis = 0; axis < adjoint.Target.Rank; axis++)
            {
                var term = Pool.Substitute(body, index, Pool.Axis(axis));
                var own = term is Sum { IsScaled: true, OnlyTerm: { } part } ? part : new Term(Rational.One, term);
                if (ReferenceEquals(own.Value, above) && Pool.Divide(term, sum) is var share && DisplaySize.Of(share, _ => 1) > Short)
                {
                    return (scaled.Coefficient / own.Coefficient, share);
                }
            }
        }

        return null;
    }
}
