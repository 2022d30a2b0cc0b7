using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Ordering;

/// <summary>
/// The order in which a list of definitions can be evaluated. The list may hold cycles: definitions that read themselves, or one
/// another, at another index. Such a group is a recurrence along an axis if all reads in it look back along that axis, or all look
/// ahead, when some members run ahead of others by a few rounds; what is read in the same round is ordered within it, along a further axis where needed.
/// </summary>
public static class EvaluationOrder
{
    /// <summary>The steps, each after all that it reads, otherwise in the order of the list.</summary>
    /// <exception cref="NoOrderException">A group of definitions has no order.</exception>
    public static IReadOnlyList<Step> Of(IReadOnlyList<Definition> definitions)
    {
        if (IsInOrder(definitions))
        {
            return [.. definitions.Select(d => new Whole(d))];
        }

        var dependencies = Dependencies.Of(definitions);
        return Steps(definitions, dependencies, []) ?? throw new NoOrderException([.. definitions.Select(d => d.Target.Name)]);
    }

    /// <summary>Whether there is such an order.</summary>
    public static bool Exists(IReadOnlyList<Definition> definitions) => IsInOrder(definitions) || Steps(definitions, Dependencies.Of(definitions), []) is not null;

    /// <summary>The definitions in the order of evaluation, the members of a recurrence side by side.</summary>
    public static IReadOnlyList<Definition> Arrange(IReadOnlyList<Definition> definitions) =>
        IsInOrder(definitions) ? definitions : [.. Of(definitions).SelectMany(s => s.Definitions)];

    /// <summary>The definitions that one before them, or they themselves, read.</summary>
    public static IReadOnlyList<Definition> ReadAhead(IReadOnlyList<Definition> definitions)
    {
        var later = new HashSet<Tensor>(definitions.Select(d => d.Target));
        var ahead = new HashSet<Tensor>();
        foreach (var definition in definitions)
        {
            ahead.UnionWith(definition.Body.Nodes().OfType<Read>().Select(r => r.Tensor).Where(later.Contains));
            later.Remove(definition.Target);
        }

        return [.. definitions.Where(d => ahead.Contains(d.Target))];
    }

    /// <summary>Whether every definition reads earlier ones only, so that there is nothing to find.</summary>
    private static bool IsInOrder(IReadOnlyList<Definition> definitions)
    {
        var later = new HashSet<Tensor>(definitions.Select(d => d.Target));
        foreach (var definition in definitions)
        {
            if (definition.Body.Nodes().Any(n => n is Read read && later.Contains(read.Tensor)))
            {
                return false;
            }

            later.Remove(definition.Target);
        }

        return true;
    }

    private static List<Step>? Steps(IReadOnlyList<Definition> members, IReadOnlyList<Dependency> dependencies, IReadOnlyList<IReadOnlyDictionary<Tensor, int>> times)
    {
        var steps = new List<Step>();
        foreach (var group in Components.Of(members, dependencies))
        {
            var inside = dependencies.Where(d => group.Contains(d.Reader) && group.Exists(m => m.Target == d.Read.Tensor)).ToList();
            if (inside.Count == 0)
            {
                steps.Add(new Whole(group[0]));
            }
            else if (Recurrence(group, inside, times) is { } recurrence)
            {
                steps.Add(recurrence);
            }
            else
            {
                return null;
            }
        }

        return steps;
    }

    /// <summary>The group as a recurrence along the first axis that gives it an order.</summary>
    private static Recurrence? Recurrence(List<Definition> group, IReadOnlyList<Dependency> inside, IReadOnlyList<IReadOnlyDictionary<Tensor, int>> times)
    {
        var first = group[0].Target;
        foreach (var axes in Enumerable.Range(0, first.Rank).Where(axis => times.All(t => t[first] != axis)).SelectMany(axis => TimeAxes.From(first, axis, inside)))
        {
            foreach (var isBackward in new[] { false, true })
            {
                if (times.Any(t => axes.Any(a => t[a.Key] == a.Value)) || Retiming.Of(axes, inside, isBackward) is not { } ahead)
                {
                    continue;
                }

                var simultaneous = inside.Where(d => d.DistanceAlong(axes).Plus(ahead[d.Reader.Target] - ahead[d.Read.Tensor]).MayBeZero).ToList();
                if (simultaneous.Count < inside.Count && Steps(group, simultaneous, [.. times, axes]) is { } round)
                {
                    return new(axes.ToDictionary(a => a.Key, a => new Timing(a.Value, ahead[a.Key])), isBackward, round);
                }
            }
        }

        return null;
    }
}
