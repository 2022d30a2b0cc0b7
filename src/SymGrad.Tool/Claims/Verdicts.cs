using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymGrad.Calculus.Claims;
using SymGrad.Generator.Claims;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Emission;
using SymGrad.Tool.Loading;

namespace SymGrad.Tool.Claims;

/// <summary>The claims of a compilation with their verdicts: read and decided by the generator's own code.</summary>
internal static class Verdicts
{
    /// <summary>Every claim, in the order of the source; what cannot be decided is among them and says why.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="progress">Hears of each claim before it is decided: its title, its number and how many there are.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static IReadOnlyList<CheckedClaim> Of(CSharpCompilation compilation, Action<string, int, int>? progress = null, CancellationToken cancellation = default)
    {
        var claims = Find(compilation, cancellation);
        var decided = claims.Select((claim, k) =>
        {
            progress?.Invoke(claim.Arguments?.Title ?? claim.Method.Name, k, claims.Count);
            return Decide(claim.Method, claim.Syntax, claim.Arguments, compilation.GetSemanticModel(claim.Syntax.SyntaxTree), cancellation);
        }).ToList();
        var told = Told.Of(compilation, decided.SelectMany(d => d.Findings), cancellation);
        return [.. decided.Select(d => d.Claim with { Findings = [.. d.Findings.Select(f => told[f])] })];
    }

    private static IReadOnlyList<(IMethodSymbol Method, MethodDeclarationSyntax Syntax, ClaimArguments? Arguments)> Find(CSharpCompilation compilation, CancellationToken cancellation) =>
    [
        .. from tree in compilation.SyntaxTrees
           let semantics = compilation.GetSemanticModel(tree)
           from syntax in tree.GetRoot(cancellation).DescendantNodes().OfType<MethodDeclarationSyntax>()
           where syntax.AttributeLists.Count > 0
           let method = semantics.GetDeclaredSymbol(syntax, cancellation)
           where method is { MethodKind: MethodKind.Ordinary }
           from attribute in Attributes.Of(method, "ClaimAttribute")
           where attribute.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == tree && syntax.Span.Contains(reference.Span)
           select (method, syntax, ClaimArguments.Of(attribute, cancellation)),
    ];

    private static (CheckedClaim Claim, IReadOnlyList<Diagnostic> Findings) Decide(IMethodSymbol method, MethodDeclarationSyntax syntax, ClaimArguments? arguments, SemanticModel semantics, CancellationToken cancellation)
    {
        if (arguments is null)
        {
            return (new(method, method.Name, syntax.Identifier.GetLocation(), new(VerdictStatus.Misfit) { Reason = "The compiler finds fault with the attribute" }), []);
        }

        var discovered = ClaimDiscovery.Discover(method, syntax, semantics, [arguments], cancellation);
        var claim = new CheckedClaim(method, arguments.Title, arguments.Place, new(VerdictStatus.Undecided))
        {
            Model = ClaimedModel.Of(method, arguments, out _),
            Inputs = arguments.At is { } at ? method.ContainingType.GetMembers(at).FirstOrDefault() : null,
        };
        if (discovered.Method.Requests is not [var request])
        {
            var isMisfit = discovered.Found.Any(f => f.Id == FindingIds.ClaimMisfit);
            return (claim with { Verdict = new(isMisfit ? VerdictStatus.Misfit : VerdictStatus.Undecided), Place = discovered.Found.Count > 0 ? discovered.Found[0].Location : claim.Place }, discovered.Found);
        }

        var verdict = ClaimDecision.Decide(request.ToClaim(), explains: true, cancellation);
        var findings = ClaimVerdicts.Findings(request, verdict).Select(f => f.At(discovered.Locations)).ToList();
        return (claim with { Verdict = verdict, Request = request, Written = request.Claimed is null ? null : MethodReading.AsWritten(method, semantics, cancellation), Place = findings.FirstOrDefault()?.Location ?? discovered.Locations[request.BodyPlace] }, [.. discovered.Found, .. findings]);
    }
}
