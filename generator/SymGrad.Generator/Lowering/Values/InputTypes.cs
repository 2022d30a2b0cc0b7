using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Discovery;

namespace SymGrad.Generator.Lowering.Values;

/// <summary>Reads what types are to the models of one class. All that a bundle holds must be seen there: what is hidden could not be made again.</summary>
internal sealed class InputTypes(Compilation compilation, SourceBodies sources, INamedTypeSymbol within)
{
    private const int DeepestNesting = 16;

    private readonly Dictionary<ITypeSymbol, (InputType? Type, TypeFault? Fault)> _known = new(SymbolEqualityComparer.IncludeNullability);

    public Constructors Constructors { get; } = new(compilation, sources, within);

    public bool IsAccessible(ISymbol member) => compilation.IsSymbolAccessibleWithin(member, within);

    public InputType? Of(ITypeSymbol type) => Read(type).Type;

    /// <summary>What the type is, or why it is nothing.</summary>
    public (InputType? Type, TypeFault? Fault) Read(ITypeSymbol type)
    {
        if (!_known.TryGetValue(type, out var result))
        {
            _known[type] = result = Read(type, "", 0);
        }

        return result;
    }

    private (InputType? Type, TypeFault? Fault) Read(ITypeSymbol type, string path, int depth)
    {
        if ((ModelType.Of(type) ?? ModelType.OfJagged(type)) is { } number)
        {
            return (new(type, number, null), null);
        }

        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsStatic: false, IsRefLikeType: false } named || !CanBundle(named))
        {
            return (null, new(Descriptors.ParameterType, path, type.ToDisplayString()));
        }

        return depth == DeepestNesting ? (null, new(Descriptors.HiddenMember, path, "it holds others of its kind")) : Bundle(named, path, depth);
    }

    // Of a type without source nothing tells whether it holds more than it shows.
    private static bool CanBundle(INamedTypeSymbol type) => type.IsTupleType || (type.DeclaringSyntaxReferences.Length > 0 && type.OriginalDefinition.SpecialType == SpecialType.None);

    private (InputType? Type, TypeFault? Fault) Bundle(INamedTypeSymbol type, string path, int depth)
    {
        if (type.IsAbstract || type.BaseType is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) })
        {
            return (null, new(Descriptors.HiddenMember, path, type.IsAbstract ? "it is abstract" : "it derives from another type"));
        }

        if (type.GetMembers().OfType<IEventSymbol>().FirstOrDefault(e => !e.IsStatic) is { } hidden)
        {
            return (null, new(Descriptors.HiddenMember, path, $"it has an event, '{hidden.Name}'"));
        }

        var members = new List<BundleMember>();
        foreach (var symbol in Stored(type))
        {
            if (Hidden(symbol) is { } why)
            {
                return (null, new(Descriptors.HiddenMember, path, why));
            }

            var (read, fault) = Read(ModelInput.TypeOf(symbol)!, $"{path}.{symbol.Name}", depth + 1);
            if (read is null)
            {
                return (null, fault);
            }

            members.Add(new(symbol, read));
        }

        return members.Count == 0
            ? (null, new(Descriptors.ParameterType, path, type.ToDisplayString()))
            : (new(type, null, new(type, members) { Construction = Constructors.Of(type, members) }), null);
    }

    /// <summary>Fields, and properties in place of the fields behind them; those that a record's parameters declare come first.</summary>
    private static IEnumerable<ISymbol> Stored(INamedTypeSymbol type) => type.IsTupleType
        ? type.TupleElements
        : type.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic && !f.IsConst).Select(f => f.AssociatedSymbol ?? f).OrderBy(m => IsPositional(m) ? 0 : 1);

    private static bool IsPositional(ISymbol member) => member.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is ParameterSyntax);

    private string? Hidden(ISymbol member) => member switch
    {
        IPropertySymbol { GetMethod: null } => $"'{member.Name}' cannot be read",
        IPropertySymbol { IsIndexer: false, GetMethod: { } get } when !compilation.IsSymbolAccessibleWithin(get, within) => $"'{member.Name}' is not accessible",
        IPropertySymbol property when !IsAutomatic(property) => $"'{member.Name}' has code of its own around its field",
        IFieldSymbol field when !compilation.IsSymbolAccessibleWithin(field, within) => $"'{member.Name}' is not accessible",
        _ => null,
    };

    /// <summary>Whether a property is a field with a name, as far as its source tells.</summary>
    public static bool IsAutomatic(IPropertySymbol property) => property.DeclaringSyntaxReferences.All(r => r.GetSyntax() switch
    {
        PropertyDeclarationSyntax { AccessorList: { } list } => list.Accessors.All(a => a is { Body: null, ExpressionBody: null }),
        PropertyDeclarationSyntax => false,
        _ => true,
    });
}
