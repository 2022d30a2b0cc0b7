using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Generator.Emission;

namespace SymGrad.Generator.Diagnostics;

/// <summary>Where findings of the derivation meet the source.</summary>
internal static class FindingPlaces
{
    public static Diagnostic At(this Finding finding, LocationTable locations) =>
        Diagnostic.Create(Descriptors.Of(finding.Id), locations[finding.Origin], [.. finding.Arguments.Cast<object>()]);
}
