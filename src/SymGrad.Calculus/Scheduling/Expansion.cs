using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Writes out primitives for the machine: those that exist for the mathematics alone, softplus and σ of the same argument, which
/// share their exponential, and 1 − σ(a) and 1 − tanh² a, which have lost their figures where these saturate.
/// </summary>
internal sealed class Expansion : ExprRewriter
{
    private readonly HashSet<Expr> _shared;
    private readonly Dictionary<Tensor, Expr> _saturating = [];
    private Ranges? _ranges;

    private Expansion(ExprPool pool, HashSet<Expr> shared)
        : base(pool) => _shared = shared;

    public static IReadOnlyList<Definition> Run(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        var result = new List<Definition>(definitions.Count);
        var softplus = ArgumentsOf(pool, definitions, PrimitiveTable.Softplus);
        softplus.IntersectWith(ArgumentsOf(pool, definitions, PrimitiveTable.Sigmoid));
        var pass = new Expansion(pool, softplus);
        foreach (var definition in definitions)
        {
            pass._ranges = new(pool, definition.Target.Extents);
            result.Add(definition with { Body = pass.Visit(definition.Body) });
            if (definition.Body.Nodes().Any(n => n is Apply a && (a.Primitive == PrimitiveTable.Sigmoid || a.Primitive == PrimitiveTable.Tanh)))
            {
                pass._saturating.Add(definition.Target, definition.Body);
            }
        }

        return result;
    }

    protected override Expr After(Expr expr)
    {
        if (expr is Sum { OnlyTerm: { } term } sum && term.Coefficient == -sum.Constant && LeftOf(term.Value) is { } left)
        {
            return Pool.Scale(sum.Constant, left);
        }

        if (expr is not Apply apply)
        {
            return expr;
        }

        var x = apply.Arguments[0];
        if (apply.Primitive == PrimitiveTable.XLogY)
        {
            return Pool.Select(Pool.Compare(Relation.Equal, x, Pool.Zero), Pool.Zero, Pool.Multiply(x, Pool.Apply(PrimitiveTable.Log, apply.Arguments[1])));
        }

        if (apply.Primitive == PrimitiveTable.Weighted)
        {
            return Pool.Select(Pool.Compare(Relation.Equal, x, Pool.Zero), Pool.Zero, Pool.Multiply(x, apply.Arguments[2]));
        }

        if (apply.Primitive == PrimitiveTable.OfTerms)
        {
            return Pool.Guard(Pool.Compare(Relation.Less, Pool.Negate(Pool.Constant(NamedConstant.PositiveInfinity)), x), x);
        }

        if (apply.Primitive == PrimitiveTable.Difference)
        {
            return Pool.Subtract(x, apply.Arguments[1]);
        }

        if (apply.Primitive == PrimitiveTable.Shift)
        {
            return Pool.Guard(Pool.Compare(Relation.Less, Pool.Apply(PrimitiveTable.Abs, x), Pool.Constant(NamedConstant.PositiveInfinity)), x);
        }

        if ((apply.Primitive != PrimitiveTable.Softplus && apply.Primitive != PrimitiveTable.Sigmoid) || !_shared.Contains(Positional(Pool, x)))
        {
            return expr;
        }

        // e = exp(−|x|): softplus x = max(x, 0) + log1p e, σ(x) = (x < 0 ? e : 1) / (1 + e).
        var e = Pool.Apply(PrimitiveTable.Exp, Pool.Negate(Pool.Apply(PrimitiveTable.Abs, x)));
        return apply.Primitive == PrimitiveTable.Softplus
            ? Pool.Add(Pool.Apply(PrimitiveTable.Relu, x), Pool.Apply(PrimitiveTable.Log1p, e))
            : Pool.Divide(Pool.Select(Pool.Compare(Relation.Less, x, Pool.Zero), e, Pool.One), Pool.Add(Pool.One, e));
    }

    /// <summary>1 − p of p = σ(a), and 1 − h² of h = tanh a, with the argument beside what is stored.</summary>
    private Expr? LeftOf(Expr value) => value switch
    {
        Read => ArgumentOf(value, PrimitiveTable.Sigmoid) is { } a ? Pool.Apply(PrimitiveTable.SigmoidComplement, a, value) : null,
        Product { Factors: { Count: 1 } factors } when factors[0] is { Exponent: 2, Base: var h } => ArgumentOf(h, PrimitiveTable.Tanh) is { } a ? Pool.Apply(PrimitiveTable.SechSquared, a, h) : null,
        _ => null,
    };

    /// <summary>The argument of a function that a value is, at its place: of a state, where that is not the first one. A sum is not computed again.</summary>
    private Expr? ArgumentOf(Expr value, Primitive primitive) =>
        (value is Read read && _saturating.TryGetValue(read.Tensor, out var body) ? _ranges!.Simplify(Pool.Instantiate(body, read.Indices)) : value) is Apply apply
        && apply.Primitive == primitive && apply.Arguments[0] is { BinderHeight: 0 } argument ? Visit(argument) : null;

    /// <summary>The arguments of a primitive, with their indices renamed by order: the same in every loop.</summary>
    private static HashSet<Expr> ArgumentsOf(ExprPool pool, IReadOnlyList<Definition> definitions, Primitive primitive) =>
        [.. ExprSearch.Nodes(definitions.Select(d => d.Body)).OfType<Apply>().Where(a => a.Primitive == primitive).Select(a => Positional(pool, a.Arguments[0]))];

    private static Expr Positional(ExprPool pool, Expr expr) => pool.Positional(expr, [.. expr.Nodes().OfType<IndexVariable>().Distinct()]);
}
