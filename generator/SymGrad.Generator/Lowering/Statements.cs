using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Functions;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>Statements: locals, assignments to them, local functions, and the return.</content>
internal sealed partial class BodyLowering
{
    // Where the value that was returned last stands.
    private Location _place = Location.None;

    /// <summary>What a body returns.</summary>
    private Value LowerBody(IBlockOperation body, Frame frame) => LowerBlock(body, frame) ?? Value.Poison;

    /// <summary>The body of the annotated method; its value is the last definition.</summary>
    public Value LowerModel(IBlockOperation body, Frame frame)
    {
        var value = LowerBody(body, frame);
        if (value is ScalarValue { IsReal: true } scalar)
        {
            var tensor = Pool.Defined(frame.Function.Name, []);
            session.Definitions.Add(new(tensor, scalar.Expr, DefinitionRole.Value) { Origin = session.Locations.Add(_place) });
        }
        else if (value is ArrayValue { Element: NumberType.Double or NumberType.Single } array)
        {
            var tensor = Pool.Defined(frame.Function.Name, array.Extents);
            var element = array.At([.. array.Extents.Select((_, axis) => Pool.Axis(axis))]);
            session.Definitions.Add(new(tensor, element, DefinitionRole.Value) { Origin = session.Locations.Add(_place), IndexNames = array.IndexNames });
        }

        return value;
    }

    // Null: control goes on behind the block.
    private Value? LowerBlock(IBlockOperation block, Frame frame)
    {
        foreach (var statement in block.Operations)
        {
            if (statement is ILocalFunctionOperation function)
            {
                frame.Bind(function.Symbol, new FunctionValue(function.Symbol, function.Body, frame));
            }
        }

        foreach (var statement in block.Operations)
        {
            if (LowerStatement(statement, frame) is { } returned)
            {
                return returned;
            }
        }

        return null;
    }

