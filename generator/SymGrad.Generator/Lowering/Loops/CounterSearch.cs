using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;
using SymGrad.Generator.Lowering.Functions;
using SymGrad.Generator.Lowering.Shapes;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering.Loops;

/// <summary>An integer that every round changes by the same step: the value in the round of an index is start + step·(index − lower).</summary>
/// <param name="Symbol">The user's variable.</param>
/// <param name="Start">Its value before the loop.</param>
/// <param name="Step">What a round adds.</param>
/// <param name="Lower">The first value of the loop's index.</param>
/// <param name="Upper">One past the last.</param>
internal sealed record Counter(ISymbol Symbol, Expr Start, Expr Step, Expr Lower, Expr Upper)
{
    /// <summary>What else the condition asks that each round changes by a step of its own.</summary>
    public IReadOnlyList<(ISymbol Symbol, Expr Step)> Others { get; init; } = [];

    /// <summary>What the condition asks beside that, in each round.</summary>
    public IReadOnlyList<IOperation> Asked { get; init; } = [];

    /// <summary>Where a counter that runs down by one starts.</summary>
    public Expr? Top => Step is Number { Value: var step } && (-step).IsOne ? Start : null;

    public Expr At(ExprPool pool, Expr index) => Step is Number { Value.IsOne: true } ? index : pool.Add(Start, pool.Multiply(Step, index));
}

/// <summary>
/// Finds the variables that count the rounds of a loop, and how many there are, known before the loop begins. In round τ each is
/// start + step·τ, so a comparison of them is one of a + b·τ with 0 and ends at a certain round. Steps and b may be expressions that the rounds do not change; then
/// b ≥ 1 is demanded wherever the loop begins, which would not end else.
/// </summary>
/// <param name="session">Takes that demand.</param>
/// <param name="lowering">Lowers the condition.</param>
/// <param name="frame">The variables.</param>
/// <param name="runsOnce">Whether the first round asks nothing, as in a do loop.</param>
/// <param name="increments">What the first part of the condition does.</param>
internal sealed class CounterSearch(Session session, BodyLowering lowering, Frame frame, bool runsOnce, IReadOnlyList<IIncrementOrDecrementOperation> increments)
{
    private ExprPool Pool => session.Pool;

    /// <summary>The counter of a loop that runs while conditions hold, and others do not; of the first some may bound nothing, and be left to the rounds.</summary>
    public Counter? Find(IReadOnlyList<IOperation> holding, IReadOnlyList<IOperation> ends, IReadOnlyList<IOperation> body)
    {
        var changes = Changes(body);
        bool IsSteady(ISymbol symbol) => changes[symbol].Count == 1 && changes[symbol][0] is not (null or Number { Value.IsZero: true }) && StartOf(symbol) is not null;
        List<ISymbol> Counted(IOperation part) => [.. LoopVariables.Mentioned([part]).Where(changes.ContainsKey)];
        var parts = holding.Concat(ends).Where(part => Counted(part) is { Count: > 0 } counted && counted.TrueForAll(IsSteady)).ToList();
        var changed = parts.SelectMany(Counted).Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>().ToList();
        var (starts, round) = (changed.ConvertAll(s => StartOf(s)!), Pool.OpenIndex(Pool.Zero, Pool.One));
        var bounds = parts.ConvertAll(part => (Part: part, Bound: InRound(part)));
        for (var k = 0; k < changed.Count; k++)
        {
            frame.Bind(changed[k], new ScalarValue(starts[k], NumberType.Int32));
        }

        bounds.RemoveAll(b => b.Bound is null);
        if (!bounds.Exists(b => b.Bound!.Value.Rounds.Count > 0) || !ends.All(e => bounds.Exists(b => b.Part == e)))
        {
            return null;
        }

        // One that counts up by one is the index itself.
        session.Shapes.Demand(bounds.SelectMany(b => b.Bound!.Value.Demands));
        List<(ISymbol Symbol, Expr Step)> counters = [.. bounds.SelectMany(b => Counted(b.Part)).Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>().Select(s => (s, changes[s][0]!))];
        var (symbol, step) = counters[Math.Max(0, counters.FindIndex(c => ReferenceEquals(c.Step, Pool.One)))];
        var lower = ReferenceEquals(step, Pool.One) ? StartOf(symbol)! : Pool.Zero;
        var rounds = bounds.SelectMany(b => b.Bound!.Value.Rounds).ToList();
        var upper = rounds.Exists(r => r is Number { Value.Sign: <= 0 }) ? lower : rounds.Select(r => Pool.Add(lower, r)).Aggregate((x, y) => IntegerArithmetic.Min(Pool, x, y));
        return new(symbol, StartOf(symbol)!, step, lower, runsOnce ? IntegerArithmetic.Max(Pool, upper, Pool.Add(lower, Pool.One)) : upper)
        {
            Others = [.. counters.Where(c => !SymbolEqualityComparer.Default.Equals(c.Symbol, symbol))],
            Asked = [.. holding.Where(part => !bounds.Exists(b => b.Part == part))],
        };

        (List<Expr> Rounds, List<Requirement> Demands)? InRound(IOperation part)
        {
            for (var k = 0; k < changed.Count; k++)
            {
                var at = Pool.Add(round, Pool.Number(Ahead(changed[k], part)));
                frame.Bind(changed[k], new ScalarValue(Pool.Add(starts[k], Pool.Multiply(changes[changed[k]][0]!, at)), NumberType.Int32));
            }

            return RoundsOf(part, ends.Contains(part), round);
        }
    }

