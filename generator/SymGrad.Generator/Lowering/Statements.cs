using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>
/// Statements, each lowered once. A return is noted with the condition under which it is met; what follows runs under the opposite.
/// </content>
internal sealed partial class BodyLowering
{
    /// <summary>What a body returns.</summary>
    private Value LowerBody(IBlockOperation body, Frame frame)
    {
        var mark = session.Path.Count;
        var ends = LowerBlock(body, mark, frame);
        session.Path.Truncate(mark);
        if (!ends)
        {
            frame.Returns.Add(new(Pool.True, Value.Poison, session.Heap, body.Syntax.GetLocation()));
        }

        // The last return is met where no earlier one was.
        var (last, value) = (frame.Returns[frame.Returns.Count - 1], frame.Returns[frame.Returns.Count - 1].Value);
        session.Heap = last.Heap;
        foreach (var (condition, earlier, heap, place) in frame.Returns.AsEnumerable().Reverse().Skip(1))
        {
            value = Choose(place, condition, heap.Freeze(earlier), session.Heap.Freeze(value));
            session.Heap = Merge(place, condition, heap, session.Heap);
        }

        return value;
    }

    /// <summary>The body of a method that is lowered by itself; its value is the last definition, or of a tuple the last ones.</summary>
    public Value LowerModel(IBlockOperation body, Frame frame)
    {
        var value = LowerBody(body, frame);
        var place = frame.Returns[frame.Returns.Count - 1].Place;
        DefineResults(value, frame.Function.Name, place);
        return value;
    }

    private void DefineResults(Value value, string name, Location place)
    {
        if (value is not TupleValue tuple)
        {
            DefineResult(value, name, place);
            return;
        }

        for (var k = 0; k < tuple.Elements.Count; k++)
        {
            DefineResults(tuple.Elements[k], tuple.Names[k], place);
        }
    }

    private void DefineResult(Value value, string name, Location place)
    {
        if (value is ScalarValue { IsReal: true } scalar)
        {
            session.Define(name, [], scalar.Expr, DefinitionRole.Value, [], place);
        }
        else if (value is ArrayValue { Element: NumberType.Double or NumberType.Single } array)
        {
            session.Define(name, array.Extents, array.At([.. AxesOf(array)]), DefinitionRole.Value, array.IndexNames, place);
        }
    }

    // Whether control ends in the block on every way through it.
    private bool LowerBlock(IBlockOperation block, int start, Frame frame) => LowerStatements(block.Operations, start, frame);

    private bool LowerStatements(IReadOnlyList<IOperation> statements, int start, Frame frame)
    {
        foreach (var function in statements.OfType<ILocalFunctionOperation>())
        {
            frame.Bind(function.Symbol, new FunctionValue(function.Symbol, function.Body, frame));
        }

        foreach (var statement in statements)
        {
            if (LowerStatement(statement, start, frame))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Lowers a statement of a function whose path has the given start; whether control ends in it.</summary>
    private bool LowerStatement(IOperation statement, int start, Frame frame)
    {
        switch (statement)
        {
            case IReturnOperation { Kind: OperationKind.Return } o:
                LowerReturn(o, start, frame);
                return true;
            case IBranchOperation { BranchKind: BranchKind.Continue } o:
                frame.Exits!.Continues.Add(new(session.Path.Beyond(start), frame.Bindings, session.Heap, ConstructNames.Keyword(o)));
                return true;
            case IBranchOperation { BranchKind: BranchKind.Break } o when SymbolEqualityComparer.Default.Equals(o.Target, frame.Exits?.Loop):
                frame.Exits!.Leaves.Add(new(session.Path.Beyond(start), frame.Bindings, session.Heap, ConstructNames.Keyword(o)));
                return true;
            case IVariableDeclarationGroupOperation o:
                WithIncrements(o, () => LowerDeclarations(o, frame), frame);
                return false;
            case IExpressionStatementOperation { Operation: not IInvalidOperation } o:
                WithIncrements(o, () => LowerEffect(o, o.Operation, frame), frame);
                return false;
            case IConditionalOperation o:
                return LowerIf(o, start, frame);
            case ISwitchOperation o:
                return LowerSwitch(o, start, frame);
            case IIncrementOrDecrementOperation o:
                Do([o], frame);
                return false;
            case IBlockOperation o:
                return LowerBlock(o, start, frame);
            case ILoopOperation o:
                return LowerLoop(o, start, frame);
            case ILocalFunctionOperation or IEmptyOperation:
                return false;
            case IInvalidOperation or IExpressionStatementOperation:
                session.Leave(statement);
                return false;
            default:
                Refuse(statement);
                return false;
        }
    }

    private void LowerReturn(IReturnOperation statement, int start, Frame frame)
    {
        var value = statement.ReturnedValue is { } returned ? Lower(returned, frame) : Value.Poison;
        Return(value, start, (statement.ReturnedValue ?? statement).Syntax.GetLocation(), frame);
    }

    /// <summary>Notes that the function returns here: at once, or in a round of a loop, which is left first.</summary>
    private void Return(Value value, int start, Location place, Frame frame)
    {
        if (frame.Exits is { } exits)
        {
            exits.Leaves.Add(new(session.Path.Beyond(start), frame.Bindings, session.Heap, place) { Returned = session.Heap.Freeze(value) });
        }
        else
        {
            frame.Returns.Add(new(session.Path.Beyond(start), value, session.Heap, place));
        }
    }

    private void LowerDeclarations(IVariableDeclarationGroupOperation group, Frame frame)
    {
        foreach (var declaration in group.Declarations)
        {
            foreach (var declarator in declaration.Declarators)
            {
                var value = declarator.GetVariableInitializer() is { } initializer ? Lower(initializer.Value, frame) : Value.Poison;
                var place = NameOf(declarator.Syntax);
                Define(declarator.Symbol, declarator.Symbol.IsRef ? session.Report(Descriptors.Statement, place, "a reference to a variable") : value, place, frame);
            }
        }
    }

    private static Location NameOf(SyntaxNode syntax) => (syntax as VariableDeclaratorSyntax)?.Identifier.GetLocation() ?? syntax.GetLocation();

    // What an expression does when it stands as a statement.
    private void LowerEffect(IExpressionStatementOperation statement, IOperation effect, Frame frame)
    {
        switch (effect)
        {
            case ISimpleAssignmentOperation { IsRef: false } o:
                Assign(o.Target, Lower(o.Value, frame), frame);
                break;
            case ICompoundAssignmentOperation o:
                Assign(o.Target, Compound(o, frame), frame);
                break;
            case IIncrementOrDecrementOperation o:
                Do([o], frame);
                break;
            case IDeconstructionAssignmentOperation o:
                Assign(o.Target, Lower(o.Value, frame), frame);
                break;
            case IInvocationOperation { TargetMethod.ReturnsVoid: true } o when o.TargetMethod.MethodKind == MethodKind.LocalFunction || session.Sources.Of(o.TargetMethod) is not null:
                LowerInvocation(o, frame);
                break;
            default:
                Refuse(statement);
                break;
        }
    }

    private void Refuse(IOperation statement) => session.Report(Descriptors.Statement, ConstructNames.Keyword(statement), ConstructNames.Of(statement));
}
