using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Primitives;
using SymGrad.Generator.Lowering.Functions;

namespace SymGrad.Generator.Lowering.Loops;

/// <summary>
/// What only accumulates: next = state ∘ e with e free of the state, for ∘ one of +, ·, max and min. Then the value after the loop is
/// initial ∘ (∘ over the rounds of e).
/// </summary>
internal sealed class Accumulation(ExprPool pool, Expr state, Tensor tensor)
{
    private static readonly (ReductionKind Kind, Primitive? Real, Primitive? Integer)[] Kinds =
    [
        (ReductionKind.Sum, null, null),
        (ReductionKind.Product, null, null),
        (ReductionKind.Max, PrimitiveTable.Max, PrimitiveTable.IntegerMax),
        (ReductionKind.Min, PrimitiveTable.Min, PrimitiveTable.IntegerMin),
    ];

    /// <summary>The operation and the term; null where the variable does not only accumulate.</summary>
    public (ReductionKind Kind, Expr Term)? Of(Expr next)
    {
        foreach (var (kind, real, integer) in Kinds)
        {
            if (Term(next, kind, real, integer) is { } term && !term.Reads(tensor))
            {
                return (kind, term);
            }
        }

        return null;
    }

    private Expr? Term(Expr next, ReductionKind kind, Primitive? real, Primitive? integer) => next switch
    {
        _ when ReferenceEquals(next, state) => Neutral(kind),
        Select select when !select.Condition.Reads(tensor) && Term(Under(select.Condition, select.Then), kind, real, integer) is { } then
            && Term(select.Otherwise, kind, real, integer) is { } otherwise => Chosen(select.Condition, then, otherwise, Neutral(kind)),
        Sum sum when kind == ReductionKind.Sum && sum.Terms.Any(t => t.Coefficient.IsOne && ReferenceEquals(t.Value, state)) => pool.Subtract(sum, state),
        Sum { IsScaled: true } sum when kind == ReductionKind.Product && Term(sum.Terms[0].Value, kind, real, integer) is { } factor =>
            pool.Scale(sum.Terms[0].Coefficient, factor),
        Product product when kind == ReductionKind.Product && product.Factors.Any(f => f.Exponent == 1 && ReferenceEquals(f.Base, state)) =>
            pool.MultiplyPowers([.. product.Factors.Where(f => !ReferenceEquals(f.Base, state))]),
        Apply apply when real is not null && (apply.Primitive == real || apply.Primitive == integer) =>
            ReferenceEquals(apply.Arguments[0], state) ? apply.Arguments[1] : ReferenceEquals(apply.Arguments[1], state) ? apply.Arguments[0] : null,
        _ => null,
    };

    // A round that adds nothing comes second, so that the other one's condition becomes a bound.
    private Expr Chosen(Expr condition, Expr then, Expr otherwise, Expr neutral) => ReferenceEquals(then, neutral)
        ? pool.Select(pool.Not(condition), otherwise, neutral)
        : pool.Select(condition, then, otherwise);

    // Under J = p, what is read at p is read at J.
    private Expr Under(Expr condition, Expr expr)
    {
        var equal = Logic.Conjuncts(condition).OfType<Compare>().Where(c => c.Relation == Relation.Equal).ToList();
        return new ReadRewriter(pool, read => read.Tensor != tensor || ReferenceEquals(read, state) ? null
            : read.Indices.Zip(((Read)state).Indices, (i, j) => ReferenceEquals(i, j) || equal.Exists(c =>
                (ReferenceEquals(c.Left, i) && ReferenceEquals(c.Right, j)) || (ReferenceEquals(c.Right, i) && ReferenceEquals(c.Left, j)))).All(same => same)
                ? state : null).Visit(expr);
    }

    private Expr Neutral(ReductionKind kind) => kind switch
    {
        ReductionKind.Sum => pool.Zero,
        ReductionKind.Product => pool.One,
        _ => pool.Scale(kind == ReductionKind.Max ? -1 : 1, pool.Constant(NamedConstant.PositiveInfinity)),
    };

    /// <summary>The value after the loop. A running maximum that starts with the term before the first is one over all of them.</summary>
    public Expr Total(Loop loop, ReductionKind kind, Expr term, Expr initial)
    {
        // What no round changes is not asked in each: an element that all rounds add to, for instance.
        if (term is Select select && !select.Condition.DependsOn(loop.Index) && ReferenceEquals(select.Otherwise, Neutral(kind)))
        {
            return pool.Select(select.Condition, Total(loop, kind, select.Then, initial), initial);
        }

        if (kind is ReductionKind.Sum or ReductionKind.Product)
        {
            var total = Over(loop, kind, loop.Lower, term, loop.Upper);
            return kind == ReductionKind.Sum ? pool.Add(initial, total) : pool.Multiply(initial, total);
        }

        var before = pool.Subtract(loop.Lower, pool.One);
        if (ReferenceEquals(pool.Substitute(term, loop.Index, before), initial))
        {
            return Over(loop, kind, before, term, Exists(initial, before, loop.Upper) ? loop.Upper : IntegerArithmetic.Max(pool, loop.Lower, loop.Upper));
        }

        var (isReal, isMax) = (initial.Kind == ValueKind.Real || term.Kind == ValueKind.Real, kind == ReductionKind.Max);
        var extreme = Over(loop, kind, loop.Lower, term, loop.Upper);
        return ReferenceEquals(initial, Neutral(kind)) ? extreme
            : pool.Apply(isReal ? (isMax ? PrimitiveTable.Max : PrimitiveTable.Min) : isMax ? PrimitiveTable.IntegerMax : PrimitiveTable.IntegerMin, initial, extreme);
    }

    // An element that has been read exists: then the range ends no earlier than behind it.
    private static bool Exists(Expr initial, Expr index, Expr upper) => initial.Nodes().OfType<Read>().Any(read =>
        read.Indices.Zip(read.Tensor.Extents, (i, extent) => ReferenceEquals(i, index) && ReferenceEquals(extent, upper)).Any(found => found));

    // A counter that runs down is summed over upwards, by itself.
    private Expr Over(Loop loop, ReductionKind kind, Expr lower, Expr term, Expr upper)
    {
        if (loop.Top is not { } top)
        {
            return pool.Reduce(kind, loop.Index, lower, upper, term, loop.Index.NameHint);
        }

        var counter = pool.OpenIndex(pool.Add(pool.Subtract(top, upper), pool.One), pool.Add(pool.Subtract(top, lower), pool.One), loop.Index.NameHint);
        return pool.Reduce(kind, counter, pool.Substitute(term, loop.Index, pool.Subtract(top, counter)));
    }
}
