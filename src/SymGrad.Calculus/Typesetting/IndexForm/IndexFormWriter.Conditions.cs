using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Typesetting.Latex;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.IndexForm;

/// <content>Conditions: deltas, Iverson brackets, cases.</content>
internal sealed partial class IndexFormWriter
{
    private static readonly Symbol Delta = new(@"\delta", "δ");

    /// <summary>Equality of two places: a Kronecker delta.</summary>
    public static bool IsDelta(Expr condition) =>
        condition is Compare { Relation: Relation.Equal, Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer, FreeIndices.IsEmpty: false };

    /// <summary>A condition as the factor 0 or 1.</summary>
    public Piece WriteGuard(Expr condition)
    {
        if (condition is Compare { Relation: Relation.Equal } equal && Indicator(equal) is (var indicator, true))
        {
            return Write(indicator);
        }

        if (!IsDelta(condition))
        {
            return Piece.Atom(new Delimited(BracketKind.Square, WriteCondition(condition).Box));
        }

        var compare = (Compare)condition;
        var dataFirst = compare.Left is not IndexVariable && compare.Right is IndexVariable;
        var (first, second) = dataFirst ? (compare.Right, compare.Left) : (compare.Left, compare.Right);
        Box[] places = [WritePosition(first).Box, WritePosition(second).Box];
        return Piece.Atom(Boxes.Subscripted(Delta, IsInOrder(first, second, places) ? places : [places[1], places[0]]));

        // δ is symmetric: one formula does not say δ_ij and δ_ji.
        static bool IsInOrder(Expr left, Expr right, Box[] letters) => left is not IndexVariable || right is not IndexVariable || string.CompareOrdinal(LatexPrinter.Print(letters[0]), LatexPrinter.Print(letters[1])) <= 0;
    }

    /// <summary>Several conditions as factors; two bounds of one index are one: <c>[2 ≤ i &lt; 5]</c>.</summary>
    private IEnumerable<(Piece Piece, int Order)> WriteGuards(IReadOnlyList<Expr> conditions)
    {
        var pending = conditions.Distinct().ToList();
        while (pending.Count > 0)
        {
            var first = pending[0];
            pending.RemoveAt(0);
            var order = ChainOrder.Position(words, first);
            if (IndexBounds.Solve(words.Pool, first) is { } bound
                && pending.Find(c => WriteChain(bound, IndexBounds.Solve(words.Pool, c)) is not null) is { } partner)
            {
                pending.Remove(partner);
                yield return (Piece.Atom(new Delimited(BracketKind.Square, WriteChain(bound, IndexBounds.Solve(words.Pool, partner))!)), order);
            }
            else
            {
                yield return (WriteGuard(first), order);
            }
        }
    }

    private Piece WriteCondition(Expr condition)
    {
        switch (condition)
        {
            case Compare compare:
                return WriteComparison(compare);

            // On paper the numbers are real: what is not less is at least.
            case Logic { Connective: Connective.Not } not when not.Operands[0] is Compare compared:
                return WriteComparison((Compare)Opposite(compared));
            case Logic { Connective: Connective.Not } not when not.Operands[0] is Logic { Connective: not Connective.Not } inner:
                Expr[] opposites = [.. inner.Operands.Select(words.Pool.Not)];
                return WriteCondition(inner.Connective == Connective.And ? words.Pool.Or(opposites) : words.Pool.And(opposites));
            case Logic { Connective: Connective.Not } not:
                return new(Boxes.Side(new Symbol(@"\lnot", "¬"), Boxes.Parentheses(WriteCondition(not.Operands[0]).Box)), Binding.Factor);
            case Logic logic when logic.Operands.Count == 0:
                return Piece.Atom(new Words(logic.Connective == Connective.And ? "true" : "false"));
            case Logic logic:
                var sign = logic.Connective == Connective.And ? new Infix(@"\land", "∧") : new Infix(@"\lor", "∨");
                return new(Boxes.Side([.. logic.Operands.SelectMany((o, i) => i == 0 ? (Box[])[Operand(o, logic.Connective)] : [sign, Operand(o, logic.Connective)])]), Binding.Sum);
            default:
                return Write(condition);
        }

        Box Operand(Expr operand, Connective around) => ConnectiveOf(operand) is { } own && own != around ? Boxes.Parentheses(WriteCondition(operand).Box) : WriteCondition(operand).Box;

        // ¬(a ∨ b) is written ¬a ∧ ¬b.
        static Connective? ConnectiveOf(Expr operand) => operand switch
        {
            Logic { Connective: not Connective.Not } logic => logic.Connective,
            Logic not when not.Operands[0] is Logic inner => inner.Connective == Connective.And ? Connective.Or : Connective.And,
            _ => null,
        };
    }

