using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Calculus.Simplification;
using SymGrad.Calculus.Tracing;

namespace SymGrad.Calculus.Differentiation;

/// <summary>
/// Reverse mode over definitions in normal form, by one rule: for T[I] = reduce_S body, each read R[α] in the body gives
/// R̄[O, J] += Σ_{I,S : α(I,S)=J} T̄[O, I] · ∂reduce/∂body · ∂body/∂read, where O are the leading axes of the seed. The result is again
/// a list of definitions.
/// </summary>
public sealed class ReverseMode
{
    private readonly ExprPool _pool;
    private readonly ITrace? _trace;
    private readonly Cotangent _seed;
    private readonly Differential _differential;
    private readonly Transposition _transposition;
    private readonly Demand _demand;
    private readonly Linearisation _linearisation;
    private readonly HashSet<Tensor> _active;
    private readonly Dictionary<Tensor, List<Expr>> _contributions = [];
    private readonly Dictionary<Tensor, Tensor> _named = [];
    private readonly List<Definition> _result;
    private readonly IReadOnlyList<Expr> _leading;
    private Definition? _current;

    private ReverseMode(ExprPool pool, IReadOnlyList<Definition> definitions, Cotangent seed, Differential differential, HashSet<Tensor> active, ITrace? trace)
    {
        _pool = pool;
        _trace = trace;
        _seed = seed;
        _differential = differential;
        _leading = [.. seed.Leading.Select((_, k) => pool.Axis(k))];
        _transposition = new(pool, new(pool));
        _demand = new(pool, _transposition);
        _active = active;
        _result = [.. definitions];
        _linearisation = new(pool, active.Contains, _result.Add, new(pool, [.. seed.Leading.Select((extent, k) => (pool.Axis(k), extent))], isReverse: true, _result.Add), trace);
    }

    /// <summary>
    /// The definitions followed by the adjoints and, last, one definition of role <see cref="DefinitionRole.Derivative"/> for each of
    /// <paramref name="variables"/>, in their order.
    /// </summary>
    public static IReadOnlyList<Definition> Run(
        ExprPool pool,
        IReadOnlyList<Definition> definitions,
        IReadOnlyList<Cotangent> seeds,
        IReadOnlyList<Tensor> variables,
        Differential differential,
        ITrace? trace,
        CancellationToken cancellation)
    {
        // A recurrence that no seed needs would have adjoints that nothing begins.
        var steps = EvaluationOrder.Of(definitions);
        var active = Activity.Of(steps, variables);
        active.IntersectWith(Inlining.Reachable(definitions, d => seeds.Any(s => s.Value == d.Target)).Select(d => d.Target).Concat(variables));
        var mode = new ReverseMode(pool, definitions, seeds[0], differential, active, trace);
        foreach (var seed in seeds)
        {
            mode.Contribute(seed.Value, seed.Seed);
        }

        for (var k = steps.Count - 1; k >= 0; k--)
        {
            cancellation.ThrowIfCancellationRequested();
            mode.Process(steps[k]);
        }

        foreach (var variable in variables)
        {
            mode.Collect(new(pool.Defined(variable.Name, mode.ExtentsOf(variable)), mode.Total(variable), DefinitionRole.Derivative)
            {
                Of = variable,
                Differential = differential,
                IndexNames = mode.NamesOf([]),
            });
        }

        return mode._result;
    }

    private IReadOnlyList<Expr> ExtentsOf(Tensor tensor) => [.. _seed.Leading, .. tensor.Extents];

    /// <summary>Names of the leading axes stand before those of a definition's own.</summary>
    private IReadOnlyList<string?> NamesOf(IReadOnlyList<string?> own) => _leading.Count == 0 ? own : [.. _seed.Names, .. own];

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

    private Expr Total(Tensor tensor)
    {
        if (!_contributions.TryGetValue(tensor, out var list))
        {
            return _pool.Zero;
        }

        var extents = ExtentsOf(tensor);
        var total = new Ranges(_pool, extents).Simplify(_pool.Add(list));
        return _leading.Count == 0 ? total : new DeltaSplit(_pool, extents).Canonical(total);
    }

