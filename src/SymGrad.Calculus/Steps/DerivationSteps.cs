using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Tracing;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Display;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Names;
using SymGrad.Calculus.Typesetting.Unicode;
using static SymGrad.Calculus.Steps.RuleText;

namespace SymGrad.Calculus.Steps;

/// <summary>
/// Tells a derivation from its record: the model in definitions, then for each derivative the chain from the value to the variable, rule
/// by rule, down to the index form and the matrix form of the sheet.
/// </summary>
public sealed partial class DerivationSteps
{
    /// <summary>Characters of an equation between two forms, beyond which the name of the rule says more.</summary>
    private const int LongestRewriting = 150;

    private readonly Derived _derived;
    private readonly FormulaSheet _sheet;
    private readonly Record _record;
    private readonly StepWriter _writer;
    private readonly Dictionary<Tensor, Definition> _byTarget;
    private readonly HashSet<object> _told = [];
    private readonly Dictionary<Tensor, IReadOnlyList<StepLine>> _pending = [];
    private readonly HashSet<string> _stated = new(StringComparer.Ordinal);
    private readonly HashSet<Tensor> _valued;
    private readonly HashSet<Tensor> _onPaper;
    private readonly HashSet<Tensor> _isTold;
    private readonly Dictionary<Tensor, Definition> _cut;
    private IReadOnlyList<FormulaLine> _written = [];
    private string? _last;

    private DerivationSteps(Derived derived, IReadOnlyList<TraceEvent> events, FormulaSheet sheet)
    {
        _derived = derived;
        _sheet = sheet;
        _record = new(derived, events);
        _valued = [.. derived.ForValue.Select(d => d.Target)];
        _onPaper = [.. sheet.Told.Select(d => d.Target).Except(derived.Definitions.Select(d => d.Target))];
        _isTold = [.. sheet.Told.Select(d => d.Target)];
        _writer = new(sheet, _told.Contains);
        _cut = sheet.Definitions.Select(l => l.Definition).Where(d => !sheet.Told.Any(t => t.Target == d.Target)).ToDictionary(d => d.Target);
        _byTarget = derived.Definitions.Concat(sheet.Told).GroupBy(d => d.Target).ToDictionary(g => g.Key, g => g.Last());
    }

    /// <summary>The steps to all derivatives.</summary>
    /// <param name="model">The model as it was lowered, before any pass.</param>
    /// <param name="derived">What was derived from it.</param>
    /// <param name="events">The record of the derivation.</param>
    /// <param name="sheet">Its formulas.</param>
    /// <param name="written">The model's definitions as they are to be shown; as they were lowered by default.</param>
    public static IReadOnlyList<StepSection> Of(Model model, Derived derived, IReadOnlyList<TraceEvent> events, FormulaSheet sheet, IReadOnlyList<Definition>? written = null)
    {
        var telling = new DerivationSteps(derived, events, sheet);
        var sections = new List<StepSection> { new(null, [.. telling.Model(model.Definitions, written ?? model.Definitions)]) { Model = telling._written } };
        sections.AddRange(sheet.Distinct.Select(l => derived.Derivatives.First(d => d.Target == l.Definition.Target)).Select(d => new StepSection(d, [.. telling.To(d)])));
        return sections;
    }

    /// <summary>The model as it was written, what was made safe, and the names of its parts.</summary>
    private IEnumerable<Step> Model(IReadOnlyList<Definition> model, IReadOnlyList<Definition> source)
    {
        var lowered = Simplification.Inlining.Reachable(Refolded(model, source), d => d.Role == DefinitionRole.Value);
        var isReadable = lowered.All(d => IsReadable(d.Body)) && !_sheet.HasRecurrence;
        IReadOnlyList<FormulaLine> written = isReadable
            ? [.. lowered.Where(d => d.Role == DefinitionRole.Value || DefinitionNames.Function(d.Body) is null).Select(d => _sheet.StepOf(d))]
            : LinesFor(_sheet.Model);
        _written = isReadable && HasOwnNames(lowered) ? written : [];

        // Its normal form says nothing more.
        var known = new HashSet<string>(written.Concat(isReadable ? model.Select(d => _sheet.StepOf(d)) : []).SelectMany(l => new[] { l.IndexLatex, l.Latex }), StringComparer.Ordinal);
        yield return Step.Of("Model", [Text(written.Count == 1 ? "The model as it is written." : "The model as it is written, with its definitions.")], [.. written.Select(l => StepLine.Of(l, matrix: true))]);

        foreach (var (form, line) in _record.Stabilised.Where(_ => isReadable).Select(e => (e.Name, _writer.Rewritten(e.Where!, e.Before, e.After))))
        {
            var (before, after) = (LatexPrinter.Print(line.Equation.Left), LatexPrinter.Print(line.Last));
            if (before != after && known.Add(before + after))
            {
                known.Add(after);
                IReadOnlyList<Box> sentence = [Text($"{form}: equal, without overflow or cancellation.")];
                yield return UnicodePrinter.Print(line.Equation).Length <= LongestRewriting ? Step.Of("Stability", sentence, line) : new("Stability", sentence, null);
            }
        }

        _told.UnionWith(isReadable ? Parts().Select(d => d.Target) : written.Select(l => l.Definition.Target));
        var parts = (isReadable ? Parts() : []).Where(d => IsReadable(d.Body) && DefinitionNames.Function(d.Body) is null).Select(_writer.Part).Where(l => !known.Contains(LatexPrinter.Print(l.Equation)) && !known.Contains(LatexPrinter.Print(l.Last))).ToList();
        if (parts.Count > 0)
        {
            yield return Step.Of("Definitions", [Text("What the chain rule passes through gets a name.")], parts);
        }
    }

