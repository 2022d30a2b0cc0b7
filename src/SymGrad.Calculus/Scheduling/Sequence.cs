using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;

namespace SymGrad.Calculus.Scheduling;

/// <summary>Writes definitions one after the other as statements, in the order in which they can be evaluated.</summary>
/// <param name="pool">Makes the expressions.</param>
/// <param name="nests">Writes a definition.</param>
/// <param name="headings">The formulas above the code.</param>
/// <param name="aliases">What a result merely copies.</param>
/// <param name="kept">Tensors whose elements all stay where they are.</param>
/// <param name="cancellation">Ends the work.</param>
internal sealed class Sequence(ExprPool pool, Nests nests, Headings headings, IReadOnlyDictionary<Tensor, Tensor> aliases, HashSet<Tensor> kept, CancellationToken cancellation)
{
    private readonly List<Definition> _written = [];

    public Folding Folding { get; } = new(pool);

    public Nests Nests => nests;

    public Headings Headings => headings;

    /// <summary>What takes memory besides parameters and results.</summary>
    public IEnumerable<Tensor> Stored => _written
        .Where(d => d.Role is not (DefinitionRole.Derivative or DefinitionRole.Value) && !aliases.ContainsKey(d.Target))
        .Select(d => Folding.Of(d.Target)?.Tensor ?? d.Target)
        .Where(t => t.Rank > 0);

    /// <summary>Whether a result merely copies it.</summary>
    public bool IsAlias(Tensor tensor) => aliases.ContainsKey(tensor);

    /// <summary>Counts what is written elsewhere among what takes memory.</summary>
    public void Count(Definition definition) => _written.Add(definition);

    /// <summary>Lets all elements of a tensor stay where they are.</summary>
    public void Keep(Tensor tensor) => kept.Add(tensor);

    /// <summary>The statements that give values to definitions.</summary>
    /// <param name="definitions">The definitions.</param>
    /// <param name="readers">They, and all others that read them.</param>
    public List<Statement> Of(IReadOnlyList<Definition> definitions, IReadOnlyList<Definition> readers)
    {
        _written.AddRange(definitions);
        var rounds = new Rounds(pool, nests, headings, Folding, new(pool, readers), kept);
        var statements = new List<Statement>();
        foreach (var step in EvaluationOrder.Of(definitions))
        {
            cancellation.ThrowIfCancellationRequested();
            if (step is Recurrence recurrence)
            {
                statements.AddRange(rounds.Of(recurrence));
                continue;
            }

            var definition = Folding.Of(((Whole)step).Definition);
            statements.AddRange(headings.Of(definition.Target));
            if (!aliases.Values.Contains(definition.Target))
            {
                statements.AddRange(nests.Of(definition));
            }
        }

        return statements;
    }
}
