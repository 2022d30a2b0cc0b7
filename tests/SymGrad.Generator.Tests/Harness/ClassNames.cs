using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SymGrad.Generator.Tests.Harness;

/// <summary>The smallest incremental generator: one source with the name of the only class.</summary>
internal sealed class ClassNames : IIncrementalGenerator
{
    public const string Step = "Name";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var names = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is ClassDeclarationSyntax,
                static (c, _) => ((ClassDeclarationSyntax)c.Node).Identifier.Text)
            .WithTrackingName(Step);
        var formulas = context.AnalyzerConfigOptionsProvider.Select(
            static (o, _) => o.GlobalOptions.TryGetValue("build_property.SymGradFormulas", out var value) ? value : "");
        context.RegisterSourceOutput(
            names.Combine(formulas),
            static (c, pair) => c.AddSource("Names.g.cs", $"// {pair.Right}\npublic static class Names {{ public static string All = \"{pair.Left}\"; }}"));
    }
}
