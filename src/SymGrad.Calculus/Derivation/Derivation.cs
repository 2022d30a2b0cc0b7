using System.Linq;
using SymGrad.Calculus.Differentiation;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Calculus.Simplification;
using SymGrad.Calculus.Stabilisation;
using SymGrad.Calculus.Tracing;

namespace SymGrad.Calculus;

/// <summary>The passes from a lowered model to its derivatives, in order.</summary>
public static class Derivation
{
    /// <summary>The gradient of a scalar model by its variables.</summary>
    public static Derived Gradient(Model model, ITrace? trace = null, CancellationToken cancellation = default) =>
        Of(model, [DerivativeRequest.Of(DerivativeKind.Gradient, model)], trace, cancellation);

    /// <summary>The value alone, computed as the model is written, without safe forms in place of its own: what a drawing shows.</summary>
    public static Derived AsWritten(Model model, CancellationToken cancellation = default)
    {
        Extents.Unify(model);
        var live = Live(model.Pool, Adoption.Run(model.Pool, model.Definitions), trace: null, cancellation);
        return new(model, Inlining.Reachable(live, d => d.Role == DefinitionRole.Value));
    }

    /// <summary>Several derivatives of one model, which share what they have in common.</summary>
    public static Derived Of(Model model, IReadOnlyList<DerivativeRequest> requests, ITrace? trace = null, CancellationToken cancellation = default)
    {
        var pool = model.Pool;
        Extents.Unify(model);

        var live = NeededRounds.WithValues(pool, Live(pool, Stabiliser.Run(pool, Adoption.Run(pool, model.Definitions), trace, cancellation), trace, cancellation));
        var steps = new DerivativeSteps(pool, trace, cancellation);
        var differentiated = live.ToList();
        for (var k = 0; k < requests.Count; k++)
        {
            var known = new HashSet<Expressions.Tensor>(differentiated.Select(d => d.Target));
            differentiated.AddRange(steps.Run(live, requests[k], k).Where(d => !known.Contains(d.Target)));
        }

        var refolded = NormalForm.Of(pool, Calls.WriteOut(pool, differentiated, trace, cancellation), trace, cancellation);
        var shortened = Inlining.Trivial(pool, Sharing.Run(pool, CentredSums.LeaveAway(pool, refolded, live), trace), trace);
        var extended = model with { Parameters = [.. model.Parameters, .. steps.Directions] };
        return new(extended, Inlining.Reachable(shortened, d => d.Role is DefinitionRole.Value or DefinitionRole.Derivative)) { Requests = requests };
    }

    /// <summary>Definitions in normal form, each value under one name.</summary>
    private static IReadOnlyList<Definition> Live(Expressions.ExprPool pool, IReadOnlyList<Definition> definitions, ITrace? trace, CancellationToken cancellation)
    {
        var normal = NormalForm.Of(pool, OwnCounts.Run(pool, Contraction.Run(pool, definitions)), trace, cancellation);
        return Carries.ReadStates(pool, Inlining.Trivial(pool, Sharing.Run(pool, NormalForm.Of(pool, normal, trace, cancellation), trace), trace));
    }
}
