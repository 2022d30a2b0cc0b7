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

    /// <summary>Whether a round may leave the loop by a break or a return.</summary>
    public static bool IsLeft(IReadOnlyList<IOperation> body, ILoopOperation loop) => body.SelectMany(Within).Any(o => o is IReturnOperation { Kind: OperationKind.Return } || IsBreak(o, loop));

    /// <summary>
    /// The conditions of the breaks with which a round begins, where these are of integers alone and read no elements: then they may be asked in the loop's head.
    /// </summary>
    public static IReadOnlyList<IOperation> LeadingBreaks(ILoopOperation loop) => loop.Body is not IBlockOperation block ? []
        : [.. block.Operations.Select(o => o is IConditionalOperation { WhenFalse: null } branch && Only(branch.WhenTrue) is { } only && IsBreak(only, loop) && IsOfIntegers(branch.Condition) ? branch.Condition : null)
            .TakeWhile(c => c is not null).OfType<IOperation>()];

    /// <summary>
    /// The parts of a loop's condition that compare integers as they are counted, and those that are asked in each round: values decide them, or what stands at
    /// a counter's place, its remainder, whether it is equal to something.
    /// </summary>
    public static (IReadOnlyList<IOperation> Counted, IReadOnlyList<IOperation> Asked) Conditions(IOperation? condition, IReadOnlyList<IOperation> body)
    {
        var (parts, changed) = (Parts(condition).ToList(), new HashSet<ISymbol>(Assigned(body), SymbolEqualityComparer.Default));
        return ([.. parts.Where(p => !IsAsked(p))], [.. parts.Where(IsAsked)]);

        bool IsAsked(IOperation part) => part.DescendantsAndSelf().Any(o => o switch
        {
            { Type.SpecialType: SpecialType.System_Double or SpecialType.System_Single } => true,
            ILocalReferenceOperation or IParameterReferenceOperation or IInvocationOperation when o.Type?.SpecialType == SpecialType.System_Boolean => true,
            IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } or IImplicitIndexerReferenceOperation
                or IBinaryOperation { OperatorKind: BinaryOperatorKind.Remainder or BinaryOperatorKind.Divide or BinaryOperatorKind.Equals } => Mentioned([o]).Any(changed.Contains),
            _ => false,
        });
    }

    /// <summary>The part of a loop's condition that is asked first.</summary>
    public static IOperation? First(IOperation? condition) => Parts(condition).FirstOrDefault();

    private static IEnumerable<IOperation> Parts(IOperation? part) => part switch
    {
        null or { ConstantValue: { HasValue: true, Value: true } } => [],
        IParenthesizedOperation o => Parts(o.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } o => Parts(o.LeftOperand).Concat(Parts(o.RightOperand)),
        _ => [part],
    };

    private static IOperation? Only(IOperation statement) => statement is not IBlockOperation block ? statement : block.Operations.Length == 1 ? block.Operations[0] : null;

    private static bool IsBreak(IOperation statement, ILoopOperation loop) =>
        statement is IBranchOperation { BranchKind: BranchKind.Break } leave && SymbolEqualityComparer.Default.Equals(leave.Target, loop.ExitLabel);

    /// <summary>Whether a part of a head compares or computes integers by variables, sizes and numbers alone.</summary>
    public static bool IsOfIntegers(IOperation condition) => condition.DescendantsAndSelf().All(o => o switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true } => false,
        ILiteralOperation or ILocalReferenceOperation or IParameterReferenceOperation or IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Int32 } => true,
        IConversionOperation or IInstanceReferenceOperation => true,
        IBinaryOperation or IUnaryOperation or IParenthesizedOperation => o.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Boolean,
        _ => false,
    });

    // Without the bodies of functions, which return for themselves.
    private static IEnumerable<IOperation> Within(IOperation operation) => operation is IAnonymousFunctionOperation or ILocalFunctionOperation
        ? [] : operation.ChildOperations.SelectMany(Within).Prepend(operation);

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

    /// <summary>The variables that an operation itself assigns.</summary>
    public static IEnumerable<ISymbol> TargetsOf(IOperation operation) => operation switch
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
