using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <summary>
/// What a model takes, as parameters of it: the method's own, and what its code reads of the object and of static members, each read once
/// before anything is computed.
/// </summary>
internal sealed class ModelMembers(Session session)
{
    private readonly Dictionary<ISymbol, Value> _known = new(SymbolEqualityComparer.Default);
    private readonly List<ModelInput> _found = [];

    /// <summary>Those that no attribute names, in the order in which the code reads them.</summary>
    public IReadOnlyList<ModelInput> Found => _found;

    /// <summary>A member that is differentiated by.</summary>
    public void Add(ModelParameter parameter) => _known[parameter.Symbol.OriginalDefinition] = Bind(parameter);

    /// <summary>The value of a member.</summary>
    public Value Of(ISymbol member, IOperation operation)
    {
        if (_known.TryGetValue(member.OriginalDefinition, out var known))
        {
            return known;
        }

        if (session.IsBeside)
        {
            return session.Report(Descriptors.NotConstant, operation, member.Name);
        }

        var type = ModelInput.TypeOf(member)!;
        var (read, fault) = session.Types.Read(type);
        if (fault is not null)
        {
            return type.TypeKind == TypeKind.Error ? Value.Poison : session.Report(fault.Descriptor, operation, member.Name + fault.Path, fault.Text);
        }

        // What the names of the parameters leave free.
        var taken = new HashSet<string>(session.Parameters.Select(p => p.Name), StringComparer.Ordinal);
        var name = ModelInput.Plain(member.Name);
        var input = new ModelInput(member, taken.Contains(name) ? name + "_this" : name, type, read, session.Parameters.Count);
        var names = LeafNames.Notations([input]).Select(n => LeafNames.Unique(n, taken)).ToList();
        var value = Bind(new(input, read, names, IsVariable: false, IsNamed: false, Documentation.SymbolOf(member), operation.Syntax.GetLocation()));
        _known.Add(member.OriginalDefinition, value);
        _found.Add(input);
        return value;
    }

    public Value Bind(ModelParameter parameter)
    {
        var (next, origin) = (0, session.Locations.Add(parameter.Place));
        return parameter.Type is { } type ? Bind(type, parameter.Symbol.Name) : Value.Poison;

        Value Bind(InputType type, string path) => type.Bundle is { } bundle
            ? new TupleValue([.. bundle.Members.Select(m => Bind(m.Type, $"{path}.{m.Name}"))], [.. bundle.Members.Select(m => m.Name)]) { Bundle = bundle.Symbol.IsTupleType ? null : bundle }
            : Leaf(parameter, type.Number!.Value, parameter.Names[next++], path, origin);
    }

    private Value Leaf(ModelParameter parameter, ModelType type, string name, string path, int origin)
    {
        var tensor = session.Pool.Parameter(name, type.IsReal ? ValueKind.Real : ValueKind.Integer, type.Rank);
        session.Parameters.Add(new(tensor, type.Form)
        {
            IsVariable = parameter.IsVariable && type.IsReal,
            IsNamed = parameter.IsNamed,
            Path = parameter.Type!.Bundle is null ? null : path,
            Symbol = parameter.Type!.Bundle is null ? parameter.Notation : null,
            Origin = origin,
        });
        session.Paths.Add(tensor, path);
        return type.Rank == 0 ? new ScalarValue(session.Pool.Read(tensor), type.Number) : session.Arrays.Stored(tensor, type.Number);
    }
}
