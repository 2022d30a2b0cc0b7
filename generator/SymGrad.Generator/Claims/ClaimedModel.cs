using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Claims;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Claims;

/// <summary>Which method a claim is about: of those with its model's name the one that has the claim's parameters.</summary>
internal static class ClaimedModel
{
    /// <summary>The model; null where there is none, and why.</summary>
    public static IMethodSymbol? Of(IMethodSymbol claiming, ClaimArguments claim, out string misfit)
    {
        var named = claiming.ContainingType.GetMembers(claim.Model).OfType<IMethodSymbol>().Where(m => m.MethodKind == MethodKind.Ordinary && !SymbolEqualityComparer.Default.Equals(m, claiming)).ToList();
        var fitting = named.Where(m => claiming.Parameters.All(p => IsOwn(p, claim) || m.Parameters.Any(q => IsSame(p, q)))).ToList();
        var best = fitting.OrderByDescending(m => claiming.Parameters.Count(p => m.Parameters.Any(q => IsSame(p, q)))).ThenBy(m => m.Parameters.Length).FirstOrDefault();
        misfit = named.Count == 0 && claim.Model == claiming.Name ? "a claim is about another method: name the one whose value or derivative this is"
            : named.Count == 0 ? $"'{claiming.ContainingType.Name}' has no method '{claim.Model}'" : best is null ? Odd(claiming, claim, named) : "";
        return best;
    }

    private static string Odd(IMethodSymbol claiming, ClaimArguments claim, List<IMethodSymbol> named)
    {
        var odd = claiming.Parameters.FirstOrDefault(p => !IsOwn(p, claim) && named.TrueForAll(m => !m.Parameters.Any(q => IsSame(p, q)))) ?? claiming.Parameters.First(p => !IsOwn(p, claim));
        return $"'{odd.Name}' of type '{odd.Type.ToDisplayString()}' is no parameter of '{claim.Model}'";
    }

    /// <summary>Whether a parameter may be the claim's own: a free index, or the gradient with respect to the value.</summary>
    private static bool IsOwn(IParameterSymbol parameter, ClaimArguments claim) => parameter.Type.SpecialType == SpecialType.System_Int32 || claim.Kind == ClaimKind.Vjp;

    private static bool IsSame(IParameterSymbol one, IParameterSymbol other) => one.Name == other.Name && (SymbolEqualityComparer.Default.Equals(one.Type, other.Type)
        || (ModelType.Of(one.Type) is { } type && ModelType.Of(other.Type) is { } second && type.Element == second.Element && type.Rank == second.Rank));
}
