using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Simplification;

/// <summary>
/// Where the sizes leave a definition without a value, an adjoint that goes through it has none either. That does no harm where it goes on to elements alone of
/// which there are none then, as that of a mean goes to those it is the mean of; but s/n is there for s.
/// </summary>
internal sealed class AdjointsThatExist(ExprPool pool, IReadOnlyList<Definition> definitions)
{
    private readonly ILookup<Tensor, Definition> _definitions = definitions.ToLookup(d => d.Target);
    private readonly ValuesThatExist _values = new(pool);
    private readonly Projection _projection = new(pool, new(pool, []));

    /// <summary>Whether a term of a definition has a value, or no adjoint that goes through it reaches anything where it has none.</summary>
    public bool Exist(Definition definition, Expr term) =>
        _values.Unknown(term, new(pool, definition.Target.Extents), [.. Enumerable.Range(0, definition.Target.Rank).Select(pool.Axis)], [])
            .All(c => !Reaches(definition, _projection.Positive(c), []));

    /// <summary>Whether something that a definition is made of exists where a condition does not hold.</summary>
    private bool Reaches(Definition definition, Expr condition, HashSet<Tensor> seen) => seen.Add(definition.Target)
        && NeededRounds.Sites(definition).Where(s => s.Read.Kind == ValueKind.Real && !NeededRounds.IsReached(definition, s).Contains(condition))
            .Any(s => s.Read.Tensor.IsParameter || _definitions[s.Read.Tensor].Any(d => Reaches(d, condition, seen)));
}