    /// <summary>Of a comparison with 0 or 1 what is compared, if it is always one of the two, and whether it is compared with 1.</summary>
    private (Read Value, bool IsOne)? Indicator(Compare compare) => (compare.Left, compare.Right) switch
    {
        (Read read, Number { Value: { IsZero: true } or { IsOne: true } } number) when words.Indicators.Contains(read.Tensor) => (read, number.Value.IsOne),
        (Number { Value: { IsZero: true } or { IsOne: true } } number, Read read) when words.Indicators.Contains(read.Tensor) => (read, number.Value.IsOne),
        _ => null,
    };

    private Piece WriteComparison(Compare compare) => compare.Relation == Relation.NotEqual && Indicator(compare) is var (indicator, isOne)
        ? new(Boxes.Side(Write(indicator).Box, Boxes.Equal, isOne ? Boxes.Number(0) : Boxes.One), Binding.Sum)
        : new(WriteRelation(Placed(IndexBounds.Solve(words.Pool, compare) ?? RealBounds.Solve(words.Pool, compare) ?? compare), e => Write(e).Box)!, Binding.Sum);

    /// <summary>A comparison of places as the reader counts them, with no +1 where another relation says it.</summary>
    private Compare Placed(Compare compare)
    {
        if (compare.Left.Kind != ValueKind.Integer || compare.Right.Kind != ValueKind.Integer || compare.FreeIndices.IsEmpty)
        {
            return compare;
        }

        var (left, right) = (Place(compare.Left), Place(compare.Right));
        var (pool, one) = (words.Pool, words.Pool.One);
        return (compare.Relation, left, right) switch
        {
            (Relation.Less, not Sum, Sum { Constant.IsOne: true }) => With(Relation.LessOrEqual, left, pool.Subtract(right, one)),
            (Relation.Less, not Sum, Expressions.Number) when !words.FromZero => With(Relation.LessOrEqual, left, pool.Subtract(right, one)),
            (Relation.Less, Sum { Constant: var less } start, not Sum) when less == Rational.MinusOne && start.Terms.All(t => t.Coefficient.Sign > 0) => With(Relation.LessOrEqual, pool.Add(left, one), right),
            (Relation.LessOrEqual, Sum { Constant.IsOne: true }, not Sum) => With(Relation.Less, pool.Subtract(left, one), right),
            _ => With(compare.Relation, left, right),
        };

        Compare With(Relation relation, Expr first, Expr second) => pool.Compare(relation, first, second) as Compare ?? compare;
    }

    /// <summary>lower ≤ i &lt; upper from two solved comparisons; null when they are not two ends of one range.</summary>
    private Box? WriteChain(Compare? first, Compare? second)
    {
        if (first is null || second is null || first.Relation == Relation.NotEqual || second.Relation == Relation.NotEqual)
        {
            return null;
        }

        var (lower, upper) = first.Right is IndexVariable ? (first, second) : (second, first);
        if (lower.Right is not IndexVariable || !ReferenceEquals(lower.Right, upper.Left))
        {
            return null;
        }

        var (from, to) = (Placed(lower), Placed(upper));
        return Boxes.Side(Write(from.Left).Box, Relations.Of(from.Relation), Write(to.Left).Box, Relations.Of(to.Relation), Write(to.Right).Box);
    }

    /// <summary>Numbers stand to the right, and sizes too, but left of numbers: <c>x > 0</c>, not <c>0 &lt; x</c>, and <c>n = 1</c>.</summary>
    /// <remarks>Null where <paramref name="side"/> cannot write a side.</remarks>
    public static Box? WriteRelation(Compare compare, Func<Expr, Box?> side)
    {
        var (left, right) = (compare.Left, compare.Right);
        var flip = IsNumber(left) || (left is Extent && !IsNumber(right));
        var relation = compare.Relation switch
        {
            Relation.Less when flip => Relations.Greater,
            Relation.LessOrEqual when flip => Relations.AtLeast,
            var other => Relations.Of(other),
        };
        return side(left) is { } first && side(right) is { } second
            ? flip ? Boxes.Side(second, relation, first) : Boxes.Side(first, relation, second)
            : null;

        static bool IsNumber(Expr side) => side is Expressions.Number or Constant or Verbatim { Operation: VerbatimOperation.Negate, Left: Expressions.Number or Constant };
    }

