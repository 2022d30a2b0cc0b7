using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting.Display;
using SymGrad.Calculus.Typesetting.IndexForm;
using SymGrad.Calculus.Typesetting.Layout;
using SymGrad.Calculus.Typesetting.Names;

namespace SymGrad.Calculus.Typesetting;

/// <summary>Typesets a derivation: from the definitions that the code is made of to the formulas that a reader sees.</summary>
public static class Formulas
{
    /// <summary>The formulas of a model and its derivatives.</summary>
    /// <param name="model">Gives names, symbols and literals.</param>
    /// <param name="definitions">What the derivation ended with, in order: the model's own definitions, adjoints, derivatives.</param>
    /// <param name="options">The reader's conventions.</param>
    /// <param name="cancellation">Asked before each line.</param>
    public static FormulaSheet Of(
        Model model, IReadOnlyList<Definition> definitions, TypesettingOptions? options = null, CancellationToken cancellation = default)
    {
        var onPage = options?.Page?.In(model, definitions);
        (definitions, var derivatives) = DerivativesWrittenOut(model.Pool, definitions);
        var reader = new OnPaper(model.Pool, definitions);
        var steps = new DemandedSteps(model);
        var counts = new ForwardCounts(model.Pool, definitions, steps);
        var cases = new CommonCases(model.Pool);
        var signs = new Signs(model.Pool);
        var centred = new Simplification.CentredSums(model.Pool, definitions);
        var rows = new OwnRows(model);
        var rounds = new DemandedRounds(model.Pool);
        var plain = new PlainPowers(model.Pool);
        Expr OnPage(Definition definition) => cases.Of(new SumBounds(model.Pool, definition.Target.Extents).Visit(signs.Visit(plain.Visit(counts.Visit(steps.Visit(reader.Visit(rows.Of(definition, rounds.Of(definition)))))))));

        // The model stays as its author wrote it.
        Expr Computed(Definition definition) => definition.Role is DefinitionRole.Adjoint or DefinitionRole.Tangent or DefinitionRole.Derivative ? Simplification.CaseByCase.Of(model.Pool, OnPage(definition)) : OnPage(definition);
        Expr Told(Definition definition) => definition.Role is DefinitionRole.Local or DefinitionRole.Value ? Computed(definition) : centred.Of(Computed(definition), definition.Target.Extents);
        var (written, unwritten) = OnPaper.Of(definitions, reader);
        var shares = new Shares(model.Pool, written);
        var recurrences = new RecurrenceForm(model.Pool, [.. shares.Definitions.Select(d => d with { Body = Told(d) })]);
        definitions = Complements.Of(model.Pool, recurrences.Definitions);
        var guards = new Guards(model.Pool, definitions);
        definitions = [.. definitions.Select(d => d with { Body = guards.Of(d) })];
        var cancellations = new Cancellation(model.Pool);
        var shorter = new ShorterSums(model.Pool);
        var functions = new HashSet<Tensor>(definitions.Where(d => DefinitionNames.Function(d.Body) is not null).Select(d => d.Target));
        var wholes = new HashSet<Tensor>(definitions.SelectMany(d => d.Body.Nodes()).SelectMany(Simplification.Inlining.Wholes).Select(r => r.Tensor));
        var plan = new DisplayPlan(definitions, t => recurrences.IsMember(t) || functions.Contains(t) || wholes.Contains(t) || shares.Contains(t));
        var inlining = new Inlining(model.Pool, plan, definitions);
        var powers = new CollectedPowers(model.Pool, definitions.Where(d => !plan.IsWrittenOut(d.Target)).Select(d => d with { Body = inlining.Visit(d.Body) }));
        Expr Written(Definition definition) => guards.Of(definition with { Body = plain.Visit(rows.Of(definition, inlining.Visit(definition.Body))) is var body && definition.Role is DefinitionRole.Local or DefinitionRole.Value ? body : powers.Visit(shorter.Visit(cancellations.Visit(centred.Of(body, definition.Target.Extents)))) });
        var parts = new KnownParts(model.Pool, definitions.Where(d => shares.Contains(d.Target)).Select(d => (d.Target, Written(d))));
        var shown = Shown(model.Pool, definitions, plan, d => shares.Contains(d.Target) || parts.IsEmpty ? Written(d) : parts.Visit(Written(d)));
        var settings = options ?? TypesettingOptions.Default;
        var fromZero = settings.CountFromZero || recurrences.HasStart || IndexBase.NeedsZero(shown.Select(d => d.Body));
        var words = new Vocabulary(model, settings, fromZero, new(model, definitions, shown, fromZero)) { IndexNames = [.. IndexNames(definitions), .. settings.IndexNames], Indicators = Indicators.Of(definitions), Normalisers = Normalisers(definitions) };

        // What no line shows may have a place in a step.
        var isShown = new HashSet<Tensor>(shown.Select(d => d.Target));
        foreach (var (target, known) in onPage?.Select(p => (p.Key, p.Value)) ?? [])
        {
            words.Name(target, known.Name);
        }

        foreach (var name in options?.Page?.All ?? [])
        {
            words.Take(name);
        }

        DefinitionNames.Assign(words, model, shown, [.. definitions.Where(d => !isShown.Contains(d.Target)), .. unwritten]);
        foreach (var (least, assumed) in TakenForGranted.ToSay(model.Pool, counts.Assumed, steps.Assumed))
        {
            words.Mention(new(new IndexFormWriter(words, new(words), derived: false).Write(assumed).Box, [Boxes.List([.. Enumerable.Range(least, 3 - least).Select(Boxes.Number), new Symbol(@"\dots", "…")], tight: false)]));
        }

        var left = new LeftSide(words, model, model.Values.First().Target, new HashSet<Tensor>(definitions.Select(d => d.Target)));
        var writer = new EquationWriter(words, shown, left);

        var lines = new List<FormulaLine>(shown.Count);
        foreach (var definition in shown.Where(d => DefinitionNames.Function(d.Body) is null || d.Role is DefinitionRole.Value or DefinitionRole.Derivative))
        {
            cancellation.ThrowIfCancellationRequested();
            lines.Add(writer.Write(definition));
        }

        var layout = writer.Layout;
        return new(
            [.. model.Values.Select(v => lines.Single(l => l.Definition.Target == v.Target))],
            [.. lines.Where(l => l.Definition.Role is not (DefinitionRole.Value or DefinitionRole.Derivative))],
            [.. lines.Where(l => l.Definition.Role == DefinitionRole.Derivative)])
        {
            Layout = layout,
            Conventions = [.. words.Mentioned, .. layout is null ? (Equation[])[] : [layout], .. fromZero && !settings.CountFromZero ? (Equation[])[EquationWriter.FirstIndex] : []],
            CountsFromZero = fromZero,
            Write = d => writer.Write(d with { Body = new SumBounds(model.Pool, d.Target.Extents).Visit(inlining.Visit(Told(d))) }),
            WriteEntry = writer.Entry,
            WriteStep = d => writer.Write(d with { Body = guards.Of(d with { Body = Computed(d with { Body = derivatives.Visit(d.Body) }) }) }),
            DerivativesWrittenOut = derivatives.Visit,
            BodyOf = d => guards.Of(d with { Body = Told(d) }),
            Centred = centred,
            Words = words,
            Left = left,
            WrittenOut = body => inlining.Visit(reader.Visit(body)) is var whole && parts.IsEmpty ? whole : parts.Visit(whole),
            Told = definitions,
            HasRecurrence = recurrences.IsAny,
        };
    }

