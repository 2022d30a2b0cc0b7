using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Rows of a derivative through a softmax that add up to 0, as those of p − t do. Where a weight p has come so near to 1 that the others are as small as what is
/// left to 1, the entry beside it is a difference that has lost its figures; but it is minus the sum of the others, which have theirs. So such rows are stored,
/// and completed when they have been computed. Within the rounds of a recurrence they are not.
/// </summary>
internal sealed class ZeroSums : ExprRewriter
{
    private readonly HashSet<Tensor> _weights;

    // What merely copies weights, an adjoint or a value, may have no memory of its own.
    private readonly Dictionary<Tensor, Tensor> _copies;
    private readonly Total _total;
    private readonly Dictionary<Tensor, Read> _rows = [];
    private readonly List<Definition> _result = [];
    private readonly Dictionary<Expr, Tensor> _known = [];
    private Definition _definition = null!;

    private ZeroSums(ExprPool pool, IReadOnlyList<Definition> definitions, HashSet<Tensor> weights)
        : base(pool)
    {
        _copies = definitions.Where(d => d.Body is Read read && weights.Contains(read.Tensor) && read.Indices.SequenceEqual(Enumerable.Range(0, d.Target.Rank).Select(pool.Axis))).ToDictionary(d => d.Target, d => ((Read)d.Body).Tensor);
        _weights = [.. weights, .. _copies.Keys];
        _total = new(pool, definitions.Where(d => !_weights.Contains(d.Target) && d.Body is not Reduce { Operation: not ReductionKind.Sum }).ToDictionary(d => d.Target), _weights);
    }

    /// <summary>The definitions, and of those that add up to 0 along their last axis the weights beside a row.</summary>
    /// <param name="pool">Makes the expressions.</param>
    /// <param name="definitions">All definitions, in order.</param>
    /// <param name="weights">The tensors that hold a softmax.</param>
    public static (IReadOnlyList<Definition> Definitions, IReadOnlyDictionary<Tensor, Read> Rows) Run(ExprPool pool, IReadOnlyList<Definition> definitions, HashSet<Tensor> weights)
    {
        if (weights.Count == 0)
        {
            return (definitions, new Dictionary<Tensor, Read>());
        }

        HashSet<Tensor> whole = [.. EvaluationOrder.Of(definitions).OfType<Whole>().Select(w => w.Definition.Target)];
        var pass = new ZeroSums(pool, definitions, weights);
        foreach (var definition in definitions)
        {
            pass._definition = definition;
            pass._result.Add(whole.Contains(definition.Target) && !pass._weights.Contains(definition.Target) && !pass.IsRow(definition) ? definition with { Body = pass.Visit(definition.Body) } : definition);
        }

        return (pass._result, pass._rows);
    }

    /// <summary>Rows that one read within rows of their own do not need to be completed: theirs are.</summary>
    public static IEnumerable<Tensor> Needed(IReadOnlyList<Definition> definitions, IReadOnlyDictionary<Tensor, Read> rows) =>
        definitions.Where(d => !rows.ContainsKey(d.Target)).SelectMany(d => d.Body.Nodes().OfType<Read>()).Select(r => r.Tensor).Where(rows.ContainsKey);

    /// <summary>Differences within other expressions get a tensor of their own.</summary>
    protected override Expr? Before(Expr expr)
    {
        switch (expr)
        {
            case Sum { Terms.Count: > 1 }:
                return Stored(expr);
            case Product product:
                foreach (var weight in product.Factors.Where(f => f is { Exponent: 1, Base: Read read } && _weights.Contains(read.Tensor)))
                {
                    foreach (var difference in product.Factors.Where(f => f is { Exponent: 1, Base: Sum { Terms.Count: > 1 } }))
                    {
                        if (Stored(Pool.Multiply(weight.Base, difference.Base)) is { } stored)
                        {
                            return Pool.Multiply(stored, Visit(Pool.MultiplyPowers([.. product.Factors.Where(f => f != weight && f != difference)])));
                        }
                    }
                }

                return null;
            default:
                return null;
        }
    }

    private bool IsRow(Definition definition)
    {
        if (definition.Target.Rank == 0 || RowOf(definition.Body, Pool.Axis(definition.Target.Rank - 1), definition.Target.Extents[definition.Target.Rank - 1], definition.Target.Extents) is not { } row)
        {
            return false;
        }

        _rows.Add(definition.Target, row);
        return true;
    }

    private Read? Stored(Expr expr)
    {
        List<IndexVariable> indices = [.. expr.Nodes().OfType<IndexVariable>().Where(expr.DependsOn).Distinct()];
        foreach (var index in WeightsIn(expr).Select(w => w.Indices[w.Indices.Count - 1]).OfType<IndexVariable>().Where(indices.Contains).Distinct())
        {
            if (Extents([.. indices.Where(i => i != index), index]) is { } axes && RowOf(expr, index, axes[axes.Count - 1].Extent, _definition.Target.Extents) is not null)
            {
                List<IndexVariable> order = [.. axes.Select(a => a.Index)];
                var body = Pool.Positional(expr, order);
                if (!_known.TryGetValue(body, out var tensor))
                {
                    tensor = Pool.Defined("d", [.. axes.Select(a => a.Extent)]);
                    _known.Add(body, tensor);
                    var definition = new Definition(tensor, body, DefinitionRole.Adjoint) { Origin = _definition.Origin };
                    IsRow(definition);
                    _result.Add(definition);
                }

                return (Read)Pool.Read(tensor, order);
            }
        }

        return null;
    }

    /// <summary>How far indices run; null where one does not start at 0, or its end depends on another.</summary>
    private List<(IndexVariable Index, Expr Extent)>? Extents(List<IndexVariable> indices)
    {
        var axes = new List<(IndexVariable, Expr)>();
        foreach (var index in indices)
        {
            var extent = index.Scope == IndexScope.Axis ? _definition.Target.Extents[index.Position]
                : index is { Scope: IndexScope.Open, Lower: Number { Value.IsZero: true }, Upper: { FreeIndices.IsEmpty: true } upper } ? upper
                : null;
            if (extent is null)
            {
                return null;
            }

            axes.Add((index, extent));
        }

        return axes;
    }

    /// <summary>The weights beside a row that adds up to 0; null if that is not known, or if there are several.</summary>
    private Read? RowOf(Expr body, IndexVariable index, Expr extent, IReadOnlyList<Expr> extents)
    {
        var beside = WeightsIn(body).Where(w => ReferenceEquals(w.Indices[w.Indices.Count - 1], index)).Distinct().ToList();
        if (beside.Count != 1 || beside[0].Indices.Take(beside[0].Indices.Count - 1).Any(i => i.DependsOn(index)) || !ReferenceEquals(beside[0].Tensor.Extents[beside[0].Tensor.Rank - 1], extent))
        {
            return null;
        }

        var open = Pool.OpenIndex(Pool.Zero, extent);
        return _total.IsZero(open, Pool.Substitute(body, index, open), extents) ? beside[0] : null;
    }

    private IEnumerable<Read> WeightsIn(Expr expr) => ExprSearch.Nodes([expr], n => n is Reduce).OfType<Read>().Where(r => _weights.Contains(r.Tensor))
        .Select(r => _copies.TryGetValue(r.Tensor, out var weights) ? (Read)Pool.Read(weights, r.Indices) : r);
}
