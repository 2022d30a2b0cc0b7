using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;
using SymGrad.Calculus.Stabilisation;

namespace SymGrad.Calculus.Differentiation;

/// <summary>What stands for a parameter of a function: its elements, its extents, and the indices around that it depends on.</summary>
internal sealed record Argument(Func<IReadOnlyList<Expr>, Expr> At, IReadOnlyList<Expr> Extents, IndexSet Around);

/// <summary>
/// Writes out a function at a call: its definitions with the arguments in place of the parameters. What depends on indices around the
/// call gets axes for them, in front; the rest is there once, whatever the call is repeated over.
/// </summary>
internal sealed class Instantiation : ExprRewriter
{
    private readonly IReadOnlyDictionary<Tensor, Argument> _arguments;
    private readonly Dictionary<Tensor, (Tensor Target, IReadOnlyList<IndexVariable> Around)> _placed = [];
    private readonly List<Definition> _results = [];
    private readonly Summation _summation;

    /// <param name="pool">Where expressions are made.</param>
    /// <param name="function">The function, written out.</param>
    /// <param name="arguments">What stands for its parameters.</param>
    /// <param name="around">The indices around the call, from outer to inner, with their extents.</param>
    /// <param name="condition">Under which condition on them it is called.</param>
    /// <param name="define">Takes the definitions that the results read.</param>
    public Instantiation(
        ExprPool pool,
        IReadOnlyList<Definition> function,
        IReadOnlyDictionary<Tensor, Argument> arguments,
        IReadOnlyList<(IndexVariable Index, Expr Extent)> around,
        Expr condition,
        Action<Definition> define)
        : base(pool)
    {
        _arguments = arguments;
        _summation = new(pool);
        var stable = Contraction.Run(pool, Stabiliser.Run(pool, function, null, default));
        _results.AddRange(stable.Where(d => d.Role == DefinitionRole.Value));
        var inner = stable.Where(d => d.Role != DefinitionRole.Value).ToList();
        var depends = Dependencies(inner, condition);
        foreach (var definition in inner)
        {
            var own = around.Where(a => depends[definition.Target].Contains(a.Index)).ToList();
            var extents = definition.Target.Extents.Select(e => Hull(Visit(e), own));
            var target = pool.Defined(definition.Target.Name, [.. own.Select(a => a.Extent), .. extents], definition.Target.Kind);
            _placed.Add(definition.Target, (target, [.. own.Select(a => a.Index)]));
        }

        foreach (var definition in inner)
        {
            var (target, own) = _placed[definition.Target];
            var open = target.Extents.Skip(own.Count).Select(e => pool.OpenIndex(pool.Zero, e)).ToList();
            var body = pool.Guard(pool.And([condition, .. Inside(definition.Target, open)]), Visit(pool.Instantiate(definition.Body, [.. open])));
            define(definition with
            {
                Target = target,
                Body = pool.Positional(body, [.. own, .. open]),
                Role = DefinitionRole.Intermediate,
                IndexNames = [.. own.Select(i => i.NameHint), .. Enumerable.Range(0, open.Count).Select(k => k < definition.IndexNames.Count ? definition.IndexNames[k] : null)],
            });
        }
    }

    /// <summary>A result at the given indices.</summary>
    public Expr Result(int position, IReadOnlyList<Expr> indices) => Visit(Pool.Instantiate(_results[position].Body, indices));

    protected override Expr? Before(Expr expr) => expr is Extent extent && _arguments.TryGetValue(extent.Tensor, out var argument) ? argument.Extents[extent.Axis] : null;

    protected override Expr After(Expr expr) => expr is Product product ? WithDeltasOutside(product)
        : expr is not Read read ? expr
        : _arguments.TryGetValue(read.Tensor, out var argument) ? argument.At(read.Indices)
        : _placed.TryGetValue(read.Tensor, out var placed) ? Pool.Read(placed.Target, [.. placed.Around, .. read.Indices])
        : expr;

    // A unit cotangent is a delta: summed over, it picks a term.
    protected override Expr Close(Reduce original, IndexVariable index, Expr body) =>
        original.Operation == ReductionKind.Sum ? _summation.Over(index, body) : base.Close(original, index, body);

    /// <summary>The largest that an extent can be, which may depend on the indices around the call.</summary>
    private Expr Hull(Expr extent, IEnumerable<(IndexVariable Index, Expr Extent)> around) => around.Reverse().Aggregate(extent, (bound, a) =>
        !bound.DependsOn(a.Index) ? bound
        : Affine.Extreme(Pool, bound, a.Index, Pool.Zero, a.Extent, largest: true) ?? throw new NoBoundException($"{extent} has no bound."));

    /// <summary>That an element exists, where its row is as long as an index around the call says: beyond that it is zero.</summary>
    private IEnumerable<Expr> Inside(Tensor tensor, List<IndexVariable> open) => tensor.Extents.Select(Visit).Zip(open, (extent, index) => (extent, index))
        .Where(e => !e.extent.FreeIndices.IsEmpty).Select(e => Pool.Compare(Relation.Less, e.index, e.extent));

    /// <summary>Distributes only over the addends that hold a delta, so that each stands where it contracts.</summary>
    private Expr WithDeltasOutside(Product product)
    {
        foreach (var factor in product.Factors.Where(f => f.Exponent == 1))
        {
            var rest = Pool.MultiplyPowers([.. product.Factors.Where(f => f != factor)]);
            if (factor.Base is Sum sum && sum.Terms.Any(t => IsDelta(t.Value)))
            {
                var others = Pool.Combine([.. sum.Terms.Where(t => !IsDelta(t.Value)), new(sum.Constant, Pool.One)]);
                return Pool.Combine([.. sum.Terms.Where(t => IsDelta(t.Value)).Select(t => t with { Value = Behind((Select)t.Value, rest) }), new(Rational.One, Pool.Multiply(others, rest))]);
            }

            if (IsDelta(factor.Base))
            {
                return Behind((Select)factor.Base, rest);
            }
        }

        return product;
    }

    private Expr Behind(Select delta, Expr rest) => Pool.Guard(delta.Condition, Pool.Multiply(delta.Then, rest) is Product product ? WithDeltasOutside(product) : Pool.Multiply(delta.Then, rest));

    private static bool IsDelta(Expr expr) => expr is Select { IsGuard: true, Condition: Compare { Relation: Relation.Equal, Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer } };

    /// <summary>The indices around the call on which each definition depends, by what it reads; a recurrence reads itself.</summary>
    private Dictionary<Tensor, IndexSet> Dependencies(IReadOnlyList<Definition> definitions, Expr condition)
    {
        var depends = definitions.ToDictionary(d => d.Target, d => d.Target.Extents.Aggregate(condition.FreeIndices, (all, extent) => all.Union(Visit(extent).FreeIndices)));
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var definition in definitions)
            {
                var all = definition.Body.Nodes().OfType<Read>().Select(r => r.Tensor).Distinct().Aggregate(
                    depends[definition.Target],
                    (known, read) => _arguments.TryGetValue(read, out var argument) ? known.Union(argument.Around) : depends.TryGetValue(read, out var other) ? known.Union(other) : known);
                grown |= all.Count > depends[definition.Target].Count;
                depends[definition.Target] = all;
            }
        }

        return depends;
    }
}
