using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Typesetting.IndexForm;

/// <content>Conditions: deltas, Iverson brackets, cases.</content>
internal sealed partial class IndexFormWriter
{
    private static readonly Symbol Delta = new(@"\delta", "δ");

    /// <summary>Equality of two places: a Kronecker delta.</summary>
    private static bool IsDelta(Expr condition) =>
        condition is Compare { Relation: Relation.Equal, Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer };

    private static bool IsDelta(Select choice) =>
        choice.IsGuard && (IsDelta(choice.Condition) || (choice.Condition is Logic { Connective: Connective.And } and && and.Operands.All(IsDelta)));

    /// <summary>A condition as the factor 0 or 1.</summary>
    public Piece WriteGuard(Expr condition)
    {
        if (!IsDelta(condition))
        {
            return Piece.Atom(new Delimited(BracketKind.Square, WriteCondition(condition).Box));
        }

        var compare = (Compare)condition;
        var dataFirst = compare.Left is Read && compare.Right is IndexVariable;
        var (first, second) = dataFirst ? (compare.Right, compare.Left) : (compare.Left, compare.Right);
        return Piece.Atom(Boxes.Subscripted(Delta, [WritePosition(first).Box, WritePosition(second).Box]));
    }

    private Piece WriteCondition(Expr condition)
    {
        switch (condition)
        {
            case Compare compare:
                return WriteComparison(compare);
            case Logic { Connective: Connective.Not } not:
                return new(Boxes.Side(new Symbol(@"\lnot", "¬"), Boxes.Parentheses(WriteCondition(not.Operands[0]).Box)), Binding.Factor);
            case Logic logic when logic.Operands.Count == 0:
                return Piece.Atom(new Words(logic.Connective == Connective.And ? "true" : "false"));
            case Logic logic:
                var sign = logic.Connective == Connective.And ? new Infix(@"\land", "∧") : new Infix(@"\lor", "∨");
                return new(Boxes.Side([.. logic.Operands.SelectMany((o, i) => i == 0 ? (Box[])[Operand(o)] : [sign, Operand(o)])]), Binding.Sum);
            default:
                return Write(condition);
        }

        Box Operand(Expr operand) => operand is Logic { Connective: not Connective.Not } ? Boxes.Parentheses(WriteCondition(operand).Box) : WriteCondition(operand).Box;
    }

    /// <summary>Numbers stand to the right: <c>x > 0</c>, not <c>0 &lt; x</c>.</summary>
    private Piece WriteComparison(Compare compare)
    {
        var isInteger = compare.Left.Kind == ValueKind.Integer && compare.Right.Kind == ValueKind.Integer;
        return new(WriteRelation(compare, e => Write(isInteger ? Place(e) : e).Box)!, Binding.Sum);
    }

    /// <summary>A comparison whose sides are written by <paramref name="side"/>; null where a side cannot be written.</summary>
    public static Box? WriteRelation(Compare compare, Func<Expr, Box?> side)
    {
        var (left, right) = (compare.Left, compare.Right);
        var flip = left is Expressions.Number or Constant or Extent;
        var relation = compare.Relation switch
        {
            Relation.Less when flip => Relations.Greater,
            Relation.LessOrEqual when flip => Relations.AtLeast,
            var other => Relations.Of(other),
        };
        return side(left) is { } first && side(right) is { } second
            ? flip ? Boxes.Side(second, relation, first) : Boxes.Side(first, relation, second)
            : null;
    }

    private Piece WriteCases(Select choice)
    {
        var branches = new List<CaseBranch>();
        Expr rest = choice;
        var last = choice;
        while (rest is Select next)
        {
            branches.Add(new(Write(next.Then).Box, WriteCondition(next.Condition).Box));
            (last, rest) = (next, next.Otherwise);
        }

        branches.Add(new(Write(rest).Box, branches.Count == 1 ? Opposite(last.Condition) : new Words("otherwise")));
        return new(new Cases(branches), Binding.Tail);
    }

    private Box Opposite(Expr condition) => condition is Compare compare
        ? WriteCondition(compare.Relation switch
        {
            Relation.Equal => words.Pool.Compare(Relation.NotEqual, compare.Left, compare.Right),
            Relation.NotEqual => words.Pool.Compare(Relation.Equal, compare.Left, compare.Right),
            Relation.Less => words.Pool.Compare(Relation.LessOrEqual, compare.Right, compare.Left),
            _ => words.Pool.Compare(Relation.Less, compare.Right, compare.Left),
        }).Box
        : new Words("otherwise");
}
