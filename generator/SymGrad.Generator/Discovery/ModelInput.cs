using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Discovery;

/// <summary>Something that a model takes: a parameter of the method, or a member that its code reads.</summary>
/// <param name="Symbol">The parameter, field or property; of a member that is a parameter of the type, that.</param>
/// <param name="Name">What generated code calls it: a field without its underscore.</param>
/// <param name="TypeSymbol">Its type.</param>
/// <param name="Type">What that is to a model; null for nothing.</param>
/// <param name="First">The position of its first number or array among those of the model.</param>
internal sealed record ModelInput(ISymbol Symbol, string Name, ITypeSymbol TypeSymbol, InputType? Type, int First)
{
    public bool IsReal => Type is { IsReal: true };

    /// <summary>Whether it is a parameter of the annotated method.</summary>
    public bool IsParameter => Symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } };

    /// <summary>How a generated member reaches it.</summary>
    public string Path => IsParameter ? SignatureText.Escape(Name) : PathOf(Symbol);

    /// <summary>The numbers and arrays in it, with their positions and the names that lead to them.</summary>
    public IReadOnlyList<ModelLeaf> Leaves => [.. (Type?.Leaves ?? []).Select((l, k) => new ModelLeaf(First + k, LeafNames.PathOf([Name, .. l.Path], l.Type), l.Type, l.Symbol))];

    /// <summary>The parameters, then the members that the attributes name, in the order of their declaration.</summary>
    public static IReadOnlyList<ModelInput> Of(IMethodSymbol method, IReadOnlyList<AttributeArguments> attributes, InputTypes types)
    {
        var (inputs, first) = (new List<ModelInput>(), 0);
        foreach (var parameter in method.Parameters)
        {
            Add(parameter, parameter.Name, parameter.Type);
        }

        var named = new HashSet<string?>(attributes.SelectMany(a => a.Names).Select(n => n.Name).Except(method.Parameters.Select(p => p.Name), StringComparer.Ordinal), StringComparer.Ordinal);
        var taken = new HashSet<string>(inputs.Select(i => i.Name), StringComparer.Ordinal);
        foreach (var member in Members(method).Where(m => named.Contains(m.Name)))
        {
            Add(member, LeafNames.Unique(Plain(member.Name), taken), TypeOf(member)!);
        }

        return inputs;

        void Add(ISymbol symbol, string name, ITypeSymbol type)
        {
            var read = types.Of(type);
            inputs.Add(new(symbol, name, type, read, first));
            first += read?.Leaves.Count() ?? 1;
        }
    }

    /// <summary>A field as it is spoken of, <c>rate</c> of <c>_rate</c>.</summary>
    public static string Plain(string name) => name.TrimStart('_') is { Length: > 0 } plain ? plain : name;

    public static string PathOf(ISymbol member) => member switch
    {
        IParameterSymbol => SignatureText.Escape(member.Name),
        { IsStatic: true } => $"{SignatureText.Of(member.ContainingType)}.{SignatureText.Escape(member.Name)}",
        _ => $"this.{SignatureText.Escape(member.Name)}",
    };

    public static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary>What an attribute on a method of an object can name: parameters of the type, fields and properties.</summary>
    private static IEnumerable<ISymbol> Members(IMethodSymbol method) => method.IsStatic ? [] :
    [
        .. ParametersOf(method.ContainingType),
        .. method.ContainingType.GetMembers().Where(m => m is IFieldSymbol { IsStatic: false, AssociatedSymbol: null } or IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: not null }),
    ];

    /// <summary>The parameters that stand behind the name of a class or struct; those of a record are properties.</summary>
    public static IEnumerable<IParameterSymbol> ParametersOf(INamedTypeSymbol type) => type.IsRecord ? [] : type.InstanceConstructors
        .Where(c => c.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax))
        .SelectMany(c => c.Parameters);
}

/// <summary>A number or an array that a model takes.</summary>
internal sealed record ModelLeaf(int Position, IReadOnlyList<string> Path, ModelType Type, ITypeSymbol TypeSymbol)
{
    /// <summary>The path as an identifier: <c>netLayerW</c>.</summary>
    public string Name => LeafNames.Joined(Path);
}
