using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SymGrad.Generator.Discovery;

/// <summary>What the attribute says, and where.</summary>
internal sealed record AttributeArguments(IReadOnlyList<(string? Name, Location Place)> Names, string? MemberName, Location MemberNamePlace)
{
    public static AttributeArguments Of(AttributeData attribute, CancellationToken token)
    {
        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax(token) as AttributeSyntax;
        var whole = syntax?.GetLocation() ?? Location.None;
        var written = syntax?.ArgumentList?.Arguments.ToArray() ?? [];
        var member = attribute.NamedArguments.FirstOrDefault(a => a.Key == "Name").Value;
        var memberPlace = written.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == "Name")?.Expression.GetLocation() ?? whole;
        return new([.. Positional(attribute, [.. written.Where(a => a.NameEquals is null).SelectMany(Elements)], whole)], member.IsNull ? null : member.Value as string, memberPlace);
    }

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
