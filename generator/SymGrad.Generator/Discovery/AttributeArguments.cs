using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Scheduling;

namespace SymGrad.Generator.Discovery;

/// <summary>What an attribute says, and where.</summary>
/// <param name="Kind">The attribute's kind.</param>
/// <param name="Names">The parameters that it names; none for all.</param>
/// <param name="MemberName">The name that it gives to the generated members.</param>
/// <param name="MemberNamePlace">Where that stands.</param>
internal sealed record AttributeArguments(DerivativeKind Kind, IReadOnlyList<(string? Name, Location Place)> Names, string? MemberName, Location MemberNamePlace)
{
    /// <summary>How often is differentiated.</summary>
    public int Order { get; init; } = 1;

    /// <summary>What is kept of a recurrence for its adjoint.</summary>
    public RecurrenceStorage Storage { get; init; }

    public Location OrderPlace { get; init; } = Location.None;

    /// <summary>The attribute itself.</summary>
    public Location Place { get; init; } = Location.None;

    public static AttributeArguments Of(DerivativeKind kind, AttributeData attribute, CancellationToken token)
    {
        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax(token) as AttributeSyntax;
        var whole = syntax?.GetLocation() ?? Location.None;
        var written = syntax?.ArgumentList?.Arguments.ToArray() ?? [];
        var member = attribute.NamedArguments.FirstOrDefault(a => a.Key == "Name").Value;
        var memberPlace = written.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == "Name")?.Expression.GetLocation() ?? whole;
        AttributeArgumentSyntax[] positional = [.. written.Where(a => a.NameEquals is null)];
        var names = kind == DerivativeKind.Derivative
            ? Single(attribute, Written(positional, "wrt", 1) ?? whole)
            : Positional(attribute, [.. positional.SelectMany(Elements)], whole);
        return new(kind, [.. names], member.IsNull ? null : member.Value as string, memberPlace)
        {
            Order = kind == DerivativeKind.Derivative && attribute.ConstructorArguments.Length > 0 && attribute.ConstructorArguments[0].Value is int order ? order : 1,
            OrderPlace = Written(positional, "order", 0) ?? whole,
            Place = whole,
            Storage = attribute.NamedArguments.FirstOrDefault(a => a.Key == "Storage").Value.Value is 1 ? RecurrenceStorage.Checkpoints : RecurrenceStorage.All,
        };
    }

    /// <summary>The argument of a parameter, by its name or else by position.</summary>
    private static Location? Written(AttributeArgumentSyntax[] arguments, string name, int position) =>
        (arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == name)
            ?? (position < arguments.Length && arguments[position].NameColon is null ? arguments[position] : null))?.Expression.GetLocation();

    private static IEnumerable<(string? Name, Location Place)> Single(AttributeData attribute, Location place) =>
        attribute.ConstructorArguments.Length > 1 && attribute.ConstructorArguments[1].Value is string name ? [(name, place)] : [];

    private static IEnumerable<(string? Name, Location Place)> Positional(AttributeData attribute, ExpressionSyntax[] written, Location whole)
    {
        if (attribute.ConstructorArguments.Length == 0 || attribute.ConstructorArguments[0] is not { Kind: TypedConstantKind.Array, IsNull: false } names)
        {
            return [];
        }

        return names.Values.Select((name, i) => (name.Value as string, i < written.Length ? written[i].GetLocation() : whole));
    }

    // The names may stand one by one, or as an array or a collection expression.
    private static IEnumerable<ExpressionSyntax> Elements(AttributeArgumentSyntax argument) => argument.Expression switch
    {
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        CollectionExpressionSyntax collection => collection.Elements.OfType<ExpressionElementSyntax>().Select(e => e.Expression),
        var single => [single],
    };
}
