using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SymGrad.Generator.Lowering;

/// <summary>What a message calls a construct, and where it points.</summary>
internal static class ConstructNames
{
    public static string Of(IOperation operation) => operation switch
    {
        ITryOperation => "a try statement",
        IUsingOperation or IUsingDeclarationOperation => "a using statement",
        ILockOperation => "a lock statement",
        IThrowOperation => "a throw",
        IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } => "a yield",
        IBranchOperation { BranchKind: BranchKind.Break } => "a break before the end of a case",
        IBranchOperation => "a jump",
        ILabeledOperation => "a label",
        IInvocationOperation => "a call for its effect",
        IDeconstructionAssignmentOperation => "a deconstruction within an expression",
        IIncrementOrDecrementOperation => "an increment within an expression",
        IAssignmentOperation => "an assignment within an expression",
        IAwaitOperation => "an await",
        IObjectCreationOperation or ITypeParameterObjectCreationOperation => "the creation of an object",
        ISpreadOperation => "a collection spread out in another; Concat(a, b) is possible",
        IInstanceReferenceOperation => "'this'",
        ICoalesceOperation or IConditionalAccessOperation => "a question about null",
        IDefaultValueOperation => "a default value",
        IInterpolatedStringOperation => "text",
        ITypeOfOperation or ISizeOfOperation or INameOfOperation => "a question about a type or a name",
        IAnonymousFunctionOperation or IMethodReferenceOperation or IDelegateCreationOperation => "a function as a value",
        IExpressionStatementOperation statement => Of(statement.Operation),
        { Type: { } type } => $"this expression of type '{type.ToDisplayString()}'",
        _ => "this construct",
    };

    /// <summary>The keyword that opens a statement; all of an expression.</summary>
    public static Location Keyword(IOperation operation) => operation.Syntax switch
    {
        ExpressionStatementSyntax statement => statement.Expression.GetLocation(),
        StatementSyntax statement => statement.GetFirstToken().GetLocation(),
        var syntax => syntax.GetLocation(),
    };
}