    // How many changes more than there were rounds before a part of the condition sees. The end of a do loop is asked as the beginning of its next round.
    private int Ahead(ISymbol symbol, IOperation part)
    {
        var increment = increments.FirstOrDefault(o => Is(o.Target, symbol));
        var isBefore = increment is { IsPostfix: true } && part.DescendantsAndSelf().Contains(increment);
        return increment is null ? 0 : (isBefore ? 0 : 1) - (runsOnce ? 1 : 0);
    }

    private Expr? StartOf(ISymbol symbol) =>
        frame.Owns(symbol) && frame.Find(symbol) is ScalarValue { Type: NumberType.Int32, Expr: { BinderHeight: 0 } start } ? start : null;

    // How many rounds a part of the condition allows; null where it does not say.
    private (List<Expr> Rounds, List<Requirement> Demands)? RoundsOf(IOperation part, bool isEnd, IndexVariable round)
    {
        var demands = new List<Requirement>();
        if ((lowering.Lower(part, frame) as ScalarValue)?.Expr is not { } condition)
        {
            return null;
        }

        // What holds in every round allows as many as there are.
        var rounds = Logic.Conjuncts(isEnd ? Pool.Not(condition) : condition).Where(c => !ReferenceEquals(c, Pool.True)).Select(c => c is Compare comparison ? RoundsOf(comparison, round, demands, part) : null).ToList();
        return rounds.Exists(r => r is null or { BinderHeight: > 0 }) ? null : ([.. rounds.OfType<Expr>()], demands);
    }

