using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Writes out primitives for the machine: those that exist for the mathematics alone, softplus and σ of the same argument, which
/// share their exponential, and 1 − σ(a), which has lost its figures where σ saturates.
/// </summary>
internal sealed class Expansion : ExprRewriter
{
    private readonly HashSet<Expr> _shared;
    private readonly Dictionary<Tensor, Expr> _argumentsOfSigmoids = [];

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
            result.Add(definition with { Body = pass.Visit(definition.Body) });
            if (definition.Body is Apply apply && apply.Primitive == PrimitiveTable.Sigmoid)
            {
                pass._argumentsOfSigmoids.Add(definition.Target, pass.Visit(apply.Arguments[0]));
            }
        }

        return result;
    }

    protected override Expr After(Expr expr)
    {
        // 1 − σ(a) = σ(−a): a second exponential, some 3 % of a layer of 1000 units with 100 inputs each.
        if (expr is Sum { Constant.IsOne: true, OnlyTerm: { Value: Read p } term } && (-term.Coefficient).IsOne && _argumentsOfSigmoids.TryGetValue(p.Tensor, out var a))
        {
            return Pool.Apply(PrimitiveTable.Sigmoid, Pool.Negate(Pool.Instantiate(a, p.Indices)));
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

    /// <summary>The arguments of a primitive, with their indices renamed by order: the same in every loop.</summary>
    private static HashSet<Expr> ArgumentsOf(ExprPool pool, IReadOnlyList<Definition> definitions, Primitive primitive) =>
        [.. ExprSearch.Nodes(definitions.Select(d => d.Body)).OfType<Apply>().Where(a => a.Primitive == primitive).Select(a => Positional(pool, a.Arguments[0]))];

    private static Expr Positional(ExprPool pool, Expr expr) => pool.Positional(expr, [.. expr.Nodes().OfType<IndexVariable>().Distinct()]);
}
