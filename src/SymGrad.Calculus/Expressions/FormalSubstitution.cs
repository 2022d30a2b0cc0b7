using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Expressions;

/// <summary>What a function says of its parameters' extents and of its integers, at a call.</summary>
public sealed class FormalSubstitution : ExprRewriter
{
    private readonly Dictionary<Tensor, (Expr Argument, int Leading)> _arguments = [];

    public FormalSubstitution(ExprPool pool, CustomFunction function, IReadOnlyList<Expr> arguments)
        : base(pool)
    {
        for (var k = 0; k < arguments.Count; k++)
        {
            _arguments.Add(function.Formals[k], (arguments[k], arguments[k].Operands.Count - function.Formals[k].Rank));
        }
    }

    /// <summary>The extents of the result.</summary>
    public static IReadOnlyList<Expr> ExtentsOf(ExprPool pool, CustomFunction function, IReadOnlyList<Expr> arguments)
    {
        var substitution = new FormalSubstitution(pool, function, arguments);
        var extents = new List<Expr>();
        foreach (var extent in function.Extents)
        {
            extents.Add(substitution.Visit(extent));
        }

        return extents;
    }

    protected override Expr? Before(Expr expr) =>
        expr is Extent extent && _arguments.TryGetValue(extent.Tensor, out var own) ? ((Read)own.Argument).Tensor.Extents[own.Leading + extent.Axis] : null;

    protected override Expr After(Expr expr) => expr is Read { Tensor.Rank: 0 } read && _arguments.TryGetValue(read.Tensor, out var own) ? own.Argument : expr;
}
