using System.Linq;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Discovery;
using SymGrad.Generator.Lowering.Values;
using SymGrad.Generator.Model;

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
            return type.TypeKind == TypeKind.Error ? Value.Poison : session.Report(fault.Descriptor, operation, fault.ArgumentsFor(member.Name));
        }

        // What the names of the parameters leave free.
        var taken = new HashSet<string>(session.Parameters.Select(p => p.Name), StringComparer.Ordinal);
        var name = ModelInput.Plain(member.Name);
        var input = new ModelInput(member, taken.Contains(name) ? name + "_this" : name, type, read, session.Parameters.Count);
        var names = LeafNames.Notations([input]).Select(n => LeafNames.Unique(n, taken)).ToList();
        var value = Bind(new(input, read, names, IsVariable: false, IsNamed: false, SymbolText.Of(member), operation.Syntax.GetLocation()));
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
            : type.IsJagged ? Jagged(parameter, type.Number!.Value, parameter.Names[next++], parameter.Names[next++], path, origin)
            : Leaf(parameter, type.Number!.Value, parameter.Names[next++], path, origin);
    }

    // The lengths are what C# has of the rows themselves: nothing of this needs to be checked.
    private JaggedValue Jagged(ModelParameter parameter, ModelType type, string name, string lengthsName, string path, int origin)
    {
        var elements = Tensor(parameter, type, name, path, path, origin);
        var lengths = Tensor(parameter, new(ParameterForm.RowLengths, ElementType.Int32), lengthsName, LeafNames.Lengths(path), path, origin);
        var longest = session.Pool.Extent(elements, 1);
        session.Pool.AssumeData(lengths, longest);
        session.Shapes.Given(new(RequirementKind.Equal, lengths, session.Pool.Extent(lengths, 0), session.Pool.Extent(elements, 0)));
        session.Shapes.Given(new(RequirementKind.IndexBelow, lengths, session.Pool.Read(lengths, session.Pool.Axis(0)), session.Pool.Add(longest, session.Pool.One)));
        return new(type.Number, elements, lengths);
    }

    private Value Leaf(ModelParameter parameter, ModelType type, string name, string path, int origin)
    {
        var tensor = Tensor(parameter, type, name, path, path, origin);
        return type.Rank == 0 ? new ScalarValue(session.Pool.Read(tensor), type.Number) : session.Arrays.Stored(tensor, type.Number);
    }

    /// <param name="path">What leads to it in formulas and claims.</param>
    /// <param name="spoken">What messages call it.</param>
    private Tensor Tensor(ModelParameter parameter, ModelType type, string name, string path, string spoken, int origin)
    {
        var tensor = session.Pool.Parameter(name, type.IsReal ? ValueKind.Real : ValueKind.Integer, type.Rank);
        session.Parameters.Add(new(tensor, type.Form)
        {
            IsVariable = parameter.IsVariable && type.IsReal,
            IsNamed = parameter.IsNamed,
            Path = parameter.Type!.Bundle is null ? null : path,
            Symbol = parameter.Type!.Bundle is null && type.Form != ParameterForm.RowLengths ? parameter.Notation : null,
            Origin = origin,
        });
        session.Paths.Add(tensor, spoken);
        return tensor;
    }
}
