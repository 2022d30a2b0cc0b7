using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;

namespace SymGrad.Calculus.Simplification;

/// <summary>
/// Definitions that read themselves, or one another in a circle, and say the same: two recurrences with the same equations have the same solution.
/// What is derived from the same is taken to be alike, and told apart by what the bodies say then, until nothing more is told apart.
/// </summary>
internal static class Likeness
{
    /// <summary>For each definition that is like one before it that one's target.</summary>
    public static Dictionary<Tensor, Tensor> Of(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        var candidates = definitions.Where(d => d.Role is DefinitionRole.Intermediate or DefinitionRole.Adjoint or DefinitionRole.Tangent).ToList();
        var position = definitions.Select((d, k) => (d.Target, k)).ToDictionary(p => p.Target, p => p.k);
        if (!candidates.Exists(d => d.Body.Nodes().Any(n => n is Read read && position.TryGetValue(read.Tensor, out var place) && place >= position[d.Target])))
        {
            return [];
        }

        var circles = new HashSet<Tensor>(Components.Of(definitions, Dependencies.Of(definitions)).Where(c => c.Count > 1 || c[0].Body.Reads(c[0].Target)).SelectMany(c => c.Select(d => d.Target)));
        candidates.RemoveAll(d => !circles.Contains(d.Target) && d.Body is not Read);
        var names = Named([.. candidates.Where(d => d.Body is Read)]);
        candidates.RemoveAll(d => names.ContainsKey(d.Target));
        var like = candidates.GroupBy(d => (d.Role, d.Of, d.AdjointOf, d.Target.Name, d.Target.Rank)).SelectMany(g => g.Select(d => (d.Target, g.First(c => c.Target.Extents.SequenceEqual(d.Target.Extents)).Target))).ToDictionary(p => p.Item1, p => p.Item2);
        for (var before = 0; before < Count(like);)
        {
            before = Count(like);
            var reading = new Reading(pool, like, names);
            var bodies = candidates.ToDictionary(d => d.Target, d => reading.Visit(d.Body));
            like = candidates.GroupBy(d => (like[d.Target], bodies[d.Target])).SelectMany(g => g.Select(d => (d.Target, g.First().Target))).ToDictionary(p => p.Item1, p => p.Item2);
        }

        return like.Where(p => p.Key != p.Value).ToDictionary(p => p.Key, p => p.Value);
    }

    /// <summary>What is only another name for a read, if following names ends.</summary>
    private static Dictionary<Tensor, Expr> Named(IReadOnlyList<Definition> plain)
    {
        var names = plain.ToDictionary(d => d.Target, d => d.Body);
        bool Ends(Tensor name)
        {
            var met = new HashSet<Tensor>();
            for (; names.TryGetValue(name, out var body); name = ((Read)body).Tensor)
            {
                if (!met.Add(name))
                {
                    return false;
                }
            }

            return true;
        }

        return names.Where(p => Ends(p.Key)).ToDictionary(p => p.Key, p => p.Value);
    }

    private static int Count(Dictionary<Tensor, Tensor> like) => like.Values.Distinct().Count();

    /// <summary>Reads what stands for all that is alike, and what is only another name as what it names.</summary>
    private sealed class Reading(ExprPool pool, Dictionary<Tensor, Tensor> like, Dictionary<Tensor, Expr> names) : Renaming(pool, like)
    {
        protected override Expr After(Expr expr) => expr is Read read && names.TryGetValue(read.Tensor, out var body) ? Visit(Pool.Instantiate(body, read.Indices)) : base.After(expr);
    }
}
