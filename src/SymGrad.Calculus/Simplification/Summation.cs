using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Simplification;

/// <summary>
/// Σ over an open index, made small: deltas contracted, invariant factors outside, a constant counted. A sum is split only for the
/// addend that holds a delta; Σ(a + b) stays whole, since its parts may cancel.
/// </summary>
public sealed class Summation(ExprPool pool)
{
    private readonly ReadsThatExist _reads = new(pool, new(pool, []));

    /// <summary>Σ of <paramref name="body"/> over the range of <paramref name="index"/>.</summary>
    public Expr Over(IndexVariable index, Expr body)
    {
        if (!body.DependsOn(index))
        {
            return pool.Guard(HasTerms(index, body), pool.Multiply(Count(index), Valued(index, body)));
        }

        if (body is Select { IsGuard: true } guard)
        {
            return OverGuard(index, guard);
        }

        if (body is Sum sum)
        {
            return OverSum(index, sum);
        }

        if (body is Product product)
        {
            return OverProduct(index, product);
        }

        return pool.Reduce(ReductionKind.Sum, index, body);
    }

    /// <summary>The sum without its index where a delta determines that, alone or as a factor; null where none does.</summary>
    public Expr? Contracted(IndexVariable index, Expr body)
    {
        if (body is Sum { IsScaled: true } scaled)
        {
            return Contracted(index, scaled.Terms[0].Value) is { } inner ? pool.Scale(scaled.Terms[0].Coefficient, inner) : null;
        }

        if (body is Product product && product.Factors.FirstOrDefault(f => f.Exponent == 1 && HoldsDelta(index, f.Base)) is { Base: { } guard } factor)
        {
            body = Multiply(guard, pool.MultiplyPowers([.. product.Factors.Where(f => f != factor)]));
        }

        return HoldsDelta(index, body) ? Over(index, body) : null;
    }

    /// <summary>How many values the index takes.</summary>
    public Expr Count(IndexVariable index)
    {
        var count = pool.Subtract(index.Upper!, index.Lower!);
        return count is Extent or IndexVariable or Number { Value.Sign: >= 0 } ? count : pool.Apply(PrimitiveTable.IntegerMax, pool.Zero, count);
    }

    /// <summary>A product in which guards stay outermost: <c>[c]·x</c> times <c>y</c> is <c>[c]·(x·y)</c>, so that no 0·∞ can arise.</summary>
    public Expr Multiply(Expr left, Expr right) => (left, right) switch
    {
        (Number, _) or (_, Number) => pool.Multiply(left, right),
        (Select { IsGuard: true } guard, _) => pool.Guard(guard.Condition, Multiply(guard.Then, right)),
        (Sum { IsScaled: true, OnlyTerm: { Value: Select { IsGuard: true } value } term }, _) => pool.Scale(term.Coefficient, Multiply(value, right)),
        (_, Select { IsGuard: true } guard) => Within(left, guard.Condition, inner => Multiply(inner, guard.Then)),
        (_, Sum { IsScaled: true, OnlyTerm: { Value: Select { IsGuard: true } value } term }) => pool.Scale(term.Coefficient, Multiply(left, value)),
        (Sum sum, _) when HasGuard(sum) => pool.Combine([.. sum.Terms.Select(t => new Term(t.Coefficient, Multiply(t.Value, right))), new(sum.Constant, right)]),
        (_, Sum sum) when HasGuard(sum) => Multiply(right, left),
        _ => pool.Multiply(left, right),
    };

    /// <summary>
    /// <c>[condition]·value</c> where the value may hold guards of its own: they stay outermost, since they may be what keeps the
    /// reads of the condition in range.
    /// </summary>
    public Expr Within(Expr value, Expr condition) => Within(value, condition, inner => inner);

    private Expr Within(Expr value, Expr condition, Func<Expr, Expr> then) => value switch
    {
        Select { IsGuard: true } guard => pool.Guard(guard.Condition, Within(guard.Then, condition, then)),
        Sum sum when CommonGuard(sum) is { } guard && MayLeaveItsRange(condition) => pool.Guard(
            guard, Within(pool.Combine([.. sum.Terms.Select(t => t with { Value = ((Select)t.Value).Then })]), condition, then)),
        Sum sum when HasGuard(sum) && (sum.IsScaled || MayLeaveItsRange(condition)) => pool.Combine(
            [.. sum.Terms.Select(t => new Term(t.Coefficient, Within(t.Value, condition, then))), new(sum.Constant, pool.Guard(condition, then(pool.One)))]),
        _ => pool.Guard(condition, then(value)),
    };

