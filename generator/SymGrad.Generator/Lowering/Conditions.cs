using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Expressions;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Loops;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <content>Choices: <c>?:</c>, switch expressions, and the patterns of numbers.</content>
internal sealed partial class BodyLowering
{
    private Value LowerConditional(IConditionalOperation operation, Frame frame)
    {
        var condition = Scalar(operation.Condition, frame);
        var holds = condition?.Expr ?? Pool.True;
        var then = Guarded(holds, () => Lower(operation.WhenTrue, frame));
        var otherwise = Guarded(Pool.Not(holds), () => Lower(operation.WhenFalse, frame));
        return condition is null ? Value.Poison : Choose(operation.Syntax.GetLocation(), condition.Expr, then, otherwise);
    }

    private Value Choose(Location place, Expr condition, Value then, Value otherwise) => (then, otherwise) switch
    {
        _ when then.Equals(otherwise) => then,
        (ScalarValue x, ScalarValue y) when x.Type == NumberType.Boolean => new ScalarValue(
            Pool.Or(Pool.And(condition, x.Expr), Pool.And(Pool.Not(condition), y.Expr)), NumberType.Boolean),
        (ScalarValue x, ScalarValue y) => x with { Expr = Pool.Select(condition, x.Expr, y.Expr) },
        (ArrayValue x, ArrayValue y) when x.Extents.Zip(y.Extents, session.Shapes.AreEqual).All(e => e) => Written(x, y, Arrays.Elementwise(
            x.Element, x.Extents, [x, y], e => Pool.Select(condition, e[0], e[1]))),
        (ArrayValue x, ArrayValue y) => session.Shapes.ReportUnknown(x.Extents, y.Extents, place),
        (JaggedValue x, JaggedValue y) => Pool.OpenIndex(Pool.Zero, x.Count, "i") is var row ? session.Shapes.ReportUnknown(x.Row(row).Extents, y.Row(row).Extents, place) : Value.Poison,
        (TupleValue x, TupleValue y) => x with { Elements = [.. x.Elements.Zip(y.Elements, (a, b) => Choose(place, condition, a, b))] },
        _ when then == Value.Poison || otherwise == Value.Poison => Value.Poison,
        _ => session.Report(Descriptors.NotAFunction, place),
    };

    // One of two local arrays is a local array again, as long as nobody else sees the two.
    private ArrayValue Written(ArrayValue x, ArrayValue y, ArrayValue content)
    {
        var storages = LoopVariables.Storages(x).Concat(LoopVariables.Storages(y)).ToList();
        return storages.Count > 0 && storages.TrueForAll(s => s.References < 2) ? NewArray(content) : content;
    }

    private Value LowerSwitch(ISwitchExpressionOperation operation, Frame frame)
    {
        var subject = Scalar(operation.Value, frame);
        var (arms, mark) = (new List<(Expr? Condition, Value Value)>(), session.Path.Count);
        foreach (var arm in operation.Arms)
        {
            arms.Add(LowerArm(arm, subject, frame));
            session.Path.Push(Pool.Not(arms[arms.Count - 1].Condition ?? Pool.False));
        }

        session.Path.Truncate(mark);
        if (!operation.IsExhaustive)
        {
            return session.Report(Descriptors.OpenSwitch, SwitchKeyword(operation.Syntax));
        }

        if (subject is null || arms.Count == 0 || arms.Exists(a => a.Condition is null))
        {
            return Value.Poison;
        }

        // The arms cover every value, so the last one needs no question, unless one before it already takes all.
        var last = arms.FindIndex(a => ReferenceEquals(a.Condition, Pool.True));
        var value = arms[last < 0 ? arms.Count - 1 : last].Value;
        for (var i = (last < 0 ? arms.Count - 1 : last) - 1; i >= 0; i--)
        {
            value = Choose(operation.Arms[i].Syntax.GetLocation(), arms[i].Condition!, arms[i].Value, value);
        }

        return value;
    }

    private (Expr? Condition, Value Value) LowerArm(ISwitchExpressionArmOperation arm, ScalarValue? subject, Frame frame)
    {
        var matches = subject is null ? null : LowerPattern(arm.Pattern, subject, frame);
        var guard = arm.Guard is null ? null : Guarded(matches ?? Pool.True, () => Scalar(arm.Guard, frame));
        var condition = matches is null || (arm.Guard is not null && guard is null) ? null : Pool.And(matches, guard?.Expr ?? Pool.True);
        var value = Guarded(condition ?? Pool.True, () => Lower(arm.Value, frame));
        return (condition, value);
    }

    private Value LowerIsPattern(IIsPatternOperation operation, Frame frame) =>
        Scalar(operation.Value, frame) is { } subject && LowerPattern(operation.Pattern, subject, frame) is { } condition
            ? new ScalarValue(condition, NumberType.Boolean)
            : Value.Poison;

    private Expr? LowerPattern(IPatternOperation pattern, ScalarValue subject, Frame frame)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return Pool.True;
            case IConstantPatternOperation o:
                return Matches(o, o.Value, BinaryOperatorKind.Equals, subject, frame);
            case IRelationalPatternOperation o:
                return Matches(o, o.Value, o.OperatorKind, subject, frame);
            case INegatedPatternOperation o:
                return LowerPattern(o.Pattern, subject, frame) is { } negated ? Pool.Not(negated) : null;
            case IBinaryPatternOperation o:
                var (left, right) = (LowerPattern(o.LeftPattern, subject, frame), LowerPattern(o.RightPattern, subject, frame));
                return left is null || right is null ? null : o.OperatorKind == BinaryOperatorKind.Or ? Pool.Or(left, right) : Pool.And(left, right);
            case IDeclarationPatternOperation { MatchesNull: true, DeclaredSymbol: { } symbol }:
                frame.Bind(symbol, subject);
                return Pool.True;
            case { InputType: IErrorTypeSymbol }:
                return null;
            default:
                session.Report(Descriptors.Pattern, pattern);
                return null;
        }
    }

    // NaN as a pattern matches NaN, as no comparison does.
    private Expr? Matches(IPatternOperation pattern, IOperation constant, BinaryOperatorKind kind, ScalarValue subject, Frame frame)
    {
        if (constant.ConstantValue.Value is double.NaN or float.NaN || subject.Type == NumberType.Boolean)
        {
            session.Report(Descriptors.Pattern, pattern);
            return null;
        }

        return Scalar(constant, frame) is not { } bound ? null : kind switch
        {
            BinaryOperatorKind.Equals => Pool.Compare(Relation.Equal, subject.Expr, bound.Expr),
            BinaryOperatorKind.LessThan => Pool.Compare(Relation.Less, subject.Expr, bound.Expr),
            BinaryOperatorKind.LessThanOrEqual => Pool.Compare(Relation.LessOrEqual, subject.Expr, bound.Expr),
            BinaryOperatorKind.GreaterThan => Pool.Compare(Relation.Less, bound.Expr, subject.Expr),
            _ => Pool.Compare(Relation.LessOrEqual, bound.Expr, subject.Expr),
        };
    }

    private static Location SwitchKeyword(SyntaxNode syntax) =>
        (syntax as Microsoft.CodeAnalysis.CSharp.Syntax.SwitchExpressionSyntax)?.SwitchKeyword.GetLocation() ?? syntax.GetLocation();
}
