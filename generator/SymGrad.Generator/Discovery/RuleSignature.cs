using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Discovery;

/// <summary>A method that gives the derivative of another one, as its signature tells.</summary>
/// <param name="Rule">The method.</param>
/// <param name="Function">What it is the derivative of; null when that is not known.</param>
internal sealed record RuleSignature(IMethodSymbol Rule, IMethodSymbol? Function)
{
    /// <summary>Whether it gives partial derivatives; else it carries a cotangent back.</summary>
    public bool GivesPartials { get; private init; }

    /// <summary>The parameters that its results belong to, by position.</summary>
    public IReadOnlyList<int> By { get; private init; } = [];

    /// <summary>What is wrong with it; null for nothing.</summary>
    public (DiagnosticDescriptor Descriptor, object[] Arguments)? Fault { get; private init; }

    /// <summary>What an attribute on a method says.</summary>
    public static RuleSignature Of(IMethodSymbol rule, AttributeData attribute)
    {
        var arguments = attribute.ConstructorArguments;
        var type = arguments.Length == 2 ? arguments[0].Value as INamedTypeSymbol : rule.ContainingType;
        var name = arguments.Length > 0 ? arguments[arguments.Length - 1].Value as string ?? "" : "";
        IMethodSymbol[] functions = [.. type?.GetMembers(name).OfType<IMethodSymbol>().Where(m => m.MethodKind == MethodKind.Ordinary && !Is(m, rule)) ?? []];
        if (functions.Length == 0)
        {
            return Faulty(rule, null, Descriptors.RuleOfNothing, type?.ToDisplayString() ?? "?", name);
        }

        var matching = functions.Where(f => TakesParameters(rule, f)).ToArray();
        return matching.Length > 0 ? Of(rule, matching[0])
            : Faulty(rule, functions.Length == 1 ? functions[0] : null, Descriptors.RuleParameters, rule.Name, functions[0].ToDisplayString(), Wanted(functions[0]));
    }

    /// <summary>The method that is an attribute's and no other's, whatever part of it is seen.</summary>
    public static bool Is(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, other.OriginalDefinition);

    private static RuleSignature Of(IMethodSymbol rule, IMethodSymbol function)
    {
        if (Refusal(function) is { } why)
        {
            return Faulty(rule, function, Descriptors.RuleOfOther, function.Name, why);
        }

        if (rule is not { IsStatic: true, IsGenericMethod: false, IsAsync: false, RefKind: RefKind.None, ContainingType.IsGenericType: false })
        {
            return Faulty(rule, function, Descriptors.RuleOfOther, rule.Name, "no plain static method");
        }

        var by = Variables(function);
        var wanted = by.Select(k => IsOfNumbers(function) ? function.ReturnType : function.Parameters[k].Type).ToArray();
        ITypeSymbol[] given = rule.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple && by.Length > 1 ? [.. tuple.TupleElements.Select(e => e.Type)] : [rule.ReturnType];
        return given.Length != wanted.Length || !given.Zip(wanted, IsSame).All(same => same)
            ? Faulty(rule, function, Descriptors.RuleResult, rule.Name, by.Length == 1 ? Text(wanted[0]) : $"({string.Join(", ", wanted.Select(Text))})", string.Join(", ", by.Select(k => function.Parameters[k].Name)))
            : new(rule, function) { GivesPartials = IsOfNumbers(function), By = by };
    }

    private static RuleSignature Faulty(IMethodSymbol rule, IMethodSymbol? function, DiagnosticDescriptor descriptor, params object[] arguments) => new(rule, function) { Fault = (descriptor, arguments) };

    private static string? Refusal(IMethodSymbol function) => function switch
    {
        { IsStatic: false } => "an instance method",
        { IsGenericMethod: true } or { ContainingType.IsGenericType: true } => "generic",
        { IsAsync: true } => "async",
        { RefKind: not RefKind.None } => "returning a reference",
        _ when function.Parameters.FirstOrDefault(p => p.IsParams || p.RefKind is not (RefKind.None or RefKind.In)) is { } passed => $"taking '{passed.Name}' in a way that models do not",
        _ when function.Parameters.FirstOrDefault(p => ModelType.Of(p.Type) is null) is { } taken => $"taking a {taken.Type.ToDisplayString()}",
        _ when ModelType.Of(function.ReturnType) is not { IsReal: true, Form: not ParameterForm.Span } => $"returning {function.ReturnType.ToDisplayString()}",
        _ when Variables(function).Length == 0 => "a function of no floating-point parameter",
        _ => null,
    };

    private static int[] Variables(IMethodSymbol function) => [.. Enumerable.Range(0, function.Parameters.Length).Where(k => ModelType.Of(function.Parameters[k].Type) is { IsReal: true })];

    private static bool IsOfNumbers(IMethodSymbol function) =>
        ModelType.Of(function.ReturnType) is { Rank: 0 } && function.Parameters.All(p => ModelType.Of(p.Type) is { Rank: 0 });

    private static bool TakesParameters(IMethodSymbol rule, IMethodSymbol function)
    {
        ITypeSymbol[] wanted = [.. function.Parameters.Select(p => p.Type), .. IsOfNumbers(function) ? [] : new[] { function.ReturnType }];
        return rule.Parameters.Length == wanted.Length && rule.Parameters.Zip(wanted, (p, type) => p.RefKind is RefKind.None or RefKind.In && !p.IsParams && IsSame(p.Type, type)).All(same => same);
    }

    private static string Wanted(IMethodSymbol function) => IsOfNumbers(function)
        ? $"({string.Join(", ", function.Parameters.Select(p => Text(p.Type)))})"
        : $"({string.Join(", ", function.Parameters.Select(p => Text(p.Type)).Append(Text(function.ReturnType) + " cotangent"))})";

    // A span cannot stand in a tuple, an array can.
    private static bool IsSame(ITypeSymbol given, ITypeSymbol wanted) => SymbolEqualityComparer.Default.Equals(given, wanted)
        || (given is IArrayTypeSymbol { Rank: 1 } array && wanted is INamedTypeSymbol { Name: "ReadOnlySpan" } span && SymbolEqualityComparer.Default.Equals(array.ElementType, span.TypeArguments[0]));

    private static string Text(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
