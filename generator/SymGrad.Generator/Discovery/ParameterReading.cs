using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering;
using SymGrad.Generator.Lowering.Values;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Discovery;

/// <summary>The parameters of an annotated method, and by which of them is differentiated.</summary>
internal static class ParameterReading
{
    /// <summary>The parameters; variables are those by which any of the attributes differentiates.</summary>
    public static IReadOnlyList<ModelParameter> Read(
        IMethodSymbol method, IReadOnlyList<AttributeArguments> attributes, Reports reports, Location name, CancellationToken token)
    {
        var named = new Dictionary<string, Location>(StringComparer.Ordinal);
        foreach (var place in attributes.SelectMany(a => Named(method, a, reports)).Where(p => !named.ContainsKey(p.Key)))
        {
            named.Add(place.Key, place.Value);
        }

        var all = attributes.Any(a => a.Names.Count == 0);
        var parameters = method.Parameters.Select(p => Read(p, all, named, reports, token)).ToArray();
        if (all && !parameters.Any(p => p.Type is null or { IsReal: true }))
        {
            reports.Add(Descriptors.NothingToDifferentiate, name, method.Name);
        }

        return parameters;
    }

    /// <summary>By which parameters an attribute differentiates, by position.</summary>
    public static IReadOnlyList<int> VariablesOf(AttributeArguments attribute, IReadOnlyList<ModelParameter> parameters)
    {
        var named = new HashSet<string?>(attribute.Names.Select(n => n.Name), StringComparer.Ordinal);
        return [.. Enumerable.Range(0, parameters.Count).Where(k => parameters[k].IsVariable && (named.Count == 0 || named.Contains(parameters[k].Symbol.Name)))];
    }

    /// <summary>Every real parameter must have the precision of the result.</summary>
    public static void CheckPrecision(IReadOnlyList<ModelParameter> parameters, ModelType? result, Reports reports)
    {
        foreach (var parameter in parameters)
        {
            if (result is { } value && parameter.Type is { IsReal: true } type && type.Element != value.Element)
            {
                reports.Add(Descriptors.MixedParameter, PlaceOf(parameter.Symbol, default).Type, parameter.Symbol.Name, KeywordOf(type), KeywordOf(value));
            }
        }
    }

    private static Dictionary<string, Location> Named(IMethodSymbol method, AttributeArguments arguments, Reports reports)
    {
        var named = new Dictionary<string, Location>(StringComparer.Ordinal);
        foreach (var (name, place) in arguments.Names)
        {
            if (method.Parameters.FirstOrDefault(p => p.Name == name) is not { } parameter)
            {
                reports.Add(Descriptors.UnknownName, place, name ?? "null", method.Name);
            }
            else if (named.ContainsKey(parameter.Name))
            {
                reports.Add(Descriptors.RepeatedName, place, parameter.Name);
            }
            else
            {
                named.Add(parameter.Name, place);
                if (ModelType.Of(parameter.Type) is { IsReal: false })
                {
                    reports.Add(Descriptors.NotDifferentiable, place, parameter.Name, parameter.Type.ToDisplayString());
                }
            }
        }

        return named;
    }

    private static ModelParameter Read(IParameterSymbol parameter, bool all, Dictionary<string, Location> named, Reports reports, CancellationToken token)
    {
        var (name, typePlace, modifier) = PlaceOf(parameter, token);
        var isPassed = parameter is { IsParams: false, RefKind: RefKind.None or RefKind.In };
        if (!isPassed)
        {
            reports.Add(Descriptors.ParameterPassing, modifier, parameter.Name, parameter.IsParams ? "params" : SignatureText.Of(parameter.RefKind));
        }

        var type = ModelType.Of(parameter.Type);
        if (type is null && parameter.Type.TypeKind != TypeKind.Error)
        {
            reports.Add(Descriptors.ParameterType, typePlace, parameter.Name, parameter.Type.ToDisplayString());
        }

        var isNamed = named.TryGetValue(parameter.Name, out var place);
        return new(
            parameter,
            isPassed ? type : null,
            isPassed && type is { IsReal: true } && (all || isNamed),
            isNamed,
            Documentation.SymbolOf(parameter),
            isNamed ? place! : name);
    }

    private static (Location Name, Location Type, Location Modifier) PlaceOf(IParameterSymbol parameter, CancellationToken token)
    {
        var syntax = parameter.DeclaringSyntaxReferences.Select(r => r.GetSyntax(token)).OfType<ParameterSyntax>().FirstOrDefault();
        var name = syntax?.Identifier.GetLocation() ?? Location.None;
        return (name, syntax?.Type?.GetLocation() ?? name, syntax is { Modifiers.Count: > 0 } ? syntax.Modifiers[0].GetLocation() : name);
    }

    private static string KeywordOf(ModelType type) => type.Element == ElementType.Single ? "float" : "double";
}
