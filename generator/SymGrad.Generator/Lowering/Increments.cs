using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Generator.Lowering.Loops;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>
/// Increments within an expression, <c>y[j++] = x[i]</c> and <c>while (k-- > 0)</c>. Where nothing else in the expression may see the variable, <c>++i</c> is done
/// before all of it and <c>i++</c> behind it, and what stands at their place is the variable as it is. So an expression may be lowered more than once.
/// </content>
internal sealed partial class BodyLowering
{
    /// <summary>Lowers what does the increments that stand within it.</summary>
    private void WithIncrements(IOperation whole, Action lower, Frame frame)
    {
        var increments = AdmitIncrements(whole);
        Do(increments.Where(o => !o.IsPostfix), frame);
        lower();
        Do(increments.Where(o => o.IsPostfix), frame);
    }

    private void Do(IEnumerable<IIncrementOrDecrementOperation> increments, Frame frame)
    {
        foreach (var increment in increments)
        {
            Assign(increment.Target, Increment(increment, frame), frame);
        }
    }

    /// <summary>The increments within an expression or a statement of expressions that are no faults any more: whoever asks does them.</summary>
    private IReadOnlyList<IIncrementOrDecrementOperation> AdmitIncrements(IOperation whole)
    {
        var increments = whole.DescendantsAndSelf().OfType<IIncrementOrDecrementOperation>().Where(o => !IsEffect(o)).ToList();
        if (increments.Count == 0 || whole.DescendantsAndSelf().Any(IsOwnFunction))
        {
            return [];
        }

        increments.RemoveAll(o => LoopVariables.VariableOf(o.Target) is not { } variable || !IsAlwaysDone(o, whole)
            || whole.DescendantsAndSelf().Count(other => SymbolEqualityComparer.Default.Equals(LoopVariables.VariableOf(other), variable)) != 1);
        session.Increments.UnionWith(increments);
        return increments;

        static bool IsEffect(IIncrementOrDecrementOperation o) => o.Parent is IExpressionStatementOperation;

        // A function that has captured the variable may read it.
        static bool IsOwnFunction(IOperation o) => o is IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction or MethodKind.DelegateInvoke }
            or IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } or ILocalReferenceOperation { Type.TypeKind: TypeKind.Delegate };
    }

    // Whether all around the increment is computed each time that the whole is.
    private static bool IsAlwaysDone(IOperation increment, IOperation whole)
    {
        for (var around = increment; around != whole; around = around.Parent!)
        {
            if (around.Parent is not (IBinaryOperation { OperatorKind: not (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr) }
                or IUnaryOperation or IParenthesizedOperation or IConversionOperation or IAssignmentOperation or ITupleOperation
                or IArrayElementReferenceOperation or IPropertyReferenceOperation or IImplicitIndexerReferenceOperation or IArgumentOperation or IInvocationOperation
                or IVariableInitializerOperation or IVariableDeclaratorOperation or IVariableDeclarationOperation or IVariableDeclarationGroupOperation or IExpressionStatementOperation))
            {
                return false;
            }
        }

        return true;
    }
}
