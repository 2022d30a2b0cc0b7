using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymGrad.Calculus;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;
using SymGrad.Calculus.Simplification;
using SymGrad.Calculus.Steps;
using SymGrad.Calculus.Tracing;
using SymGrad.Calculus.Typesetting;
using SymGrad.Generator.Claims;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Emission;
using SymGrad.Generator.Model;
using SymGrad.Generator.Sheets;

namespace SymGrad.Tool.Loading;

/// <summary>An annotated method with all that was derived from it.</summary>
internal sealed record DerivedMethod(IMethodSymbol Symbol, AnnotatedMethod Method, Derived Derived, FormulaSheet Sheet, IReadOnlyList<StepSection> Steps)
{
    /// <summary>The exercise's number; null where there is none.</summary>
    public string? Number => Attributes.Number(Symbol);

    /// <summary>The heading.</summary>
    public string Title => Attributes.Title(Symbol) ?? Symbol.Name;

    /// <summary>The members that hold inputs.</summary>
    public IEnumerable<string> At => Attributes.Of(Symbol, "AtAttribute").Select(a => a.ConstructorArguments.FirstOrDefault().Value).OfType<string>();

    /// <summary>What <c>[Drawing]</c> asks for, with the attribute.</summary>
    public IEnumerable<(AttributeData Attribute, DrawingRequest Request)> Drawings => Attributes.Of(Symbol, "DrawingAttribute").Select(a => (a, DrawingRequest.Of(a)));

    /// <summary>What <c>[Plot]</c> asks for, with the attribute.</summary>
    public IEnumerable<(AttributeData Attribute, PlotRequest Request)> Plots => Attributes.Of(Symbol, "PlotAttribute").Select(a => (a, PlotRequest.Of(a)!)).Where(p => p.Item2 is not null);
}

/// <summary>Finds the annotated methods of a compilation and derives them, as the generator does.</summary>
internal static class ModelReader
{
    /// <summary>The annotated methods in the order of their declarations.</summary>
    public static IReadOnlyList<(IMethodSymbol Symbol, SyntaxNode Syntax)> Find(CSharpCompilation compilation, CancellationToken cancellation) =>
    [
        .. from tree in compilation.SyntaxTrees
           let semantics = compilation.GetSemanticModel(tree)
           from syntax in tree.GetRoot(cancellation).DescendantNodes().OfType<MethodDeclarationSyntax>()
           where syntax.AttributeLists.Count > 0
           let symbol = semantics.GetDeclaredSymbol(syntax, cancellation)
           where symbol is not null && (DerivativeAttributes.IsAnnotated(symbol) || Attributes.Of(symbol, "PlotAttribute").Concat(Attributes.Of(symbol, "DrawingAttribute")).Any())
           select (symbol, (SyntaxNode)syntax),
    ];

    /// <summary>Derives one method.</summary>
    /// <param name="compilation">What it belongs to.</param>
    /// <param name="found">The method.</param>
    /// <param name="faults">Takes what is wrong with it.</param>
    /// <param name="options">How formulas are to be set.</param>
    /// <param name="cancellation">Ends the derivation early.</param>
    /// <returns>What was derived; null after an error, which then is among the faults.</returns>
    public static DerivedMethod? Derive(CSharpCompilation compilation, (IMethodSymbol Symbol, SyntaxNode Syntax) found, ICollection<Diagnostic> faults, TypesettingOptions options, CancellationToken cancellation)
    {
        var discovered = MethodDiscovery.Discover(found.Symbol, found.Syntax, compilation.GetSemanticModel(found.Syntax.SyntaxTree), cancellation);
        foreach (var fault in discovered.Faults.Found)
        {
            faults.Add(fault);
        }

        if (discovered.Method is not { Model: { } flat } method)
        {
            foreach (var error in new SourceErrors(compilation, cancellation).Of([found.Symbol], discovered.Faults.Found))
            {
                faults.Add(error);
            }

            return null;
        }

        var model = flat.ToModel();
        var written = model.AsWritten(MethodReading.AsWritten(found.Symbol, compilation.GetSemanticModel(found.Syntax.SyntaxTree), cancellation));
        var trace = new TraceLog();
        try
        {
            var derived = Derivation.Of(model, DerivativeRequest.Told(MethodEmission.Requests(method, model)), trace, cancellation);
            var sheet = Formulas.Of(derived.Model, derived.Definitions, options, cancellation);
            return new(found.Symbol, method, derived, sheet, DerivationSteps.Of(model, derived, trace.Events, sheet, written));
        }
        catch (Exception refusal) when (refusal is NoOrderException or NoBoundException)
        {
            faults.Add(Diagnostic.Create(Descriptors.Of(refusal is NoOrderException ? FindingIds.NoOrder : FindingIds.NoBound), found.Symbol.Locations[0], model.Name));
            return null;
        }
    }
}