    // The first round τ in which a + b·τ is no longer below, at most or other than 0.
    private Expr? RoundsOf(Compare comparison, IndexVariable round, List<Requirement> demands, IOperation place)
    {
        if (comparison.Left.Kind != ValueKind.Integer)
        {
            return null;
        }

        var difference = Pool.Subtract(comparison.Left, comparison.Right);
        var first = Pool.Substitute(difference, round, Pool.Zero);
        var slope = IndexPolynomial.Of(Pool, Pool.Subtract(Pool.Substitute(difference, round, Pool.One), first))?.Expr;
        if (slope is null or Number { Value: { IsInteger: false } or { IsZero: true } } || slope.DependsOn(round)
            || IndexPolynomial.Of(Pool, Pool.Subtract(difference, Pool.Add(first, Pool.Multiply(slope, round))))?.Expr is not Number { Value.IsZero: true })
        {
            return null;
        }

        return (comparison.Relation, slope) switch
        {
            (Relation.Less, Number { Value: { Sign: > 0 } }) => Quotient(Pool.Negate(first), slope),
            (Relation.LessOrEqual, Number { Value: { Sign: > 0 } }) => Quotient(Pool.Subtract(Pool.One, first), slope),
            // A do loop that has reached its end before its condition is asked goes on.
            (Relation.NotEqual, Number { Value: var number }) when !runsOnce && Rational.Abs(number).IsOne && Pool.Scale(-number, first) is var zero && new Ranges(Pool, []).AtMost(Pool.Zero, zero) == true => zero,
            (Relation.Less, not Number) => RoundsBySteps(Pool.Negate(first)),
            (Relation.LessOrEqual, not Number) => RoundsBySteps(Pool.Subtract(Pool.One, first)),
            _ => null,
        };

        Expr? RoundsBySteps(Expr distance)
        {
            var begins = runsOnce ? Pool.True : Pool.Compare(Relation.Less, Pool.Zero, distance);
            if (new Ranges(Pool, []).AtMost(Pool.One, slope) != true)
            {
                if (session.Shapes.AtLeast(slope, Pool.One, begins, place.Syntax.GetLocation()) is not { } demand)
                {
                    return null;
                }

                demands.Add(demand);
            }

            return Quotient(distance, IntegerArithmetic.Max(Pool, slope, Pool.One));
        }
    }

    // ⌈distance / step⌉
    private Expr Quotient(Expr distance, Expr step) => IntegerArithmetic.Divide(Pool, Pool.Subtract(Pool.Add(distance, step), Pool.One), step);

    // By how much each integer variable is changed, one entry for each assignment; null where rounds may differ in that.
    private Dictionary<ISymbol, List<Expr?>> Changes(IReadOnlyList<IOperation> body)
    {
        var changes = new Dictionary<ISymbol, List<Expr?>>(SymbolEqualityComparer.Default);
        var assigned = new HashSet<ISymbol>(LoopVariables.Assigned(body), SymbolEqualityComparer.Default);
        foreach (var operation in body.SelectMany(b => b.DescendantsAndSelf()))
        {
            foreach (var symbol in LoopVariables.TargetsOf(operation))
            {
                changes[symbol] = changes.TryGetValue(symbol, out var list) ? list : [];
                changes[symbol].Add(body.Any(b => IsOnTheWay(operation, b)) ? StepOf(operation, symbol, assigned) : null);
            }
        }

        return changes;
    }

    // Whether each round that goes through the body comes by.
    private static bool IsOnTheWay(IOperation? operation, IOperation body)
    {
        for (; operation is not (null or IConditionalOperation or ISwitchOperation or ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation) || operation == body; operation = operation.Parent)
        {
            if (operation == body)
            {
                return true;
            }
        }

        return false;
    }

    private Expr? StepOf(IOperation operation, ISymbol symbol, HashSet<ISymbol> assigned)
    {
        return operation switch
        {
            IIncrementOrDecrementOperation o => Pool.Number(o.Kind == OperationKind.Increment ? 1 : -1),
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } o => By(o.Value),
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract } o => Down(o.Value),
            ISimpleAssignmentOperation { Value: IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum } =>
                Is(sum.LeftOperand, symbol) ? By(sum.RightOperand) : Is(sum.RightOperand, symbol) ? By(sum.LeftOperand) : null,
            ISimpleAssignmentOperation { Value: IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference } =>
                Is(difference.LeftOperand, symbol) ? Down(difference.RightOperand) : null,
            _ => null,
        };

        Expr? By(IOperation value) => value.ConstantValue is { HasValue: true, Value: int constant } ? Pool.Number(constant)
            : LoopVariables.IsOfIntegers(value) && !LoopVariables.Mentioned([value]).Any(s => assigned.Contains(s) || !frame.Owns(s))
                && lowering.Lower(value, frame) is ScalarValue { Type: NumberType.Int32, Expr: { BinderHeight: 0 } step } ? step : null;

        Expr? Down(IOperation value) => By(value) is { } step ? Pool.Negate(step) : null;
    }

    private static bool Is(IOperation operation, ISymbol symbol) => SymbolEqualityComparer.Default.Equals(LoopVariables.VariableOf(operation), symbol);
}
