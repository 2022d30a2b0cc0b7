using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Models;

/// <summary>The extents of a model's parameters, as its requirements relate them.</summary>
public static class Extents
{
    /// <summary>
    /// Lets tensors whose extents must agree have the same extents, so that an index that runs over one is seen to run over the
    /// other. The extents that a requirement states first are its parameter's; what they equal is checked before anything is computed.
    /// </summary>
    public static void Unify(Model model)
    {
        foreach (var requirement in model.Requirements)
        {
            if (requirement is { Kind: RequirementKind.Equal, Subject: Extent extent } && !ReferenceEquals(requirement.Bound, extent))
            {
                extent.Tensor.Extents = [.. extent.Tensor.Extents.Select((known, axis) => axis == extent.Axis ? requirement.Bound : known)];
            }
        }
    }
}
