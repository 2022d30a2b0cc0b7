using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Simplification;
using SymGrad.Calculus.Tracing;

namespace SymGrad.Calculus.Differentiation;

/// <summary>
/// Reverse mode over definitions in normal form, by one rule: for T[I] = reduce_S body, each read R[α] in the body gives
/// R̄[J] += Σ_{I,S : α(I,S)=J} T̄[I] · ∂reduce/∂body · ∂body/∂read. The result is again a list of definitions.
/// </summary>
public sealed class ReverseMode
{
    private readonly ExprPool _pool;
    private readonly ITrace? _trace;
    private readonly Summation _summation;
    private readonly Transposition _transposition;
    private readonly Demand _demand;
    private readonly ScalarSweep _sweep;
    private readonly HashSet<Tensor> _active;
    private readonly Dictionary<Tensor, List<Expr>> _contributions = [];
    private readonly Dictionary<Tensor, Tensor> _named = [];
    private readonly List<Definition> _result;
    private Definition? _current;

    private ReverseMode(ExprPool pool, IReadOnlyList<Definition> definitions, HashSet<Tensor> active, ITrace? trace)
    {
        _pool = pool;
        _trace = trace;
        _summation = new(pool);
        _transposition = new(pool, _summation);
        _demand = new(pool, _transposition);
        _active = active;
        _sweep = new(pool, active.Contains);
        _result = [.. definitions];
    }

    /// <summary>
    /// The definitions followed by the adjoints and, last, one definition of role <see cref="DefinitionRole.Derivative"/> for each of
    /// <paramref name="variables"/>, in their order.
    /// </summary>
    public static IReadOnlyList<Definition> Gradient(
        ExprPool pool, IReadOnlyList<Definition> definitions, Definition value, IReadOnlyList<Tensor> variables, ITrace? trace, CancellationToken cancellation)
    {
        var steps = EvaluationOrder.Of(definitions);
        var mode = new ReverseMode(pool, definitions, Active(steps, variables), trace);
        mode.Contribute(value.Target, pool.One);
        for (var k = steps.Count - 1; k >= 0; k--)
        {
            cancellation.ThrowIfCancellationRequested();
            mode.Process(steps[k]);
        }

        foreach (var variable in variables)
        {
            mode.Collect(new(pool.Defined(variable.Name, variable.Extents), mode.Total(variable), DefinitionRole.Derivative) { Of = variable });
        }

        return mode._result;
    }

    /// <summary>What depends on the variables.</summary>
    private static HashSet<Tensor> Active(IReadOnlyList<Step> steps, IReadOnlyList<Tensor> variables)
    {
        var active = new HashSet<Tensor>(variables);
        foreach (var step in steps)
        {
            // In a recurrence a state is read before it is written: what it makes active is found in another turn.
            for (var grown = true; grown;)
            {
                grown = false;
                foreach (var definition in step.Definitions)
                {
                    grown |= definition.Body.Nodes().Any(n => n is Read { Kind: ValueKind.Real } read && active.Contains(read.Tensor)) && active.Add(definition.Target);
                }

                grown &= step is Recurrence;
            }
        }

        return active;
    }

    private void Contribute(Tensor tensor, Expr contribution)
    {
        if (contribution is Number { Value.IsZero: true })
        {
            return;
        }

        if (!_contributions.TryGetValue(tensor, out var list))
        {
            _contributions.Add(tensor, list = []);
        }

        list.Add(contribution);
    }

    private Expr Total(Tensor tensor) => _contributions.TryGetValue(tensor, out var list)
        ? new Ranges(_pool, tensor.Extents).Simplify(_pool.Add(list))
        : _pool.Zero;

    /// <summary>
    /// A recurrence's adjoints are a recurrence too, in the other direction: where a round reads what a later definition of the round,
    /// or of the list, gives a value to, the adjoint is used by name before all contributions to it are known.
    /// </summary>
    private void Process(Step step)
    {
        var definitions = step.Definitions.ToList();
        var states = step is Recurrence ? ReadAhead(definitions) : [];
        foreach (var state in states.Where(s => _active.Contains(s.Target)))
        {
            _named.Add(state.Target, _pool.Defined(state.Target.Name, state.Target.Extents));
        }

        for (var k = definitions.Count - 1; k >= 0; k--)
        {
            Process(definitions[k]);
        }

        foreach (var state in states.Where(s => _active.Contains(s.Target)))
        {
            Collect(AdjointOf(state, _named[state.Target], Total(state.Target)));
        }
    }

