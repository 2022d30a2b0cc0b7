using System.Globalization;
using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Simplification;
using SymGrad.Calculus.Steps;
using SymGrad.Calculus.Typesetting;

namespace SymGrad.Calculus.Tests.Steps;

/// <summary>
/// Evaluates what the lines of steps say at points of several sizes. A definition is compared to what the derivation computes, a derivative by an
/// intermediate result to differences of all that reads this one, in which neither adjoints nor the record have a part.
/// </summary>
internal sealed class StepJudge
{
    private const int StepExponent = -60;
    private const int MostPlaces = 2;
    private static readonly Extended Near = Extended.Parse("1e-15");

    private readonly Derived _derived;
    private readonly ExprPool _pool;
    private readonly Dictionary<Tensor, Definition> _known = [];
    private readonly List<Definition> _stated;
    private readonly Writing _writing;
    private readonly Calculus.Typesetting.Display.OwnRows _rows;
    private readonly Tensor _step;
    private readonly Inputs _inputs;
    private readonly Evaluator<Extended> _values;

    private StepJudge(Model model, Derived derived, FormulaSheet sheet, IEnumerable<Stated> lines, Inputs inputs)
    {
        (_derived, _pool, _inputs) = (derived, derived.Model.Pool, inputs);
        _rows = new(model);
        var unshifted = new Unshifted(_pool);
        foreach (var definition in derived.Definitions.Select(d => d with { Body = unshifted.Visit(d.Body) }).Concat(model.Definitions).Concat(sheet.Told))
        {
            _known.TryAdd(definition.Target, definition);
        }

        _writing = new(_pool, sheet.Definitions.Select(l => l.Definition).Where(d => !_known.ContainsKey(d.Target)).ToDictionary(d => d.Target, d => d.Body));
        _stated = [.. lines.SelectMany(Bodies).Select(b => new Definition(_pool.Defined("stated", b.Extents), _writing.Visit(b.Body), DefinitionRole.Intermediate))];
        _step = _pool.Parameter("h", ValueKind.Real, 0);
        _values = Evaluator.Extended([.. _known.Values, .. _stated], inputs);
    }

    /// <summary>The lines that are false, and those that have a value at none of the points.</summary>
    public static (IReadOnlyList<string> False, IReadOnlyList<string> Open) Judge(Model model, Derived derived, FormulaSheet sheet, IReadOnlyList<StepSection> sections, IReadOnlyList<Inputs> points)
    {
        var lines = sections.SelectMany(s => s.Steps).SelectMany(s => s.Says.Select(says => (Says: says, Step: s))).ToList();
        var judges = points.Select(p => new Lazy<StepJudge>(() => new(model, derived, sheet, lines.Select(l => l.Says), p))).ToList();

        // Two points are enough, unless a line has no value there.
        var verdicts = lines.Select(l => (l.Step, Found: First(judges.Take(2).Select(j => j.Value.Fault(l.Says))) ?? First(judges.Skip(2).Select(j => j.Value.Fault(l.Says))))).ToList();
        string Text(Step step) => StepsText.Unicode([new(null, [step])])[3..];
        return ([.. verdicts.Where(v => v.Found is { Length: > 0 }).Select(v => $"{v.Found} in {Text(v.Step)}")], [.. verdicts.Where(v => v.Found is null).Select(v => Text(v.Step))]);
    }

    /// <summary>What a line has right of its signs of equality, over which axes.</summary>
    private IEnumerable<(IReadOnlyList<Expr> Extents, Expr Body)> Bodies(Stated says) => says switch
    {
        Stated.Defined { Definition: var d } => [(d.Target.Extents, Where(d))],
        Stated.Local { Derivative: { IsElementwise: true } l, Body: var body } => [(l.Of.Target.Extents, body)],
        Stated.Local { Derivative: var l, Body: var body } => [([.. l.Of.Target.Extents, .. l.By.Extents], body)],
        Stated.Total { Definition: var d } => [(d.Target.Extents, Where(d))],
        Stated.Rewritten r => [(r.Where.Target.Extents, AtFirst(r, r.Before)), (r.Where.Target.Extents, AtFirst(r, r.After))],
        _ => throw new InvalidOperationException($"Nothing evaluates {says}."),
    };

