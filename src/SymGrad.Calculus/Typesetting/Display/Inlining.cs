using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>Writes definitions out where they are read.</summary>
internal sealed class Inlining(ExprPool pool, DisplayPlan plan, IEnumerable<Definition> definitions) : ExprRewriter(pool)
{
    private readonly Dictionary<Tensor, Definition> _byTarget = definitions.ToDictionary(d => d.Target);

    protected override Expr? Before(Expr expr) => expr is Read read && plan.IsWrittenOut(read.Tensor)
        ? Pool.Instantiate(Visit(_byTarget[read.Tensor].Body), [.. read.Indices.Select(Visit)])
        : null;
}
