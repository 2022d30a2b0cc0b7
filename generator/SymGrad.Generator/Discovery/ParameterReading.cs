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
        IMethodSymbol method, IReadOnlyList<AttributeArguments> attributes, InputTypes types, Reports reports, Location name, CancellationToken token)
    {
        var named = new Dictionary<string, Location>(StringComparer.Ordinal);
        foreach (var place in attributes.SelectMany(a => Named(method, a, types, reports)).Where(p => !named.ContainsKey(p.Key)))
        {
            named.Add(place.Key, place.Value);
        }

        var all = attributes.Any(a => a.Names.Count == 0);
        var inputs = ModelInput.Of(method, attributes, types);
        var notations = LeafNames.Notations(inputs);
        var parameters = inputs.Select(i => Read(i, notations, all, named, types, reports, token)).ToArray();
        if (all && !parameters.Any(p => p.Input.IsParameter && p.Type is null or { IsReal: true }))
        {
            reports.Add(Descriptors.NothingToDifferentiate, name, method.Name);
        }

        return parameters;
    }

    /// <summary>Every real parameter must have the precision of the result.</summary>
    public static void CheckPrecision(IReadOnlyList<ModelParameter> parameters, ModelType? result, Reports reports)
    {
        foreach (var parameter in parameters)
        {
            foreach (var (path, type, _) in parameter.Type?.Leaves ?? [])
            {
                if (result is { } value && type.IsReal && type.Element != value.Element)
                {
                    reports.Add(Descriptors.MixedParameter, PlaceOf(parameter.Symbol, default).Type, string.Join(".", [parameter.Symbol.Name, .. path]), KeywordOf(type), KeywordOf(value));
                }
            }
        }
    }

    private static Dictionary<string, Location> Named(IMethodSymbol method, AttributeArguments arguments, InputTypes types, Reports reports)
    {
        var named = new Dictionary<string, Location>(StringComparer.Ordinal);
        var inputs = ModelInput.Of(method, [arguments], types);
        foreach (var (name, place) in arguments.Names)
        {
            if (inputs.FirstOrDefault(i => i.Symbol.Name == name) is not { } input)
            {
                reports.Add(Descriptors.UnknownName, place, name ?? "null", method.Name, NearNames.Advice(name ?? "", method.Parameters.Select(p => p.Name).Concat(inputs.Select(i => i.Symbol.Name))));
            }
            else if (named.ContainsKey(input.Symbol.Name))
            {
                reports.Add(Descriptors.RepeatedName, place, input.Symbol.Name);
            }
            else
            {
                named.Add(input.Symbol.Name, place);
                if (input.Type is { IsReal: false })
                {
                    reports.Add(Descriptors.NotDifferentiable, place, input.Symbol.Name, input.TypeSymbol.ToDisplayString());
                }
            }
        }

        return named;
    }

    private static ModelParameter Read(
        ModelInput input, IReadOnlyList<string> notations, bool all, Dictionary<string, Location> named, InputTypes types, Reports reports, CancellationToken token)
    {
        var symbol = input.Symbol;
        var isNamed = named.TryGetValue(symbol.Name, out var place);
        var (name, typePlace, modifier) = input.IsParameter ? PlaceOf(symbol, token) : (place!, place!, place!);
        var isPassed = !input.IsParameter || symbol is IParameterSymbol { IsParams: false, RefKind: RefKind.None or RefKind.In };
        if (!isPassed)
        {
            var parameter = (IParameterSymbol)symbol;
            reports.Add(Descriptors.ParameterPassing, modifier, parameter.Name, parameter.IsParams ? "params" : SignatureText.Of(parameter.RefKind));
        }

        var (type, fault) = types.Read(input.TypeSymbol);
        if (fault is not null && input.TypeSymbol.TypeKind != TypeKind.Error)
        {
            reports.Add(fault.Descriptor, typePlace, fault.ArgumentsFor(symbol.Name));
        }

        var isVariable = isPassed && type is { IsReal: true } && ((all && input.IsParameter) || isNamed);
        if (isVariable && type!.Unmakeable is { } bundle)
        {
            reports.Add(Descriptors.NoConstruction, typePlace, symbol.Name, bundle.Symbol.ToDisplayString(), types.Constructors.IsForeign(bundle.Symbol)
                ? "of a type without source here only the constructor behind a record's name is known, and members that can be set"
                : "give it a constructor that takes them, or members that can be set");
        }

        return new(
            input,
            isPassed ? type : null,
            [.. notations.Skip(input.First)],
            isVariable,
            isNamed,
            SymbolText.Of(symbol),
            isNamed ? place! : name);
    }

    private static (Location Name, Location Type, Location Modifier) PlaceOf(ISymbol parameter, CancellationToken token)
    {
        var syntax = parameter.DeclaringSyntaxReferences.Select(r => r.GetSyntax(token)).OfType<ParameterSyntax>().FirstOrDefault();
        var name = syntax?.Identifier.GetLocation() ?? Location.None;
        return (name, syntax?.Type?.GetLocation() ?? name, syntax is { Modifiers.Count: > 0 } ? syntax.Modifiers[0].GetLocation() : name);
    }

    private static string KeywordOf(ModelType type) => type.Element == ElementType.Single ? "float" : "double";
}
