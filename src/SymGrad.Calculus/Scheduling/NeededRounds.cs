using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// What a loop's rounds have in common is computed before it, once; where there are no rounds plain C# computes nothing of it, and what it reads need not
/// exist. So a definition that reads what nothing proves to exist is computed only where something that needs it is.
/// </summary>
internal sealed class NeededRounds
{
    private readonly ExprPool _pool;
    private readonly Dictionary<Tensor, List<HashSet<Expr>>> _needs = [];

    private NeededRounds(ExprPool pool) => _pool = pool;

    public static IReadOnlyList<Definition> Run(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        var pass = new NeededRounds(pool);
        var missing = definitions.Where(d => !IsResult(d) && !d.Body.IsOneCall()).Select(d => (d.Target, Reads: pass.Missing(d))).Where(d => d.Reads.Count > 0).ToDictionary(d => d.Target, d => d.Reads);
        return missing.Count == 0 ? definitions : pass.Guarded(definitions, missing);
    }

    private static bool IsResult(Definition definition) => definition.Role is DefinitionRole.Value or DefinitionRole.Derivative;

    private IReadOnlyList<Definition> Guarded(IReadOnlyList<Definition> definitions, Dictionary<Tensor, HashSet<Expr>> missing)
    {
        // Each after all that read it.
        foreach (var group in Components.Of(definitions, Dependencies.Of(definitions)).Reverse())
        {
            var targets = new HashSet<Tensor>(group.Select(d => d.Target));
            var needs = new List<HashSet<Expr>>();
            foreach (var need in group.Exists(IsResult) ? [[]] : targets.Where(_needs.ContainsKey).SelectMany(t => _needs[t]))
            {
                Add(needs, need);
            }

            foreach (var (definition, site) in group.SelectMany(d => Sites(d).Select(s => (d, s))).Where(p => !p.s.Read.Tensor.IsParameter && !targets.Contains(p.s.Read.Tensor)))
            {
                var read = _needs.TryGetValue(site.Read.Tensor, out var known) ? known : _needs[site.Read.Tensor] = [];
                var reached = IsReached(definition, site).ToList();
                needs.ForEach(need => Add(read, [.. need, .. reached]));
            }

            foreach (var target in targets)
            {
                _needs[target] = needs;
            }
        }

        return [.. definitions.Select(d => missing.TryGetValue(d.Target, out var reads) ? d with { Body = Guarded(d, reads) } : d)];
    }

    /// <summary>The terms that read what may be missing, where the definition is needed.</summary>
    private Expr Guarded(Definition definition, HashSet<Expr> reads)
    {
        // An axis without elements has nothing to compute.
        var projection = new Projection(_pool, new(_pool, []));
        var own = new HashSet<Expr>(definition.Target.Extents.Select(e => projection.Positive(_pool.Compare(Relation.Less, _pool.Zero, e))));
        var need = _pool.Or([.. _needs[definition.Target].Select(all => _pool.And([.. all.Except(own)]))]);
        return definition.Body is Sum sum
            ? _pool.Combine([.. sum.Terms.Select(t => t with { Value = t.Value.Nodes().Any(reads.Contains) ? _pool.Guard(need, t.Value) : t.Value }), new(sum.Constant, _pool.One)])
            : _pool.Guard(need, definition.Body);
    }

    /// <summary>Adds what a need asks, unless another one asks less.</summary>
    private static void Add(List<HashSet<Expr>> needs, HashSet<Expr> need)
    {
        if (!needs.Exists(n => n.IsSubsetOf(need)))
        {
            needs.RemoveAll(need.IsSubsetOf);
            needs.Add(need);
        }
    }

    /// <summary>That the rounds around a read are not empty, as far as sizes and counters say that.</summary>
    private IEnumerable<Expr> IsReached(Definition definition, ReadSite site)
    {
        var ranges = new Ranges(_pool, definition.Target.Extents);
        var projection = new Projection(_pool, ranges);
        var reached = projection.Without(_pool.And([.. site.Conditions.Where(AreIntegers), .. site.Around.Select(i => _pool.Compare(Relation.Less, i, ranges.Of(i)!.Value.Upper))]), site.Around, []);
        return Logic.Conjuncts(reached).Where(c => c.FreeIndices.IsEmpty).Select(c => projection.Positive(c)).Where(c => !ReferenceEquals(c, _pool.True));
    }

    private static bool AreIntegers(Expr condition) => condition is Compare { Relation: Relation.Less or Relation.LessOrEqual, Left.Kind: ValueKind.Integer } && !condition.ReadsElements();

    /// <summary>The reads of which nothing proves that they exist.</summary>
    private HashSet<Expr> Missing(Definition definition)
    {
        var proof = new IndexProof(_pool, new(_pool, definition.Target.Extents));
        return [.. Sites(definition).Where(s => !s.Read.Indices.Select((at, k) => proof.IsWithin(at, at, s.Read.Tensor.Extents[k], s.Conditions)).All(isWithin => isWithin)).Select(s => s.Read)];
    }

    private static IEnumerable<ReadSite> Sites(Definition definition)
    {
        var ranges = new Ranges(definition.Target.Pool, definition.Target.Extents);
        return Dependencies.Sites(definition, (pool, node) => Parts(pool, ranges, node));
    }

    /// <summary>The operands of a node, with all that says that it needs them.</summary>
    private static IEnumerable<Dependencies.Part> Parts(ExprPool pool, Ranges ranges, Expr node)
    {
        switch (node)
        {
            case Reduce:
                return Dependencies.Parts(pool, node).Select(p => p.Within is { } index ? p with { Condition = pool.And([.. WithinEach(pool, ranges, index)]) } : p);
            case Product product:
                // What is counted is not needed where there is none of it.
                var some = pool.And([.. product.Factors.Where(f => f.Exponent > 0 && f.Base.Kind == ValueKind.Integer && ranges.AtMost(pool.Zero, f.Base) == true).Select(f => pool.Compare(Relation.Less, pool.Zero, f.Base))]);
                return product.Operands.Select(o => new Dependencies.Part(o, o.Kind == ValueKind.Integer ? pool.True : some));
            case Logic { Connective: Connective.And } all:
                // Each is asked where those before it hold.
                return all.Operands.Select((o, k) => new Dependencies.Part(o, pool.And([.. all.Operands.Take(k)])));
            default:
                return Dependencies.Parts(pool, node);
        }
    }

    /// <summary>That an index lies within each of several ends, where the least of them is its own.</summary>
    private static IEnumerable<Expr> WithinEach(ExprPool pool, Ranges ranges, IndexVariable index)
    {
        var projection = new Projection(pool, ranges);
        return projection.Each(pool.Compare(Relation.LessOrEqual, index.Lower!, index)).Concat(projection.Each(pool.Compare(Relation.Less, index, index.Upper!)));
    }
}
