using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Calculus.Typesetting.Display;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;
using static SymGrad.Calculus.Steps.RuleText;

namespace SymGrad.Calculus.Steps;

/// <content>Derivatives that are told by their definitions: along a direction, of higher order, or through time.</content>
public sealed partial class DerivationSteps
{
    private readonly Dictionary<int, HashSet<Tensor>> _moving = [];

    private IEnumerable<Step> Definitions(Definition derivative)
    {
        var needed = Simplification.Inlining.Reachable(_sheet.Told, d => d.Target == derivative.Target).Where(d => Unknown(d.Target) is not null).ToList();
        var parts = new List<Tensor>();
        foreach (var group in Components.Of(needed, Dependencies.Of(needed)))
        {
            if (group.All(d => d.Role is DefinitionRole.Intermediate or DefinitionRole.Local))
            {
                parts.AddRange(group.Select(d => d.Target));
                continue;
            }

            var fresh = group.Where(d => _told.Add(d.Target) && LowerOrder(d) is null).ToList();
            var read = parts.Concat(fresh.SelectMany(d => ReadsOf(d.Body))).Concat(fresh.Count == 1 ? Mentioned(fresh[0]) : []);
            foreach (var step in fresh.Count > 0 ? Abbreviations(read.Distinct()).Append(Told(fresh)).Concat(fresh.SelectMany(ConventionsOf)) : [])
            {
                yield return step;
            }

            parts.Clear();
        }

        var last = WrittenOut(_byTarget[derivative.Target]);
        if (!_sheet.HasRecurrence && DisplaySize.Of(last.Body, _ => 1) > DisplayPlan.Line)
        {
            // What the sheet has cut into parts is shown so.
            _last = LatexPrinter.Print(StepLine.Of(_sheet.LineOf(derivative)).Last);
            var told = Told(last);
            yield return Step.Of(told.Rule, told.Sentence, [.. LinesFor(_sheet.LineOf(derivative)).Select(l => StepLine.Of(l))]);
            yield break;
        }

        _last = LatexPrinter.Print(Line(last).Last);
        foreach (var step in Abbreviations([.. ReadsOf(last.Body), .. Mentioned(last)]).Append(Told(last)).Concat(ConventionsOf(last)))
        {
            yield return step;
        }
    }

    /// <summary>The derivative of a function of one number, with all that stands between it and the definitions that a reader knows, where a line can hold that.</summary>
    private Definition WrittenOut(Definition definition) =>
        !_sheet.HasRecurrence && definition.Differential!.Kind == DerivativeKind.Derivative && Shown(definition.Body) is var body && IsReadable(body) ? definition with { Body = body } : definition;

    /// <summary>What one step defines: one tensor, or those of a recurrence, of which each needs the others.</summary>
    private Step Told(List<Definition> group) => group.Count == 1
        ? Told(group[0])
        : Step.Of(
            group.Exists(d => d.Role == DefinitionRole.Adjoint) ? "Chain rule, backwards through time" : "Chain rule, through time",
            group.Exists(d => d.Role == DefinitionRole.Adjoint)
                ? [Text("From "), _writer.Name(_derived.Value.Target), Text(" to "), .. Listed([.. group.Select(d => d.Of).OfType<Tensor>()]), Text("; what later rounds made of each comes back.")]
                : [Text("Each along the direction; what earlier rounds made of it is handed on.")],
            [.. group.Select(Line)]);

    private Step Told(Definition definition)
    {
        var line = Line(definition);
        if (definition.Role == DefinitionRole.Derivative && _sheet.Told.FirstOrDefault(d => LowerOrder(d)?.Target == definition.Target) is { } name)
        {
            line = line with { Equation = new(_writer.Name(name.Target), [line.Equation.Left, .. line.Equation.Right]) };
        }

        if (LinksTo(definition) is { Count: > 0 } links)
        {
            var root = _record.Locals.First(l => l.Run == links[0].Run).Of.Target;
            var sentence = SentenceOf(definition.Of!, root, links, links);
            return Step.Of(RuleOf(links, links, root), definition.Body.Reads(definition.Target) ? [.. sentence, Text(Said(["What later rounds made of it comes back."]))] : sentence, line);
        }

        if (PrimalOf(definition) is not { } primal)
        {
            return definition is { Role: DefinitionRole.Tangent, AdjointOf: { } inner }
                ? Step.Of("Chain rule", [Text("How the sensitivity to "), _writer.Name(inner), Text(" changes along the direction.")], line)
                : Step.Of("Chain rule", [Text("What later definitions make of it, added up.")], line);
        }

        var moving = Moving(definition.Differential!.Request);
        var isLinear = !primal.Body.Nodes().OfType<Read>().Any(r => moving.Contains(r.Tensor) && definition.Body.Reads(r.Tensor));

        // −f for sin″(x) eʸ: what was differentiated on the way has no name left.
        var isWrittenOut = isLinear && primal.Body is not Apply && !Reads(primal, _derived.Requests[definition.Differential.Request].By.Contains)
            && !Reads(definition, t => _byTarget.TryGetValue(t, out var own) && own.Role == DefinitionRole.Tangent && own.Differential == definition.Differential);
        var (rule, remark) = isWrittenOut ? ("Chain rule", "") : RuleText.Describe(primal.Body, moving.Contains, isLinear);
        var by = definition.Differential.Kind == DerivativeKind.Derivative
            ? (Box[])[Text(" as a function of "), _writer.Name(_derived.Requests[definition.Differential.Request].By[0]), Text(".")]
            : [Text(" along the direction.")];
        var function = _writer.FunctionRule(primal.Body) is { } known ? (Box[])[Text(" Here "), known, Text(".")] : [];
        if (definition is { Role: DefinitionRole.Derivative, Differential: { Kind: DerivativeKind.Derivative, Order: 1 } } && _derived.Requests[definition.Differential.Request].By[0] is var variable
            && primal.Body.Nodes().OfType<Read>().All(r => r.Tensor == variable || !moving.Contains(r.Tensor)))
        {
            line = WithTerms(line, primal.Body, variable);
        }

        return Step.Of(rule, [NameOf(primal), .. by, Text(Said([remark])), .. function], line);
    }

