using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Claims.Guesses;

/// <summary>A way in which a claim may have gone wrong, and the claim without it.</summary>
/// <param name="Name">What kind of slip.</param>
/// <param name="Detail">Where, given how expressions are written.</param>
/// <param name="Mended">The claimed expression without it.</param>
internal sealed record Slip(string Name, Func<Func<Expr, string>, string> Detail, Expr Mended)
{
    /// <summary>Whether the claim's axes are exchanged too.</summary>
    public bool IsTurned { get; init; }

    /// <summary>Whether what is missing is a condition alone: that says more than the whole truth beside it.</summary>
    public bool IsCondition { get; init; }
}

/// <summary>What slips are looked for in: both sides over the parameters and the claim's axes.</summary>
/// <param name="Pool">Holds both.</param>
/// <param name="Claim">The claimed expression.</param>
/// <param name="Truth">The true one.</param>
/// <param name="Indices">The free indices and the claim's axes.</param>
internal sealed record Sides(ExprPool Pool, Expr Claim, Expr Truth, IReadOnlyList<Expr> Indices)
{
    /// <summary>The claim with one subexpression replaced wherever it stands; bound indices keep their names.</summary>
    public Expr With(Expr part, Expr replacement)
    {
        var done = new Dictionary<Expr, Expr> { [part] = replacement };
        foreach (var expr in ExprSearch.OperandsFirst(Claim))
        {
            if (!done.ContainsKey(expr))
            {
                var operands = new Expr[expr.Operands.Count];
                var isChanged = false;
                for (var k = 0; k < operands.Length; k++)
                {
                    // A matrix function names its matrix by an element, whose value it does not read.
                    operands[k] = expr is MatrixFunction && k == 0 ? expr.Operands[k] : done[expr.Operands[k]];
                    isChanged |= !ReferenceEquals(operands[k], expr.Operands[k]);
                }

                done.Add(expr, isChanged ? Pool.Rebuild(expr, operands) : expr);
            }
        }

        return done[Claim];
    }
}
