using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Tracing;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Display;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Unicode;
using static SymGrad.Calculus.Steps.RuleText;

namespace SymGrad.Calculus.Steps;

/// <summary>
/// Tells a derivation from its record: the model in definitions, then for each derivative the chain from the value to the variable, rule
/// by rule, down to the index form and the matrix form of the sheet.
/// </summary>
public sealed class DerivationSteps
{
    /// <summary>Characters of an equation between two forms, beyond which the name of the rule says more.</summary>
    private const int LongestRewriting = 150;

    private readonly Derived _derived;
    private readonly FormulaSheet _sheet;
    private readonly Record _record;
    private readonly StepWriter _writer;
    private readonly Dictionary<Tensor, Definition> _byTarget;
    private readonly HashSet<object> _told = [];
    private readonly Dictionary<Tensor, IReadOnlyList<Equation>> _pending = [];
    private readonly HashSet<Tensor> _valued;
    private readonly HashSet<Tensor> _onPaper;
    private readonly Shown _shown;
    private string? _last;

    private DerivationSteps(Derived derived, IReadOnlyList<TraceEvent> events, FormulaSheet sheet)
    {
        _derived = derived;
        _sheet = sheet;
        _record = new(derived, events);
        _valued = [.. derived.ForValue.Select(d => d.Target)];
        _onPaper = [.. sheet.Told.Select(d => d.Target).Except(derived.Definitions.Select(d => d.Target))];
        _writer = new(sheet);
        _shown = new(derived);
        _byTarget = derived.Definitions.Concat(sheet.Told).GroupBy(d => d.Target).ToDictionary(g => g.Key, g => g.Last());
    }

    /// <summary>The steps to all derivatives.</summary>
    /// <param name="model">The model as it was lowered, before any pass.</param>
    /// <param name="derived">What was derived from it.</param>
    /// <param name="events">The record of the derivation.</param>
    /// <param name="sheet">Its formulas.</param>
    public static IReadOnlyList<StepSection> Of(Model model, Derived derived, IReadOnlyList<TraceEvent> events, FormulaSheet sheet)
    {
        var telling = new DerivationSteps(derived, events, sheet);
        var sections = new List<StepSection> { new(null, [.. telling.Model(model)]) };
        sections.AddRange(derived.Derivatives.Select(d => new StepSection(d, [.. telling.To(d)])));
        return sections;
    }

    /// <summary>The model as it was written, what was made safe, and the names of its parts.</summary>
    private IEnumerable<Step> Model(Model model)
    {
        var lowered = Simplification.Inlining.Reachable(model.Definitions, d => d.Role == DefinitionRole.Value);
        var isReadable = lowered.All(d => IsReadable(d.Body)) && !_sheet.HasRecurrence;
        IReadOnlyList<FormulaLine> written = isReadable
            ? [.. lowered.Select(d => _sheet.StepOf(d))]
            : LinesFor(_sheet.Model);
        var known = new HashSet<string>(written.SelectMany(l => new[] { l.IndexLatex, l.Latex }), StringComparer.Ordinal);
        yield return new("Model", [Text(written.Count == 1 ? "The model as it is written." : "The model as it is written, with its definitions.")], Together([.. written.Select(l => l.Matrix ?? l.Index)]));

        foreach (var (form, line) in _record.Stabilised.Where(_ => isReadable).Select(e => (e.Name, _writer.Rewritten(e.Where!, e.Before, e.After))))
        {
            var (before, after) = (LatexPrinter.Print(line.Left), LatexPrinter.Print(line.Right[0]));
            if (before != after && known.Add(before + after))
            {
                known.Add(after);
                yield return new("Stability", [Text($"{form}: equal, without overflow or cancellation.")], UnicodePrinter.Print(line).Length <= LongestRewriting ? line : null);
            }
        }

        var parts = (isReadable ? Parts() : []).Where(d => IsReadable(d.Body)).Select(d => Line(d)).Where(l => !known.Contains(LatexPrinter.Print(l)) && !known.Contains(LatexPrinter.Print(l.Right[l.Right.Count - 1]))).ToList();
        if (parts.Count > 0)
        {
            yield return new("Definitions", [Text("What the chain rule passes through gets a name.")], Together(parts));
        }
    }