    private static bool HasGuard(Sum sum) => sum.Terms.Any(t => t.Value is Select { IsGuard: true });

    private static Expr? CommonGuard(Sum sum) =>
        sum.Constant.IsZero && sum.Terms[0].Value is Select { IsGuard: true } first
            && sum.Terms.All(t => t.Value is Select { IsGuard: true } guard && ReferenceEquals(guard.Condition, first.Condition)) ? first.Condition : null;

    /// <summary>Whether the condition reads at places that are not known to exist wherever its indices run.</summary>
    private bool MayLeaveItsRange(Expr condition) => condition.Nodes().Any(n => n is Read read && read.Indices.Zip(read.Tensor.Extents, (index, extent) => index switch
    {
        Number => false,
        IndexVariable { Upper: { } upper } => !ReferenceEquals(upper, extent) && new Ranges(pool, []).AtMost(upper, extent) != true,
        IndexVariable => false,
        _ => true,
    }).Any(outside => outside));

    private Expr OverGuard(IndexVariable index, Select guard)
    {
        var conditions = Logic.Conjuncts(guard.Condition);
        foreach (var condition in conditions)
        {
            if (condition is Compare { Relation: Relation.Equal, Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer } equality && SolveFor(index, equality) is { } solution)
            {
                // What stands before the delta may keep its data in range, and the range what stands behind it.
                var before = conditions.TakeWhile(c => c != condition).Where(c => !c.DependsOn(index)).ToList();
                var rest = pool.And([.. conditions.Where(c => c != condition && !before.Contains(c))]);
                var contracted = pool.Substitute(pool.Guard(rest, guard.Then), index, solution);
                return pool.Guard(pool.And([.. before, InRange(index, solution)]), contracted);
            }
        }

        // A delta that places the term, Σ [α = axis]·w, prints as a store: taken apart, its factors would be sums of their own.
        if (conditions.Any(c => c is Compare { Relation: Relation.Equal, Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer } && c.DependsOn(index) && HoldsAxis(c)))
        {
            return pool.Reduce(ReductionKind.Sum, index, guard);
        }

        // What reads data stays behind the conditions before it, which may keep that read in range.
        var first = conditions.ToList().FindIndex(c => c.DependsOn(index));
        var outside = conditions.Where((c, k) => !c.DependsOn(index) && (k < first || first < 0 || !c.Nodes().Any(n => n is Read))).ToList();
        if (outside.Count > 0)
        {
            var inside = pool.And([.. conditions.Where(c => !outside.Contains(c))]);
            return pool.Guard(pool.And(outside), Over(index, pool.Guard(inside, guard.Then)));
        }

        // Invariant factors leave a guard of ranges, but none of the model's branches: those keep them from being read or infinite.
        var mayLeave = conditions.All(c => c.DependsOn(index) && c is Compare { Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer });
        if (guard.Then is Sum { IsScaled: true } scaled)
        {
            return pool.Scale(scaled.Terms[0].Coefficient, Over(index, pool.Guard(guard.Condition, scaled.Terms[0].Value)));
        }

        if (mayLeave && guard.Then is Product product)
        {
            var (free, held) = Split(index, product);
            if (free.Count > 0)
            {
                var factors = pool.MultiplyPowers(free);
                return pool.Guard(pool.And(HasTerms(index, factors), InReach(factors, guard.Condition)), Outside(index, factors, Over(index, pool.Guard(guard.Condition, pool.MultiplyPowers(held)))));
            }
        }

        return pool.Reduce(ReductionKind.Sum, index, guard);
    }

    /// <summary>That the sum has terms, where only then what leaves it is known to exist.</summary>
    private Expr HasTerms(IndexVariable index, Expr factors) =>
        pool.And([.. _reads.NeededByReads(factors, [index], [], [])]);

    /// <summary>What leaves a sum times the rest of it.</summary>
    private Expr Outside(IndexVariable index, Expr factors, Expr rest) =>
        Valued(index, factors) is var valued && ReferenceEquals(valued, factors) ? Multiply(factors, rest) : pool.Multiply(valued, rest);

    /// <summary>What leaves a sum; 0 where the sum has no terms, if only they say that it has a value: the rest of the sum is 0 there.</summary>
    private Expr Valued(IndexVariable index, Expr factors) => factors is Select ? factors : pool.Guard(pool.And([.. _reads.NeededByValues(factors, [index], [], [])]), factors);

