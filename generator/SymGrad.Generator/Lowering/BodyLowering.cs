using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Expressions;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <summary>
/// Turns C# operations into index notation. Default deny: an operation has a handler here, or it is a diagnostic at its own span.
/// A failed part becomes <see cref="Value.Poison"/>, which is silent afterwards, so that every fault is reported once.
/// </summary>
internal sealed partial class BodyLowering(Session session)
{
    private ExprPool Pool => session.Pool;

    private Arrays Arrays => session.Arrays;

    /// <summary>The value of an expression.</summary>
    public Value Lower(IOperation? operation, Frame frame)
    {
        if (operation is null or IInvalidOperation || operation.Type is IErrorTypeSymbol)
        {
            return operation is null ? Value.Poison : session.Leave(operation);
        }

        session.Depth++;
        var value = session.Admits(operation)
            ? operation.ConstantValue.HasValue ? LowerConstant(operation) : LowerExpression(operation, frame)
            : Value.Poison;
        session.Depth--;
        return Sized(value, operation);
    }

    private Value LowerExpression(IOperation operation, Frame frame) => operation switch
    {
        IParameterReferenceOperation o => Variable(o, o.Parameter, frame),
        ILocalReferenceOperation o => frame.Find(o.Local) ?? Value.Poison,
        { Type.TypeKind: TypeKind.Delegate } and (IMemberReferenceOperation or IConditionalOperation or IInvocationOperation) and not IMethodReferenceOperation =>
            session.Report(Descriptors.NotAFunction, operation),
        IFieldReferenceOperation { Instance.Type.IsTupleType: true } o => LowerTupleElement(o, frame),
        IFieldReferenceOperation o => LowerField(o, frame),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } o => LowerThis(o, frame),
        IParenthesizedOperation o => Lower(o.Operand, frame),
        IConversionOperation o => LowerConversion(o, frame),
        IBinaryOperation o => LowerBinary(o, frame),
        IUnaryOperation o => LowerUnary(o, frame),
        ITupleOperation o => LowerTuple(o, frame),
        IArrayCreationOperation o => LowerArrayCreation(o, frame),
        ICollectionExpressionOperation o => LowerCollection(o, frame),
        IObjectCreationOperation { Constructor: { } constructor } o when IsNewArray(constructor) => LowerNewArray(o, frame),
        IObjectCreationOperation { Type.TypeKind: TypeKind.Class or TypeKind.Struct } o => LowerCreation(o, frame),
        IWithOperation o => LowerWith(o, frame),
        IConditionalOperation o => LowerConditional(o, frame),
        ISwitchExpressionOperation o => LowerSwitch(o, frame),
        IIsPatternOperation o => LowerIsPattern(o, frame),
        IArrayElementReferenceOperation o => LowerArrayElement(o, frame),
        IImplicitIndexerReferenceOperation o => LowerImplicitIndexer(o, frame),
        IPropertyReferenceOperation { Property.IsIndexer: true } o => LowerIndexer(o, frame),
        IPropertyReferenceOperation o => LowerProperty(o, frame),
        IInvocationOperation o => LowerInvocation(o, frame),
        IDelegateCreationOperation o => Lower(o.Target, frame),
        IAnonymousFunctionOperation o => new FunctionValue(o.Symbol, o.Body, frame),
        IMethodReferenceOperation o => MethodGroup(o, frame),
        IIncrementOrDecrementOperation o when session.Increments.Contains(o) => Lower(o.Target, frame),
        _ => session.Report(Descriptors.Expression, operation, ConstructNames.Of(operation)),
    };

    private Value Variable(IOperation operation, ISymbol symbol, Frame frame) =>
        frame.Find(symbol)
            ?? (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } && frame.Find(constructor.ContainingType.OriginalDefinition) is ThisValue
                ? session.Members.Of(symbol, operation)
                : session.Report(Descriptors.NotConstant, operation, symbol.Name));

    private Value MethodGroup(IMethodReferenceOperation reference, Frame frame) => reference.Method.MethodKind == MethodKind.LocalFunction
        ? Variable(reference, reference.Method.OriginalDefinition, frame)
        : new FunctionValue(reference.Method, null, null, reference.Syntax.GetLocation()) { Receiver = reference.Instance is null ? null : Lower(reference.Instance, frame) };

    private ScalarValue? Scalar(IOperation operation, Frame frame) => Expect<ScalarValue>(operation, Lower(operation, frame));

    // Anything else than the expected class of value is a fault at the operand's own span.
    private T? Expect<T>(IOperation operation, Value value)
        where T : Value
    {
        if (value is not T && value != Value.Poison)
        {
            session.Report(Descriptors.Expression, operation, ConstructNames.Of(operation));
        }

        return value as T;
    }

    // Exact arithmetic never overflows, where C# has long been at infinity or at zero.
    private Value Sized(Value value, IOperation operation)
    {
        var size = value is not ScalarValue scalar ? NumberSize.Fitting
            : session.Depths.Of(scalar.Expr) > ExpressionDepths.Largest ? NumberSize.Nested
            : NumberSizes.Of(scalar.Expr);
        return size switch
        {
            NumberSize.Fitting => value,
            NumberSize.Vanishing => (ScalarValue)value with { Expr = Pool.Zero },
            NumberSize.Infinite => (ScalarValue)value with { Expr = Pool.Scale(((Number)((ScalarValue)value).Expr).Value.Sign, Pool.Constant(NamedConstant.PositiveInfinity)) },
            NumberSize.Nested => session.Report(Descriptors.TooLarge, operation, ExpressionDepths.Largest, "nested operations"),
            _ => session.Report(Descriptors.ConstantRange, operation, FormattableString.Invariant($"has more than {NumberSizes.LargestDigits} digits")),
        };
    }

    /// <summary>Lowers an operand that runs under a condition only: nothing in it is demanded beforehand.</summary>
    private T Guarded<T>(Expr condition, Func<T> lower)
    {
        var (mark, heap) = (session.Path.Count, session.Heap);
        session.Path.Push(condition);
        var value = Inline(lower);
        session.Path.Truncate(mark);
        session.Heap = Merge(Location.None, condition, session.Heap, heap);
        return value;
    }

    /// <summary>Lowers what stays in its place: its variables are values, not definitions.</summary>
    private T Inline<T>(Func<T> lower)
    {
        session.Inline++;
        session.InlineArrays++;
        var value = lower();
        session.InlineArrays--;
        session.Inline--;
        return value;
    }
}