    /// <summary>A line of the sheet with those that it needs and no step has told.</summary>
    private IReadOnlyList<FormulaLine> LinesFor(FormulaLine line)
    {
        var lines = _sheet.Definitions.Append(line).ToDictionary(l => l.Definition.Target);
        var needed = Simplification.Inlining.Reachable([.. lines.Values.Select(l => l.Definition)], d => d.Target == line.Definition.Target);
        return [.. needed.Where(d => d.Target == line.Definition.Target || _told.Add(d.Target)).Select(d => lines[d.Target])];
    }

    private IEnumerable<Definition> Parts() =>
        _sheet.Told.Where(d => _valued.Contains(d.Target) && d.Role is DefinitionRole.Local or DefinitionRole.Intermediate or DefinitionRole.Value);

    private IEnumerable<Step> To(Definition derivative)
    {
        var run = derivative.Differential!;
        _last = null;
        var steps = IsForward(run) || _sheet.HasRecurrence ? Definitions(derivative) : Chain(derivative);
        return steps.Concat(Result(derivative));
    }

    private static bool IsForward(Differential run) => run.Kind is DerivativeKind.Jvp or DerivativeKind.HessianVectorProduct or DerivativeKind.Derivative;

    /// <summary>The chain rule from what is differentiated back to the variable.</summary>
    private IEnumerable<Step> Chain(Definition derivative)
    {
        var run = derivative.Differential! with { InputsFirst = false };
        var links = _record.Locals.Where(l => l.Run == run).ToList();
        if (links.Count == 0)
        {
            return Definitions(derivative);
        }

        var root = links[0].Of.Target;
        var onPath = new HashSet<Tensor>();
        var open = new Stack<Tensor>([derivative.Of!]);
        while (open.Count > 0)
        {
            var tensor = open.Pop();
            if (onPath.Add(tensor))
            {
                links.Where(l => l.By == tensor).ToList().ForEach(l => open.Push(l.Of.Target));
            }
        }

        var order = links.Select(l => l.Of.Target).Where(t => onPath.Contains(t) && t != root).Distinct().Append(derivative.Of!).ToList();
        return order.SelectMany(t => t == derivative.Of ? Link(root, derivative, t, run, links) : Link(root, null, t, run, links));
    }

    /// <summary>
    /// One link: how what reads a tensor depends on it, and what the value's sensitivity to it is then. One that is only a number
    /// waits for the link that takes it up.
    /// </summary>
    private IEnumerable<Step> Link(Tensor root, Definition? derivative, Tensor tensor, Differential run, IReadOnlyList<LocalDerivative> links)
    {
        var through = links.Where(l => l.By == tensor).Select(l => _shown.Visit(l.Body) is var body && IsReadable(body) ? l with { Body = body } : l).ToList();
        if (through.Count == 0 || (derivative is null && !_told.Add((run, tensor))))
        {
            yield break;
        }

        var definition = derivative ?? _record.AdjointOf(tensor, run) ?? Total(tensor, run);
        definition = _shown.Visit(definition.Body) is var shown && IsReadable(shown) ? definition with { Body = shown } : definition;
        if (_record.Leading(run).Count > 0 && _sheet.WrittenOut(definition.Body) is var whole && IsReadable(whole))
        {
            // Behind its delta an adjoint is a part without a meaning of its own.
            definition = definition with { Body = whole };
        }

        if (!IsReadable(definition.Body))
        {
            // What no line can hold the sheet has cut into parts.
            if (derivative is not null)
            {
                yield return new("Chain rule", [Text("Through all definitions between the value and "), _writer.Name(tensor), Text(".")], Together([.. LinesFor(_sheet.LineOf(derivative)).Select(l => l.Index)]));
            }

            yield break;
        }

        foreach (var step in Abbreviations(definition.Body))
        {
            yield return step;
        }

        var direct = through.Find(l => l.Of.Target == root);
        var fresh = through.Where(l => l.Of.Target != root && IsReadable(l.Body) && _told.Add((l.Of.Target, tensor))).ToList();
        List<Equation> lines = [.. through.SelectMany(l => Pending(l.Of.Target)), .. fresh.Select(l => _writer.Local(l, NamesOf(l.By)))];
        var chain = _writer.Chain(definition, (direct is null || through.Count > 1) && through.All(l => IsReadable(l.Body)) ? through : [], _record.Leading(run).Count);
        lines.Add(chain);
        _last = LatexPrinter.Print(chain.Right[chain.Right.Count - 1]);
        if (derivative is null && definition.Body.Nodes().All(n => n is not Read { Tensor.IsParameter: false } and not Reduce and not Apply))
        {
            _pending[tensor] = lines;
            yield break;
        }

        yield return new(RuleOf(through, fresh, root), SentenceOf(tensor, root, through, fresh), Together(lines));
        foreach (var step in through.SelectMany(Kinks))
        {
            yield return step;
        }
    }

