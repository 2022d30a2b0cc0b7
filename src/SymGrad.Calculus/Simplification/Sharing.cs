using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Tracing;

namespace SymGrad.Calculus.Simplification;

/// <summary>Of intermediate definitions with equal bodies over equal extents, recurrences among them, keeps the first: several derivatives need them once.</summary>
public static class Sharing
{
    public static IReadOnlyList<Definition> Run(ExprPool pool, IReadOnlyList<Definition> definitions, ITrace? trace)
    {
        var shared = Run(pool, definitions, [], trace);
        return Likeness.Of(pool, shared) is { Count: > 0 } alike ? Run(pool, shared, alike, trace) : shared;
    }

    private static IReadOnlyList<Definition> Run(ExprPool pool, IReadOnlyList<Definition> definitions, Dictionary<Tensor, Tensor> same, ITrace? trace)
    {
        var pass = new Renaming(pool, same);
        var first = new Dictionary<Expr, List<Tensor>>();
        var kept = new List<Definition>(definitions.Count);
        foreach (var definition in definitions)
        {
            var body = pass.Visit(definition.Body);
            if (same.ContainsKey(definition.Target))
            {
                trace?.Record(new(Rule.Refold, definition.Target.Name, definition.Body, body, definition));
                continue;
            }

            if (!first.TryGetValue(body, out var owners))
            {
                first.Add(body, owners = []);
            }

            var target = definition.Target;
            var owner = owners.FirstOrDefault(o => o.Extents.SequenceEqual(target.Extents));
            if (owner is not null && (definition.Role is DefinitionRole.Intermediate or DefinitionRole.Adjoint or DefinitionRole.Tangent))
            {
                same.Add(target, owner);
                trace?.Record(new(Rule.Refold, target.Name, definition.Body, body, definition));
                continue;
            }

            if (definition.Role != DefinitionRole.Derivative)
            {
                owners.Add(target);
            }

            kept.Add(definition with { Body = body });
        }

        // In a recurrence what stands first may read what was found to be the same only later.
        var settled = new Renaming(pool, same);
        return [.. kept.Select(d => d with { Body = settled.Visit(d.Body), Of = d.Of is { } of && same.TryGetValue(of, out var owner) ? owner : d.Of })];
    }
}
