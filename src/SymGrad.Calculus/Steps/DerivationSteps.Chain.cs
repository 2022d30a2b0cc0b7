using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Typesetting;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;
using static SymGrad.Calculus.Steps.RuleText;

namespace SymGrad.Calculus.Steps;

/// <content>The chain rule, tensor by tensor, from what is differentiated back to the variable.</content>
public sealed partial class DerivationSteps
{
    /// <summary>Of more ways than these the sum of products ∂L/∂T ∂T/∂R says less than the sentence.</summary>
    private const int MostPaths = 4;

    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

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
        var through = links.Where(l => l.By == tensor).Select(l => Shown(l.Body) is var body && IsReadable(body) ? l with { Body = body } : l).ToList();
        if (through.Count == 0 || (derivative is null && !_told.Add((run, tensor))))
        {
            yield break;
        }

        var definition = derivative ?? _record.AdjointOf(tensor, run) ?? Total(tensor, run);
        definition = Shown(definition.Body) is var shown && IsReadable(shown) ? definition with { Body = shown } : definition;
        if (_record.Leading(run).Count > 0 && _sheet.WrittenOut(definition.Body) is var whole && IsReadable(whole))
        {
            // Behind its delta an adjoint is a part without a meaning of its own.
            definition = definition with { Body = whole };
        }

        if (!IsReadable(definition.Body))
        {
            // What no line can hold the sheet has cut into parts.
            _told.Remove((run, tensor));
            if (derivative is not null)
            {
                yield return Step.Of("Chain rule", [Text("Through all definitions between the value and "), _writer.Name(tensor), Text(".")], [.. LinesFor(_sheet.LineOf(derivative)).Select(l => StepLine.Of(l))]);
            }

            yield break;
        }

        foreach (var step in Abbreviations([tensor, .. through.Select(l => l.Of.Target), .. through.SelectMany(l => ReadsOf(l.Body)), .. ReadsOf(definition.Body)]))
        {
            yield return step;
        }

        var direct = through.Find(l => l.Of.Target == root);

        // What a given cotangent weighs is summed over: that is seen beside ∂T/∂R alone.
        var isWeighed = run.Kind == DerivativeKind.Vjp && (through.Count > 1 || (root.Rank > 0 && !through[0].IsElementwise));
        var fresh = through.Where(l => (l.Of.Target != root || isWeighed) && IsReadable(l.Body) && _told.Add((l.Of.Target, tensor))).ToList();
        List<StepLine> lines = [.. through.SelectMany(l => Pending(l.Of.Target)), .. fresh.Select(l => _writer.Local(l, NamesOf(l.By)))];
        var hasAll = _record.HasAllWays(tensor, run);
        var chain = _writer.Chain(root, definition, hasAll ? through : [], hasAll && (direct is null || through.Count > 1 || isWeighed) && through.Count <= MostPaths && through.All(l => IsReadable(l.Body)) ? through : [], _record.Leading(run).Count);
        chain = direct is not null && through.Count == 1 && root.Rank == 0 ? WithTerms(chain, direct.Of.Body, tensor) : chain;
        lines.Add(chain);
        _last = LatexPrinter.Print(chain.Last);
        if (derivative is null && definition.Body.Nodes().All(n => n is not Read { Tensor.IsParameter: false } and not Reduce and not Apply))
        {
            _pending[tensor] = lines;
            yield break;
        }

        yield return Step.Of(
            RuleOf(through, fresh, root),
            hasAll ? SentenceOf(tensor, root, through, fresh) : [Text("From "), Differentiated(root, run), Text(" to "), _writer.Name(tensor), Text(", through all that lies between.")],
            lines);
        foreach (var step in through.SelectMany(Kinks))
        {
            yield return step;
        }
    }

    /// <summary>What was said of a tensor and waits for the link that takes it up.</summary>
    private IReadOnlyList<StepLine> Pending(Tensor tensor)
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

    private List<Box> SentenceOf(Tensor tensor, Tensor root, IReadOnlyList<LocalDerivative> through, IReadOnlyList<LocalDerivative> fresh)
    {
        var parts = new List<Box>();

        // A state that goes on into the next is no way to itself.
        var ways = through.Select(l => l.Of.Target).Where(t => t != root && LatexPrinter.Print(_writer.Name(t)) != LatexPrinter.Print(_writer.Name(tensor))).ToList();
        if (through.Count == 1 && through[0].Of.Target == root)
        {
            parts.AddRange([Differentiated(root, through[0].Run), Text(" as a function of "), _writer.Name(tensor)]);
        }
        else
        {
            parts.AddRange([Text("From "), Differentiated(root, through[0].Run), Text(" to "), _writer.Name(tensor), Text(through.Any(l => l.Of.Target == root) ? " directly" + (ways.Count > 0 ? " and by way of " : "") : " by way of ")]);
            parts.AddRange(Listed(ways));
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

        parts.Add(Text((through.Count > 1 && ways.Count > 0 ? "; the contributions add up." : ".") + Said(words)));
        if (fresh.Concat(through.Where(l => l.Of.Target == root)).Select(l => _writer.FunctionRule(l.Of.Body)).FirstOrDefault(r => r is not null) is { } rule)
        {
            parts.AddRange([Text(" Here "), rule, Text(".")]);
        }

        return parts;
    }

    /// <summary>What a run differentiates: the value, or a first derivative.</summary>
    private Box Differentiated(Tensor root, Differential run) => run.Order > 1 && FirstDerivative(run) is { } first ? NameOf(first) : _writer.Name(root);

    /// <summary>The names of tensors, each once: a state and what goes on into it share theirs.</summary>
    private IEnumerable<Box> Listed(IEnumerable<Tensor> tensors)
    {
        var names = tensors.Select(_writer.Name).GroupBy(LatexPrinter.Print, StringComparer.Ordinal).Select(g => g.First()).ToList();
        return names.SelectMany((name, k) => (Box[])[Text(k == 0 ? "" : k == names.Count - 1 ? " and " : ", "), name]);
    }

    /// <summary>Remarks that explain a rule, each where it is met first.</summary>
    private string Said(IEnumerable<string> words) => string.Concat(words.Where(w => w.Length > 0 && _said.Add(w)).Select(w => " " + w));

    private static (string Rule, string Sentence) Describe(LocalDerivative? link) => link is null
        ? (Linearity, "It enters linearly: its factor is its derivative.")
        : RuleText.Describe(link.Of.Body, t => t == link.By, !link.Body.Reads(link.By) && !link.Body.Reads(link.Of.Target));

    private Definition Total(Tensor tensor, Differential run)
    {
        var pool = _derived.Model.Pool;
        var body = _record.TotalOf(tensor, run);
        var names = _byTarget.TryGetValue(tensor, out var own) ? own.IndexNames : [];
        var leading = _record.Leading(run);
        return new(pool.Defined(tensor.Name, [.. leading, .. tensor.Extents]), body, DefinitionRole.Derivative)
        {
            Of = tensor,
            Differential = run,
            IndexNames = [.. leading.Select((_, k) => k < _derived.Value.IndexNames.Count ? _derived.Value.IndexNames[k] : null), .. names],
        };
    }
}