    /// <summary>What was said of a tensor and waits for the link that takes it up.</summary>
    private IReadOnlyList<Equation> Pending(Tensor tensor)
    {
        var lines = _pending.TryGetValue(tensor, out var waiting) ? waiting : [];
        _pending.Remove(tensor);
        return lines;
    }

    private IReadOnlyList<string?> NamesOf(Tensor tensor) => _byTarget.TryGetValue(tensor, out var own) ? own.IndexNames : [];

    /// <summary>The chain rule, and what else the links ask for beyond the linear.</summary>
    private static string RuleOf(IReadOnlyList<LocalDerivative> through, IReadOnlyList<LocalDerivative> fresh, Tensor root)
    {
        var chained = through.Any(l => l.Of.Target != root);
        var rules = through.Where(l => l.Of.Target == root || fresh.Contains(l)).Select(l => Describe(l).Rule).Where(r => !chained || r != Linearity).Distinct(StringComparer.Ordinal);
        if (rules.Count() > 3)
        {
            return "Chain rule, path by path";
        }

        return string.Join(", ", [.. chained ? ["Chain rule"] : Array.Empty<string>(), .. rules.Select(r => chained ? char.ToLowerInvariant(r[0]) + r.Substring(1) : r), .. Contracts(through) && chained ? ["index contraction"] : Array.Empty<string>()]);
    }

    private static bool Contracts(IEnumerable<LocalDerivative> through) => through.Any(l => l.Pairs.Count > 0 && !l.IsElementwise);

    private IReadOnlyList<Box> SentenceOf(Tensor tensor, Tensor root, IReadOnlyList<LocalDerivative> through, IReadOnlyList<LocalDerivative> fresh)
    {
        var parts = new List<Box>();
        if (through.Count == 1 && through[0].Of.Target == root)
        {
            parts.Add(through[0].Run.Order > 1 ? Text("The first derivative") : _writer.Name(root));
            parts.Add(Text(" as a function of "));
            parts.Add(_writer.Name(tensor));
        }
        else
        {
            parts.AddRange([Text("From "), through[0].Run.Order > 1 ? Text("the first derivative") : _writer.Name(root), Text(" to "), _writer.Name(tensor), Text(through.Any(l => l.Of.Target == root) ? " directly and by way of " : " by way of ")]);
            var ways = through.Where(l => l.Of.Target != root).ToList();
            for (var k = 0; k < ways.Count; k++)
            {
                parts.AddRange([Text(k == 0 ? "" : k == ways.Count - 1 ? " and " : ", "), _writer.Name(ways[k].Of.Target)]);
            }
        }

        var words = fresh.Concat(through.Where(l => l.Of.Target == root)).Select(l => Describe(l).Sentence).Where(s => through.Count == 1 || s != Describe(null).Sentence).Distinct(StringComparer.Ordinal).Take(2).ToList();
        var isSummed = through.Count == 1 && through[0] is { } only && only.Of.Target == root && tensor.Rank > root.Rank && only.Of.Body.Nodes().Any(n => n is Reduce { Operation: ReductionKind.Sum });
        if (isSummed)
        {
            words.Add("Of the sum only the terms with this index stay.");
        }

        if (Contracts(through) && (through.Count > 1 || through[0].Of.Target != root))
        {
            words.Add("The delta leaves one term of the sum.");
        }

        parts.Add(Text((through.Count > 1 ? "; the contributions add up." : ".") + string.Concat(words.Select(w => " " + w))));
        if (fresh.Concat(through.Where(l => l.Of.Target == root)).Select(l => _writer.FunctionRule(l.Of.Body)).FirstOrDefault(r => r is not null) is { } rule)
        {
            parts.AddRange([Text(" Here "), rule, Text(".")]);
        }

        return parts;
    }

