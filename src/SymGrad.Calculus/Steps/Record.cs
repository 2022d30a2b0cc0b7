using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;
using SymGrad.Calculus.Tracing;

namespace SymGrad.Calculus.Steps;

/// <summary>
/// The record of a derivation in the words of its result: a pass may have noted what a later one found to be a known definition, and
/// a reader knows only the definitions that are left.
/// </summary>
internal sealed class Record
{
    private readonly Derived _derived;
    private readonly IReadOnlyList<TraceEvent> _events;
    private readonly Dictionary<Tensor, Definition> _final;
    private readonly Surviving _surviving;
    private readonly IReadOnlyList<Definition> _primal;
    private readonly HashSet<(Tensor Of, Differential Run)> _lost;

    public Record(Derived derived, IReadOnlyList<TraceEvent> events)
    {
        _derived = derived;
        _events = events;
        _final = derived.Definitions.ToDictionary(d => d.Target);
        _surviving = new(derived, events);
        _primal = Primal(derived);
        Locals = Refolded(
        [
            .. from e in events
               where e is { Rule: Rule.Differentiate, Of: not null, Differential: not null } && _final.ContainsKey(e.Where!.Target)
               select new LocalDerivative(_final[e.Where!.Target], e.Of!, _surviving.Visit(e.After), e.Differential!),
        ]);
        _lost =
        [
            .. from e in events
               where e is { Rule: Rule.Differentiate, Of: not null, Differential: not null } && !_final.ContainsKey(e.Where!.Target)
               select (e.Of!, e.Differential!),
        ];
    }

    /// <summary>Every link of a chain that a run of reverse mode took.</summary>
    public IReadOnlyList<LocalDerivative> Locals { get; }

    /// <summary>Whether all ways on which a run came to a tensor lead through definitions that are left.</summary>
    public bool HasAllWays(Tensor tensor, Differential run) => !_lost.Contains((tensor, run));

    /// <summary>The forms that were replaced by safe ones, in the definitions that are left.</summary>
    public IEnumerable<TraceEvent> Stabilised => _events.Where(e => e.Rule == Rule.Stabilise && _final.ContainsKey(e.Where!.Target));

    /// <summary>The definition of an adjoint with all its axes, where it has kept one that is the whole of it: no part stands behind a delta.</summary>
    public Definition? AdjointOf(Tensor tensor, Differential run) => _derived.Definitions.FirstOrDefault(d =>
        d.Role == DefinitionRole.Adjoint && !d.IsPart && d.Of == tensor && d.Differential == run && d.Target.Rank == tensor.Rank + Leading(run).Count);

    /// <summary>The extents that the adjoints of a run have in front.</summary>
    public IReadOnlyList<Expr> Leading(Differential run) => run switch
    {
        { Order: > 1, First: { } first } => first.Extents,
        { Kind: DerivativeKind.Jacobian } => (run.Output ?? _derived.Value.Target).Extents,
        _ => [],
    };

    /// <summary>All contributions to an adjoint that has no definition.</summary>
    public Expr TotalOf(Tensor tensor, Differential run)
    {
        var pool = _derived.Model.Pool;
        List<Expr> extents = [.. Leading(run), .. tensor.Extents];
        var total = Contributions(tensor, run);
        return Refolded([new(new(pool.Defined(tensor.Name, extents), total, DefinitionRole.Derivative), tensor, total, run)], wholes: true)[0].Body;
    }

    private Expr Contributions(Tensor tensor, Differential run) => new Ranges(_derived.Model.Pool, [.. Leading(run), .. tensor.Extents])
        .Simplify(_derived.Model.Pool.Add([.. _events.Where(e => e.Rule == Rule.Chain && e.Of == tensor && e.Differential == run).Select(e => _surviving.Visit(e.After))]));

    /// <summary>What depends on no sensitivity: a local derivative that happens to equal an adjoint is not called so.</summary>
    private static IReadOnlyList<Definition> Primal(Derived derived)
    {
        var sensitive = new HashSet<Tensor>();
        foreach (var definition in derived.Definitions)
        {
            if (definition.Role is DefinitionRole.Adjoint or DefinitionRole.Tangent or DefinitionRole.Derivative
                || (definition.Role == DefinitionRole.Intermediate && definition.Body.Nodes().Any(n => n is Read read && sensitive.Contains(read.Tensor))))
            {
                sensitive.Add(definition.Target);
            }
        }

        return [.. derived.Definitions.Where(d => !sensitive.Contains(d.Target))];
    }

    /// <summary>Subexpressions that are known definitions become reads of them; what would be new is written out.</summary>
    private IReadOnlyList<LocalDerivative> Refolded(IReadOnlyList<LocalDerivative> locals, bool wholes = false)
    {
        var pool = _derived.Model.Pool;
        var given = locals.Select(l => new Definition(pool.Defined(l.By.Name, wholes ? l.Of.Target.Extents : [.. l.Of.Target.Extents, .. l.By.Extents]), l.Body, DefinitionRole.Derivative)).ToList();
        var normal = NormalForm.Of(pool, [.. wholes ? _derived.Definitions : _primal, .. given], trace: null, CancellationToken.None).ToDictionary(d => d.Target);
        var writing = new Writing(pool, [.. normal.Values.Where(d => !_final.ContainsKey(d.Target) && d.Role != DefinitionRole.Derivative)]);
        return [.. locals.Zip(given, (local, definition) => local with { Body = writing.Visit(normal[definition.Target].Body) })];
    }

    /// <summary>Writes definitions out where they are read.</summary>
    private sealed class Writing(ExprPool pool, IReadOnlyList<Definition> definitions) : ExprRewriter(pool)
    {
        private readonly Dictionary<Tensor, Expr> _bodies = definitions.ToDictionary(d => d.Target, d => d.Body);

        protected override Expr? Before(Expr expr) => expr is Read read && _bodies.TryGetValue(read.Tensor, out var body)
            ? Pool.Instantiate(Visit(body), [.. read.Indices.Select(Visit)])
            : null;
    }

    /// <summary>Replaces what a later pass inlined or found to be the same as another definition.</summary>
    private sealed class Surviving : Renaming
    {
        private readonly Dictionary<Tensor, Expr> _inlined = [];

        public Surviving(Derived derived, IReadOnlyList<TraceEvent> events)
            : this(derived, events, [])
        {
        }

        private Surviving(Derived derived, IReadOnlyList<TraceEvent> events, Dictionary<Tensor, Tensor> same)
            : base(derived.Model.Pool, same)
        {
            var left = derived.Definitions.ToDictionary(d => d.Target);
            foreach (var e in events.Where(e => e.Where is not null && !left.ContainsKey(e.Where.Target)))
            {
                var target = e.Where!.Target;
                if (e.Rule == Rule.Inline)
                {
                    _inlined[target] = e.After;
                }
                else if (e.Rule is Rule.Define or Rule.Collect or Rule.Refold
                    && derived.Definitions.FirstOrDefault(d => ReferenceEquals(d.Body, e.After) && d.Target.Extents.SequenceEqual(target.Extents)) is { } owner)
                {
                    same[target] = owner.Target;
                }
            }
        }

        protected override Expr? Before(Expr expr) => expr is Read read && _inlined.TryGetValue(read.Tensor, out var body) ? Pool.Instantiate(Visit(body), [.. read.Indices.Select(Visit)]) : null;
    }
}
