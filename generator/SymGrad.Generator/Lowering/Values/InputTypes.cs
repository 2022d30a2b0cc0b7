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
            return (null, new(Descriptors.ParameterType, path, type.ToDisplayString(), TypeAdvice.For(type)));
        }

        return depth == DeepestNesting ? (null, new(Descriptors.HiddenMember, path, "it holds others of its kind")) : Bundle(named, path, depth);
    }

    private bool CanBundle(INamedTypeSymbol type) => type.IsTupleType
        || (type.OriginalDefinition.SpecialType == SpecialType.None && (!IsForeign(type) || Stored(type).Any(m => Hidden(m) is null)));

    private bool IsForeign(INamedTypeSymbol type) => Constructors.IsForeign(type);

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
            ? (null, new(Descriptors.ParameterType, path, type.ToDisplayString(), TypeAdvice.For(type)))
            : (new(type, null, new(type, members) { Construction = Constructors.Of(type, members) }), null);
    }

    /// <summary>
    /// Fields, and properties in place of the fields behind them; those that a record's parameters declare come first. Of a class of another
    /// assembly what it shows: whether it has more cannot be told, but no code that would read it can be part of a model.
    /// </summary>
    private IEnumerable<ISymbol> Stored(INamedTypeSymbol type)
    {
        if (type.IsTupleType)
        {
            return type.TupleElements;
        }

        var fields = type.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic && !f.IsConst);
        List<ISymbol> stored = IsForeign(type) && type.IsReferenceType
            ? [.. fields.Concat<ISymbol>(type.GetMembers().OfType<IPropertySymbol>().Where(p => p is { IsStatic: false, IsIndexer: false })).Where(m => !CompilerWritten.IsSynthesised(m) && Hidden(m) is null)]
            : [.. fields.Select(CompilerWritten.Shown)];
        var positional = CompilerWritten.Deconstructions(type).SelectMany(d => d.Parameters).Select(p => p.Name).ToList();
        return stored.OrderBy(m => positional.IndexOf(m.Name) is >= 0 and var place ? place : positional.Count);
    }

    private string? Hidden(ISymbol member) => member switch
    {
        IPropertySymbol { GetMethod: null } => $"'{member.Name}' cannot be read",
        IPropertySymbol { IsIndexer: false, GetMethod: { } get } when !compilation.IsSymbolAccessibleWithin(get, within) => $"'{member.Name}' is not accessible",
        IPropertySymbol property when !CompilerWritten.IsAutomatic(property) => $"'{member.Name}' has code of its own around its field",
        IFieldSymbol field when !compilation.IsSymbolAccessibleWithin(field, within) => $"'{member.Name}' is not accessible",
        _ => null,
    };
}
