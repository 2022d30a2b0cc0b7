using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Orders a derivation into a program of loops and kernel calls. A definition is stored when it reduces or when computing it in its
/// reader's loop would repeat work; everything else runs inside the loop that reads it.
/// </summary>
public static class Scheduler
{
    /// <summary>The program that gives values to the definitions.</summary>
    /// <param name="pool">Makes the expressions.</param>
    /// <param name="definitions">The definitions.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <param name="storage">What is kept of a recurrence for its adjoint.</param>
    /// <param name="tested">Parameters whose elements a branch may ask for where they do not exist.</param>
    /// <exception cref="NoCheckpointsException">Checkpoints are asked for where there can be none.</exception>
    public static Program Run(ExprPool pool, IReadOnlyList<Definition> definitions, CancellationToken cancellation, RecurrenceStorage storage = RecurrenceStorage.All, IReadOnlyCollection<Tensor>? tested = null)
    {
        var carried = Carries.Merge(pool, definitions);
        var needed = NeededRounds.WithReads(pool, carried);
        var aliases = Aliases(needed);
        var expanded = Expansion.Run(pool, needed);
        var (paired, pairs) = SoftmaxRows.Run(pool, Materialisation.Run(pool, expanded));
        var softmax = pairs.ToDictionary(p => p.Key, p => p.Value);
        var (rows, zeroSums) = ZeroSums.Run(pool, paired, [.. softmax.Values]);
        var reused = storage == RecurrenceStorage.Checkpoints ? rows : Reuse.Run(pool, rows);
        var stored = Fusion.Run(pool, reused, [.. softmax.Values, .. aliases.Keys, .. ZeroSums.Needed(reused, zeroSums)]);
        var headings = new Headings(carried, expanded, aliases, rows, reused, stored);
        var stages = storage == RecurrenceStorage.Checkpoints ? Stages.Of(pool, stored, aliases) : null;
        var nests = new Nests(pool, softmax, stages?.Kept(zeroSums) ?? zeroSums, new RowEnds(pool, [.. tested ?? []]));
        HashSet<Tensor> kept =
        [
            .. stored.Where(d => d.Role is DefinitionRole.Derivative or DefinitionRole.Value).Select(d => d.Target),
            .. aliases.Keys, .. softmax.Values, .. stored.Where(d => softmax.ContainsKey(d.Target)).SelectMany(d => d.Body.Nodes().OfType<Read>()).Select(r => r.Tensor), .. softmax.Keys,
        ];
        var sequence = new Sequence(pool, nests, headings, aliases, kept, cancellation);
        if (stages is not null)
        {
            return new Checkpoints(pool, sequence, stages, softmax).Program() with { Aliases = aliases };
        }

        var statements = sequence.Of(stored, stored);
        var temporaries = sequence.Stored.ToList();
        var joined = UnrollAndJam.Run(pool, Forwarding.Run(pool, LoopFusion.Run(pool, statements), [.. temporaries]));
        HashSet<Tensor> used = [.. joined.SelectMany(s => Effects.Writes(s).Concat(Effects.Reads(s)))];
        return new([.. temporaries.Where(used.Contains).Select(t => new Buffer(t, RowMajor.Size(pool, t)))], joined)
        {
            Aliases = aliases,
            Places = [.. sequence.Folding.Places.Select(p => new Place(p.Value, p.Key))],
            HasRecurrence = EvaluationOrder.ReadAhead(stored).Count > 0,
        };
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
