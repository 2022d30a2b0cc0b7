using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Orders a derivation into a program of loops and kernel calls. A definition is stored when it reduces or when computing it in its
/// reader's loop would repeat work; everything else runs inside the loop that reads it.
/// </summary>
public static class Scheduler
{
    public static Program Run(ExprPool pool, IReadOnlyList<Definition> definitions, CancellationToken cancellation)
    {
        var aliases = Aliases(definitions);
        var carried = Carries.Merge(pool, definitions);
        var expanded = Expansion.Run(pool, carried);
        var (rows, softmax) = SoftmaxRows.Run(pool, Materialisation.Run(pool, expanded));
        var reused = Reuse.Run(pool, rows);
        var stored = Fusion.Run(pool, reused, [.. softmax.Values, .. aliases.Keys]);
        var headings = new Headings(carried, expanded, aliases, rows, reused, stored);
        var nests = new Nests(pool, softmax);
        var folding = new Folding(pool);
        HashSet<Tensor> kept =
        [
            .. stored.Where(d => d.Role is DefinitionRole.Derivative or DefinitionRole.Value).Select(d => d.Target),
            .. aliases.Keys, .. softmax.Values, .. stored.Where(d => softmax.ContainsKey(d.Target)).SelectMany(d => d.Body.Nodes().OfType<Read>()).Select(r => r.Tensor), .. softmax.Keys,
        ];
        var rounds = new Rounds(pool, nests, headings, folding, new(pool, stored), kept);
        var statements = new List<Statement>();
        foreach (var step in EvaluationOrder.Of(stored))
        {
            cancellation.ThrowIfCancellationRequested();
            if (step is Recurrence recurrence)
            {
                statements.AddRange(rounds.Of(recurrence));
                continue;
            }

            var definition = folding.Of(((Whole)step).Definition);
            statements.AddRange(headings.Of(definition.Target));
            if (!aliases.ContainsValue(definition.Target))
            {
                statements.AddRange(nests.Of(definition));
            }
        }

        var results = new HashSet<Tensor>(stored.Where(d => d.Role is DefinitionRole.Derivative or DefinitionRole.Value).Select(d => d.Target));
        var temporaries = stored.Select(d => d.Target).Where(t => !results.Contains(t) && !aliases.ContainsKey(t)).Select(t => folding.Of(t)?.Tensor ?? t).Where(t => t.Rank > 0).ToList();
        var joined = Forwarding.Run(pool, LoopFusion.Run(pool, statements), [.. temporaries]);
        HashSet<Tensor> used = [.. joined.SelectMany(s => Effects.Writes(s).Concat(Effects.Reads(s)))];
        return new([.. temporaries.Where(used.Contains).Select(t => new Buffer(t, RowMajor.Size(pool, t)))], joined) { Aliases = aliases, Places = folding.Places };
    }

    /// <summary>What a result merely copies, an adjoint or a local, is computed in the result's place.</summary>
    private static Dictionary<Tensor, Tensor> Aliases(IReadOnlyList<Definition> definitions)
    {
        var aliases = new Dictionary<Tensor, Tensor>();
        var results = new HashSet<Tensor>(definitions.Where(d => d.Role is DefinitionRole.Derivative or DefinitionRole.Value).Select(d => d.Target));
        foreach (var definition in definitions)
        {
            if (definition is { Target.Rank: > 0, Body: Read read } && results.Contains(definition.Target)
                && !read.Tensor.IsParameter && !results.Contains(read.Tensor) && !aliases.ContainsKey(read.Tensor)
                && read.Indices.Select((i, k) => i is IndexVariable { Scope: IndexScope.Axis } axis && axis.Position == k).All(same => same)
                && read.Tensor.Extents.SequenceEqual(definition.Target.Extents))
            {
                aliases.Add(read.Tensor, definition.Target);
            }
        }

        return aliases;
    }
}