    /// <summary>
    /// A recurrence's adjoints are a recurrence too, in the other direction: where a round reads what a later definition of the round,
    /// or of the list, gives a value to, the adjoint is used by name before all contributions to it are known.
    /// </summary>
    private void Process(Step step)
    {
        var states = Activity.ReadAhead(step).Where(s => _active.Contains(s.Target)).ToList();
        foreach (var state in states)
        {
            _named.Add(state.Target, _pool.Defined(state.Target.Name, ExtentsOf(state.Target)));
        }

        foreach (var definition in step.Definitions.Reverse())
        {
            Process(definition);
        }

        foreach (var state in states)
        {
            Collect(AdjointOf(state, _named[state.Target], Total(state.Target), NamesOf(state.IndexNames)));
        }
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
        var adjoint = isNamed ? _pool.Read(named!, [.. _leading, .. scope]) : Adjoint(definition, total, scope);
        var seed = new Seed(_pool.Guard(demand, adjoint), demand);
        var value = _pool.Read(target, [.. scope]);
        var body = _pool.Instantiate(definition.Body, [.. scope]);
        RecordLocal(definition, body, value, scope);
        foreach (var term in _linearisation.Of(body, seed, value, scope))
        {
            Contribute(term);
        }
    }

    /// <summary>The adjoint as its readers see it: by name, or in place where it is as short as a name. Deltas stay in place.</summary>
    private Expr Adjoint(Definition definition, Expr total, List<IndexVariable> scope)
    {
        var split = new DeltaSplit(_pool, ExtentsOf(definition.Target));
        var found = split.Of(total).ToList();
        var parts = found.Select(part => part.Delta is null
            ? Named(definition, part.Value, [.. Enumerable.Range(0, _leading.Count + definition.Target.Rank).Where(a => a >= _leading.Count || total.DependsOn(_pool.Axis(a)))], isPart: found.Count > 1)
            : _pool.Guard(part.Delta, Named(definition, part.Value, part.Axes, isPart: true)));
        return _pool.Instantiate(_pool.Add([.. parts]), [.. _leading, .. scope]);
    }

    /// <summary>What has no delta in it, over the given axes of the adjoint.</summary>
    private Expr Named(Definition definition, Expr total, IReadOnlyList<int> axes, bool isPart)
    {
        if (IsShort(total))
        {
            return total;
        }

        var extents = ExtentsOf(definition.Target);
        var names = NamesOf(definition.IndexNames);
        var adjoint = AdjointOf(
            definition,
            _pool.Defined(definition.Target.Name, [.. axes.Select(a => extents[a])]),
            _pool.Positional(total, [.. axes.Select(_pool.Axis)]),
            names.Count == 0 ? names : [.. axes.Select(a => a < names.Count ? names[a] : null)]) with { IsPart = isPart };
        Collect(adjoint);
        return _pool.Read(adjoint.Target, [.. axes.Select(a => _pool.Axis(a))]);
    }

    private Definition AdjointOf(Definition definition, Tensor target, Expr total, IReadOnlyList<string?> names) => new(target, total, DefinitionRole.Adjoint)
    {
        Of = definition.Target,
        AdjointOf = definition.Role == DefinitionRole.Adjoint ? definition.Of : null,
        Differential = _differential,
        Origin = definition.Origin,
        IndexNames = names,
    };

    private void Collect(Definition adjoint)
    {
        _result.Add(adjoint);
        _trace?.Record(new(Rule.Collect, adjoint.Of!.Name, Whole(adjoint.Of), adjoint.Body, adjoint) { Of = adjoint.Of, Differential = _differential });
    }

    /// <summary>For the record, what the chain rule then multiplies by: ∂T_I/∂R_J over the axes I, J, of each R that a body reads.</summary>
    private void RecordLocal(Definition definition, Expr body, Expr value, IReadOnlyList<IndexVariable> scope)
    {
        if (_trace is null)
        {
            return;
        }

        var delta = _pool.And([.. scope.Select((index, axis) => _pool.Compare(Relation.Equal, _pool.Axis(axis), index))]);
        foreach (var alike in _linearisation.Of(body, new(_pool.Guard(delta, _pool.One), _pool.True), value, scope).GroupBy(t => t.Read.Tensor))
        {
            List<Expr> extents = [.. definition.Target.Extents, .. alike.Key.Extents];
            var total = _pool.Add([.. alike.Select(t => _transposition.Contribution(t.Read, t.Weight.Adjoint, t.Scope, scope.Count))]);
            var local = new DeltaSplit(_pool, extents).Canonical(new Ranges(_pool, extents).Simplify(total));
            _trace.Record(new(Rule.Differentiate, alike.Key.Name, definition.Body, local, definition) { Of = alike.Key, Differential = _differential });
        }
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

    private void Contribute(LinearTerm term)
    {
        _demand.Add(term.Read, term.Weight.Demand, term.Scope);
        var contribution = _transposition.Contribution(term.Read, term.Weight.Adjoint, term.Scope, _leading.Count);
        _trace?.Record(new(Rule.Chain, term.Read.Tensor.Name, term.Weight.Adjoint, contribution, _current) { Of = term.Read.Tensor, Differential = _differential });
        Contribute(term.Read.Tensor, contribution);
    }
}
