using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;

namespace SymGrad.Calculus.Simplification;

/// <summary>
/// What a loop's rounds have in common is computed before it, once; where there are no rounds plain C# computes nothing of it: what it reads need not
/// exist, and it need have no value. So a definition of which nothing proves that what it reads or is exists is computed only where something that needs it is.
/// </summary>
internal sealed class NeededRounds
{
    private readonly ExprPool _pool;
    private readonly Dictionary<Tensor, List<HashSet<Expr>>> _needs = [];

    private NeededRounds(ExprPool pool) => _pool = pool;

    /// <summary>The definitions of a model, before they are differentiated: what has no value where it is not needed has no derivative there either.</summary>
    public static IReadOnlyList<Definition> WithValues(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        var adjoints = new AdjointsThatExist(pool, definitions);
        var guarded = new NeededRounds(pool).Run(definitions, d => [.. TermsOf(d.Body).Where(t => !adjoints.Exist(d, t.Value)).Select(t => t.Value)]);
        foreach (var definition in guarded)
        {
            ValuesThatExist.Note(definition);
        }

        return guarded;
    }

    /// <summary>The definitions of a derivation: what reads what may not exist.</summary>
    public static IReadOnlyList<Definition> WithReads(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        var pass = new NeededRounds(pool);
        return pass.Run(definitions, d => pass.Missing(d) is { Count: > 0 } missing ? [.. TermsOf(d.Body).Where(t => t.Value.Nodes().Any(missing.Contains)).Select(t => t.Value)] : []);
    }

    private IReadOnlyList<Definition> Run(IReadOnlyList<Definition> definitions, Func<Definition, HashSet<Expr>> termsToGuard)
    {
        var open = definitions.Where(d => !IsResult(d) && !d.Body.IsOneCall()).Select(d => (d.Target, Terms: termsToGuard(d))).Where(d => d.Terms.Count > 0).ToDictionary(d => d.Target, d => d.Terms);
        return open.Count == 0 ? definitions : Guarded(definitions, open);
    }

    private static bool IsResult(Definition definition) => definition.Role is DefinitionRole.Value or DefinitionRole.Derivative;

    private IReadOnlyList<Definition> Guarded(IReadOnlyList<Definition> definitions, Dictionary<Tensor, HashSet<Expr>> open)
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

        return [.. definitions.Select(d => open.TryGetValue(d.Target, out var terms) ? d with { Body = Guarded(d, terms) } : d)];
    }

    /// <summary>A definition with some of its terms only where it is needed.</summary>
    private Expr Guarded(Definition definition, HashSet<Expr> terms)
    {
        // An axis without elements has nothing to compute.
        var projection = new Projection(_pool, new(_pool, []));
        var own = new HashSet<Expr>(definition.Target.Extents.Select(e => projection.Positive(_pool.Compare(Relation.Less, _pool.Zero, e))));
        var need = _pool.Or([.. _needs[definition.Target].Select(all => _pool.And([.. all.Except(own)]))]);
        _pool.NoteRounds(need.Nodes().Where(n => n.Kind == ValueKind.Boolean));
        var constant = definition.Body is Sum sum ? sum.Constant : Rational.Zero;
        return _pool.Combine([.. TermsOf(definition.Body).Select(t => t with { Value = terms.Contains(t.Value) ? _pool.Guard(need, t.Value) : t.Value }), new(constant, _pool.One)]);
    }

    private static IReadOnlyList<Term> TermsOf(Expr body) => body is Sum sum ? sum.Terms : [new(Rational.One, body)];

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
    public static IEnumerable<Expr> IsReached(Definition definition, ReadSite site)
    {
        var pool = definition.Target.Pool;
        var ranges = new Ranges(pool, definition.Target.Extents);
        var projection = new Projection(pool, ranges);
        var reached = projection.Without(pool.And([.. site.Conditions.Where(AreIntegers), .. site.Around.Select(i => pool.Compare(Relation.Less, i, ranges.Of(i)!.Value.Upper))]), site.Around, []);
        return Logic.Conjuncts(reached).Where(c => c.FreeIndices.IsEmpty).Select(c => projection.Positive(c)).Where(c => !ReferenceEquals(c, pool.True));
    }

    private static bool AreIntegers(Expr condition) => condition is Compare { Relation: Relation.Less or Relation.LessOrEqual, Left.Kind: ValueKind.Integer } && !condition.ReadsElements();

    /// <summary>The reads of which nothing proves that they exist.</summary>
    private HashSet<Expr> Missing(Definition definition)
    {
        var proof = new IndexProof(_pool, new(_pool, definition.Target.Extents));
        return [.. Sites(definition).Where(s => !s.Read.Indices.Select((at, k) => proof.IsWithin(at, at, s.Read.Tensor.Extents[k], s.Conditions)).All(isWithin => isWithin)).Select(s => s.Read)];
    }

    public static IEnumerable<ReadSite> Sites(Definition definition)
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
