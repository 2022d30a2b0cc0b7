using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Claims.Proof;

/// <content>Reductions: sums are taken apart by linearity, their deltas contracted, nested ones brought into a fixed order.</content>
internal sealed partial class Algebra
{
    private const int MostPermuted = 4;

    private Polynomial Reduction(Reduce reduce)
    {
        var (index, body) = pool.Open(reduce);
        switch (reduce.Operation)
        {
            case ReductionKind.Sum:
                return Sum(index, Of(body));
            case ReductionKind.LogSumExp:
                return LogOf(Sum(index, ExpOf(Of(body))));
            case ReductionKind.Product when body is Select { Condition: Compare { Relation: Relation.Equal } delta } choice
                && Affine.Solve(pool, pool.Subtract(delta.Left, delta.Right), index, pool.Zero) is { } place:
                return Exclusion(index, choice, place);
            case ReductionKind.Product when Of(body).Single is { Value.IsOne: true } factors:
                return factors.Key.Powers.Aggregate(Polynomial.One, (all, p) => Multiply(all, ProductOf(index, p)));
            default:
                return Atom(pool.Reduce(reduce.Operation, index, ToExpr(Of(body))));
        }
    }

    /// <summary>Π_i (i = k ? a : b_i) is Π_i b_i · a/b_k, where k is in range.</summary>
    private Polynomial Exclusion(IndexVariable index, Select choice, Expr place)
    {
        var inRange = Multiply(Indicator(pool.Compare(Relation.LessOrEqual, index.Lower!, place)), Indicator(pool.Compare(Relation.Less, place, index.Upper!)));
        var share = Quotient(Of(pool.Substitute(choice.Then, index, place)), Of(pool.Substitute(choice.Otherwise, index, place)));
        var whole = Of(pool.Reduce(ReductionKind.Product, index, choice.Otherwise));
        return Multiply(whole, Polynomial.One + Multiply(inRange, share - Polynomial.One));
    }

    /// <summary>Π of a power is the power of the product; of an exponential the exponential of the sum.</summary>
    private Polynomial ProductOf(IndexVariable index, Power power) => power.Atom switch
    {
        Apply { Primitive: var p } exponential when p == PrimitiveTable.Exp => ExpOf(Sum(index, Of(exponential.Arguments[0])).Scaled(power.Exponent)),
        var atom => Reduced(Monomial.Of([new(pool.Reduce(ReductionKind.Product, index, ToExpr(new Power(atom, Rational.One))), power.Exponent)])),
    };

    private Polynomial Sum(IndexVariable index, Polynomial body) => Polynomial.Sum(body.Terms.Select(t => Sum(index, t.Key).Scaled(t.Value)));

    private Polynomial Sum(IndexVariable index, Monomial body)
    {
        Step();
        var free = Monomial.Of(body.Powers.Where(p => !p.Atom.DependsOn(index)));
        var held = Monomial.Of(body.Powers.Where(p => p.Atom.DependsOn(index)));
        var outside = Polynomial.Of(free);
        if (held.IsOne)
        {
            return Multiply(outside, Of(pool.Subtract(index.Upper!, index.Lower!)));
        }

        foreach (var delta in held.Powers.Select(p => p.Atom).OfType<Compare>().Where(c => c is { Relation: Relation.Equal, Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer }))
        {
            if (Affine.Solve(pool, pool.Subtract(delta.Left, delta.Right), index, pool.Zero) is { } value)
            {
                var rest = held.Powers.Where(p => !ReferenceEquals(p.Atom, delta));
                var inRange = Multiply(Indicator(pool.Compare(Relation.LessOrEqual, index.Lower!, value)), Indicator(pool.Compare(Relation.Less, value, index.Upper!)));
                var contracted = rest.Aggregate(inRange, (all, p) => Multiply(all, PowerOf(pool.Substitute(p.Atom, index, value), p.Exponent)));
                return Multiply(outside, contracted);
            }
        }

        return Multiply(outside, Nest(index, held));
    }

