using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering;
using SymGrad.Generator.Lowering.Values;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Discovery;

/// <summary>From the syntax that carries the attributes to equatable data. Symbols end here.</summary>
internal static class MethodDiscovery
{
    /// <summary>What stands at a method with an attribute of a kind; null where another attribute speaks for it.</summary>
    public static Discovered? Discover(GeneratorAttributeSyntaxContext context, DerivativeKind kind, CancellationToken token)
    {
        IReadOnlyList<(DerivativeKind Kind, AttributeData Attribute)> attributes = context.TargetSymbol is IMethodSymbol target ? DerivativeAttributes.Of(target) : [(kind, context.Attributes[0])];
        return attributes[0].Kind == kind ? Discover(context.TargetSymbol, context.TargetNode, attributes, context.SemanticModel, token) : null;
    }

    /// <summary>What stands at an annotated method, outside the compiler's own run of the generator.</summary>
    public static Discovered Discover(IMethodSymbol method, SyntaxNode declaration, SemanticModel semantics, CancellationToken token) =>
        Discover(method, declaration, DerivativeAttributes.Of(method), semantics, token);

    private static Discovered Discover(
        ISymbol target, SyntaxNode declaration, IReadOnlyList<(DerivativeKind Kind, AttributeData Attribute)> attributes, SemanticModel semantics, CancellationToken token)
    {
        var locations = new LocationTable(Declarations.NameOf(declaration));
        var reports = new Reports();
        var method = target is IMethodSymbol symbol && Declarations.Check(symbol, declaration, reports, locations[0])
            ? Describe(symbol, [.. attributes.Select(a => AttributeArguments.Of(a.Kind, a.Attribute, token))], semantics, locations, reports, token)
            : null;
        return new(method, new(method?.HintName, reports.Found, locations));
    }

    private static AnnotatedMethod? Describe(
        IMethodSymbol method, IReadOnlyList<AttributeArguments> attributes, SemanticModel semantics, LocationTable locations, Reports reports, CancellationToken token)
    {
        var parameters = ParameterReading.Read(method, attributes, reports, locations[0], token);
        var items = ResultItems.Of(method);
        var result = items.Count > 0 ? items[0].Type : (ModelType?)null;
        var derivatives = MemberNaming.Of(method, attributes);
        RequestChecks.Check(method, attributes, derivatives, items, reports, locations[0], token);
        var names = NameSettlement.Settle(method, attributes, derivatives, reports, locations[0], token);
        var precision = result?.Element == ElementType.Single ? Precision.Single : Precision.Double;
        ParameterReading.CheckPrecision(parameters, result, reports);
        var model = ModelLowering.Lower(
            method, parameters, precision, Documentation.SymbolOf(method), new(semantics, token), locations, reports, token);
        if (names is null || derivatives.Any(d => d.By.Count == 0) || parameters.Any(p => p.Symbol.Type.TypeKind == TypeKind.Error))
        {
            return null;
        }

        var documentation = Documentation.Of(method, token);
        return new()
        {
            HintName = HintNames.Of(method),
            Namespace = method.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "",
            ContainingTypes = Declarations.Headers(method.ContainingType).ToEquatable(),
            Name = SignatureText.Escape(method.Name),
            Accessibility = SignatureText.Of(method.DeclaredAccessibility),
            Cref = SignatureText.Cref(method),
            Parameters = parameters.Select(p => Describe(p, documentation)).ToEquatable(),
            Results = ResultItems.DestinationsOf(method).Select((name, k) => items.Count > 0
                ? new MethodParameter(items[k].Written, SignatureText.Escape(name), items[k].Type.Form, items[k].Type.Element)
                : new("double", name, ParameterForm.Scalar, ElementType.Double)).ToEquatable(),
            TupleType = items.Count > 1 ? SignatureText.Of(method.ReturnType) : null,
            Derivatives = derivatives.ToEquatable(),
            Names = names,
            EmitFormulas = true,
            Summary = documentation.Summary,
            Model = model is null ? null : FlatModel.From(model),
        };
    }

    private static MethodParameter Describe(ModelParameter parameter, Documentation documentation) => new(
        SignatureText.Of(parameter.Symbol.Type),
        SignatureText.Escape(parameter.Symbol.Name),
        parameter.Type?.Form ?? ParameterForm.Scalar,
        parameter.Type?.Element ?? ElementType.Double)
    {
        Default = SignatureText.DefaultOf(parameter.Symbol),
        Modifier = parameter.Symbol.RefKind == RefKind.In ? "in" : "",
        Documentation = documentation.Of(parameter.Symbol.Name),
    };
}
