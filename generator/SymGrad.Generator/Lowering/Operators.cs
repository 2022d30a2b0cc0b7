using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Expressions;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Functions;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>Operators on numbers and conditions.</content>
internal sealed partial class BodyLowering
{
    // A long sum nests to the left as deep as it is long; it is walked with a stack of its own.
    private Value LowerBinary(IBinaryOperation operation, Frame frame)
    {
        var spine = new Stack<IBinaryOperation>();
        IOperation leftmost = operation;
        while (leftmost is IBinaryOperation { ConstantValue.HasValue: false } binary)
        {
            spine.Push(binary);
            leftmost = binary.LeftOperand;
        }

        var left = Lower(leftmost, frame);
        while (spine.Count > 0)
        {
            var binary = spine.Pop();
            var right = RunsRight(binary, left) is { } condition ? Guarded(condition, () => Lower(binary.RightOperand, frame)) : Lower(binary.RightOperand, frame);
            left = session.Admits(binary) ? Sized(Combine(binary, left, right), binary) : Value.Poison;
        }

        return left;
    }

    // When the right operand is evaluated; null where it always is.
    private Expr? RunsRight(IBinaryOperation operation, Value left) => (operation.OperatorKind, left) switch
    {
        (BinaryOperatorKind.ConditionalAnd, ScalarValue x) => x.Expr,
        (BinaryOperatorKind.ConditionalOr, ScalarValue x) => Pool.Not(x.Expr),
        (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr, _) => Pool.True,
        _ => null,
    };

    private Value Combine(IBinaryOperation operation, Value left, Value right) => (left, right) switch
    {
        _ when OwnOperator(operation.OperatorMethod) is { } method && RunsRight(operation, left) is null => Invoke(new(method, null, null), [left, right], operation),
        (ScalarValue x, ScalarValue y) when operation.OperatorMethod is null => CombineScalars(operation, operation.OperatorKind, x, y, operation.LeftOperand.Type),
        (ArrayValue or ScalarValue, ArrayValue or ScalarValue) when operation.OperatorMethod is not null =>
            CombineArrays(operation, operation.OperatorKind, left, right, operation.LeftOperand.Type),
        _ when left == Value.Poison || right == Value.Poison => Value.Poison,
        _ => RefusedOperator(operation, operation.LeftOperand.Type),
    };

    private Value CombineScalars(IOperation operation, BinaryOperatorKind kind, ScalarValue x, ScalarValue y, ITypeSymbol? type)
    {
        var expr = kind switch
        {
            _ when x.IsReal && Arithmetic(kind) is { } real => Operate(operation, real, x.Expr, y.Expr),
            BinaryOperatorKind.Divide when x.Type == NumberType.Int32 => IntegerArithmetic.Divide(Pool, x.Expr, y.Expr),
            _ when x.Type == NumberType.Int32 && Arithmetic(kind) is { } whole => Pool.Operate(whole, x.Expr, y.Expr),
            BinaryOperatorKind.Remainder when x.Type == NumberType.Int32 => IntegerArithmetic.Remainder(Pool, x.Expr, y.Expr),
            BinaryOperatorKind.Equals when x.Type != NumberType.Boolean => Pool.Compare(Relation.Equal, x.Expr, y.Expr),
            BinaryOperatorKind.NotEquals when x.Type != NumberType.Boolean => Pool.Compare(Relation.NotEqual, x.Expr, y.Expr),
            BinaryOperatorKind.LessThan => Pool.Compare(Relation.Less, x.Expr, y.Expr),
            BinaryOperatorKind.LessThanOrEqual => Pool.Compare(Relation.LessOrEqual, x.Expr, y.Expr),
            BinaryOperatorKind.GreaterThan => Pool.Compare(Relation.Less, y.Expr, x.Expr),
            BinaryOperatorKind.GreaterThanOrEqual => Pool.Compare(Relation.LessOrEqual, y.Expr, x.Expr),
            BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And when x.Type == NumberType.Boolean => Pool.And(x.Expr, y.Expr),
            BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or when x.Type == NumberType.Boolean => Pool.Or(x.Expr, y.Expr),
            _ => null,
        };
        return expr is null
            ? RefusedOperator(operation, type)
            : new ScalarValue(expr, expr.Kind == ValueKind.Boolean ? NumberType.Boolean : x.Type);
    }

    private static VerbatimOperation? Arithmetic(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => VerbatimOperation.Add,
        BinaryOperatorKind.Subtract => VerbatimOperation.Subtract,
        BinaryOperatorKind.Multiply => VerbatimOperation.Multiply,
        BinaryOperatorKind.Divide => VerbatimOperation.Divide,
        _ => null,
    };

    /// <summary>An operator of real numbers. What adds to a variable is not kept as it was written: loops are told by it.</summary>
    private Expr Operate(IOperation operation, VerbatimOperation kind, params IReadOnlyList<Expr> operands) =>
        session.IsVerbatim && operation is not ICompoundAssignmentOperation ? Pool.Verbatim(kind, operands) : Pool.Operate(kind, operands);

    /// <summary>An operator of the user's with source in the project, which is a method like any other; null for all others.</summary>
    private IMethodSymbol? OwnOperator(IMethodSymbol? method) => method is not null && !KnownFunctions.Owns(method) && session.Sources.Of(method) is not null ? method : null;

    private Value LowerUnary(IUnaryOperation operation, Frame frame) => (Lower(operation.Operand, frame), operation.OperatorKind) switch
    {
        (var x, _) when OwnOperator(operation.OperatorMethod) is { } method => Invoke(new(method, null, null), [x], operation),
        (ScalarValue { Type: NumberType.Boolean } x, UnaryOperatorKind.Not) => x with { Expr = Pool.Not(x.Expr) },
        (ScalarValue { Type: not NumberType.Boolean } x, UnaryOperatorKind.Minus) => x with { Expr = x.IsReal ? Operate(operation, VerbatimOperation.Negate, x.Expr) : Pool.Negate(x.Expr) },
        (ScalarValue { Type: not NumberType.Boolean } x, UnaryOperatorKind.Plus) => x,
        (ArrayValue x, UnaryOperatorKind.Minus) => Arrays.Elementwise(x.Element, x.Extents, [x], e => Operate(operation, VerbatimOperation.Negate, e[0])),
        (var x, _) when x == Value.Poison => x,
        _ => session.Report(Descriptors.Operator, operation, OperatorText(operation.Syntax), operation.Operand.Type?.ToDisplayString() ?? "?"),
    };

    private Value RefusedOperator(IOperation operation, ITypeSymbol? type) =>
        session.Report(Descriptors.Operator, operation, OperatorText(operation.Syntax), type?.ToDisplayString() ?? "?");

    private static string OperatorText(SyntaxNode syntax) => syntax switch
    {
        Microsoft.CodeAnalysis.CSharp.Syntax.BinaryExpressionSyntax b => b.OperatorToken.Text,
        Microsoft.CodeAnalysis.CSharp.Syntax.PrefixUnaryExpressionSyntax u => u.OperatorToken.Text,
        Microsoft.CodeAnalysis.CSharp.Syntax.AssignmentExpressionSyntax a => a.OperatorToken.Text,
        _ => syntax.ToString(),
    };
}