    private Value? LowerStatement(IOperation statement, Frame frame)
    {
        switch (statement)
        {
            case IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } value }:
                var returned = Lower(value, frame);
                _place = value.Syntax.GetLocation();
                return returned;
            case IVariableDeclarationGroupOperation group:
                LowerDeclarations(group, frame);
                return null;
            case IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment }:
                Assign(assignment, assignment.Target, Lower(assignment.Value, frame), frame);
                return null;
            case IExpressionStatementOperation { Operation: ICompoundAssignmentOperation assignment }:
                Assign(assignment, assignment.Target, Compound(assignment, frame), frame);
                return null;
            case IBlockOperation block:
                return LowerBlock(block, frame);
            case ILocalFunctionOperation or IEmptyOperation:
                return null;
            case IInvalidOperation or IExpressionStatementOperation { Operation: IInvalidOperation }:
                Unresolved(statement);
                return null;
            case ILoopOperation loop:
                session.Report(Descriptors.Loop, ConstructNames.Keyword(loop));
                return null;
            default:
                session.Report(Descriptors.Statement, ConstructNames.Keyword(statement), ConstructNames.Of(statement));
                return null;
        }
    }

    private void LowerDeclarations(IVariableDeclarationGroupOperation group, Frame frame)
    {
        foreach (var declaration in group.Declarations)
        {
            foreach (var declarator in declaration.Declarators)
            {
                var value = declarator.GetVariableInitializer() is { } initializer ? Lower(initializer.Value, frame) : Value.Poison;
                Define(declarator.Symbol, declarator.Symbol.IsRef ? Refused(declarator) : value, NameOf(declarator.Syntax), frame);
            }
        }
    }

    private Value Refused(IVariableDeclaratorOperation declarator) => session.Report(Descriptors.Statement, NameOf(declarator.Syntax), "a reference to a variable");

    private static Location NameOf(SyntaxNode syntax) =>
        (syntax as Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax)?.Identifier.GetLocation() ?? syntax.GetLocation();

    private void Assign(IAssignmentOperation assignment, IOperation target, Value value, Frame frame)
    {
        var symbol = target switch
        {
            ILocalReferenceOperation { Local.IsRef: false } local => local.Local,
            IParameterReferenceOperation { Parameter.RefKind: RefKind.None } parameter => parameter.Parameter,
            _ => (ISymbol?)null,
        };
        if (symbol is not null && SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, frame.Function) && assignment is not ISimpleAssignmentOperation { IsRef: true })
        {
            Define(symbol, value, target.Syntax.GetLocation(), frame);
        }
        else if (target is not (IInvalidOperation or IParameterReferenceOperation { Parameter.RefKind: not RefKind.None }))
        {
            session.Report(Descriptors.Assignment, target);
        }
    }

    private Value Compound(ICompoundAssignmentOperation assignment, Frame frame)
    {
        var (left, right) = (Lower(assignment.Target, frame), Lower(assignment.Value, frame));
        if (assignment is { InConversion.IsIdentity: true, OutConversion.IsIdentity: true } && left is ScalarValue x)
        {
            return right is ScalarValue y && assignment.OperatorMethod is null ? Combined(assignment, x, y) : Value.Poison;
        }

        return left == Value.Poison ? left
            : session.Report(Descriptors.Operator, assignment, OperatorText(assignment.Syntax), assignment.Target.Type?.ToDisplayString() ?? "?");
    }

    private Value Combined(ICompoundAssignmentOperation assignment, ScalarValue x, ScalarValue y)
    {
        var expr = assignment.OperatorKind switch
        {
            BinaryOperatorKind.Add => Pool.Add(x.Expr, y.Expr),
            BinaryOperatorKind.Subtract => Pool.Subtract(x.Expr, y.Expr),
            BinaryOperatorKind.Multiply => Pool.Multiply(x.Expr, y.Expr),
            BinaryOperatorKind.Divide when x.IsReal => Pool.Divide(x.Expr, y.Expr),
            BinaryOperatorKind.Divide when x.Type == NumberType.Int32 => IntegerArithmetic.Divide(Pool, x.Expr, y.Expr),
            BinaryOperatorKind.Remainder when x.Type == NumberType.Int32 => IntegerArithmetic.Remainder(Pool, x.Expr, y.Expr),
            _ => null,
        };
        return expr is not null && x.Type != NumberType.Boolean
            ? x with { Expr = expr }
            : session.Report(Descriptors.Operator, assignment, OperatorText(assignment.Syntax), assignment.Target.Type?.ToDisplayString() ?? "?");
    }

    /// <summary>
    /// Binds a variable. A real one becomes a definition under its name; not so where it may depend on an index or may not run,
    /// and not for what is a number or a parameter under another name.
    /// </summary>
    private void Define(ISymbol symbol, Value value, Location place, Frame frame) => frame.Bind(symbol, value switch
    {
        _ when session.Guards > 0 || session.Lambdas > 0 => value,
        ScalarValue { IsReal: true, Expr: not (Number or Constant or Read) } scalar =>
            scalar with { Expr = Pool.Read(Defined(symbol.Name, [], scalar.Expr, [], place)) },
        ArrayValue { IsStored: false, Element: not NumberType.Int32 } array => Arrays.Stored(
            Defined(symbol.Name, array.Extents, array.At([.. AxesOf(array)]), array.IndexNames, place), array.Element),
        _ => value,
    });

    private IEnumerable<Expr> AxesOf(ArrayValue array)
    {
        for (var axis = 0; axis < array.Rank; axis++)
        {
            yield return Pool.Axis(axis);
        }
    }

    private Tensor Defined(string name, IReadOnlyList<Expr> extents, Expr body, IReadOnlyList<string?> indexNames, Location place)
    {
        var tensor = Pool.Defined(name, extents);
        session.Definitions.Add(new(tensor, body, DefinitionRole.Local) { Origin = session.Locations.Add(place), IndexNames = indexNames });
        return tensor;
    }
}