    /// <summary>A body, of a derivative by a jagged array where that has elements.</summary>
    private Expr Where(Definition definition) => _rows.Condition(definition) is var condition && ReferenceEquals(condition, _pool.True) ? definition.Body : _pool.Guard(condition, definition.Body);

    /// <summary>A part of a body, its bound indices at their first values.</summary>
    private Expr AtFirst(Stated.Rewritten says, Expr part) =>
        _pool.Substitute(part, part.FreeIndices.Keys.Where(k => k < 0 || k >= says.Where.Target.Rank).ToDictionary(k => k, _ => _pool.Zero));

    /// <summary>Why a line is false at the point; empty where it is true, null where it has no value there.</summary>
    private string? Fault(Stated says)
    {
        try
        {
            return says switch
            {
                Stated.Defined { Definition: var d } when !_known.ContainsKey(d.Target) => "",
                Stated.Defined { Definition: var d } => First([Difference(_values.Value(d.Target), Value(d.Target.Extents, Where(d)), "value"), .. Sensitivity(d)]),
                Stated.Local local => OfLocal(local),
                Stated.Total total => OfTotal(total),
                Stated.Rewritten r => Difference(Value(r.Where.Target.Extents, AtFirst(r, r.Before)), Value(r.Where.Target.Extents, AtFirst(r, r.After)), "rewriting"),
                _ => throw new InvalidOperationException($"Nothing evaluates {says}."),
            };
        }
        catch (EvaluationException)
        {
            return null;
        }
    }

    /// <summary>ā = ∂L/∂a and ẋ are more than names.</summary>
    private IEnumerable<string?> Sensitivity(Definition definition)
    {
        if (definition is { Role: DefinitionRole.Tangent, Of: { } moving, Differential: { } forward } && (moving.IsParameter || _known.ContainsKey(moving)))
        {
            yield return Difference(Along(moving, forward), Value(definition.Target.Extents, definition.Body), "derivative along the direction");
        }

        if (definition is { Role: DefinitionRole.Adjoint, IsPart: false, Of: { } of, Differential: { Order: 1, InputsFirst: false, Kind: not DerivativeKind.HessianVectorProduct } run } && (run.Output ?? _derived.Value.Target) is var root
            && definition.Target.Rank - of.Rank == (run.Kind == DerivativeKind.Jacobian ? root.Rank : 0))
        {
            yield return OfTotal(new(root, definition, []));
        }
    }

    /// <summary>∂T/∂R: T's own body with R moved in it.</summary>
    private string? OfLocal(Stated.Local says)
    {
        var (of, by, isDiagonal, pairs) = (_known[says.Derivative.Of.Target], says.Derivative.By, says.Derivative.IsElementwise, says.Derivative.Pairs);
        var stated = Value(isDiagonal ? of.Target.Extents : [.. of.Target.Extents, .. by.Extents], says.Body);
        return First(Places(by).SelectMany(place => Elements(Moved(by, [of], of.Target, place)).Select(t => Difference(
            t.Truth,
            !isDiagonal ? stated.At([.. t.At, .. place]) : pairs.All(p => t.At[p.Key] == place[p.Value]) ? stated.At(t.At) : Extended.Zero,
            "local derivative"))));
    }

    /// <summary>dL/dR: R moved in all that reads it; and in those definitions alone that are named, which so are all ways from R to L.</summary>
    private string? OfTotal(Stated.Total says)
    {
        var (definition, by, run, root) = (says.Definition, says.Definition.Of!, says.Definition.Differential!, says.Root);
        var all = Inlining.Reachable([.. _known.Values], d => d.Target == root);
        var weighed = run.Kind == DerivativeKind.Vjp ? Weighed(run) : null;
        if (weighed is not null)
        {
            root = weighed.Target;
            all = [.. Inlining.Reachable([.. _known.Values, weighed], d => d.Target == root)];
        }

        var through = says.Through.Select(l => l.Of.Target).ToHashSet();
        var named = run.Kind == DerivativeKind.Vjp && says.Through.Any(l => l.Of.Role == DefinitionRole.Value) ? [] : all.Where(d => through.Contains(d.Target)).ToList();
        var stated = Value(definition.Target.Extents, Where(definition));
        return First(Places(by).SelectMany(place => (named.Count == 0 ? [all] : new[] { all, named }).SelectMany(moving => Elements(Moved(by, moving, root, place, all)).Select(t => Difference(
            t.Truth,
            stated.At(run.InputsFirst ? [.. place, .. t.At] : [.. t.At, .. place]),
            moving == all ? "derivative" : "derivative by the ways that are named")))));
    }

