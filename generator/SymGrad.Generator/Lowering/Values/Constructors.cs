using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SymGrad.Generator.Lowering.Values;

/// <summary>
/// What constructors do with their parameters. One that is called for must put each of them into a member just as it is; whether it
/// does is read from its source. Of other assemblies only the constructors behind a record's name are known: the compiler writes them.
/// </summary>
internal sealed class Constructors(Compilation compilation, SourceBodies sources, INamedTypeSymbol within)
{
    /// <summary>The constructor that takes most members, where all others can be set behind it.</summary>
    public Construction? Of(INamedTypeSymbol type, IReadOnlyList<BundleMember> members)
    {
        if (type.IsTupleType)
        {
            return new([.. Enumerable.Range(0, members.Count)], []);
        }

        var candidates =
            from constructor in type.InstanceConstructors
            where compilation.IsSymbolAccessibleWithin(constructor, within)
            let taken = Taken(constructor, members)
            where taken is not null
            orderby taken.Count descending
            let rest = Enumerable.Range(0, members.Count).Where(k => !taken.Contains(k) || IsRequired(members[k].Symbol)).ToList()
            where rest.TrueForAll(k => CanBeSet(members[k].Symbol))
            select new Construction(taken, rest);
        return candidates.FirstOrDefault();
    }

    /// <summary>The members that a constructor's parameters go into, by position; null where one goes elsewhere.</summary>
    public IReadOnlyList<int>? Taken(IMethodSymbol constructor, IReadOnlyList<BundleMember> members)
    {
        var taken = constructor.Parameters.Select(p => Member(constructor, p, members)).ToList();
        return taken.Contains(-1) || taken.Distinct().Count() < taken.Count ? null : taken;
    }

    /// <summary>Whether a type's code is not this project's, be it that of an assembly or of a project beside it.</summary>
    public bool IsForeign(INamedTypeSymbol type) => !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);

    /// <summary>Whether nothing is known of what a constructor gives to a member that is no parameter's: of a struct it may be that there is none.</summary>
    public bool IsUnknown(IMethodSymbol constructor) => IsForeign(constructor.ContainingType) && !(constructor.IsImplicitlyDeclared && constructor.ContainingType.IsValueType);

    /// <summary>Whether the body of a constructor gives a member a value.</summary>
    public bool Assigns(IMethodSymbol constructor, ISymbol member) =>
        sources.OfConstructor(constructor.OriginalDefinition) is { } body && Assigned(body, member.OriginalDefinition).Any();

    private int Member(IMethodSymbol constructor, IParameterSymbol parameter, IReadOnlyList<BundleMember> members)
    {
        for (var k = 0; k < members.Count; k++)
        {
            if (parameter.RefKind is RefKind.None or RefKind.In
                && SymbolEqualityComparer.Default.Equals(members[k].Type.Symbol, parameter.Type)
                && Receives(constructor.OriginalDefinition, parameter.OriginalDefinition, members[k].Symbol.OriginalDefinition))
            {
                return k;
            }
        }

        return -1;
    }

    // By a record's parameter list, by the member's initialiser, or by one assignment in the body.
    private bool Receives(IMethodSymbol constructor, IParameterSymbol parameter, ISymbol member)
    {
        if (IsForeign(constructor.ContainingType))
        {
            return member is IPropertySymbol { SetMethod: not null } && member.Name == parameter.Name && CompilerWritten.IsPositional(constructor);
        }

        if (member.DeclaringSyntaxReferences.Any(m => m.GetSyntax() is ParameterSyntax syntax && parameter.DeclaringSyntaxReferences.Any(p => p.GetSyntax() == syntax)))
        {
            return true;
        }

        var given = sources.InitialiserOf(member) is { } initialiser ? [initialiser] : sources.OfConstructor(constructor) is { } body ? Assigned(body, member).ToList() : [];
        return given.Count == 1 && given[0] is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter);
    }

    private static IEnumerable<IOperation> Assigned(IOperation body, ISymbol member) =>
        body.DescendantsAndSelf().SelectMany(o => o switch
        {
            ISimpleAssignmentOperation a => Pairs(a.Target, a.Value),
            IDeconstructionAssignmentOperation a => Pairs(a.Target, a.Value is IConversionOperation { Operand: var operand } ? operand : a.Value),
            IAssignmentOperation a => [(a.Target, a)],
            _ => [],
        }).Where(p => p.Target is IMemberReferenceOperation { Instance: IInstanceReferenceOperation } reference && SymbolEqualityComparer.Default.Equals(reference.Member, member))
        .Select(p => p.Value);

    private static IEnumerable<(IOperation Target, IOperation Value)> Pairs(IOperation target, IOperation value) =>
        target is ITupleOperation targets && value is ITupleOperation values && targets.Elements.Length == values.Elements.Length
            ? targets.Elements.Zip(values.Elements, Pairs).SelectMany(p => p)
            : [(target, value)];

    private static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    private bool CanBeSet(ISymbol member) => member switch
    {
        IFieldSymbol field => !field.IsReadOnly,
        IPropertySymbol { SetMethod: { } set } => compilation.IsSymbolAccessibleWithin(set, within),
        _ => false,
    };
}