    private Piece WriteCases(Select choice)
    {
        var branches = new List<CaseBranch>();
        AddBranches(choice, words.Pool.True, branches);
        return new(new Cases(branches), Binding.Tail);
    }

    /// <summary>One row for each branch, what is known from the rows above left away.</summary>
    private void AddBranches(Select choice, Expr context, List<CaseBranch> branches, Expr? before = null)
    {
        var (condition, then, rest) = (choice.Condition, choice.Then, choice.Otherwise);
        if (then is Number { Value.IsZero: true } && rest is not Select && words.Pool.Not(condition) is Compare opposite)
        {
            (condition, then, rest) = (opposite, rest, then);
        }

        var known = new Assumption(words.Pool, condition, holds: true).Visit(then);
        var other = new Assumption(words.Pool, condition, holds: false).Visit(rest);
        if (known is Select { IsGuard: false } again && (ReferenceEquals(again.Then, other) || ReferenceEquals(again.Otherwise, other)))
        {
            // What one of its branches has in common with the rest is told there.
            var isRest = ReferenceEquals(again.Then, other);
            (condition, known) = (words.Pool.And(condition, isRest ? words.Pool.Not(again.Condition) : again.Condition), isRest ? again.Otherwise : again.Then);
        }

        var here = words.Pool.And(context, condition);
        if (known is Select { IsGuard: false } inner)
        {
            AddBranches(inner, here, branches);
        }
        else
        {
            branches.Add(new(Write(known).Box, WriteCondition(here).Box));
        }

        if (other is Select next && !IsFactor(next))
        {
            AddBranches(next, context, branches, condition);
            return;
        }

        var single = branches.Count == 1 || !ReferenceEquals(context, words.Pool.True);
        branches.Add(new(Write(other).Box, single && (Greater(before, condition) ?? Opposite(condition)) is Compare negated
            ? WriteCondition(words.Pool.And(context, negated)).Box
            : ReferenceEquals(context, words.Pool.True) ? new Words("otherwise") : WriteCondition(words.Pool.And(context, words.Pool.Not(condition))).Box));
    }

    /// <summary>A condition on something that is 0 or 1, which is a factor itself: <c>r_{k-1} [x > 0]</c>.</summary>
    private bool IsFactor(Select choice) => choice is { IsGuard: true, Then: Expressions.Number } && Logic.Conjuncts(choice.Condition).Any(c => c is Compare { Relation: Relation.Equal } equal && Indicator(equal) is (_, true));

    /// <summary>What is neither less nor equal.</summary>
    private Expr? Greater(Expr? before, Expr condition) =>
        before is Compare { Relation: Relation.Less } less && condition is Compare { Relation: Relation.Equal } && ReferenceEquals(condition, words.Pool.Compare(Relation.Equal, less.Left, less.Right))
            ? words.Pool.Compare(Relation.Less, less.Right, less.Left)
            : null;

    /// <summary>The opposite as real numbers have it, which is a comparison again.</summary>
    private Expr Opposite(Expr condition) => condition is not Compare compare ? words.Pool.Not(condition) : compare.Relation switch
    {
        // What is not the first of an axis is behind it.
        Relation.Equal when (compare.Left, compare.Right) is (IndexVariable { Scope: IndexScope.Axis }, Number { Value.IsZero: true }) => words.Pool.Compare(Relation.Less, compare.Right, compare.Left),
        Relation.Equal when (compare.Left, compare.Right) is (Number { Value.IsZero: true }, IndexVariable { Scope: IndexScope.Axis }) => words.Pool.Compare(Relation.Less, compare.Left, compare.Right),
        Relation.Equal => words.Pool.Compare(Relation.NotEqual, compare.Left, compare.Right),
        Relation.NotEqual => words.Pool.Compare(Relation.Equal, compare.Left, compare.Right),
        Relation.Less => words.Pool.Compare(Relation.LessOrEqual, compare.Right, compare.Left),
        _ => words.Pool.Compare(Relation.Less, compare.Right, compare.Left),
    };

    /// <summary>An expression where a condition is known to hold, or not to.</summary>
    private sealed class Assumption(ExprPool pool, Expr condition, bool holds) : ExprRewriter(pool)
    {
        private readonly Expr _opposite = pool.Not(condition);

        protected override Expr? Before(Expr expr) =>
            ReferenceEquals(expr, condition) ? holds ? Pool.True : Pool.False
            : ReferenceEquals(expr, _opposite) ? holds ? Pool.False : Pool.True
            : expr.Kind != ValueKind.Boolean && expr is not Select && expr.Operands.Count == 0 ? expr : null;
    }
}