    private static Dictionary<Tensor, Reduce> Normalisers(IReadOnlyList<Definition> definitions) =>
        definitions.Where(d => d.Body is Reduce { Operation: ReductionKind.LogSumExp, Body: Read }).ToDictionary(d => d.Target, d => (Reduce)d.Body);

    private static HashSet<string> IndexNames(IReadOnlyList<Definition> definitions) => new(
        definitions.SelectMany(d => d.IndexNames).Concat(ExprSearch.OperandsFirst(definitions.Select(d => d.Body)).OfType<Reduce>().Select(r => r.NameHint)).OfType<string>(),
        StringComparer.Ordinal);

    /// <summary>What reads a derivative, as a Hessian may the gradient, says what that is: by itself it would have the name of its variable.</summary>
    private static (IReadOnlyList<Definition> Definitions, ExprRewriter Derivatives) DerivativesWrittenOut(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        var (written, known) = (new List<Definition>(definitions.Count), new Dictionary<Tensor, Definition>());
        foreach (var definition in definitions)
        {
            var own = known.Count == 0 ? definition : definition with { Body = new Simplification.Opening(pool, known).Visit(definition.Body) };
            written.Add(own);
            if (own.Role == DefinitionRole.Derivative && !own.Body.Reads(own.Target))
            {
                known.Add(own.Target, own);
            }
        }

        return (written, new Simplification.Opening(pool, known));
    }

    /// <summary>The definitions with a line of their own: short ones written out, long ones cut, unused ones left away.</summary>
    private static IReadOnlyList<Definition> Shown(ExprPool pool, IReadOnlyList<Definition> definitions, DisplayPlan plan, Func<Definition, Expr> writtenOut)
    {
        var shown = new List<Definition>();
        var naming = new SubexpressionNaming(pool, shown);
        foreach (var definition in definitions.Where(d => !plan.IsInlined(d.Target)))
        {
            var body = naming.Of(new SumBounds(pool, definition.Target.Extents).Visit(writtenOut(definition)), definition.Target.Extents);
            shown.Add(definition with { Body = body });
        }

        // A reader who meets ∂L/∂a must know what a is.
        return Simplification.Inlining.Reachable(
            shown, d => d.Role is DefinitionRole.Value or DefinitionRole.Derivative, d => d.Role == DefinitionRole.Adjoint ? d.Of : null);
    }
}
