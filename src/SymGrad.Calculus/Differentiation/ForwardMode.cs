using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Calculus.Simplification;
using SymGrad.Calculus.Tracing;

namespace SymGrad.Calculus.Differentiation;

/// <summary>
/// Forward mode over definitions in normal form, the rule of reverse mode read the other way: for T[I] = reduce_S body,
/// Ṫ[I] = Σ_S Σ_reads ∂reduce/∂body · ∂body/∂read · Ṙ[α(I, S)]. The result is again a list of definitions.
/// </summary>
public sealed class ForwardMode
{
    private readonly ExprPool _pool;
    private readonly ITrace? _trace;
    private readonly Differential _differential;
    private readonly Summation _summation;
    private readonly Linearisation _linearisation;
    private readonly Dictionary<Tensor, Expr> _tangents = [];
    private readonly Dictionary<Tensor, Tensor> _named = [];
    private readonly List<Definition> _result = [];

    private ForwardMode(ExprPool pool, Differential differential, Func<Tensor, bool> isActive, ITrace? trace)
    {
        _pool = pool;
        _trace = trace;
        _differential = differential;
        _summation = new(pool);
        _linearisation = new(pool, isActive, _result.Add, new(pool, [], isReverse: false, _result.Add), trace);
    }

    /// <summary>
    /// The definitions, each followed by its tangent where it moves, and last one definition of role
    /// <see cref="DefinitionRole.Derivative"/> for each of <paramref name="outputs"/>, in their order.
    /// </summary>
    /// <param name="pool">Where expressions are made.</param>
    /// <param name="definitions">The definitions.</param>
    /// <param name="directions">For each variable its tangent over its axes.</param>
    /// <param name="outputs">Targets of definitions whose tangents are asked for, with the tensor that each derivative is of.</param>
    /// <param name="differential">What the derivative is.</param>
    /// <param name="trace">Hears of every step.</param>
    /// <param name="cancellation">Asked before each definition.</param>
    public static IReadOnlyList<Definition> Run(
        ExprPool pool,
        IReadOnlyList<Definition> definitions,
        IReadOnlyDictionary<Tensor, Expr> directions,
        IReadOnlyList<(Tensor Target, Tensor Of)> outputs,
        Differential differential,
        ITrace? trace,
        CancellationToken cancellation)
    {
        var steps = EvaluationOrder.Of(definitions);
        var active = Activity.Of(steps, directions.Keys);
        var mode = new ForwardMode(pool, differential, active.Contains, trace);
        foreach (var direction in directions)
        {
            mode._tangents.Add(direction.Key, direction.Value);
        }

        foreach (var step in steps)
        {
            cancellation.ThrowIfCancellationRequested();
            mode.Name(Activity.ReadAhead(step).Where(d => active.Contains(d.Target)));
            foreach (var definition in step.Definitions)
            {
                mode._result.Add(definition);
                if (active.Contains(definition.Target))
                {
                    mode.Process(definition);
                }
            }
        }

        foreach (var (target, of) in outputs)
        {
            mode.Collect(new(pool.Defined(of.Name, target.Extents), mode.Taken(target), DefinitionRole.Derivative)
            {
                Of = of,
                Differential = differential,
                IndexNames = definitions.First(d => d.Target == target).IndexNames,
            });
        }

        return mode._result;
    }

    /// <summary>In a recurrence tangents are used by name before they have a value.</summary>
    private void Name(IEnumerable<Definition> states)
    {
        foreach (var state in states)
        {
            var tangent = _pool.Defined(state.Target.Name, state.Target.Extents);
            _named.Add(state.Target, tangent);
            _tangents.Add(state.Target, Whole(tangent));
        }
    }

    private void Process(Definition definition)
    {
        var target = definition.Target;
        var scope = target.Extents.Select((extent, axis) => _pool.OpenIndex(
            _pool.Zero, extent, axis < definition.IndexNames.Count ? definition.IndexNames[axis] : null)).ToList();
        var terms = _linearisation.Of(_pool.Instantiate(definition.Body, [.. scope]), new(_pool.One, _pool.True), _pool.Read(target, [.. scope]), scope);
        var total = _pool.Positional(_pool.Add([.. Together(terms).Select(t => Over(t, scope.Count))]), scope);
        total = new Ranges(_pool, target.Extents).Simplify(total);
        var isNamed = _named.TryGetValue(target, out var named);
        if (!isNamed && total is (Number or Extent or Read { Indices.Count: 0 }))
        {
            if (total is not Number { Value.IsZero: true })
            {
                _tangents.Add(target, total);
            }

            return;
        }

        var tangent = new Definition(named ?? _pool.Defined(target.Name, target.Extents), total, DefinitionRole.Tangent)
        {
            Of = target,
            AdjointOf = definition.Role == DefinitionRole.Adjoint ? definition.Of : null,
            Differential = _differential,
            Origin = definition.Origin,
            IndexNames = definition.IndexNames,
        };
        Collect(tangent);
        _tangents[target] = Whole(tangent.Target);
    }

    /// <summary>The tangent of an output: by name where something else reads it, and else what it is, without a name of its own.</summary>
    private Expr Taken(Tensor target)
    {
        if (!_tangents.TryGetValue(target, out var tangent))
        {
            return _pool.Zero;
        }

        if (tangent is not Read { Tensor: { } named } || _result.Find(d => d.Target == named) is not { Role: DefinitionRole.Tangent } own || _result.Exists(d => d.Body.Reads(named)))
        {
            return tangent;
        }

        _result.Remove(own);
        return own.Body;
    }

    /// <summary>
    /// Weights times tangents, those of one weight together: w·ẋ − w·ṁ is w·(ẋ − ṁ), whose parts may cancel before they are summed.
    /// </summary>
    private IEnumerable<(Expr Term, IReadOnlyList<IndexVariable> Scope)> Together(IEnumerable<LinearTerm> terms) =>
        from term in terms
        where _tangents.ContainsKey(term.Read.Tensor)
        let scaled = term.Weight.Adjoint is Sum { IsScaled: true } sum ? sum.Terms[0] : new Term(Rational.One, term.Weight.Adjoint)
        group (scaled.Coefficient, Tangent: _pool.Instantiate(_tangents[term.Read.Tensor], term.Read.Indices)) by (scaled.Value, term.Scope) into alike
        select (_summation.Multiply(alike.Key.Value, _pool.Combine([.. alike.Select(a => new Term(a.Coefficient, a.Tangent))])), alike.Key.Scope);

    /// <summary>Σ over the indices beyond the definition's own.</summary>
    private Expr Over((Expr Term, IReadOnlyList<IndexVariable> Scope) summand, int own)
    {
        var term = summand.Term;
        for (var k = summand.Scope.Count - 1; k >= own; k--)
        {
            term = _summation.Over(summand.Scope[k], term);
        }

        return term;
    }

    private void Collect(Definition tangent)
    {
        _result.Add(tangent);
        _trace?.Record(new(Rule.Collect, tangent.Of!.Name, Whole(tangent.Of), tangent.Body, tangent) { Of = tangent.Of, Differential = _differential });
    }

    private Expr Whole(Tensor tensor) => _pool.Read(tensor, [.. Enumerable.Range(0, tensor.Rank).Select(_pool.Axis)]);
}
