using System.Linq;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Claims;

/// <summary>Of a model with several values the one that a claim names: <c>Output = "Loss"</c>, or an entry of it, <c>Output = "Rates[j]"</c>.</summary>
internal static class TupleElement
{
    /// <summary>The claim about a model with one value.</summary>
    /// <exception cref="ClaimFaultException">The claim names none, or has several values itself.</exception>
    public static Claim Of(Claim claim)
    {
        if (claim.Claimed?.Values.Count() > 1)
        {
            throw new ClaimFaultException("a claim is one number or array, not several: state one for each");
        }

        var values = claim.Model.Values.ToList();
        if (values.Count < 2)
        {
            return claim;
        }

        var name = new string([.. (claim.Output ?? "").Trim().TakeWhile(c => char.IsLetterOrDigit(c) || c == '_')]);
        var named = values.FindAll(v => v.Target.Name == name);
        return named.Count switch
        {
            1 => claim with { Model = claim.Model with { Definitions = Only(claim.Model, named[0]) }, Output = claim.Output!.Trim().Substring(name.Length) is { Length: > 0 } entry ? entry : null },
            0 => throw new ClaimFaultException($"'{claim.Model.Name}' has several values: Output says of which one the claim is, {string.Join(", ", values.Select(v => $"\"{v.Target.Name}\"").Distinct(StringComparer.Ordinal))}"),
            _ => throw new ClaimFaultException($"'{claim.Model.Name}' has several values that are called '{name}'"),
        };
    }

    private static IReadOnlyList<Definition> Only(Model model, Definition value) =>
        [.. Inlining.Reachable(model.Definitions, d => ReferenceEquals(d, value)).Where(d => d.Target != value.Target).Select(d => d.Role == DefinitionRole.Value ? d with { Role = DefinitionRole.Intermediate } : d), value];
}
