using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
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
    /// <summary>What else the condition asks that each round changes by a step of its own.</summary>
    public IReadOnlyList<(ISymbol Symbol, int Step)> Others { get; init; } = [];

    /// <summary>Where a counter that runs down by one starts.</summary>
    public Expr? Top => Step == -1 ? Start : null;

    public Expr At(ExprPool pool, Expr index) => Step == 1 ? index : pool.Add(Start, pool.Scale(Step, index));
}

/// <summary>
/// Finds the variables that count the rounds of a loop, and how many there are, known before the loop begins. In round τ each is
/// start + step·τ, so a comparison of them is one of a + b·τ with 0 and ends at a certain round.
/// </summary>
/// <param name="pool">Makes the expressions.</param>
/// <param name="lowering">Lowers the condition.</param>
/// <param name="frame">The variables.</param>
/// <param name="runsOnce">Whether the first round asks nothing, as in a do loop.</param>
internal sealed class CounterSearch(ExprPool pool, BodyLowering lowering, Frame frame, bool runsOnce)
{
    public Counter? Find(IOperation condition, IReadOnlyList<IOperation> body)
    {
        var changes = Changes(body);
        var changed = LoopVariables.Mentioned([condition]).Where(changes.ContainsKey).ToList();
        if (changed.Count == 0 || changed.Exists(s => changes[s].Count != 1 || changes[s][0] is null or 0 || StartOf(s) is null))
        {
            return null;
        }

        var starts = changed.ConvertAll(s => StartOf(s)!);
        var steps = changed.ConvertAll(s => changes[s][0]!.Value);
        var round = pool.OpenIndex(pool.Zero, pool.One);
        for (var k = 0; k < changed.Count; k++)
        {
            frame.Bind(changed[k], new ScalarValue(pool.Add(starts[k], pool.Scale(steps[k], round)), NumberType.Int32));
        }

        var holds = (lowering.Lower(condition, frame) as ScalarValue)?.Expr;
        for (var k = 0; k < changed.Count; k++)
        {
            frame.Bind(changed[k], new ScalarValue(starts[k], NumberType.Int32));
        }

        // One that counts up by one is the index itself.
        var first = Math.Max(0, steps.IndexOf(1));
        return holds is not null && Bound(changed[first], starts[first], steps[first], holds, round) is { } counter
            ? counter with { Others = [.. changed.Select((s, k) => (s, steps[k])).Where((_, k) => k != first)] }
            : null;
    }

    private Expr? StartOf(ISymbol symbol) =>
        frame.Owns(symbol) && frame.Find(symbol) is ScalarValue { Type: NumberType.Int32, Expr: { BinderHeight: 0 } start } ? start : null;

    private Counter? Bound(ISymbol symbol, Expr start, int step, Expr holds, IndexVariable round)
    {
        var rounds = Logic.Conjuncts(holds)
            .Select(part => part is Compare comparison ? RoundsOf(comparison, round) : null).ToList();
        if (rounds.Count == 0 || rounds.Exists(r => r is null or { BinderHeight: > 0 }))
        {
            return null;
        }

        var lower = step == 1 ? start : pool.Zero;
        var upper = rounds.Select(r => pool.Add(lower, r!)).Aggregate((x, y) => IntegerArithmetic.Min(pool, x, y));
        return new(symbol, start, step, lower, runsOnce ? IntegerArithmetic.Max(pool, upper, pool.Add(lower, pool.One)) : upper);
    }

    // The first round τ in which a + b·τ is no longer below, at most or other than 0.
    private Expr? RoundsOf(Compare comparison, IndexVariable round)
    {
        if (comparison.Left.Kind != ValueKind.Integer)
        {
            return null;
        }

        var difference = pool.Subtract(comparison.Left, comparison.Right);
        var first = pool.Substitute(difference, round, pool.Zero);
        if (pool.Subtract(pool.Substitute(difference, round, pool.One), first) is not Number { Value: { IsInteger: true, IsZero: false } slope }
            || !ReferenceEquals(difference, pool.Add(first, pool.Scale(slope, round))))
        {
            return null;
        }

        return comparison.Relation switch
        {
            Relation.Less when slope.Sign > 0 => Quotient(pool.Negate(first), slope),
            Relation.LessOrEqual when slope.Sign > 0 => Quotient(pool.Subtract(pool.One, first), slope),
            // A do loop that has reached its end before its condition is asked goes on.
            Relation.NotEqual when !runsOnce && Rational.Abs(slope).IsOne && pool.Scale(-slope, first) is var zero && new Ranges(pool, []).AtMost(pool.Zero, zero) == true => zero,
            _ => null,
        };
    }

    // ⌈distance / step⌉
    private Expr Quotient(Expr distance, Rational step) =>
        step.IsOne ? distance : IntegerArithmetic.Divide(pool, pool.Add(distance, pool.Number(step - Rational.One)), pool.Number(step));

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
