using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering.Custom;

/// <summary>A function with a rule, as models call it.</summary>
/// <param name="Signature">The rule.</param>
/// <param name="Function">The function; its value and its rule are filled in after it is made.</param>
internal sealed record CustomEntry(RuleSignature Signature, CustomFunction Function)
{
    /// <summary>What it demands of its arguments.</summary>
    public IReadOnlyList<Requirement> Requirements { get; set; } = [];

    /// <summary>Whether it cannot be used, which has been reported.</summary>
    public bool IsFaulty { get; set; }
}

/// <summary>
/// The functions with rules that a model calls. What can be written out is lowered as a model of its own; what cannot is called by generated
/// code. Rules wait until the model itself is lowered, since a rule may call what it is the rule of.
/// </summary>
internal sealed class CustomFunctions(SourceBodies sources, CancellationToken token)
{
    private readonly Dictionary<IMethodSymbol, CustomEntry?> _entries = new(SymbolEqualityComparer.Default);
    private readonly HashSet<CustomEntry> _open = [];
    private readonly Queue<(CustomEntry Entry, Location Place)> _pending = [];
    private readonly List<CustomFunction> _all = [];

    public IReadOnlyList<CustomFunction> All => _all;

    /// <summary>The function; null where it has no rule.</summary>
    public CustomEntry? Of(IMethodSymbol method, Location place, Session session)
    {
        var function = method.OriginalDefinition;
        if (_entries.TryGetValue(function, out var known))
        {
            if (known is not null && _open.Contains(known))
            {
                session.Report(Descriptors.Recursion, place, method.Name);
            }

            return known;
        }

        if (RuleTable.Of(sources.Compilation, token).Of(function) is not { } signature)
        {
            _entries.Add(function, null);
            return null;
        }

        var entry = new CustomEntry(signature, Add(session, method.Name, function.Parameters));
        _entries.Add(function, entry);
        if (signature.Fault is not null)
        {
            entry.IsFaulty = true;
            return entry;
        }

        _open.Add(entry);
        LowerValue(entry, function, place, session);
        _open.Remove(entry);
        _pending.Enqueue((entry, place));
        return entry;
    }

    /// <summary>Lowers the rules, which may call further functions.</summary>
    public void Complete(Session session)
    {
        while (_pending.Count > 0)
        {
            var (entry, place) = _pending.Dequeue();
            LowerRule(entry, place, session);
        }
    }

    private CustomFunction Add(Session session, string name, IEnumerable<IParameterSymbol> parameters)
    {
        var formals = parameters.Select(p => (p.Name, Type: ModelType.Of(p.Type) ?? default))
            .Select(p => session.Pool.Parameter(p.Name, p.Type.IsReal ? ValueKind.Real : ValueKind.Integer, p.Type.Rank)).ToArray();
        _all.Add(new(_all.Count, name, formals));
        return _all[_all.Count - 1];
    }

    private void LowerValue(CustomEntry entry, IMethodSymbol method, Location place, Session session)
    {
        var function = entry.Function;
        var reports = new Reports();
        if (Template.Of(session, method, function.Formals, reports) is { } value)
        {
            function.Value = value.Definitions;
            function.Extents = value.Definitions[value.Definitions.Count - 1].Target.Extents;
            entry.Requirements = value.Requirements;
            return;
        }

        entry.IsFaulty = !CanCall(method, reports, place, session);
        function.Method = NameOf(method) + "({0})";
    }

    private void LowerRule(CustomEntry entry, Location place, Session session)
    {
        var (function, signature) = (entry.Function, entry.Signature);
        if (entry.IsFaulty)
        {
            return;
        }

        var cotangent = signature.Rule.Parameters.Skip(function.Formals.Count)
            .Select(p => session.Pool.Parameter(p.Name, ValueKind.Real, ModelType.Of(p.Type)?.Rank ?? 0)).FirstOrDefault();
        IReadOnlyList<Tensor> formals = cotangent is null ? function.Formals : [.. function.Formals, cotangent];
        var reports = new Reports();
        var rule = signature.By.Count == 1 && Of(signature.Rule, place, session) is { } known ? Repeated(session, known, formals)
            : Template.Of(session, signature.Rule, formals, reports)?.Definitions ?? (CanCall(signature.Rule, reports, place, session) ? Called(session, signature, formals) : []);
        (function.Cotangent, function.Rule, function.By) = (cotangent, rule, signature.By);
        entry.IsFaulty = rule.Count == 0;
    }

    /// <summary>A rule with a rule of its own, which second derivatives use.</summary>
    private static IReadOnlyList<Definition> Repeated(Session session, CustomEntry rule, IReadOnlyList<Tensor> formals)
    {
        Expr[] operands = [.. formals.Select(f => session.Pool.Read(f, [.. f.Extents.Select(_ => session.Pool.Zero)]))];
        var target = session.Pool.Defined(rule.Function.Name, FormalSubstitution.ExtentsOf(session.Pool, rule.Function, operands));
        return rule.IsFaulty ? [] : [new(target, session.Pool.CustomCall(rule.Function, operands, [.. Enumerable.Range(0, target.Rank).Select(session.Pool.Axis)]), DefinitionRole.Value)];
    }

    /// <summary>A rule that generated code calls: each of its results is a function of its own, of which no derivative is known.</summary>
    private IReadOnlyList<Definition> Called(Session session, RuleSignature signature, IReadOnlyList<Tensor> formals) =>
    [
        .. signature.By.Select((_, k) =>
        {
            var item = Add(session, signature.Rule.Name, signature.Rule.Parameters);
            item.Method = NameOf(signature.Rule) + (signature.By.Count == 1 ? "({0})" : FormattableString.Invariant($"({{0}}).Item{k + 1}"));
            return new Definition(session.Pool.Defined(item.Name, []), session.Pool.CustomCall(item, [.. formals.Select(f => session.Pool.Read(f))], []), DefinitionRole.Value);
        }),
    ];

    private static string NameOf(IMethodSymbol method) => $"{SignatureText.Of(method.ContainingType)}.{SignatureText.Escape(method.Name)}";

    /// <summary>Whether generated code can call a method that is not written out; what stands in the way is reported.</summary>
    private bool CanCall(IMethodSymbol method, Reports reports, Location place, Session session)
    {
        var why = !sources.Compilation.IsSymbolAccessibleWithin(method, sources.Compilation.Assembly) ? "not accessible outside of its type"
            : ModelType.Of(method.ReturnType) is { Rank: > 0 } || method.Parameters.Any(p => ModelType.Of(p.Type) is { Rank: > 0 }) ? "no function of numbers"
            : null;
        if (why is not null)
        {
            session.Report(Descriptors.NotCallable, place, method.Name, why);
            session.Include(reports);
        }

        return why is null;
    }
}