    /// <summary>Whether each line has a name of its own: a variable that is assigned twice has none, nor one that is called like a parameter.</summary>
    private bool HasOwnNames(IReadOnlyList<Definition> lines)
    {
        var names = lines.Select(d => d.Target).Concat(_derived.Model.Parameters.Where(p => p.Along is null && p.Form != ParameterForm.RowLengths).Select(p => p.Tensor)).Select(t => LatexPrinter.Print(_sheet.NameOf(t))).ToList();
        return names.Distinct(StringComparer.Ordinal).Count() == names.Count;
    }

    /// <summary>
    /// The model's lines in the names that stand before them: a variance says μ where the model has called its mean so. A local that is the value has the value's name.
    /// </summary>
    private List<Definition> Refolded(IReadOnlyList<Definition> model, IReadOnlyList<Definition> source)
    {
        var pool = _derived.Model.Pool;
        var values = source.Where(d => d.Role == DefinitionRole.Value && DisplayPlan.HandedOn(d) is { IsParameter: false }).GroupBy(d => DisplayPlan.HandedOn(d)!).ToDictionary(g => g.Key, g => g.First().Target);
        if (values.Count > 0)
        {
            var names = new Simplification.Renaming(pool, values);
            List<Definition> Named(IReadOnlyList<Definition> definitions) =>
            [
                .. definitions.Where(d => d.Role != DefinitionRole.Value || !values.ContainsValue(d.Target))
                    .Select(d => d with { Body = names.Visit(d.Body) } is var named && values.TryGetValue(d.Target, out var value) ? named with { Target = value, Role = DefinitionRole.Value } : named),
            ];
            (model, source) = (Named(model), Named(source));
        }

        var (named, lines) = (new List<(Tensor, Expr)>(), new List<Definition>());
        foreach (var (definition, normal) in source.Zip(model, (s, m) => (s, m.Body)))
        {
            lines.Add(named.Count == 0 ? definition : definition with { Body = new KnownParts(pool, named).Visit(definition.Body) });
            if (definition.Role == DefinitionRole.Local)
            {
                named.Add((definition.Target, normal));
            }
        }

        return lines;
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
        foreach (var step in steps)
        {
            Note(step);
            yield return step;
        }

        foreach (var step in Result(derivative))
        {
            yield return step;
        }
    }

    /// <summary>Keeps what the lines of a step come to.</summary>
    private void Note(Step step) => _stated.UnionWith((step.Formula switch { Equation line => [line], Equations all => all.Lines, _ => (IReadOnlyList<Equation>)[] }).Select(e => LatexPrinter.Print(e.Last)));

    /// <summary>The adjoints in a formula of the sheet that are shown otherwise than the chain left them.</summary>
    private IReadOnlyList<FormulaLine> Rewritten(FormulaLine line)
    {
        var lines = _sheet.Definitions.Where(l => IsToldByChain(l.Definition)).Append(line).ToDictionary(l => l.Definition.Target);
        return
        [
            .. Simplification.Inlining.Reachable([.. lines.Values.Select(l => l.Definition)], d => d.Target == line.Definition.Target)
                .Where(d => d.Target != line.Definition.Target).Select(d => lines[d.Target]).Where(l => _stated.Add(LatexPrinter.Print(l.Index.Last))),
        ];
    }

    private static bool IsForward(Differential run) => run.Kind is DerivativeKind.Jvp or DerivativeKind.HessianVectorProduct or DerivativeKind.Derivative;

    /// <summary>Definitions that a formula reads and no step has told, each after what it reads itself.</summary>
    private IEnumerable<Step> Abbreviations(IEnumerable<Tensor> read)
    {
        var parts = new List<Definition>();
        void Tell(IEnumerable<Tensor> tensors)
        {
            foreach (var tensor in tensors.Distinct())
            {
                if (Unknown(tensor) is { } definition && _told.Add(tensor))
                {
                    Tell(ReadsOf(definition.Body));

                    // adj A is what it is called, and so is h_T.
                    if (DefinitionNames.Function(definition.Body) is null && !_sheet.Words!.IsElement(tensor))
                    {
                        parts.Add(definition);
                    }
                }
            }
        }

        Tell(read);
        if (parts.Count > 0)
        {
            var shares = parts.All(d => _onPaper.Contains(d.Target));
            yield return Step.Of("Abbreviation", [Text(shares ? "The share that a term has in the sum." : parts.TrueForAll(d => d.Role == DefinitionRole.Local) ? (parts.Count == 1 ? "A variable of the model." : "Variables of the model.") : parts.Count == 1 ? "A part that gets a name." : "Parts that get a name.")], [.. parts.Select(Line)]);
        }
    }

