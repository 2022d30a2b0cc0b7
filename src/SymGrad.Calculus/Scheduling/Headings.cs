using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// The formulas above the code: one for every definition, also for those that run inside their reader's loop, as the mathematics has
/// it and not as the machine computes it.
/// </summary>
internal sealed class Headings
{
    private readonly Dictionary<Tensor, Definition> _unexpanded = [];
    private readonly Dictionary<Tensor, Definition> _copies = [];
    private readonly HashSet<Tensor> _copied;
    private readonly Dictionary<Tensor, List<Definition>> _above = [];

    /// <param name="definitions">The derivation.</param>
    /// <param name="expanded">The same with primitives written out for the machine.</param>
    /// <param name="aliases">Adjoints that are computed in the place of a derivative.</param>
    /// <param name="own">All definitions as they are scheduled, each with its own expression.</param>
    /// <param name="all">The same where they read results in place of that.</param>
    /// <param name="stored">Those of them that have code of their own.</param>
    public Headings(
        IReadOnlyList<Definition> definitions,
        IReadOnlyList<Definition> expanded,
        IReadOnlyDictionary<Tensor, Tensor> aliases,
        IReadOnlyList<Definition> own,
        IReadOnlyList<Definition> all,
        IReadOnlyList<Definition> stored)
    {
        foreach (var (before, after) in definitions.Zip(expanded, (before, after) => (before, after)).Where(p => !ReferenceEquals(p.before.Body, p.after.Body)))
        {
            _unexpanded.Add(after.Target, before);
        }

        var reading = all.ToDictionary(d => d.Target);
        foreach (var definition in own.Where(d => !ReferenceEquals(d.Body, reading[d.Target].Body) && !_unexpanded.ContainsKey(d.Target)))
        {
            _unexpanded.Add(definition.Target, definition);
        }

        var byTarget = definitions.ToDictionary(d => d.Target);
        foreach (var alias in aliases)
        {
            _copies.Add(alias.Key, byTarget[alias.Value]);
        }

        _copied = [.. aliases.Values];
        var ownCode = new HashSet<Tensor>(stored.Select(d => d.Target));
        var waiting = new List<Definition>();
        foreach (var definition in all)
        {
            waiting.Add(definition);
            if (ownCode.Contains(definition.Target))
            {
                _above.Add(definition.Target, waiting);
                waiting = [];
            }
        }
    }

    /// <summary>What stands above the code of a definition: the formulas of those computed in it, then its own.</summary>
    public IEnumerable<Heading> Of(Tensor stored) => _above[stored].SelectMany(Of);

    /// <summary>A tensor that holds elements of another has its formulas.</summary>
    public void Share(Tensor place, Tensor of) => _above[place] = _above[of];

    private IEnumerable<Heading> Of(Definition definition)
    {
        // The derivative that copies an adjoint stands above the adjoint's code.
        if (_copied.Contains(definition.Target))
        {
            yield break;
        }

        yield return new(_unexpanded.TryGetValue(definition.Target, out var before) ? before : definition);
        if (_copies.TryGetValue(definition.Target, out var copy))
        {
            yield return new(copy);
        }
    }
}
