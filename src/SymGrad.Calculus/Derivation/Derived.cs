using System.Linq;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus;

/// <summary>
/// What was derived from a model: all definitions in order, from the user's locals to the derivatives. Code, formulas, figures and
/// verdicts are all read from this list.
/// </summary>
/// <param name="Model">The model, its parameters followed by the directions and cotangents that the requests take.</param>
/// <param name="Definitions">All definitions; what several derivatives need stands here once.</param>
public sealed record Derived(Model Model, IReadOnlyList<Definition> Definitions)
{
    /// <summary>What was asked for; <see cref="Differential.Request"/> counts them.</summary>
    public IReadOnlyList<DerivativeRequest> Requests { get; init; } = [];

    /// <summary>The model's value; of several the first.</summary>
    public Definition Value => Values[0];

    /// <summary>The model's values, in their order.</summary>
    public IReadOnlyList<Definition> Values => [.. Model.Values.Select(v => Definitions.First(d => d.Target == v.Target))];

    /// <summary>The derivatives asked for, request by request, in the order of the parameters.</summary>
    public IEnumerable<Definition> Derivatives => Definitions.Where(d => d.Role == DefinitionRole.Derivative);

    /// <summary>The part that the value alone needs.</summary>
    public IReadOnlyList<Definition> ForValue => Inlining.Reachable(Definitions, d => d.Role == DefinitionRole.Value);

    /// <summary>The derivatives of one request.</summary>
    public IEnumerable<Definition> DerivativesOf(int request) => Derivatives.Where(d => d.Differential!.Request == request);

    /// <summary>The part that one request needs.</summary>
    public IReadOnlyList<Definition> For(int request) => Inlining.Reachable(
        Definitions,
        d => d.Role == DefinitionRole.Derivative ? d.Differential!.Request == request : d.Role == DefinitionRole.Value && Requests[request].ReturnsValue);

    /// <summary>
    /// What one request needs where only diagonals are wanted: of a Jacobian or Hessian ∂y_i/∂x_j = δ_ij·d_i the definition of d. Null
    /// where not every block is known to be diagonal; of a Hessian only those count that are by one variable.
    /// </summary>
    public IReadOnlyList<Definition>? Diagonals(int request)
    {
        var diagonals = new Dictionary<Definition, Definition>();
        foreach (var block in DerivativesOf(request).Where(d => Requests[request].Kind == DerivativeKind.Jacobian || d.Differential!.First == d.Of))
        {
            if (Diagonal.Of(Model.Pool, block) is not { } diagonal)
            {
                return null;
            }

            diagonals.Add(block, diagonal);
        }

        var definitions = Definitions.Select(d => diagonals.TryGetValue(d, out var diagonal) ? diagonal : d).ToList();
        var kept = new HashSet<Definition>(diagonals.Values);
        return diagonals.Count == 0 ? null : Inlining.Reachable(definitions, d => d.Role == DefinitionRole.Value || kept.Contains(d));
    }
}