    /// <summary>What reverse mode from cotangents differentiates: Σ ȳ y over all values.</summary>
    private Definition Weighed(Differential run) => new(
        _pool.Defined("weighed", []),
        _pool.Add([.. _derived.Model.Parameters.Where(p => p.Request == run.Request && _derived.Values.Any(v => v.Target == p.Along)).Select(p =>
        {
            var indices = p.Along!.Extents.Select(e => _pool.OpenIndex(_pool.Zero, e)).ToList();
            var product = _pool.Multiply(_pool.Read(p.Tensor, [.. indices]), _pool.Read(p.Along, [.. indices]));
            return indices.AsEnumerable().Reverse().Aggregate(product, (body, index) => _pool.Reduce(ReductionKind.Sum, index, body));
        })]),
        DefinitionRole.Value);

    /// <summary>The central difference of a target by one element of a tensor, which is moved where certain definitions read it.</summary>
    private Dense<Extended> Moved(Tensor tensor, IReadOnlyList<Definition> moving, Tensor target, int[] place, IReadOnlyList<Definition>? all = null)
    {
        var axes = place.Select((_, axis) => _pool.Axis(axis)).ToList();
        var here = _pool.And([.. place.Select((p, axis) => _pool.Compare(Relation.Equal, axes[axis], _pool.Number(p)))]);
        var moved = new Definition(_pool.Defined(tensor.Name, tensor.Extents), _pool.Add([_pool.Read(tensor, axes), _pool.Guard(here, _pool.Read(_step))]), DefinitionRole.Intermediate);
        var renaming = new Renaming(_pool, new Dictionary<Tensor, Tensor> { [tensor] = moved.Target });
        var changed = moving.ToDictionary(d => d.Target, d => d with { Body = renaming.Visit(d.Body) });
        return Slope(moved, [.. (all ?? []).Where(d => !changed.ContainsKey(d.Target)), .. changed.Values], target);
    }

    /// <summary>The central difference of a definition along the direction of a run of forward mode.</summary>
    private Dense<Extended> Along(Tensor target, Differential run)
    {
        var directions = _derived.Model.Parameters.Where(p => p.Along is not null && p.Request == run.Request).ToDictionary(p => p.Along!, p => p.Tensor);
        var moved = (run.Kind == DerivativeKind.Derivative ? _derived.Requests[run.Request].By : [.. directions.Keys]).ToDictionary(p => p, p =>
        {
            Expr[] axes = [.. Enumerable.Range(0, p.Rank).Select(_pool.Axis)];
            var step = directions.TryGetValue(p, out var along) ? _pool.Multiply(_pool.Read(_step), _pool.Read(along, axes)) : _pool.Read(_step);
            return new Definition(_pool.Defined(p.Name, p.Extents), _pool.Add([_pool.Read(p, axes), step]), DefinitionRole.Intermediate);
        });
        var renaming = new Renaming(_pool, moved.ToDictionary(m => m.Key, m => m.Value.Target));
        return Slope(null, [.. moved.Values, .. Inlining.Reachable([.. _known.Values], d => d.Target == target).Select(d => d with { Body = renaming.Visit(d.Body) })], target);
    }

