using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SymGrad.Generator.Tests.Harness;

/// <summary>A small incremental generator of known behaviour: a source for each class, and on demand a finding or a fault.</summary>
internal sealed class ClassNames : IIncrementalGenerator
{
    public const string Step = "Name";

    private static readonly DiagnosticDescriptor Short = new(
        "T001", "Names say more", "{0} is short", "Naming", DiagnosticSeverity.Warning, isEnabledByDefault: true, "A name says what a thing is.", "https://example.org/T001", "Tag");

    private static readonly DiagnosticDescriptor Count = new(
        "T002", "Classes are counted", "\"{0}\" is one \\ of them", "Naming", DiagnosticSeverity.Info, isEnabledByDefault: true);

    public bool Reports { get; init; }

    public bool Throws { get; init; }

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var classes = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is ClassDeclarationSyntax,
            static (c, _) => ((ClassDeclarationSyntax)c.Node).Identifier);
        var names = classes.Select(static (identifier, _) => identifier.Text).WithTrackingName(Step);
        var formulas = context.AnalyzerConfigOptionsProvider.Select(
            static (o, _) => o.GlobalOptions.TryGetValue("build_property.SymGradFormulas", out var value) ? value : "");

        context.RegisterSourceOutput(
            names.Combine(formulas),
            (c, pair) => c.AddSource(
                $"{pair.Left}.Name.g.cs",
                Throws ? throw new InvalidOperationException("meant to fail") : $"// formulas: \"{pair.Right}\"\npublic static class NameOf{pair.Left} {{ public static string Value = \"{pair.Left}\"; }}\n"));
        if (Reports)
        {
            context.RegisterSourceOutput(classes, static (c, id) => c.ReportDiagnostic(Diagnostic.Create(Short, id.Parent!.GetLocation(), id.Text)));
            context.RegisterSourceOutput(classes, static (c, id) => c.ReportDiagnostic(Diagnostic.Create(Count, Location.None, id.Text)));
        }
    }
}
