namespace SymGrad.Calculus.Expressions;

/// <summary>
/// Rewrites an expression bottom-up, each shared node once. Below a reduction the body is opened with a fresh index and closed
/// again afterwards, so that what is put in may itself hold reductions.
/// </summary>
public abstract class ExprRewriter(ExprPool pool)
{
    private readonly Dictionary<Expr, Expr> _done = [];

    protected ExprPool Pool { get; } = pool;

    public Expr Visit(Expr expr)
    {
        if (_done.TryGetValue(expr, out var known))
        {
            return known;
        }

        var result = Descend(expr);
        _done[expr] = result;
        return result;
    }

    /// <summary>Before the operands: a replacement ends the descent here.</summary>
    protected virtual Expr? Before(Expr expr) => null;

    /// <summary>After the operands.</summary>
    protected virtual Expr After(Expr expr) => expr;

    /// <summary>A reduction whose body has been opened, rewritten, and is about to be closed.</summary>
    protected virtual Expr Close(Reduce original, IndexVariable index, Expr body) => Pool.Reduce(original.Operation, index, body);

    private Expr Descend(Expr expr)
    {
        if (Before(expr) is { } replaced)
        {
            return replaced;
        }

        if (expr.Operands.Count == 0)
        {
            return After(expr);
        }

        if (expr is Reduce reduce)
        {
            var (index, body) = Pool.Open(reduce);
            var lower = Visit(reduce.Lower);
            var upper = Visit(reduce.Upper);
            var inner = Visit(body);
            if (ReferenceEquals(inner, body) && ReferenceEquals(lower, reduce.Lower) && ReferenceEquals(upper, reduce.Upper))
            {
                return After(reduce);
            }

            var range = ReferenceEquals(lower, reduce.Lower) && ReferenceEquals(upper, reduce.Upper)
                ? index
                : Pool.OpenIndex(lower, upper, reduce.NameHint);
            return After(Close(reduce, range, ReferenceEquals(range, index) ? inner : Pool.Substitute(inner, index, range)));
        }

        var operands = new Expr[expr.Operands.Count];
        var changed = false;
        for (var i = 0; i < operands.Length; i++)
        {
            operands[i] = Visit(expr.Operands[i]);
            changed |= !ReferenceEquals(operands[i], expr.Operands[i]);
        }

        return After(changed ? Pool.Rebuild(expr, operands) : expr);
    }
}

/// <summary>Replaces index variables by integer expressions; needs no opening of binders, since heights do not change.</summary>
internal sealed class IndexSubstitution(ExprPool pool, IReadOnlyDictionary<int, Expr> replacements)
{
    private readonly Dictionary<Expr, Expr> _done = [];

    public Expr Visit(Expr expr)
    {
        if (expr is IndexVariable index)
        {
            return replacements.TryGetValue(index.Key, out var replacement) ? replacement : expr;
        }

        if (!Concerns(expr))
        {
            return expr;
        }

        if (_done.TryGetValue(expr, out var known))
        {
            return known;
        }

        var operands = new Expr[expr.Operands.Count];
        for (var i = 0; i < operands.Length; i++)
        {
            operands[i] = Visit(expr.Operands[i]);
        }

        var result = pool.Rebuild(expr, operands);
        _done[expr] = result;
        return result;
    }

    private bool Concerns(Expr expr)
    {
        foreach (var key in expr.FreeIndices.Keys)
        {
            if (replacements.ContainsKey(key))
            {
                return true;
            }
        }

        return false;
    }
}