    private Dense<Extended> Slope(Definition? moved, IReadOnlyList<Definition> definitions, Tensor target)
    {
        var reads = definitions.SelectMany(d => d.Body.Nodes().OfType<Read>().Select(r => r.Tensor)).ToHashSet();
        var made = definitions.Select(d => d.Target).ToHashSet();
        var before = Inlining.Reachable([.. _known.Values], d => reads.Contains(d.Target) || (moved is not null && moved.Body.Reads(d.Target))).Where(d => !made.Contains(d.Target));
        IReadOnlyList<Definition> all = Inlining.Reachable([.. before, .. moved is null ? (Definition[])[] : [moved], .. definitions], d => d.Target == target);
        Dense<Extended> At(Extended step) => Evaluator.Extended(all, _inputs.With(_step, Dense.Scalar(step))).Value(target);
        var (plus, minus) = (At(Extended.ScaleB(1, StepExponent)), At(-Extended.ScaleB(1, StepExponent)));
        return new(plus.Extents, [.. plus.Values.Zip(minus.Values, (a, b) => Extended.ScaleB(a - b, -StepExponent - 1))]);
    }

    private Dense<Extended> Value(IReadOnlyList<Expr> extents, Expr body) =>
        _values.Value(_stated.First(d => ReferenceEquals(d.Body, _writing.Visit(body)) && d.Target.Extents.SequenceEqual(extents)));

    /// <summary>Some elements of a tensor.</summary>
    private IEnumerable<int[]> Places(Tensor tensor)
    {
        var all = Indices(_values.Value(tensor).Extents).ToList();
        return all.Count <= MostPlaces ? all : Enumerable.Range(0, MostPlaces).Select(k => all[((k * all.Count) + (all.Count / 2)) / MostPlaces]);
    }

    private static IEnumerable<int[]> Indices(IReadOnlyList<int> extents) =>
        extents.Aggregate((IEnumerable<int[]>)[[]], (all, extent) => all.SelectMany(at => Enumerable.Range(0, extent).Select(k => (int[])[.. at, k])));

    private static IEnumerable<(int[] At, Extended Truth)> Elements(Dense<Extended> truth) => Indices(truth.Extents).Zip(truth.Values);

    private static string? Difference(Dense<Extended> truth, Dense<Extended> stated, string what) =>
        First(truth.Values.Zip(stated.Values, (t, s) => Difference(t, s, what)));

    private static string? Difference(Extended truth, Extended stated, string what) => !truth.IsFinite ? null
        : stated.IsFinite && Extended.Abs(truth - stated) <= Near * Extended.Max(1, Extended.Abs(truth)) ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{what} {truth.ToDouble():R}, stated {stated.ToDouble():R}");

    /// <summary>The first fault; none where something was found true, null where nothing had a value.</summary>
    private static string? First(IEnumerable<string?> faults)
    {
        var all = faults.ToList();
        return all.Count == 0 ? "" : all.Find(f => f is { Length: > 0 }) ?? all.Find(f => f is not null);
    }

    /// <summary>Writes out what has a name on the page alone: the part of a branch has no value where another is taken.</summary>
    private sealed class Writing(ExprPool pool, IReadOnlyDictionary<Tensor, Expr> parts) : ExprRewriter(pool)
    {
        protected override Expr? Before(Expr expr) => expr is Read read && parts.TryGetValue(read.Tensor, out var body) ? Pool.Instantiate(Visit(body), [.. read.Indices.Select(Visit)]) : null;
    }

    /// <summary>What is shifted for the sake of rounding is not on paper; w·eᵘ depends on u, where the code reads eᵘ.</summary>
    private sealed class Unshifted(ExprPool pool) : ExprRewriter(pool)
    {
        protected override Expr After(Expr expr) => expr is Apply weighted && weighted.Primitive == PrimitiveTable.Weighted
            ? Pool.Multiply(weighted.Arguments[0], Pool.Apply(PrimitiveTable.Exp, [weighted.Arguments[1]]))
            : Calculus.Typesetting.Display.OnPaper.Of(Pool, expr);
    }

    private sealed class Renaming(ExprPool pool, IReadOnlyDictionary<Tensor, Tensor> names) : ExprRewriter(pool)
    {
        protected override Expr After(Expr expr) => expr is Read read && names.TryGetValue(read.Tensor, out var other) ? Pool.Read(other, [.. read.Indices]) : expr;
    }
}
