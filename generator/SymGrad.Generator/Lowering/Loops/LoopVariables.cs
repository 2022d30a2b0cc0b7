using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering.Loops;

/// <summary>What the text of a loop says of its variables, before it is lowered.</summary>
internal static class LoopVariables
{
    /// <summary>The variables that are assigned as a whole.</summary>
    public static IEnumerable<ISymbol> Assigned(IEnumerable<IOperation> operations) =>
        operations.SelectMany(o => o.DescendantsAndSelf()).SelectMany(TargetsOf).Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>();

    /// <summary>The variables that occur.</summary>
    public static IEnumerable<ISymbol> Mentioned(IEnumerable<IOperation> operations) =>
        operations.SelectMany(o => o.DescendantsAndSelf()).Select(VariableOf).OfType<ISymbol>().Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>();

    /// <summary>The local arrays that a value shows.</summary>
    public static IEnumerable<Storage> Storages(Value? value) => value switch
    {
        ArrayValue { Place: { } place } => [place.Storage],
        TupleValue tuple => tuple.Elements.SelectMany(Storages),
        FunctionValue { Captured: { } frame } => frame.Bindings.Values.Where(b => b.Value is not FunctionValue).SelectMany(b => Storages(b.Value)),
        _ => [],
    };

    /// <summary>The variable of a reference; null for anything else.</summary>
    public static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation o => o.Local,
        IParameterReferenceOperation o => o.Parameter,
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } method } => method.OriginalDefinition,
        _ => null,
    };

    private static IEnumerable<ISymbol> TargetsOf(IOperation operation) => operation switch
    {
        IDeconstructionAssignmentOperation o => Targets(o.Target),
        IAssignmentOperation o => Targets(o.Target),
        IIncrementOrDecrementOperation o => Targets(o.Target),
        _ => [],
    };

    private static IEnumerable<ISymbol> Targets(IOperation target) => target switch
    {
        ITupleOperation tuple => tuple.Elements.SelectMany(Targets),
        IMemberReferenceOperation { Instance: { Type.IsValueType: true } instance } and (IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: false }) => Targets(instance),
        _ => VariableOf(target) is { } symbol ? [symbol] : [],
    };
}