    /// <summary>What a name stands for that no step has told yet; null for the model's parameters and for what the chain has led through.</summary>
    private Definition? Unknown(Tensor tensor) =>
        _told.Contains(tensor) ? null
        : _cut.TryGetValue(tensor, out var cut) ? cut
        : _byTarget.TryGetValue(tensor, out var own) && _isTold.Contains(tensor) && own.Role is not (DefinitionRole.Value or DefinitionRole.Derivative) && !IsToldByChain(own) ? own
        : null;

    /// <summary>Whether the chain has said what an adjoint is; what stands behind a delta, and beside one, is a part of its own.</summary>
    private bool IsToldByChain(Definition definition) =>
        definition is { Of: { } of, Differential: { } run } && _told.Contains((run, of)) && _record.AdjointOf(of, run)?.Target == definition.Target;

    private static IEnumerable<Tensor> ReadsOf(Expr body) => ExprSearch.OperandsFirst(body).OfType<Read>().Select(r => r.Tensor);

    /// <summary>What stands left of a definition: its name, or which derivative it is.</summary>
    private Box NameOf(Definition definition) => definition.Role == DefinitionRole.Derivative && _sheet.LineOf(definition) is var line ? (line.Matrix ?? line.Index).Left : _writer.Name(definition.Target);

    private IEnumerable<Step> Kinks(LocalDerivative link) => Conventions.In(link.Of.Body).Where(s => _told.Add(ConventionKey(s)));

    private static string ConventionKey(Step step) => string.Concat(step.Sentence.Append(step.Formula).OfType<Box>().Select(LatexPrinter.Print));

    /// <summary>The sheet's own line: what was named on the way written out, and all entries at once.</summary>
    private IEnumerable<Step> Result(Definition derivative)
    {
        var line = _sheet.LineOf(derivative);
        if (IsReadable(derivative.Body) && (_last ?? LatexPrinter.Print(_writer.Line(derivative).Equation.Right[0])) != LatexPrinter.Print(line.Index.Last))
        {
            IReadOnlyList<FormulaLine> lines = [.. Rewritten(line), line];
            foreach (var step in Abbreviations(lines.SelectMany(l => ReadsOf(l.Definition.Body))))
            {
                yield return step;
            }

            var (before, after) = (new HashSet<Tensor>(ReadsOf(derivative.Body)), new HashSet<Tensor>(ReadsOf(line.Definition.Body)));
            var (rule, sentence) = after.IsSubsetOf(before) && before.All(t => t.IsParameter || after.Contains(t)) ? ("Simplification", "Terms are brought together.") : ("Substitution", "What was named on the way is put in its place.");
            yield return Step.Of(rule, [Text(sentence)], [.. lines.Select(l => StepLine.Of(l))]);
        }

        if (line.Matrix is not null)
        {
            yield return Step.Of("Matrix form", [Text("All entries at once.")], StepLine.Of(line, matrix: true));
        }
    }

    /// <summary>The line of a definition, or what the sheet shows of it where it is too long for a line.</summary>
    private StepLine Line(Definition definition) => IsReadable(definition.Body) ? _writer.Line(definition) : StepLine.Of(_sheet.LineOf(definition));

    private static bool IsReadable(Expr body) => DisplaySize.Of(body, _ => 1) <= 2 * DisplayPlan.Line;

    /// <summary>Writes out what the derivatives alone need between the definitions that a reader knows.</summary>
    private sealed class Writing(Derived derived, HashSet<object> told) : ExprRewriter(derived.Model.Pool)
    {
        private readonly Dictionary<Tensor, Definition> _between = derived.Definitions
            .Where(d => d.Role == DefinitionRole.Intermediate && !derived.ForValue.Contains(d)).ToDictionary(d => d.Target);

        private readonly HashSet<Tensor> _wholes = [.. derived.Definitions.SelectMany(d => d.Body.Nodes()).SelectMany(Simplification.Inlining.Wholes).Select(r => r.Tensor)];

        protected override Expr? Before(Expr expr) =>
            expr is Read read && !_wholes.Contains(read.Tensor) && !told.Contains(read.Tensor) && _between.TryGetValue(read.Tensor, out var definition) && DisplaySize.Of(definition.Body, _ => 1) <= DisplayPlan.Line / 2 && definition.Body is not (MatrixFunction or Reduce { Operation: not ReductionKind.Sum })
                ? Pool.Instantiate(Visit(definition.Body), [.. read.Indices.Select(Visit)])
                : null;
    }

    private Expr Shown(Expr body) => new Writing(_derived, _told).Visit(body);
}
