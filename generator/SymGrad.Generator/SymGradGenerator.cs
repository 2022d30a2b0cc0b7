using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Algebra;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Claims;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Emission;
using SymGrad.Generator.Sheets;

namespace SymGrad.Generator;

/// <summary>Derives what annotated methods ask for, while the compiler runs.</summary>
/// <remarks>
/// Two outputs. Sources come from equatable models alone: what has not changed is neither derived nor written again. Diagnostics
/// have an output of their own, with real places in the source, so that <c>#pragma warning</c> applies to them.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class SymGradGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (project, _) => ProjectOptions.Of(project.GlobalOptions))
            .WithTrackingName(TrackingNames.Options);

        context.RegisterSourceOutput(options, static (output, chosen) => ReportMissingAlgebra(output, chosen.Algebra));

        foreach (var kind in DerivativeAttributes.Kinds)
        {
            Register(context, kind, options);
        }

        RegisterFindings(context, "SymGrad.CustomDerivativeAttribute", RuleDiscovery.Discover);
        RegisterFindings(context, "SymGrad.PlotAttribute", PictureDiscovery.Discover);
        RegisterFindings(context, "SymGrad.DrawingAttribute", PictureDiscovery.Discover);
        RegisterClaims(context, options);
    }

    private static void ReportMissingAlgebra(SourceProductionContext output, string algebra)
    {
        if (ScalarAlgebras.Named(algebra) is null)
        {
            output.ReportDiagnostic(Diagnostic.Create(Descriptors.Algebra, Location.None, algebra));
        }
    }

    /// <summary>The methods with an attribute of a kind; one with several is that of the first.</summary>
    private static void Register(IncrementalGeneratorInitializationContext context, DerivativeKind kind, IncrementalValueProvider<ProjectOptions> options)
    {
        var discovered = context.SyntaxProvider
            .ForAttributeWithMetadataName(DerivativeAttributes.MetadataName(kind), static (_, _) => true, (found, token) => MethodDiscovery.Discover(found, kind, token))
            .Where(static d => d is not null)
            .Select(static (d, _) => d!)
            .WithTrackingName(TrackingNames.Discovered);

        var methods = discovered
            .Where(static d => d.Method is not null)
            .Select(static (d, _) => d.Method!)
            .Combine(options)
            .Select(static (pair, _) => pair.Left with { EmitFormulas = pair.Right.Formulas, Algebra = pair.Right.Algebra, Typesetting = pair.Right.Typesetting })
            .WithTrackingName(TrackingNames.Methods);

        var emitted = methods
            .Select(static (method, token) => (method.HintName, Result: MethodEmission.Emit(method, token)))
            .WithTrackingName(TrackingNames.Emitted);

        context.RegisterSourceOutput(emitted, static (output, e) =>
        {
            foreach (var file in e.Result.Files)
            {
                output.AddSource(file.HintName, file.Text);
            }
        });

        var findings = emitted
            .Where(static e => e.Result.Findings.Count > 0)
            .Select(static (e, _) => (e.HintName, e.Result.Findings))
            .WithTrackingName(TrackingNames.Findings);

        context.RegisterSourceOutput(discovered.Select(static (d, _) => d.Faults).Collect().Combine(findings.Collect()), static (output, all) =>
        {
            foreach (var faults in all.Left)
            {
                var derived = all.Right.Where(f => f.HintName == faults.HintName).SelectMany(f => f.Findings);
                foreach (var diagnostic in faults.Found.Concat(derived.Select(f => f.At(faults.Locations))))
                {
                    output.ReportDiagnostic(diagnostic);
                }
            }
        });
    }

    /// <summary>What nothing is generated for is checked while the code is written: a user's rules, and what a sheet is to show.</summary>
    private static void RegisterFindings(
        IncrementalGeneratorInitializationContext context, string attribute, Func<GeneratorAttributeSyntaxContext, CancellationToken, IReadOnlyList<Diagnostic>> discover) =>
        context.RegisterSourceOutput(context.SyntaxProvider.ForAttributeWithMetadataName(attribute, static (_, _) => true, discover), static (output, found) =>
        {
            foreach (var diagnostic in found)
            {
                output.ReportDiagnostic(diagnostic);
            }
        });

    /// <summary>The claims: decided from equatable data, reported at their places.</summary>
    private static void RegisterClaims(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ProjectOptions> options)
    {
        var discovered = context.SyntaxProvider
            .ForAttributeWithMetadataName("SymGrad.ClaimAttribute", static (_, _) => true, ClaimDiscovery.Discover)
            .Where(static d => d is not null)
            .Select(static (d, _) => d!);

        var verdicts = discovered
            .Select(static (d, _) => d.Method)
            .Combine(options)
            .Select(static (pair, _) => pair.Left.By(pair.Right.Algebra))
            .WithTrackingName(TrackingNames.Claims)
            .Select(static (method, token) => ClaimVerdicts.Of(method, token))
            .WithTrackingName(TrackingNames.Verdicts);

        context.RegisterSourceOutput(discovered.Collect().Combine(verdicts.Collect()), static (output, all) =>
        {
            for (var k = 0; k < all.Left.Length; k++)
            {
                var (claims, findings) = (all.Left[k], all.Right[k].Findings);
                foreach (var diagnostic in claims.Found.Concat(findings.Select(f => f.At(claims.Locations))))
                {
                    output.ReportDiagnostic(diagnostic);
                }
            }
        });
    }
}
