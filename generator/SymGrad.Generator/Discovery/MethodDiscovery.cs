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
        var method = target is IMethodSymbol symbol && Declarations.Check(symbol, declaration, isExtended: attributes.Count > 0, reports, locations[0])
            ? Describe(symbol, [.. attributes.Select(a => AttributeArguments.Of(a.Kind, a.Attribute, token))], semantics, locations, reports, token)
            : null;
        return new(method, new(method?.HintName, reports.Found, locations));
    }

    private static AnnotatedMethod? Describe(
        IMethodSymbol method, IReadOnlyList<AttributeArguments> attributes, SemanticModel semantics, LocationTable locations, Reports reports, CancellationToken token)
    {
        var sources = new SourceBodies(semantics, token);
        var types = new InputTypes(semantics.Compilation, sources, method.ContainingType);
        var parameters = ParameterReading.Read(method, attributes, types, reports, locations[0], token);
        var items = ResultItems.Of(method, types);
        var result = items.Count > 0 ? items[0].Type : (ModelType?)null;
        var derivatives = MemberNaming.Of(method, attributes, types);
        RequestChecks.Check(method, attributes, derivatives, [.. parameters.Select(p => p.Input)], items, reports, locations[0], token);
        var generated = NameSettlement.Settle(method, attributes, derivatives, types, reports, locations[0], token);
        var precision = result?.Element == ElementType.Single ? Precision.Single : Precision.Double;
        ParameterReading.CheckPrecision(parameters, result, reports);
        foreach (var named in parameters.Select(p => p.Symbol).Prepend(method))
        {
            SymbolText.Check(named, reports, token);
        }

        var model = ModelLowering.Lower(
            method, parameters, precision, SymbolText.Of(method), sources, types, locations, reports, out var found, token);
        if (generated is null || derivatives.Any(d => d.By.Count == 0) || parameters.Any(p => p.Input.TypeSymbol.TypeKind == TypeKind.Error))
        {
            return null;
        }

        var documentation = Documentation.Of(method, token);
        var inputs = parameters.Select(p => p.Input).ToList();
        var names = LeafNames.Identifiers(inputs, LeafNames.Notations(inputs), ResultItems.DestinationsOf(method, items));
        var signature = inputs.Where(i => i.IsParameter).Select(i => Describe(i, names, documentation)).ToEquatable();
        var members = Members(inputs, names, found, derivatives, signature).ToEquatable();
        return new()
        {
            HintName = HintNames.Of(method),
            Namespace = method.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "",
            HiddenNames = HiddenNames.Of(method, semantics.Compilation, [.. signature.Concat(members).SelectMany(p => p.Leaves.Append(p)).Select(p => p.Name), .. items.Select(i => i.Name ?? ""), .. derivatives.Select(d => d.Name)]).ToEquatable(),
            ContainingTypes = Declarations.Headers(method.ContainingType).ToEquatable(),
            ContainingType = SignatureText.Of(method.ContainingType),
            Name = SignatureText.Escape(method.Name),
            Accessibility = SignatureText.Of(method.DeclaredAccessibility),
            Cref = SignatureText.Cref(method),
            Signature = signature,
            Members = members,
            Parameters = signature.Concat(members).SelectMany(p => p.Leaves).ToEquatable(),
            IsStatic = method.IsStatic,
            Results = ResultItems.DestinationsOf(method, items).Select((name, k) => items.Count > 0
                ? new MethodParameter(items[k].Written, SignatureText.Escape(name), items[k].Type.Form, items[k].Type.Element)
                : new("double", name, ParameterForm.Scalar, ElementType.Double)).ToEquatable(),
            Whole = items.Count > 0 && items[0].Name is not null ? ParameterTrees.Of(types.Of(method.ReturnType)!, "value", leaf => leaf) : null,
            Derivatives = derivatives.ToEquatable(),
            Names = generated,
            EmitFormulas = true,
            Summary = documentation.Summary,
            Model = model is null ? null : FlatModel.From(model),
        };
    }

    private static MethodParameter Describe(ModelInput input, IReadOnlyList<string> names, Documentation documentation)
    {
        var next = input.First;
        var parameter = (IParameterSymbol)input.Symbol;
        return ParameterTrees.Of(input, _ => names[next++]) with
        {
            Default = SignatureText.DefaultOf(parameter),
            Modifier = parameter.RefKind == RefKind.In ? "in" : "",
            Documentation = documentation.Of(input.Name),
        };
    }

    /// <summary>Members that attributes name, then those that the code reads; nothing in the generated code has their names already.</summary>
    private static IEnumerable<MethodParameter> Members(
        IReadOnlyList<ModelInput> inputs, IReadOnlyList<string> names, IReadOnlyList<ModelInput> found, IReadOnlyList<DerivativeMember> derivatives, IEnumerable<MethodParameter> signature)
    {
        var generated = derivatives.SelectMany(d => d.Directions.Concat(d.Results.Concat(d.Diagonals).Select(r => r.Destination)));
        var taken = new HashSet<string>(names.Concat(signature.Concat(generated).SelectMany(p => p.Leaves.Append(p)).Select(p => p.Name.TrimStart('@'))), StringComparer.Ordinal);
        foreach (var input in inputs.Where(i => !i.IsParameter))
        {
            var next = input.First;
            yield return ParameterTrees.Of(input, _ => names[next++]);
        }

        foreach (var input in found)
        {
            yield return ParameterTrees.Of(input, name => LeafNames.Unique(name, taken));
        }
    }
}
