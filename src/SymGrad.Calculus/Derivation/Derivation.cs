using System.Linq;
using SymGrad.Calculus.Differentiation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;
using SymGrad.Calculus.Stabilisation;
using SymGrad.Calculus.Tracing;

namespace SymGrad.Calculus;

/// <summary>
/// What was derived from a model: all definitions in order, from the user's locals to the derivatives. Code, formulas, figures and
/// verdicts are all read from this list.
/// </summary>
public sealed record Derived(Model Model, IReadOnlyList<Definition> Definitions)
{
    /// <summary>The model's value.</summary>
    public Definition Value => Definitions.First(d => d.Role == DefinitionRole.Value);

    /// <summary>The derivatives asked for, in the order of the parameters.</summary>
    public IEnumerable<Definition> Derivatives => Definitions.Where(d => d.Role == DefinitionRole.Derivative);

    /// <summary>The part that the value alone needs.</summary>
    public IReadOnlyList<Definition> ForValue => Inlining.Reachable(Definitions, d => d.Role == DefinitionRole.Value);
}

/// <summary>The passes from a lowered model to its derivatives, in order.</summary>
public static class Derivation
{
    /// <summary>The gradient of a scalar model by its variables.</summary>
    public static Derived Gradient(Model model, ITrace? trace = null, CancellationToken cancellation = default)
    {
        var pool = model.Pool;
        var variables = model.Variables.Select(v => v.Tensor).ToList();
        Extents.Unify(model);

        var stable = Stabiliser.Run(pool, model.Definitions, trace, cancellation);
        var normal = NormalForm.Of(pool, stable, trace, cancellation);
        var live = Inlining.Trivial(pool, NormalForm.Of(pool, normal, trace, cancellation), trace);
        var differentiated = ReverseMode.Gradient(pool, live, live.First(d => d.Role == DefinitionRole.Value), variables, trace, cancellation);
        var refolded = NormalForm.Of(pool, differentiated, trace, cancellation);
        var shortened = Inlining.Trivial(pool, refolded, trace);
        return new(model, Inlining.Reachable(shortened, d => d.Role is DefinitionRole.Value or DefinitionRole.Derivative));
    }
}
