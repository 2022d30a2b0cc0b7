using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Calculus.Primitives;
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
        var missing = definitions.Where(d => !IsResult(d) && !d.Body.IsOneCall()).Select(d => (d.Target, Reads: new HashSet<Expr>(Sites(d).Where(pass.MayMiss).Select(s => s.Read)))).Where(d => d.Reads.Count > 0).ToDictionary(d => d.Target, d => d.Reads);
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

            foreach (var site in group.SelectMany(Sites).Where(s => !s.Read.Tensor.IsParameter && !targets.Contains(s.Read.Tensor)))
            {
                var read = _needs.TryGetValue(site.Read.Tensor, out var known) ? known : _needs[site.Read.Tensor] = [];
                var reached = IsReached(site).ToList();
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
    private IEnumerable<Expr> IsReached(Site site)
    {
        var ranges = new Ranges(_pool, site.Definition.Target.Extents);
        var projection = new Projection(_pool, ranges);
        var reached = projection.Without(_pool.And([.. site.Conditions.Where(AreIntegers), .. site.Around.Select(i => _pool.Compare(Relation.Less, i, ranges.Of(i)!.Value.Upper))]), site.Around, []);
        return Logic.Conjuncts(reached).Where(c => c.FreeIndices.IsEmpty).Select(c => projection.Positive(c)).Where(c => !ReferenceEquals(c, _pool.True));
    }

    private static bool AreIntegers(Expr condition) => condition is Compare { Relation: Relation.Less or Relation.LessOrEqual, Left.Kind: ValueKind.Integer } && !condition.ReadsElements();

    private bool MayMiss(Site site)
    {
        var proof = new IndexProof(_pool, new(_pool, site.Definition.Target.Extents));
        return !site.Read.Indices.Select((at, k) => proof.IsWithin(at, at, site.Read.Tensor.Extents[k], site.Conditions)).All(isWithin => isWithin);
    }

    /// <summary>A read, the indices around it from outer to inner, and what holds there.</summary>
    private sealed record Site(Definition Definition, Read Read, IReadOnlyList<IndexVariable> Around, IReadOnlyList<Expr> Conditions);

    /// <summary>That an index lies within each of several ends, where the least of them is its own.</summary>
    private static IEnumerable<Expr> WithinEach(ExprPool pool, IndexVariable index) =>
    [
        .. index.Lower is Apply { Primitive: var larger } lower && larger == PrimitiveTable.IntegerMax ? lower.Arguments.Select(a => pool.Compare(Relation.LessOrEqual, a, index)) : [],
        .. index.Upper is Apply { Primitive: var smaller } upper && smaller == PrimitiveTable.IntegerMin ? upper.Arguments.Select(a => pool.Compare(Relation.Less, index, a)) : [],
    ];

    private static IEnumerable<Site> Sites(Definition definition)
    {
        var pool = definition.Target.Pool;
        IReadOnlyList<IndexVariable> axes = [.. Enumerable.Range(0, definition.Target.Rank).Select(pool.Axis)];
        var seen = new HashSet<(Expr Node, Expr Condition)>();
        var stack = new Stack<(Expr Node, IReadOnlyList<IndexVariable> Around, Expr Condition)>([(definition.Body, axes, pool.True)]);
        while (stack.Count > 0)
        {
            var (node, around, condition) = stack.Pop();
            if (!seen.Add((node, condition)))
            {
                continue;
            }

            if (node is Read read)
            {
                yield return new(definition, read, around, Logic.Conjuncts(condition));
            }

            switch (node)
            {
                case Reduce reduce:
                    var (index, body) = pool.Open(reduce);
                    stack.Push((reduce.Lower, around, condition));
                    stack.Push((reduce.Upper, around, condition));
                    stack.Push((body, [.. around, index], pool.And([condition, .. WithinEach(pool, index)])));
                    break;
                case Select select:
                    stack.Push((select.Condition, around, condition));
                    stack.Push((select.Then, around, pool.And(condition, select.Condition)));
                    stack.Push((select.Otherwise, around, pool.And(condition, pool.Not(select.Condition))));
                    break;
                case Product product:
                    // What is counted is not needed where there is none of it.
                    var some = pool.And([condition, .. product.Factors.Where(f => f.Exponent > 0 && f.Base.Kind == ValueKind.Integer && new Ranges(pool, definition.Target.Extents).AtMost(pool.Zero, f.Base) == true).Select(f => pool.Compare(Relation.Less, pool.Zero, f.Base))]);
                    foreach (var operand in product.Operands)
                    {
                        stack.Push((operand, around, operand.Kind == ValueKind.Integer ? condition : some));
                    }

                    break;
                case Logic { Connective: Connective.And } all:
                    // Each is asked where those before it hold.
                    for (var k = 0; k < all.Operands.Count; k++)
                    {
                        stack.Push((all.Operands[k], around, pool.And([condition, .. all.Operands.Take(k)])));
                    }

                    break;
                default:
                    foreach (var operand in node.Operands)
                    {
                        stack.Push((operand, around, condition));
                    }

                    break;
            }
        }
    }
}
