using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Values;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Discovery;

/// <summary>The names of the generated members, none of which may clash with a member of the user's or with each other.</summary>
internal static class NameSettlement
{
    /// <summary>The names; null after a clash, which has then been reported.</summary>
    public static GeneratedNames? Settle(IMethodSymbol method, AttributeArguments arguments, Reports reports, Location name, CancellationToken token)
    {
        if (arguments.MemberName is { } given && !SyntaxFacts.IsValidIdentifier(given))
        {
            reports.Add(Descriptors.InvalidName, arguments.MemberNamePlace, given);
            return null;
        }

        var names = NamesOf(method, arguments.MemberName);
        var members = Members(method, names);
        foreach (var member in members)
        {
            if (Clashing(method.ContainingType, member) is { } other)
            {
                reports.Add(Descriptors.ClashWithMember, name, member.ToString(), other.ToDisplayString());
                return null;
            }
        }

        foreach (var (earlier, other) in Earlier(method, names, token).Concat(members.Select(m => (method, m))))
        {
            if (members.FirstOrDefault(m => !ReferenceEquals(m, other) && m.ClashesWith(other)) is { } member)
            {
                reports.Add(Descriptors.ClashAmongGenerated, name, member.ToString(), method.ToDisplayString(), earlier.ToDisplayString());
                return null;
            }
        }

        return names with { Gradient = SignatureText.Escape(names.Gradient) };
    }

    private static HashSet<string> Names(IMethodSymbol method, string? given) =>
        new([given ?? method.Name + "Gradient", method.Name + "Value", method.Name + "Formulas"], StringComparer.Ordinal);

    private static GeneratedNames NamesOf(IMethodSymbol method, string? given) =>
        new(given ?? method.Name + "Gradient", method.Name + "Value", method.Name + "Formulas", OverloadOf(method));

    // Overloads share a class of formulas, with a nested class each, named after the types of the parameters.
    private static string? OverloadOf(IMethodSymbol method)
    {
        var overloads = method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Where(IsAnnotated).ToArray();
        if (overloads.Length < 2)
        {
            return null;
        }

        var name = TypesOf(method);
        var before = overloads.TakeWhile(m => !SymbolEqualityComparer.Default.Equals(m, method)).Count(m => TypesOf(m) == name);
        return before == 0 ? name : FormattableString.Invariant($"{name}_{before + 1}");
    }

    private static string TypesOf(IMethodSymbol method) => "Of" + string.Concat(method.Parameters.Select(p => ModelType.Of(p.Type) is { } type
        ? type.Element + (type.Rank == 0 ? "" : type.Form.ToString())
        : p.Type.Name));

    private static GeneratedMember[] Members(IMethodSymbol method, GeneratedNames names)
    {
        var given = AttributeNamesOf(method);
        var inputs = method.Parameters.Select(p => (p.RefKind != RefKind.None, SignatureText.Of(p.Type))).ToArray();
        var destinations = method.Parameters
            .Where(p => ModelType.Of(p.Type) is { IsReal: true } && (given.Count == 0 || given.Contains(p.Name)))
            .Select(p => (ModelType.Of(p.Type) is { Rank: 0 }, SignatureText.Of(p.Type).Replace("System.ReadOnlySpan<", "System.Span<"))).ToArray();
        return destinations.Length == 0 ? [] :
        [
            new(names.Gradient, SignatureText.SignatureOf(inputs)),
            new(names.Gradient, SignatureText.SignatureOf([.. inputs, .. destinations])),
            new(names.Value, SignatureText.SignatureOf(inputs)),
            new(names.Formulas, null),
        ];
    }

    private static ISymbol? Clashing(INamedTypeSymbol type, GeneratedMember member) =>
        type.Name == member.Name ? type : type.GetMembers(member.Name).FirstOrDefault(m =>
            member.Signature is null || m is not IMethodSymbol { MethodKind: MethodKind.Ordinary } other
            || (other.Arity == 0 && SignatureText.SignatureOf(other) == member.Signature));

    // In the order of declaration, so that of two that clash it is always the later one that is refused.
    private static IEnumerable<(IMethodSymbol Method, GeneratedMember Member)> Earlier(IMethodSymbol method, GeneratedNames names, CancellationToken token)
    {
        foreach (var member in method.ContainingType.GetMembers())
        {
            token.ThrowIfCancellationRequested();
            if (SymbolEqualityComparer.Default.Equals(member, method))
            {
                yield break;
            }

            if (member is IMethodSymbol other && IsAnnotated(other) && Names(other, GivenName(other)).Overlaps(Names(method, names.Gradient)))
            {
                foreach (var generated in Members(other, NamesOf(other, GivenName(other))))
                {
                    yield return (other, generated);
                }
            }
        }
    }

    private static AttributeData? AttributeOf(IMethodSymbol method) => method.GetAttributes()
        .FirstOrDefault(a => a.AttributeClass is { Name: "GradientAttribute", ContainingNamespace: { Name: "SymGrad", ContainingNamespace.IsGlobalNamespace: true } });

    private static bool IsAnnotated(IMethodSymbol method) => method.MethodKind == MethodKind.Ordinary && AttributeOf(method) is not null;

    private static string? GivenName(IMethodSymbol method) => AttributeOf(method)?.NamedArguments.FirstOrDefault(a => a.Key == "Name").Value.Value as string;

    private static HashSet<string> AttributeNamesOf(IMethodSymbol method)
    {
        var arguments = AttributeOf(method)?.ConstructorArguments;
        return arguments is { Length: > 0 } given && given[0] is { Kind: TypedConstantKind.Array, IsNull: false } names
            ? new(names.Values.Select(v => v.Value as string ?? ""), StringComparer.Ordinal)
            : new(StringComparer.Ordinal);
    }

    /// <summary>A generated member; the class of formulas has no signature.</summary>
    private sealed record GeneratedMember(string Name, string? Signature)
    {
        /// <summary>Classes of formulas are shared by overloads; otherwise a class stands alone, and methods differ by signature.</summary>
        public bool ClashesWith(GeneratedMember other) =>
            Name == other.Name && ((Signature is null) != (other.Signature is null) || (Signature is not null && Signature == other.Signature));

        public override string ToString() => Name + Signature;
    }
}
