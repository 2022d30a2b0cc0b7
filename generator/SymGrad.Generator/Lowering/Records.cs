using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>Records, structs and objects that bundle values: they are their members, like tuples.</content>
internal sealed partial class BodyLowering
{
    /// <summary>A member that holds something, or what the body of a property makes of those.</summary>
    private Value LowerMember(IMemberReferenceOperation operation, TupleValue owner)
    {
        var position = owner.PositionOf(operation.Member.Name);
        return position >= 0 ? owner.Elements[position]
            : operation.Member is IPropertySymbol { GetMethod: { } get } ? Invoke(new(get, null, null) { Receiver = owner }, [], operation)
            : session.Report(Descriptors.Expression, operation, ConstructNames.Of(operation));
    }

    private Value LowerField(IFieldReferenceOperation operation, Frame frame) => operation.Instance is null
        ? LowerStatic(operation)
        : Lower(operation.Instance, frame) switch
        {
            TupleValue owner => LowerMember(operation, owner),
            ThisValue => session.Members.Of(operation.Field, operation),
            var value when value == Value.Poison => value,
            _ => session.Report(Descriptors.Function, operation, operation.Field.Name),
        };

    /// <summary>
    /// A property of the model's own object: a field with a name, what its body makes of others, or, where a derived type may give it another
    /// body, what it is when the model begins.
    /// </summary>
    private Value LowerOwnProperty(IPropertyReferenceOperation operation) =>
        operation.Property is { IsVirtual: false, IsOverride: false, IsAbstract: false, GetMethod: { } get } property && !CompilerWritten.IsAutomatic(property) && session.Sources.Of(get) is not null
            ? Invoke(new(get, null, null) { Receiver = ThisValue.Instance }, [], operation)
            : session.Members.Of(operation.Property, operation);

    // What nobody can change is data.
    private Value LowerStatic(IMemberReferenceOperation operation) => operation.Member switch
    {
        IFieldSymbol { IsReadOnly: true } field when session.Types.IsAccessible(field) => session.Members.Of(field, operation),
        IPropertySymbol { SetMethod: null, DeclaringSyntaxReferences.Length: > 0 } property when CompilerWritten.IsAutomatic(property) && session.Types.IsAccessible(property) =>
            session.Members.Of(property, operation),
        IPropertySymbol { GetMethod: { } get } when session.Sources.Of(get) is not null => Invoke(new(get, null, null), [], operation),
        _ => session.Report(Descriptors.NotConstant, operation, operation.Member.Name),
    };

    /// <summary>The object whose member is being written out.</summary>
    private Value LowerThis(IInstanceReferenceOperation operation, Frame frame) =>
        (operation.Type is null ? null : frame.Find(operation.Type.OriginalDefinition)) ?? session.Report(Descriptors.Expression, operation, ConstructNames.Of(operation));

    private Value LowerCreation(IObjectCreationOperation operation, Frame frame)
    {
        Value[] arguments = [.. operation.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => Lower(a.Value, frame))];
        if (operation.Constructor is not { } constructor || session.Types.Of(constructor.ContainingType)?.Bundle is not { } bundle
            || session.Types.Constructors.Taken(constructor, bundle.Members) is not { } taken)
        {
            return arguments.Contains(Value.Poison) ? Value.Poison : session.Report(Descriptors.Expression, operation, CreationOf(operation));
        }

        var elements = bundle.Members.Select((member, k) => taken.ToList().IndexOf(k) is >= 0 and var position ? arguments[position] : null).ToArray();
        var isSet = Initialise(bundle, elements, operation.Initializer, frame);
        for (var k = 0; k < elements.Length; k++)
        {
            elements[k] ??= Unset(bundle.Members[k], constructor, operation, frame);
        }

        return isSet ? Bundled(bundle, elements!) : Value.Poison;
    }

    private Value LowerWith(IWithOperation operation, Frame frame)
    {
        if (Expect<TupleValue>(operation.Operand, Lower(operation.Operand, frame)) is not { Bundle: { } bundle } original)
        {
            return Value.Poison;
        }

        if (!CompilerWritten.IsCopied(bundle.Symbol))
        {
            return session.Report(Descriptors.Expression, operation, $"'with' on '{bundle.Symbol.ToDisplayString()}', which has a copy constructor of its own");
        }

        Value?[] elements = [.. original.Elements];
        return Initialise(bundle, elements, operation.Initializer, frame) ? Bundled(bundle, elements!) : Value.Poison;
    }

    private static TupleValue Bundled(BundleType bundle, IReadOnlyList<Value> elements) => new(elements, [.. bundle.Members.Select(m => m.Name)]) { Bundle = bundle };

    private string CreationOf(IObjectCreationOperation operation) => operation.Constructor is { Parameters.Length: > 0, ContainingType: { } type } && session.Types.Constructors.IsForeign(type)
        ? $"an object of '{type.ToDisplayString()}' whose constructor has no source in this project; without it only the constructor behind a record's parameters is known"
        : ConstructNames.Of(operation);

    /// <summary>What stands in braces behind an object; false after a fault.</summary>
    private bool Initialise(BundleType bundle, Value?[] elements, IObjectOrCollectionInitializerOperation? initialiser, Frame frame)
    {
        var isSet = true;
        foreach (var part in initialiser?.Initializers ?? [])
        {
            var position = part is ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } ? bundle.PositionOf(member.Name) : -1;
            if (position >= 0)
            {
                elements[position] = Lower(((ISimpleAssignmentOperation)part).Value, frame);
            }
            else
            {
                session.Report(Descriptors.Expression, part, ConstructNames.Of(part));
                isSet = false;
            }
        }

        return isSet;
    }

    // What neither the constructor's parameters nor the braces give: the member's own initialiser, or zero.
    private Value Unset(BundleMember member, IMethodSymbol constructor, IOperation creation, Frame frame)
    {
        if (session.Types.Constructors.Assigns(constructor, member.Symbol))
        {
            return session.Report(Descriptors.Expression, creation, ConstructNames.Of(creation));
        }

        if (session.Types.Constructors.IsUnknown(constructor))
        {
            return session.Report(Descriptors.Expression, creation, $"an object whose '{member.Name}' is what code without source makes it");
        }

        return session.Sources.InitialiserOf(member.Symbol.OriginalDefinition) is { } initialiser ? Lower(initialiser, new(frame.Function, null))
            : member.Type.Number is { Rank: 0 } number ? new ScalarValue(Pool.Zero, number.Number)
            : session.Report(Descriptors.Expression, creation, $"an object whose '{member.Name}' is not set");
    }

    /// <summary>The values that a record gives when it is taken apart into so many; null where the user says how, or nobody.</summary>
    private static IReadOnlyList<Value>? Deconstructed(TupleValue record, int count) => record.Bundle is not { } bundle
        ? record.Elements.Count == count ? record.Elements : null
        : CompilerWritten.Deconstructions(bundle.Symbol).Where(d => d.Parameters.Length == count)
            .Select(d => d.Parameters.Select(p => record.PositionOf(p.Name)).ToList())
            .Where(positions => positions.TrueForAll(p => p >= 0))
            .Select(positions => (IReadOnlyList<Value>)[.. positions.Select(p => record.Elements[p])])
            .FirstOrDefault();
}
