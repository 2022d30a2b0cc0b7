using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Discovery;

namespace SymGrad.Generator.Tests.Lowering;

/// <summary>The generator up to the models: what is lowered is seen whatever is derived from it.</summary>
internal sealed class LoweringOnly : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        foreach (var kind in DerivativeAttributes.Kinds)
        {
            Register(context, kind);
        }
    }

    private static void Register(IncrementalGeneratorInitializationContext context, DerivativeKind kind)
    {
        var discovered = context.SyntaxProvider
            .ForAttributeWithMetadataName(DerivativeAttributes.MetadataName(kind), static (_, _) => true, (found, token) => MethodDiscovery.Discover(found, kind, token))
            .Where(static d => d is not null)
            .Select(static (d, _) => d!);
        var methods = discovered.Where(static d => d.Method is not null).Select(static (d, _) => d.Method).WithTrackingName(TrackingNames.Methods);
        context.RegisterSourceOutput(methods, static (_, _) => { });
        context.RegisterSourceOutput(discovered, static (output, d) =>
        {
            foreach (var fault in d.Faults.Found)
            {
                output.ReportDiagnostic(fault);
            }
        });
    }
}