    /// <summary>
    /// What lets a factor leave a guard: its reads lie in range, as the guard may have ensured. Where one does not, no term stands.
    /// </summary>
    private Expr InReach(Expr factors, Expr condition)
    {
        var ranges = new Ranges(pool, []);
        return pool.And(
        [
            .. from read in Asked(factors)
               from axis in Enumerable.Range(0, read.Indices.Count)
               let position = read.Indices[axis]
               where position.FreeIndices.Overlaps(condition.FreeIndices) && position is not Read
               from inRange in new[] { pool.Compare(Relation.LessOrEqual, pool.Zero, position), pool.Compare(Relation.Less, position, read.Tensor.Extents[axis]) }
               where inRange is not Compare compare || ranges.Decide(compare) != true
               select inRange,
        ]);
    }

    /// <summary>The reads that are made in any case: of a choice those that its condition asks first.</summary>
    private static IEnumerable<Read> Asked(Expr expr) => ExprSearch.Followed([expr], node => node switch
    {
        Reduce => [],
        Select choice => [choice.Condition],
        Logic { Connective: not Connective.Not } logic => [logic.Operands[0]],
        _ => node.Operands,
    }).OfType<Read>();

    private Expr OverSum(IndexVariable index, Sum sum)
    {
        if (sum.IsScaled)
        {
            return pool.Scale(sum.Terms[0].Coefficient, Over(index, sum.Terms[0].Value));
        }

        var contracting = sum.Terms.Where(t => HoldsDelta(index, t.Value)).ToList();
        if (contracting.Count == 0)
        {
            return pool.Reduce(ReductionKind.Sum, index, sum);
        }

        var kept = pool.Combine([.. sum.Terms.Where(t => !contracting.Contains(t)), new(sum.Constant, pool.One)]);
        return pool.Combine(
        [
            new(Rational.One, kept is Number { Value.IsZero: true } ? kept : Over(index, kept)),
            .. contracting.Select(t => new Term(t.Coefficient, Over(index, t.Value))),
        ]);
    }

    private Expr OverProduct(IndexVariable index, Product product)
    {
        var (free, held) = Split(index, product);
        if (free.Count > 0)
        {
            var factors = pool.MultiplyPowers(free);
            return pool.Guard(HasTerms(index, factors), Outside(index, factors, Over(index, pool.MultiplyPowers(held))));
        }

        // a·(b + [δ]·c): distribute over the addend with the delta, and over it alone.
        foreach (var factor in held)
        {
            if (factor is { Exponent: 1, Base: Sum sum } && sum.Terms.FirstOrDefault(t => HoldsDelta(index, t.Value)) is { Value: { } value } term)
            {
                var rest = pool.MultiplyPowers([.. held.Where(f => f != factor)]);
                var others = pool.Subtract(sum, pool.Scale(term.Coefficient, value));
                return pool.Add(
                    Over(index, pool.Multiply(rest, others)),
                    pool.Scale(term.Coefficient, Over(index, Multiply(value, rest))));
            }
        }

        return pool.Reduce(ReductionKind.Sum, index, product);
    }

    private bool HoldsDelta(IndexVariable index, Expr value) =>
        value is Select { IsGuard: true } guard
        && Logic.Conjuncts(guard.Condition)
            .Any(c => c is Compare { Relation: Relation.Equal, Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer } e && SolveFor(index, e) is not null);

    private static (List<Factor> Free, List<Factor> Held) Split(IndexVariable index, Product product) =>
        ([.. product.Factors.Where(f => !f.Base.DependsOn(index))], [.. product.Factors.Where(f => f.Base.DependsOn(index))]);

    private static bool HoldsAxis(Expr expr) => ExprSearch.Nodes(expr).Any(n => n is IndexVariable { Scope: IndexScope.Axis });

    private Expr? SolveFor(IndexVariable index, Compare equality)
    {
        if (!equality.DependsOn(index) || equality.Right.Kind != ValueKind.Integer)
        {
            return null;
        }

        var difference = pool.Subtract(equality.Left, equality.Right);
        return Affine.Solve(pool, difference, index, pool.Zero);
    }

    /// <summary>That an index may have a value: data that is known to lie in the range needs no check, what a model merely compares the index with may lie outside, as a label of −1 does.</summary>
    private Expr InRange(IndexVariable index, Expr value) => new Ranges(pool, []).Simplify(
        pool.And(pool.Compare(Relation.LessOrEqual, index.Lower!, value), pool.Compare(Relation.Less, value, index.Upper!)));
}
