using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymGrad.Calculus.Claims;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Claims;

/// <summary>What a claim's attribute says, and where.</summary>
internal sealed record ClaimArguments(string Model, EquatableArray<string> Targets, Location Place)
{
    public ClaimKind Kind { get; init; }

    public string? Output { get; init; }

    public string? Where { get; init; }

    public string? At { get; init; }

    /// <summary>What is claimed, as messages call it.</summary>
    public string Title => Kind == ClaimKind.Vjp ? $"∂E/∂{string.Join(", ", Targets)} through {Model}" : Targets.Count switch
    {
        0 => Value,
        1 => $"∂{Value}/∂{Targets[0]}",
        _ => $"∂²{Value}/{string.Concat(Targets.Select(t => "∂" + t))}",
    };

    /// <summary>The value or an entry of it, <c>Step[j]</c>, or the element of a tuple, <c>Step.Rate[j]</c>.</summary>
    private string Value => Output is not { Length: > 0 } output ? Model : char.IsLetter(output[0]) || output[0] == '_' ? $"{Model}.{output}" : Model + output;

    /// <summary>The arguments; null where the compiler has found fault with them.</summary>
    public static ClaimArguments? Of(AttributeData attribute, CancellationToken token)
    {
        if (attribute.ConstructorArguments.Length != 2 || attribute.ConstructorArguments[0].Value is not string model || attribute.ConstructorArguments[1] is not { Kind: TypedConstantKind.Array, IsNull: false } targets)
        {
            return null;
        }

        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax(token) as AttributeSyntax;
        return new(model, targets.Values.Select(v => v.Value as string ?? "").ToEquatable(), syntax?.GetLocation() ?? Location.None)
        {
            Kind = Named("Kind") is 1 ? ClaimKind.Vjp : ClaimKind.Derivative,
            Output = Named("Output") as string,
            Where = Named("Where") as string,
            At = Named("At") as string,
        };

        object? Named(string name) => attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value is { IsNull: false, Kind: not TypedConstantKind.Array } value ? value.Value : null;
    }
}