    /// <summary>Σ_i of a product in which other sums stand: one sum over all their indices, its parts that share no index apart.</summary>
    private Polynomial Nest(IndexVariable index, Monomial held)
    {
        var indices = new List<IndexVariable> { index };
        var factors = new List<Power>();
        foreach (var power in held.Powers)
        {
            if (power is { Atom: Reduce { Operation: ReductionKind.Sum } sum, Exponent: { IsInteger: true, Sign: > 0 } } && power.Exponent <= 3)
            {
                for (var k = 0; k < (int)power.Exponent.Numerator; k++)
                {
                    Flatten(sum, indices, factors);
                }
            }
            else
            {
                factors.Add(power);
            }
        }

        return indices.Count == 1 ? Atom(pool.Reduce(ReductionKind.Sum, index, ToExpr(held))) : Ordered(indices, Monomial.Of(factors));
    }

    private void Flatten(Reduce sum, List<IndexVariable> indices, List<Power> factors)
    {
        var (index, body) = pool.Open(sum);
        indices.Add(index);
        if (Of(body).Single is not { Value.IsOne: true } single)
        {
            // What stands in a sum is a single monomial, unless its range decided a condition.
            throw new TooLargeException();
        }

        foreach (var power in single.Key.Powers)
        {
            if (power is { Atom: Reduce { Operation: ReductionKind.Sum } inner, Exponent.IsOne: true } && inner.DependsOn(index))
            {
                Flatten(inner, indices, factors);
            }
            else
            {
                factors.Add(power);
            }
        }
    }

    /// <summary>The first of all orders of summation, by structure; ranges that depend on one another leave no choice.</summary>
    private Polynomial Ordered(List<IndexVariable> indices, Monomial body)
    {
        var isFixed = indices.Count > MostPermuted || indices.Exists(i => indices.Exists(j => i.Lower!.DependsOn(j) || i.Upper!.DependsOn(j)));
        Expr? best = null;
        foreach (var order in isFixed ? [indices] : Permutations(indices))
        {
            Step();
            var nested = Enumerable.Reverse(order).Aggregate(ToExpr(body), (expr, index) => Summed(index, expr));
            best = best is null || StructuralOrder.Instance.Compare(nested, best) < 0 ? nested : best;
        }

        return best is Reduce { Operation: ReductionKind.Sum } ? Atom(best) : Polynomial.Of(Monomial.Of(Factors(best!)));
    }

    /// <summary>Σ with the factors outside that do not depend on the index.</summary>
    private Expr Summed(IndexVariable index, Expr expr)
    {
        var factors = Factors(expr).ToList();
        var free = factors.Where(f => !f.Atom.DependsOn(index)).ToList();
        var held = Monomial.Of(factors.Where(f => f.Atom.DependsOn(index)));
        return ToExpr(Monomial.Of([.. free, new(pool.Reduce(ReductionKind.Sum, index, ToExpr(held)), Rational.One)]));
    }

    private static IEnumerable<Power> Factors(Expr expr) => expr switch
    {
        Product product => product.Factors.SelectMany(f => Factors(f.Base).Select(p => p with { Exponent = p.Exponent * f.Exponent })),
        Select { Then: Number { Value.IsOne: true }, IsGuard: true } guard => [new(guard.Condition, Rational.One)],
        Apply { Primitive: var p } power when p == PrimitiveTable.Pow && power.Arguments[1] is Number exponent => [new(power.Arguments[0], exponent.Value)],
        _ => [new(expr, Rational.One)],
    };

    private static IEnumerable<List<IndexVariable>> Permutations(List<IndexVariable> items) => items.Count <= 1
        ? [items]
        : items.SelectMany((first, k) => Permutations([.. items.Where((_, j) => j != k)]).Select(rest => (List<IndexVariable>)[first, .. rest]));
}