    /// <summary>The definitions that one before them, or they themselves, read.</summary>
    private static List<Definition> ReadAhead(List<Definition> definitions)
    {
        var later = new HashSet<Tensor>(definitions.Select(d => d.Target));
        var ahead = new HashSet<Tensor>();
        foreach (var definition in definitions)
        {
            ahead.UnionWith(definition.Body.Nodes().OfType<Read>().Select(r => r.Tensor).Where(later.Contains));
            later.Remove(definition.Target);
        }

        return definitions.FindAll(d => ahead.Contains(d.Target));
    }

    private void Process(Definition definition)
    {
        var target = definition.Target;
        _current = definition;
        if (!_active.Contains(target))
        {
            return;
        }

        var isNamed = _named.TryGetValue(target, out var named);
        var total = isNamed ? _pool.One : Total(target);
        if (total is Number { Value.IsZero: true })
        {
            return;
        }

        var scope = target.Extents.Select((extent, axis) => _pool.OpenIndex(
            _pool.Zero, extent, axis < definition.IndexNames.Count ? definition.IndexNames[axis] : null)).ToList();
        var demand = isNamed ? _pool.True : _pool.Instantiate(new Ranges(_pool, target.Extents).Simplify(_demand.Of(target)), [.. scope]);
        var adjoint = isNamed ? _pool.Read(named!, [.. scope]) : Adjoint(definition, total, scope);
        var seed = new Seed(_pool.Guard(demand, adjoint), demand);
        var value = _pool.Read(target, [.. scope]);
        Statement(_pool.Instantiate(definition.Body, [.. scope]), seed, value, scope);
    }

    /// <summary>The adjoint as its readers see it: by name, or in place where it is as short as a name.</summary>
    private Expr Adjoint(Definition definition, Expr total, List<IndexVariable> scope)
    {
        if (IsShort(total))
        {
            return _pool.Instantiate(total, [.. scope]);
        }

        var adjoint = AdjointOf(definition, _pool.Defined(definition.Target.Name, definition.Target.Extents), total);
        Collect(adjoint);
        return _pool.Read(adjoint.Target, [.. scope]);
    }

    private static Definition AdjointOf(Definition definition, Tensor target, Expr total) => new(target, total, DefinitionRole.Adjoint)
    {
        Of = definition.Target,
        Origin = definition.Origin,
        IndexNames = definition.IndexNames,
    };

    private void Collect(Definition adjoint)
    {
        _result.Add(adjoint);
        _trace?.Record(new(Rule.Collect, adjoint.Of!.Name, Whole(adjoint.Of), adjoint.Body, adjoint));
    }

    private Expr Whole(Tensor tensor) => _pool.Read(tensor, [.. tensor.Extents.Select((_, axis) => _pool.Axis(axis))]);

    private static bool IsShort(Expr total) => total switch
    {
        Number => true,
        Read read => read.Indices.All(i => i is IndexVariable),
        Sum { IsScaled: true } scaled => IsShort(scaled.Terms[0].Value),
        Extent => true,
        Product product => product.Factors.Count <= 2 && product.Factors.All(f => f.Base is Extent or Read { Indices.Count: 0 }),
        _ => false,
    };

