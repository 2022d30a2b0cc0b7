using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Sheets;

/// <summary>Whether what a sheet is to show of a method can be shown: findings at the attribute that asks for it.</summary>
internal static class PictureDiscovery
{
    private const int MostSteps = 8;
    private const int MostUnits = 4;

    public static IReadOnlyList<Diagnostic> Discover(GeneratorAttributeSyntaxContext context, CancellationToken token) =>
        context.TargetSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } method ? [.. context.Attributes.SelectMany(a => Check(method, a, token))] : [];

    /// <summary>What is wrong with one attribute.</summary>
    public static IEnumerable<Diagnostic> Check(IMethodSymbol method, AttributeData attribute, CancellationToken token)
    {
        var (descriptor, fault) = attribute.AttributeClass?.Name == "PlotAttribute"
            ? (Descriptors.Plot, PlotRequest.Of(attribute) is { } plot ? Fault(method, plot) : null)
            : (Descriptors.Drawing, Fault(method, DrawingRequest.Of(attribute)));
        return fault is null ? [] : [Diagnostic.Create(descriptor, attribute.ApplicationSyntaxReference?.GetSyntax(token).GetLocation() ?? Location.None, method.Name, fault)];
    }

    private static string? Fault(IMethodSymbol method, PlotRequest plot)
    {
        var numbers = PlotRequest.NumbersOf(method);
        return !IsFinite(plot.From) || !IsFinite(plot.To) || plot.From >= plot.To ? "an interval is needed whose ends are finite and in order"
            : ModelType.Of(method.ReturnType) is not { IsReal: true, Rank: 0 } ? "it does not return a floating-point number"
            : plot.Variable is { } name && !numbers.Contains(name, StringComparer.Ordinal) ? $"'{name}' is none of its parameters that are floating-point numbers"
            : numbers.Count == 0 ? "it has no parameter that is a floating-point number"
            : plot.Variable is null && numbers.Count > 1 ? "it has several numbers as parameters: name the one to plot along, by Variable"
            : method.Parameters.Length > 1 && plot.AtOf(method) is null ? "its other parameters need values: name a member that holds all of them, by [At] or by At"
            : plot.AtOf(method) is { } at && method.Parameters.Length > 1 && !method.ContainingType.GetMembers(at).Any(m => m is IFieldSymbol or IPropertySymbol or IMethodSymbol { Parameters.Length: 0 })
                ? $"its type has no field, property or method without parameters '{at}'"
            : null;
    }

    private static string? Fault(IMethodSymbol method, DrawingRequest drawing) =>
        drawing.Steps is < 1 or > MostSteps ? $"1 to {MostSteps} steps can be drawn"
        : drawing.Units is < 0 or > MostUnits ? $"at most {MostUnits} units can be drawn"
        : drawing.State is { } state && method.Parameters.FirstOrDefault(p => p.Name == state) is not { } ? $"it has no parameter '{state}'"
        : drawing.State is { } name && (ModelType.Of(method.ReturnType) is not { } result || ModelType.Of(method.Parameters.First(p => p.Name == name).Type) is not { } type || result.Rank != type.Rank || result.Element != type.Element)
            ? $"the state '{name}' does not have the type that the method returns"
        : null;

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}

/// <summary>What <c>[Plot]</c> asks for.</summary>
internal sealed record PlotRequest(double From, double To, string? Variable, string? At)
{
    /// <summary>What an attribute says; null where its arguments are not there.</summary>
    public static PlotRequest? Of(AttributeData attribute) => attribute.ConstructorArguments.Length == 2 && attribute.ConstructorArguments[0].Value is double from && attribute.ConstructorArguments[1].Value is double to
        ? new(from, to, Named(attribute, "Variable") as string, Named(attribute, "At") as string)
        : null;

    /// <summary>The parameters of a method along which can be plotted.</summary>
    public static IReadOnlyList<string> NumbersOf(IMethodSymbol method) => [.. method.Parameters.Where(p => ModelType.Of(p.Type) is { IsReal: true, Rank: 0 }).Select(p => p.Name)];

    /// <summary>The parameter along which is plotted.</summary>
    public string VariableOf(IMethodSymbol method) => Variable ?? NumbersOf(method)[0];

    /// <summary>The member that holds the other parameters.</summary>
    public string? AtOf(IMethodSymbol method) => At
        ?? DerivativeAttributes.Named(method, "AtAttribute").FirstOrDefault()?.ConstructorArguments.FirstOrDefault().Value as string;

    internal static object? Named(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value;
}

/// <summary>What <c>[Drawing]</c> asks for.</summary>
internal sealed record DrawingRequest(int Steps, string? State, int Units)
{
    public static DrawingRequest Of(AttributeData attribute) => new(
        PlotRequest.Named(attribute, "Steps") is int steps ? steps : 3,
        PlotRequest.Named(attribute, "State") as string,
        PlotRequest.Named(attribute, "Units") is int units ? units : 0);
}