    private static (string Rule, string Sentence) Describe(LocalDerivative? link) => link is null
        ? (Linearity, "It enters linearly: its factor is its derivative.")
        : RuleText.Describe(link.Of.Body, t => t == link.By, !link.Body.Reads(link.By) && !link.Body.Reads(link.Of.Target));

    private Definition Total(Tensor tensor, Differential run)
    {
        var pool = _derived.Model.Pool;
        var body = _sheet.WrittenOut(_record.TotalOf(tensor, run));
        var names = _byTarget.TryGetValue(tensor, out var own) ? own.IndexNames : [];
        var leading = _record.Leading(run);
        return new(pool.Defined(tensor.Name, [.. leading, .. tensor.Extents]), body, DefinitionRole.Derivative)
        {
            Of = tensor,
            Differential = run,
            IndexNames = [.. leading.Select((_, k) => k < _derived.Value.IndexNames.Count ? _derived.Value.IndexNames[k] : null), .. names],
        };
    }

    /// <summary>Derivatives that are told by their definitions: along a direction, or through time.</summary>
    private IEnumerable<Step> Definitions(Definition derivative)
    {
        var told = _sheet.Told.ToDictionary(d => d.Target);
        foreach (var definition in Simplification.Inlining.Reachable(_sheet.Told, d => d.Target == derivative.Target)
            .Where(d => d.Target != derivative.Target && d.Role is DefinitionRole.Adjoint or DefinitionRole.Tangent && _told.Add(d.Target)))
        {
            foreach (var step in Abbreviations(definition.Body).Append(Defined(definition, told)))
            {
                yield return step;
            }

            foreach (var step in definition.Of is { } of && told.TryGetValue(of, out var primal) ? Conventions.In(primal.Body).Where(s => _told.Add(ConventionKey(s))) : [])
            {
                yield return step;
            }
        }

        var last = WrittenOut(told[derivative.Target]);
        if (!_sheet.HasRecurrence && DisplaySize.Of(last.Body, _ => 1) > DisplayPlan.Line)
        {
            // What the sheet has cut into parts is shown so.
            var line = _sheet.LineOf(derivative).Index;
            _last = LatexPrinter.Print(line.Right[line.Right.Count - 1]);
            yield return Defined(last, told) with { Formula = Together([.. LinesFor(_sheet.LineOf(derivative)).Select(l => l.Index)]) };
            yield break;
        }

        var right = Line(last).Right;
        _last = LatexPrinter.Print(right[right.Count - 1]);
        foreach (var step in Abbreviations(last.Body).Append(Defined(last, told)))
        {
            yield return step;
        }
    }

    /// <summary>The derivative of a function of one number, with all that stands between it and the definitions that a reader knows, where a line can hold that.</summary>
    private Definition WrittenOut(Definition definition) =>
        !_sheet.HasRecurrence && definition.Differential!.Kind == DerivativeKind.Derivative && _shown.Visit(definition.Body) is var body && IsReadable(body) ? definition with { Body = body } : definition;

