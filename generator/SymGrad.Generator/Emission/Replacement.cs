using System.Linq;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Emission;

/// <summary>
/// How the numbers in an object that is a destination are replaced: where its members can be set, there; otherwise by a new object in its
/// place, which shows the same arrays.
/// </summary>
internal static class Replacement
{
    /// <summary>The statements; none where the object holds views and arrays only.</summary>
    public static IEnumerable<string> Of(MethodParameter destination) => destination.Bundle is null || !HoldsNumbers(destination) ? []
        : IsInPlace(destination) ? InPlace(destination)
        : [$"{destination.Path} = {Made(destination)};"];

    /// <summary>Whether an object of a class is made, which takes memory.</summary>
    public static bool Allocates(MethodParameter destination) => destination.Bundle is { } bundle && HoldsNumbers(destination)
        && ((bundle.IsReference && !IsInPlace(destination))
            || bundle.Parts.Any(p => (!IsInPlace(destination) && p.Value.Bundle is { IsReference: true } && HoldsNumbers(p.Value)) || Allocates(p.Value)));

    private static IEnumerable<string> InPlace(MethodParameter owner) => owner.Bundle!.Parts.Where(p => HoldsNumbers(p.Value)).SelectMany(part =>
        part.Value.Bundle is { IsReference: true } && IsInPlace(part.Value) ? InPlace(part.Value) : [$"{part.Value.Path} = {Made(part.Value)};"]);

    private static bool IsInPlace(MethodParameter owner) => owner.Bundle!.Parts.All(part =>
        !HoldsNumbers(part.Value) || part.IsSettable || (part.Value.Bundle is { IsReference: true } && IsInPlace(part.Value)));

    private static string Made(MethodParameter part) =>
        part.Bundle is null ? IsNumber(part) ? part.Name : part.Path
        : HoldsNumbers(part) ? part.Bundle.Make(part.Type, [.. part.Bundle.Parts.Select(p => Made(p.Value))])
        : part.Path;

    private static bool HoldsNumbers(MethodParameter part) => part.Leaves.Any(IsNumber);

    private static bool IsNumber(MethodParameter part) => part is { Bundle: null, Form: ParameterForm.Scalar, IsReal: true };
}
