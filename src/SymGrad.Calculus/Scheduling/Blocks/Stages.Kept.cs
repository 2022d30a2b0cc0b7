using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Scheduling;

/// <content>What is kept of all rounds, since something reads it otherwise than in their order.</content>
internal sealed partial class Stages
{
    // What is kept of all rounds, and what holds it when the loop has ended.
    private readonly HashSet<Tensor> _kept;
    private readonly Dictionary<Tensor, Tensor> _copies = [];

    /// <param name="pool">Makes the expressions.</param>
    /// <param name="definitions">What is to be sorted.</param>
    /// <param name="aliases">What results merely copy, with the results.</param>
    /// <exception cref="NoCheckpointsException">The definitions are not of this form.</exception>
    public static Stages Of(ExprPool pool, IReadOnlyList<Definition> definitions, IReadOnlyDictionary<Tensor, Tensor> aliases)
    {
        // What is read otherwise than in the order of the rounds is kept of all of them, if nothing less will do.
        var kept = new HashSet<Tensor>();
        NoCheckpointsException? first = null;
        while (true)
        {
            if (Try(pool, definitions, aliases, kept, out var refusal) is { } stages)
            {
                return stages;
            }

            first ??= refusal;
            var more = refusal.Read.Except(kept).ToList();
            kept.UnionWith(more);
            if (more.Count == 0)
            {
                throw first;
            }
        }
    }

    private static Stages? Try(ExprPool pool, IReadOnlyList<Definition> definitions, IReadOnlyDictionary<Tensor, Tensor> aliases, HashSet<Tensor> kept, out NoCheckpointsException refusal)
    {
        // Rounds without the first elements if that can be, else with them; in the loops whatever has as many rounds, or only what must be.
        refusal = null!;
        var decisions = Decisions.Of(definitions);
        foreach (var (isWhole, joinsAll) in new[] { (false, true), (true, true), (false, false), (true, false) })
        {
            try
            {
                return Of(new Stages(pool, decisions, [.. aliases.Keys], kept, isWhole, joinsAll), definitions, [.. aliases.Values]);
            }
            catch (NoCheckpointsException reason)
            {
                refusal = refusal?.Place is null ? reason : refusal;
            }
        }

        return null;
    }

    /// <summary>The same with what is kept of all rounds read where that is.</summary>
    private Definition Kept(Definition definition) => _copies.Count == 0 ? definition : definition with { Body = new Renaming(_pool, _copies).Visit(definition.Body) };

    /// <summary>Rows that add up to 0, as far as the weights beside them are there when they have been computed.</summary>
    public IReadOnlyDictionary<Tensor, Read> Kept(IReadOnlyDictionary<Tensor, Read> rows) => rows
        .Select(r => (r.Key, Weights: _copies.TryGetValue(r.Value.Tensor, out var copy) ? (Read)_pool.Read(copy, r.Value.Indices) : r.Value))
        .Where(r => LocalOf(r.Weights.Tensor) is null).ToDictionary(r => r.Key, r => r.Weights);

    /// <summary>Keeps all elements of a member, if it is one that others read otherwise than in the order of the rounds: those that no round computes must be there before.</summary>
    private void Keep(Local local, Stage stage)
    {
        if (!_kept.Contains(local.Target))
        {
            return;
        }

        // An element that the copy has and no round computes would hold anything.
        Require(Behind(local) is not null, local.Definition);
        var copy = PartOf(local.Target, local.Target.Extents);
        stage.Kept.Add((local, copy));
        var isFirst = ReferenceEquals(stage, First);
        foreach (var time in Outer(local))
        {
            var element = Element(local, time);
            Require(element is not null && _complete.TryGetValue(element, out var complete) && complete <= (isFirst ? Before : Between), local.Definition);
            stage.Ends.Add((local with { Definition = local.Definition with { Target = copy } }, time, element!));
        }

        _copies.Add(local.Target, copy);
        _complete.Add(copy, isFirst ? Between : After);
    }
}
