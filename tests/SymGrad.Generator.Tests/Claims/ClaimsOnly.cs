using Microsoft.CodeAnalysis;
using SymGrad.Generator.Claims;
using SymGrad.Generator.Discovery;

namespace SymGrad.Generator.Tests.Claims;

/// <summary>The generator up to the claims: a test decides them itself, and sees the verdicts whole.</summary>
internal sealed class ClaimsOnly : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var discovered = context.SyntaxProvider
            .ForAttributeWithMetadataName("SymGrad.ClaimAttribute", static (_, _) => true, ClaimDiscovery.Discover)
            .Where(static d => d is not null)
            .Select(static (d, _) => d!);
        context.RegisterSourceOutput(discovered.Select(static (d, _) => d.Method).WithTrackingName(TrackingNames.Claims), static (_, _) => { });
        context.RegisterSourceOutput(discovered, static (output, d) =>
        {
            foreach (var fault in d.Found)
            {
                output.ReportDiagnostic(fault);
            }
        });
    }
}