    private void Statement(Expr body, Seed seed, Expr value, List<IndexVariable> scope)
    {
        switch (body)
        {
            case Select { IsGuard: true } guard:
                Statement(guard.Then, seed.Under(_pool, _summation, guard.Condition), value, scope);
                break;
            case Reduce { Operation: ReductionKind.Sum } sum:
                var (index, inner) = _pool.Open(sum);
                Statement(inner, seed, value, [.. scope, index]);
                break;
            case Reduce reduce:
                Reduction(reduce, seed, value, scope);
                break;
            case Sum sum when sum.Terms.Any(t => IsNested(t.Value)):
                foreach (var term in sum.Terms.Where(t => IsNested(t.Value)))
                {
                    Statement(term.Value, seed with { Adjoint = _pool.Scale(term.Coefficient, seed.Adjoint) }, value, scope);
                }

                Elementwise(_pool.Combine([.. sum.Terms.Where(t => !IsNested(t.Value))]), seed, value: null, scope);
                break;
            default:
                Elementwise(body, seed, body is Apply ? value : null, scope);
                break;
        }
    }

    /// <summary>A sum of its own among the terms, possibly in a branch.</summary>
    private static bool IsNested(Expr term) => term is Reduce or Select { IsGuard: true, Then: Reduce };

    private void Elementwise(Expr body, Seed seed, Expr? value, List<IndexVariable> scope)
    {
        foreach (var (read, share) in _sweep.Run(body, seed, value))
        {
            Contribute(read, share, scope);
        }
    }

    /// <summary>∂reduce/∂body for the reductions that are not sums; their body is a read by normal form.</summary>
    private void Reduction(Reduce reduce, Seed seed, Expr value, List<IndexVariable> scope)
    {
        var (index, body) = _pool.Open(reduce);
        List<IndexVariable> inner = [.. scope, index];
        if (body is Select { Otherwise: Read other, Condition: Compare { Relation: Relation.Equal } exclusion })
        {
            // Π_{j≠k}: as a product over all j in which the k-th factor is 1.
            var rest = Exclusive(reduce, index, body);
            Contribute(other, seed with { Adjoint = _summation.Multiply(_pool.Guard(_pool.Not(exclusion), seed.Adjoint), rest) }, inner);
            return;
        }

        var read = (Read)body;
        if (!_active.Contains(read.Tensor))
        {
            return;
        }

        var weight = reduce.Operation switch
        {
            ReductionKind.LogSumExp => _pool.Apply(PrimitiveTable.Exp, _pool.Subtract(read, value)),
            ReductionKind.Product => Exclusive(reduce, index, body),
            _ => TieShare(index, read, value, scope),
        };
        Contribute(read, seed with { Adjoint = _summation.Multiply(seed.Adjoint, weight) }, inner);
    }

    /// <summary>An even share of the maximum among all that attain it: [u = T] / Σ [u = T].</summary>
    private Expr TieShare(IndexVariable index, Read read, Expr value, List<IndexVariable> scope)
    {
        var ties = _pool.Reduce(ReductionKind.Sum, index, _pool.Guard(_pool.Compare(Relation.Equal, read, value), _pool.One));
        var positions = scope.Select((open, position) => (open.Key, Axis: (Expr)_pool.Axis(position))).ToDictionary(p => p.Key, p => p.Axis);
        var count = new Definition(_pool.Defined("ties", [.. scope.Select(i => i.Upper!)]), _pool.Substitute(ties, positions), DefinitionRole.Intermediate);
        _result.Add(count);
        _trace?.Record(new(Rule.Define, count.Target.Name, ties, count.Body, count));
        return _pool.Guard(_pool.Compare(Relation.Equal, read, value), _pool.Power(_pool.Read(count.Target, [.. scope]), -1));
    }

    /// <summary>The product of all factors but the one at <paramref name="index"/>.</summary>
    private Expr Exclusive(Reduce reduce, IndexVariable index, Expr body)
    {
        var other = _pool.OpenIndex(index.Lower!, index.Upper!, reduce.NameHint);
        var factor = _pool.Substitute(body, index, other);
        return _pool.Reduce(ReductionKind.Product, other, _pool.Select(_pool.Compare(Relation.Equal, other, index), _pool.One, factor));
    }

    private void Contribute(Read read, Seed share, List<IndexVariable> scope)
    {
        _demand.Add(read, share.Demand, scope);
        var contribution = _transposition.Contribution(read, share.Adjoint, scope);
        _trace?.Record(new(Rule.Chain, read.Tensor.Name, share.Adjoint, contribution, _current));
        Contribute(read.Tensor, contribution);
    }
}
