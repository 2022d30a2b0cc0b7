using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering;
using SymGrad.Generator.Lowering.Values;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Discovery;

/// <summary>From the syntax that carries the attribute to equatable data. Symbols end here.</summary>
internal static class MethodDiscovery
{
    public static Discovered Discover(GeneratorAttributeSyntaxContext context, CancellationToken token)
    {
        var attribute = context.Attributes[0];
        var locations = new LocationTable(Declarations.NameOf(context.TargetNode));
        var reports = new Reports();
        var method = context.TargetSymbol is IMethodSymbol symbol && Declarations.Check(symbol, context.TargetNode, reports, locations[0])
            ? Describe(symbol, AttributeArguments.Of(attribute, token), context.SemanticModel, locations, reports, token)
            : null;
        return new(method, new(method?.HintName, reports.Found, locations));
    }

    private static AnnotatedMethod? Describe(
        IMethodSymbol method, AttributeArguments arguments, SemanticModel semantics, LocationTable locations, Reports reports, CancellationToken token)
    {
        var parameters = ParameterReading.Read(method, arguments, reports, locations[0], token);
        var result = ModelType.Of(method.ReturnType) is { Rank: 0, IsReal: true } type ? type : (ModelType?)null;
        if (result is null && method.ReturnType.TypeKind != TypeKind.Error)
        {
            reports.Add(Descriptors.NotScalarResult, Declarations.ReturnTypeOf(method, token) ?? locations[0], method.ReturnType.ToDisplayString());
        }

        var names = NameSettlement.Settle(method, arguments, reports, locations[0], token);
        var precision = result?.Element == ElementType.Single ? Precision.Single : Precision.Double;
        ParameterReading.CheckPrecision(parameters, result, reports);
        var model = ModelLowering.Lower(
            method, parameters, precision, Documentation.SymbolOf(method), new(semantics, token), locations, reports, token);
        if (names is null || !parameters.Any(p => p.IsVariable) || parameters.Any(p => p.Symbol.Type.TypeKind == TypeKind.Error))
        {
            return null;
        }

        var documentation = Documentation.Of(method, token);
        var variables = DerivativeNaming.Name(parameters);
        return new()
        {
            HintName = HintNames.Of(method),
            Namespace = method.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "",
            ContainingTypes = Declarations.Headers(method.ContainingType).ToEquatable(),
            Name = SignatureText.Escape(method.Name),
            Accessibility = SignatureText.Of(method.DeclaredAccessibility),
            Cref = SignatureText.Cref(method),
            Parameters = parameters.Select((p, i) => Describe(p, variables[i], documentation)).ToEquatable(),
            ValueType = result?.Element ?? ElementType.Double,
            Names = names,
            EmitFormulas = true,
            Summary = documentation.Summary,
            Model = model is null ? null : FlatModel.From(model),
        };
    }

    private static MethodParameter Describe(ModelParameter parameter, DerivativeNames? names, Documentation documentation) => new(
        SignatureText.Of(parameter.Symbol.Type),
        SignatureText.Escape(parameter.Symbol.Name),
        parameter.Type?.Form ?? ParameterForm.Scalar,
        parameter.Type?.Element ?? ElementType.Double)
    {
        Default = SignatureText.DefaultOf(parameter.Symbol),
        Modifier = parameter.Symbol.RefKind == RefKind.In ? "in" : "",
        Documentation = documentation.Of(parameter.Symbol.Name),
        Derivative = names,
    };
}
