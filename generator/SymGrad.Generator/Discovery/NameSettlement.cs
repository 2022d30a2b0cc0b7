using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Values;
using SymGrad.Generator.Model;

namespace SymGrad.Generator.Discovery;

/// <summary>The names of the generated members, none of which may clash with a member of the user's or with each other.</summary>
internal static class NameSettlement
{
    /// <summary>The names; null after a clash, which has then been reported.</summary>
    public static GeneratedNames? Settle(
        IMethodSymbol method, IReadOnlyList<AttributeArguments> attributes, IReadOnlyList<DerivativeMember> derivatives, InputTypes types, Reports reports, Location name, CancellationToken token)
    {
        if (attributes.FirstOrDefault(a => a.MemberName is { } given && !SyntaxFacts.IsValidIdentifier(given)) is { } invalid)
        {
            reports.Add(Descriptors.InvalidName, invalid.MemberNamePlace, invalid.MemberName!);
            return null;
        }

        var members = Members(method, derivatives, types);
        foreach (var member in members)
        {
            if (Clashing(method.ContainingType, member) is { } other)
            {
                reports.Add(Descriptors.ClashWithMember, name, member.ToString(), other.ToDisplayString());
                return null;
            }
        }

        foreach (var (earlier, other) in Earlier(method, members, types, token).Concat(members.Select(m => (method, m))))
        {
            if (members.FirstOrDefault(m => !ReferenceEquals(m, other) && m.ClashesWith(other)) is { } member)
            {
                reports.Add(Descriptors.ClashAmongGenerated, name, member.ToString(), method.ToDisplayString(), earlier.ToDisplayString());
                return null;
            }
        }

        return new(method.Name + "Value", method.Name + "Formulas", OverloadOf(method));
    }

    // Overloads share a class of formulas, with a nested class each, named after the types of the parameters.
    private static string? OverloadOf(IMethodSymbol method)
    {
        var overloads = method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Where(DerivativeAttributes.IsAnnotated).ToArray();
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

    /// <summary>Everything that is generated for a method, with the signatures of both forms; the form of diagonals counts as if it were always there.</summary>
    private static GeneratedMember[] Members(IMethodSymbol method, IReadOnlyList<DerivativeMember> derivatives, InputTypes types)
    {
        var inputs = method.Parameters.Select(p => (p.RefKind != RefKind.None, SignatureText.Of(p.Type))).ToArray();
        var items = ResultItems.Of(method, types);
        (bool, string)[] value = items.Any(i => i.Name is not null || i.Type.Rank > 0) ? [.. items.Select(i => (i.Type.Rank == 0, i.Written))] : [];
        var members = new List<GeneratedMember>();
        foreach (var derivative in derivatives.Where(d => d.By.Count > 0))
        {
            (bool, string)[] taken = [.. inputs, .. derivative.Directions.Select(d => (false, d.Type))];
            Add(derivative.Name, taken, derivative.Kind == DerivativeKind.Derivative ? null : [.. value, .. Destinations(derivative.Results)]);
            if (derivative.DiagonalName is { } diagonal)
            {
                Add(diagonal, taken, [.. value, .. Destinations(derivative.Diagonals)]);
            }
        }

        if (members.Count > 0)
        {
            Add(method.Name + "Value", inputs, value.Length > 0 ? value : null);
            members.Add(new(method.Name + "Formulas", null));
        }

        return [.. members];

        void Add(string name, (bool, string)[] taken, (bool, string)[]? destinations)
        {
            members.Add(new(name, SignatureText.SignatureOf(taken)));
            if (destinations is not null)
            {
                members.Add(new(name, SignatureText.SignatureOf([.. taken, .. destinations])));
            }
        }
    }

    private static IEnumerable<(bool, string)> Destinations(IEnumerable<DerivativeResult> results) =>
        results.Select(r => (r.Destination.IsReplaced, r.Destination.Type));

    private static ISymbol? Clashing(INamedTypeSymbol type, GeneratedMember member) =>
        type.Name == member.Plain ? type : type.GetMembers(member.Plain).FirstOrDefault(m =>
            member.Signature is null || m is not IMethodSymbol { MethodKind: MethodKind.Ordinary } other
            || (other.Arity == 0 && SignatureText.SignatureOf(other) == member.Signature));

    // In the order of declaration, so that of two that clash it is always the later one that is refused.
    private static IEnumerable<(IMethodSymbol Method, GeneratedMember Member)> Earlier(IMethodSymbol method, IReadOnlyList<GeneratedMember> own, InputTypes types, CancellationToken token)
    {
        var names = new HashSet<string>(own.Select(m => m.Name), StringComparer.Ordinal);
        foreach (var member in method.ContainingType.GetMembers())
        {
            token.ThrowIfCancellationRequested();
            if (SymbolEqualityComparer.Default.Equals(member, method))
            {
                yield break;
            }

            if (member is IMethodSymbol other && DerivativeAttributes.IsAnnotated(other))
            {
                var attributes = DerivativeAttributes.Of(other).Select(a => AttributeArguments.Of(a.Kind, a.Attribute, token)).ToArray();
                foreach (var generated in Members(other, MemberNaming.Of(other, attributes, types), types).Where(m => names.Contains(m.Name)))
                {
                    yield return (other, generated);
                }
            }
        }
    }

    /// <summary>A generated member; the class of formulas has no signature.</summary>
    private sealed record GeneratedMember(string Name, string? Signature)
    {
        /// <summary>The name as symbols have it.</summary>
        public string Plain => Name.TrimStart('@');

        /// <summary>Classes of formulas are shared by overloads; otherwise a class stands alone, and methods differ by signature.</summary>
        public bool ClashesWith(GeneratedMember other) =>
            Plain == other.Plain && ((Signature is null) != (other.Signature is null) || (Signature is not null && Signature == other.Signature));

        public override string ToString() => Plain + Signature;
    }
}