    private static bool Reads(Definition definition, Func<Tensor, bool> isMeant) => definition.Body.Nodes().Any(n => n is Read read && isMeant(read.Tensor));

    /// <summary>The definitions through which reverse mode came to what a definition is of.</summary>
    private List<LocalDerivative> LinksTo(Definition definition) => [.. _record.Locals.Where(l => l.By == definition.Of && l.Run == definition.Differential! with { InputsFirst = false })];

    /// <summary>What the sentence to a definition names.</summary>
    private IEnumerable<Tensor> Mentioned(Definition definition) =>
        LinksTo(definition).Select(l => l.Of.Target).Concat(PrimalOf(definition) is { Role: not DefinitionRole.Derivative } primal ? [primal.Target] : []);

    private IEnumerable<Step> ConventionsOf(Definition definition) =>
        PrimalOf(definition) is { } primal || (definition.Of is { } of && _byTarget.TryGetValue(of, out primal)) ? Conventions.In(primal.Body).Where(s => _told.Add(ConventionKey(s))) : [];

    /// <summary>Of what a tangent or a forward derivative is the derivative.</summary>
    private Definition? PrimalOf(Definition definition) => definition switch
    {
        { Role: DefinitionRole.Tangent, Of: { } of } => _byTarget.TryGetValue(of, out var own) ? own : null,
        { Role: DefinitionRole.Derivative, Differential: { Kind: DerivativeKind.Derivative, Order: > 1 } or { Kind: DerivativeKind.HessianVectorProduct } } =>
            _sheet.Derivatives.Select(l => l.Definition).FirstOrDefault(d => d.Of == definition.Of && IsOneOrderBelow(d.Differential!, definition.Differential)) is { } below ? _byTarget.TryGetValue(below.Target, out var told) ? told : below : null,
        { Role: DefinitionRole.Derivative, Differential.Kind: DerivativeKind.Derivative } => _derived.Value,
        { Role: DefinitionRole.Derivative, Differential.Kind: DerivativeKind.Jvp, Of: { } value } => _byTarget[value],
        _ => null,
    };

    private static bool IsOneOrderBelow(Differential below, Differential above) => above.Kind == DerivativeKind.Derivative
        ? below.Kind == DerivativeKind.Derivative && below.Order == above.Order - 1
        : below is { Kind: DerivativeKind.Gradient or DerivativeKind.Hessian, First: null };

    /// <summary>The derivative of lower order that a tangent is: the value's own, found again on the way to the next.</summary>
    private Definition? LowerOrder(Definition tangent) => tangent is { Role: DefinitionRole.Tangent, Differential.Kind: DerivativeKind.Derivative }
        ? _sheet.Told.FirstOrDefault(d => d is { Role: DefinitionRole.Derivative, Differential.Kind: DerivativeKind.Derivative } && ReferenceEquals(d.Body, tangent.Body))
        : null;

    /// <summary>The first derivative that a second one goes on from.</summary>
    private Definition? FirstDerivative(Differential run) => _derived.Derivatives.FirstOrDefault(d => d.Of == run.First && d.Differential is { First: null } own && own.Request == run.Request);

    /// <summary>What depends on the variables of a request.</summary>
    private HashSet<Tensor> Moving(int request)
    {
        if (!_moving.TryGetValue(request, out var moving))
        {
            _moving[request] = moving = [.. _derived.Requests[request].By];
            for (var before = 0; before < moving.Count;)
            {
                before = moving.Count;
                moving.UnionWith(_byTarget.Values.Where(d => d.Body.Nodes().Any(n => n is Read { Kind: ValueKind.Real } read && moving.Contains(read.Tensor))).Select(d => d.Target).ToList());
            }
        }

        return moving;
    }
}
