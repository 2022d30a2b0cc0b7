using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Simplification;
using SymGrad.Generator.Lowering.Functions;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering.Loops;

/// <summary>An integer that every round changes by the same step: the value in the round of an index is start + step·(index − lower).</summary>
/// <param name="Symbol">The user's variable.</param>
/// <param name="Start">Its value before the loop.</param>
/// <param name="Step">What a round adds.</param>
/// <param name="Lower">The first value of the loop's index.</param>
/// <param name="Upper">One past the last.</param>
internal sealed record Counter(ISymbol Symbol, Expr Start, int Step, Expr Lower, Expr Upper)
{
    /// <summary>Where a counter that runs down by one starts.</summary>
    public Expr? Top => Step == -1 ? Start : null;

    public Expr At(ExprPool pool, Expr index) => Step == 1 ? index : pool.Add(Start, pool.Scale(Step, index));
}

/// <summary>Finds the variable that counts the rounds of a loop, and from where to where, both known before the loop begins.</summary>
/// <param name="pool">Makes the expressions.</param>
/// <param name="lowering">Lowers the condition.</param>
/// <param name="frame">The variables.</param>
/// <param name="runsOnce">Whether the first round asks nothing, as in a do loop.</param>
internal sealed class CounterSearch(ExprPool pool, BodyLowering lowering, Frame frame, bool runsOnce)
{
    public Counter? Find(IOperation condition, IReadOnlyList<IOperation> body)
    {
        var changes = Changes(body);
        var mentioned = LoopVariables.Mentioned([condition]).ToList();
        var candidate = mentioned.Find(s => changes.TryGetValue(s, out var steps) && frame.Owns(s) && steps.Count == 1 && steps[0] is not (null or 0));
        if (candidate is null || mentioned.Exists(s => changes.ContainsKey(s) && !SymbolEqualityComparer.Default.Equals(s, candidate))
            || frame.Find(candidate) is not ScalarValue { Expr: { BinderHeight: 0 } start })
        {
            return null;
        }

        var probe = pool.OpenIndex(start, pool.Add(start, pool.One), candidate.Name);
        frame.Bind(candidate, new ScalarValue(probe, NumberType.Int32));
        var holds = (lowering.Lower(condition, frame) as ScalarValue)?.Expr;
        frame.Bind(candidate, new ScalarValue(start, NumberType.Int32));
        return holds is null ? null : Bound(candidate, start, changes[candidate][0]!.Value, holds, probe);
    }

    private Counter? Bound(ISymbol symbol, Expr start, int step, Expr holds, IndexVariable probe)
    {
        var ends = (holds is Logic { Connective: Connective.And } all ? all.Operands : [holds])
            .Select(part => part is Compare comparison ? EndOf(comparison, start, step, probe) : null).ToList();
        if (ends.Count == 0 || ends.Exists(e => e is null or { BinderHeight: > 0 }))
        {
            return null;
        }

        var end = ends.Aggregate((x, y) => step > 0 ? IntegerArithmetic.Min(pool, x!, y!) : IntegerArithmetic.Max(pool, x!, y!))!;
        return step == 1 ? new(symbol, start, step, start, Least(end, start))
            : new(symbol, start, step, pool.Zero, Least(Rounds(step > 0 ? pool.Subtract(end, start) : pool.Subtract(start, end), Math.Abs(step)), pool.Zero));
    }

    private Expr Least(Expr upper, Expr lower) => runsOnce ? IntegerArithmetic.Max(pool, upper, pool.Add(lower, pool.One)) : upper;

    // ⌈distance / step⌉
    private Expr Rounds(Expr distance, int step) =>
        step == 1 ? distance : IntegerArithmetic.Divide(pool, pool.Add(distance, pool.Number(step - 1)), pool.Number(step));

    // The first value, in the direction of the step, at which the comparison no longer holds.
    private Expr? EndOf(Compare comparison, Expr start, int step, IndexVariable probe)
    {
        var difference = pool.Subtract(comparison.Left, comparison.Right);
        if (comparison.Left.Kind != ValueKind.Integer || Affine.Solve(pool, difference, probe, pool.Zero) is not { } zero || zero.DependsOn(probe))
        {
            return null;
        }

        var ascends = ReferenceEquals(difference, pool.Subtract(probe, zero));
        return comparison.Relation switch
        {
            Relation.Less when ascends == step > 0 => zero,
            Relation.LessOrEqual when ascends == step > 0 => pool.Add(zero, pool.Number(step > 0 ? 1 : -1)),
            // A do loop that has reached its end before its condition is asked goes on.
            Relation.NotEqual when runsOnce => null,
            Relation.NotEqual when step == 1 && new Ranges(pool, []).AtMost(start, zero) == true => zero,
            Relation.NotEqual when step == -1 && new Ranges(pool, []).AtMost(zero, start) == true => zero,
            _ => null,
        };
    }

    // By how much each integer variable is changed, one entry for each assignment; null where that is no constant.
    private static Dictionary<ISymbol, List<int?>> Changes(IEnumerable<IOperation> body)
    {
        var changes = new Dictionary<ISymbol, List<int?>>(SymbolEqualityComparer.Default);
        foreach (var operation in body.SelectMany(b => b.DescendantsAndSelf()))
        {
            foreach (var symbol in LoopVariables.Assigned([operation]).Where(_ => operation is IAssignmentOperation or IIncrementOrDecrementOperation))
            {
                changes[symbol] = changes.TryGetValue(symbol, out var list) ? list : [];
                changes[symbol].Add(StepOf(operation, symbol));
            }
        }

        return changes;
    }

    private static int? StepOf(IOperation operation, ISymbol symbol) => operation switch
    {
        IIncrementOrDecrementOperation o => o.Kind == OperationKind.Increment ? 1 : -1,
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } o => ConstantOf(o.Value),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract } o => -ConstantOf(o.Value),
        ISimpleAssignmentOperation { Value: IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum } =>
            Is(sum.LeftOperand, symbol) ? ConstantOf(sum.RightOperand) : Is(sum.RightOperand, symbol) ? ConstantOf(sum.LeftOperand) : null,
        ISimpleAssignmentOperation { Value: IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference } =>
            Is(difference.LeftOperand, symbol) ? -ConstantOf(difference.RightOperand) : null,
        _ => null,
    };

    private static bool Is(IOperation operation, ISymbol symbol) => SymbolEqualityComparer.Default.Equals(LoopVariables.VariableOf(operation), symbol);

    private static int? ConstantOf(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: int value } ? value : null;
}
