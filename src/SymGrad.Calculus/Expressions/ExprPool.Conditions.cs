using System.Linq;
using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Calculus.Expressions;

public sealed partial class ExprPool
{
    public Expr Select(Expr condition, Expr then, Expr otherwise)
    {
        if (ReferenceEquals(condition, True) || ReferenceEquals(then, otherwise))
        {
            return then;
        }

        if (ReferenceEquals(condition, False))
        {
            return otherwise;
        }

        // [a][b]·x is [a ∧ b]·x: one guard is what the loop bounds are made of.
        return then is Expressions.Select { IsGuard: true } inner && otherwise is Number { Value.IsZero: true }
            ? Select(And(condition, inner.Condition), inner.Then, otherwise)
            : Intern(new Select(condition, then, otherwise));
    }

    /// <summary><c>[condition]·value</c>.</summary>
    public Expr Guard(Expr condition, Expr value) => value is Number { Value.IsZero: true } ? value : Select(condition, value, Zero);

    /// <summary>A guard around each term of a sum, so that its terms stay terms.</summary>
    public Expr GuardTerms(Expr condition, Expr value) => value is Sum sum
        ? Combine([.. sum.Terms.Select(t => new Term(t.Coefficient, Guard(condition, t.Value))), new(sum.Constant, Guard(condition, One))])
        : Guard(condition, value);

    public Expr Compare(Relation relation, Expr left, Expr right)
    {
        var difference = left.Kind == ValueKind.Integer && right.Kind == ValueKind.Integer ? Subtract(left, right) : null;
        if (difference is Number n)
        {
            return Decide(relation, n.Value.Sign);
        }

        if (left is Number a && right is Number b)
        {
            return Decide(relation, a.Value.CompareTo(b.Value));
        }

        return Intern(new Compare(relation, left, right));
    }

    public Expr And(params IReadOnlyList<Expr> operands) => Join(Connective.And, operands, neutral: True, absorbing: False);

    public Expr Or(params IReadOnlyList<Expr> operands) => Join(Connective.Or, operands, neutral: False, absorbing: True);

    public Expr Not(Expr operand) => operand switch
    {
        Compare { Relation: Relation.Equal } c => Compare(Relation.NotEqual, c.Left, c.Right),
        Compare { Relation: Relation.NotEqual } c => Compare(Relation.Equal, c.Left, c.Right),

        // Over the reals NaN makes ¬(a < b) differ from b ≤ a; integers have none.
        Compare { Relation: Relation.Less, Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer } c => Compare(Relation.LessOrEqual, c.Right, c.Left),
        Compare { Relation: Relation.LessOrEqual, Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer } c => Compare(Relation.Less, c.Right, c.Left),
        Logic { Connective: Connective.Not } l => l.Operands[0],
        _ when ReferenceEquals(operand, True) => False,
        _ when ReferenceEquals(operand, False) => True,
        _ => Intern(new Logic(Connective.Not, [operand])),
    };

    private Expr Join(Connective connective, IReadOnlyList<Expr> operands, Expr neutral, Expr absorbing)
    {
        var kept = new List<Expr>();
        foreach (var operand in operands.SelectMany(o => o is Logic l && l.Connective == connective ? l.Operands : [o]))
        {
            // x ∨ ¬x holds always, x ∧ ¬x never.
            if (ReferenceEquals(operand, absorbing) || kept.Contains(Not(operand)) || (connective == Connective.And && IsExcluded(operand, kept)))
            {
                return absorbing;
            }

            if (!ReferenceEquals(operand, neutral) && !kept.Exists(k => ReferenceEquals(k, operand) || IsMirrored(k, operand)))
            {
                kept.Add(operand);
            }
        }

        return kept.Count switch { 0 => neutral, 1 => kept[0], _ => Intern(new Logic(connective, kept)) };
    }

    /// <summary>a = b says what b = a does.</summary>
    internal static bool IsMirrored(Expr one, Expr other) => one is Compare { Relation: Relation.Equal or Relation.NotEqual } a && other is Compare b
        && a.Relation == b.Relation && ReferenceEquals(a.Left, b.Right) && ReferenceEquals(a.Right, b.Left);

    /// <summary>Whether a comparison of integers never holds together with one or two others, as i = k with k &lt; j and j &lt; i.</summary>
    private bool IsExcluded(Expr condition, List<Expr> others)
    {
        if (Difference(condition) is not { } own)
        {
            return false;
        }

        var known = others.Where(o => o.FreeIndices.Overlaps(condition.FreeIndices)).Select(Difference).OfType<(Expr Value, Rational? Low, Rational? High)>().ToList();
        return known.Exists(other => ExcludeEachOther(own, other))
            || known.Exists(one => known.Exists(two => one != two && ExcludeEachOther(own, (Add(one.Value, two.Value), one.Low + two.Low, one.High + two.High))));
    }

    private bool ExcludeEachOther((Expr Value, Rational? Low, Rational? High) first, (Expr Value, Rational? Low, Rational? High) second)
    {
        return Subtract(first.Value, second.Value) is Number { Value: var same } ? IsEmpty(second.Low + same, second.High + same)
            : Add(first.Value, second.Value) is Number { Value: var opposite } && IsEmpty(opposite - second.High, opposite - second.Low);

        bool IsEmpty(Rational? low, Rational? high) => first.Low > high || low > first.High;
    }

    /// <summary>Left minus right of a comparison of integers, and between which values it lies.</summary>
    private (Expr Value, Rational? Low, Rational? High)? Difference(Expr condition) => condition switch
    {
        Compare { Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer, Relation: not Relation.NotEqual } c => (
            Subtract(c.Left, c.Right),
            c.Relation == Relation.Equal ? Rational.Zero : null,
            c.Relation == Relation.Less ? Rational.MinusOne : Rational.Zero),
        _ => null,
    };

    private Expr Decide(Relation relation, int sign) => relation switch
    {
        Relation.Equal => sign == 0,
        Relation.NotEqual => sign != 0,
        Relation.Less => sign < 0,
        _ => sign <= 0,
    } ? True : False;
}
