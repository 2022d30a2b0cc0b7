using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Claims;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Claims;

namespace SymGrad.Tool.Claims;

/// <summary>A claim with its verdict.</summary>
/// <param name="Method">The method that claims.</param>
/// <param name="Title">What is claimed: <c>∂Step[j]/∂w[k, j]</c>.</param>
/// <param name="Place">Where the claim's body stands; of what could not be read, where it could not.</param>
/// <param name="Verdict">What was found.</param>
internal sealed record CheckedClaim(IMethodSymbol Method, string Title, Location Place, Verdict Verdict)
{
    /// <summary>The method that the claim is about; null where there is none.</summary>
    public IMethodSymbol? Model { get; init; }

    /// <summary>The member that holds the inputs of claimed figures; null where there is none.</summary>
    public ISymbol? Inputs { get; init; }

    /// <summary>All in the source that the claim rests on.</summary>
    public IEnumerable<ISymbol> Sources => new[] { Method, Model, Inputs }.OfType<ISymbol>();

    /// <summary>The claim as equatable data; null where it could not be read.</summary>
    public ClaimRequest? Request { get; init; }

    /// <summary>What is claimed, as it is written; null where it could not be read.</summary>
    public Model? Written { get; init; }

    /// <summary>The claim in the engine's terms; null where it could not be read.</summary>
    public Claim? Claim => Request is { } request ? request.ToClaim() with { Written = Written } : null;

    /// <summary>What the compiler is told of it; nothing of a proof.</summary>
    public IReadOnlyList<ToldFinding> Findings { get; init; } = [];

    /// <summary>Whether the project's settings or the source keep the compiler from saying that the claim is false, undecided or misfit.</summary>
    public bool IsSuppressed => Findings.Any(f => f.Suppression != Suppression.None && f.Diagnostic.DefaultSeverity >= DiagnosticSeverity.Warning);
}