    private Step Defined(Definition definition, IReadOnlyDictionary<Tensor, Definition> told)
    {
        var primal = definition is { Role: DefinitionRole.Adjoint } ? null
            : definition.Role == DefinitionRole.Tangent && definition.Of is { } of && told.TryGetValue(of, out var own) ? own
            : definition.Differential!.Kind == DerivativeKind.Derivative && definition.Differential.Order == 1 ? _derived.Value
            : null;
        if (primal is null && definition.Role != DefinitionRole.Adjoint && IsForward(definition.Differential!))
        {
            return new("Chain rule", [Text("The same along the direction.")], Line(definition));
        }

        if (primal is null)
        {
            return new("Chain rule", [Text(definition.Body.Reads(definition.Target) ? "Backwards through time: what a later step made of it comes back." : "What later definitions make of it, added up.")], Line(definition));
        }

        var isLinear = !primal.Body.Nodes().OfType<Read>().Any(r => definition.Body.Reads(r.Tensor) && r.Tensor.Kind == ValueKind.Real);
        var (rule, sentence) = RuleText.Describe(primal.Body, _ => true, isLinear);
        var function = _writer.FunctionRule(primal.Body) is { } known ? (Box[])[Text(" Here "), known, Text(".")] : [];
        return new(rule, [_writer.Name(primal.Target), Text(": " + char.ToLowerInvariant(sentence[0]) + sentence.Substring(1)), .. function], Line(definition));
    }

    /// <summary>Definitions beyond the model that a formula reads and no step has told.</summary>
    private IEnumerable<Step> Abbreviations(Expr body)
    {
        foreach (var read in ExprSearch.OperandsFirst(body).OfType<Read>().Select(r => r.Tensor).Distinct())
        {
            if (_byTarget.TryGetValue(read, out var definition) && definition.Role is DefinitionRole.Adjoint or DefinitionRole.Tangent or DefinitionRole.Intermediate
                && !_valued.Contains(read) && !(definition.Of is { } of && _told.Contains((definition.Differential!, of))) && _told.Add(read))
            {
                foreach (var step in Abbreviations(definition.Body))
                {
                    yield return step;
                }

                yield return new("Abbreviation", [Text("A part that is used again.")], Line(definition));
            }
        }
    }

    private IEnumerable<Step> Kinks(LocalDerivative link) => Conventions.In(link.Of.Body).Where(s => _told.Add(ConventionKey(s)));

    private static string ConventionKey(Step step) => string.Concat(step.Sentence.Append(step.Formula).OfType<Box>().Select(LatexPrinter.Print));

    /// <summary>The sheet's own line: what was named on the way written out, and all entries at once.</summary>
    private IEnumerable<Step> Result(Definition derivative)
    {
        var line = _sheet.LineOf(derivative);
        if (IsReadable(derivative.Body) && (_last ?? LatexPrinter.Print(_writer.Line(derivative).Right[0])) != LatexPrinter.Print(line.Index.Right[line.Index.Right.Count - 1]))
        {
            foreach (var share in _sheet.Told.Where(d => _onPaper.Contains(d.Target) && line.Definition.Body.Reads(d.Target) && _told.Add(d.Target)))
            {
                yield return new("Abbreviation", [Text("The share that a term has in the sum.")], Line(share));
            }

            yield return new("Substitution", [Text("What was named on the way is put in its place.")], line.Index);
        }

        if (line.Matrix is { } matrix)
        {
            yield return new("Matrix form", [Text("All entries at once.")], matrix);
        }
    }

    /// <summary>The line of a definition, or what the sheet shows of it where it is too long for a line.</summary>
    private Equation Line(Definition definition) => IsReadable(definition.Body) ? _writer.Line(definition) : _sheet.LineOf(definition).Index;

    private static bool IsReadable(Expr body) => DisplaySize.Of(body, _ => 1) <= 2 * DisplayPlan.Line;

    /// <summary>Writes out what the derivatives alone need between the definitions that a reader knows.</summary>
    private sealed class Shown(Derived derived) : ExprRewriter(derived.Model.Pool)
    {
        private readonly Dictionary<Tensor, Definition> _between = derived.Definitions
            .Where(d => d.Role == DefinitionRole.Intermediate && !derived.ForValue.Contains(d)).ToDictionary(d => d.Target);

        protected override Expr? Before(Expr expr) =>
            expr is Read read && _between.TryGetValue(read.Tensor, out var definition) && DisplaySize.Of(definition.Body, _ => 1) <= DisplayPlan.Line / 2 && definition.Body is not (MatrixFunction or Reduce { Operation: not ReductionKind.Sum })
                ? Pool.Instantiate(Visit(definition.Body), [.. read.Indices.Select(Visit)])
                : null;
    }

    private static Box Together(IReadOnlyList<Equation> equations) => equations.Count == 1 ? equations[0] : new Equations(equations);
}
