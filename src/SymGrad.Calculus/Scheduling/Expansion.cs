using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Scheduling;

/// <summary>Writes out the primitives that exist for the mathematics alone and have no function of their own in code.</summary>
internal sealed class Expansion : ExprRewriter
{
    private Expansion(ExprPool pool)
        : base(pool)
    {
    }

    public static IReadOnlyList<Definition> Run(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        var pass = new Expansion(pool);
        return [.. definitions.Select(d => d with { Body = pass.Visit(d.Body) })];
    }

    protected override Expr After(Expr expr) => expr is Apply { Arguments: var x } apply && apply.Primitive == PrimitiveTable.XLogY
        ? Pool.Select(Pool.Compare(Relation.Equal, x[0], Pool.Zero), Pool.Zero, Pool.Multiply(x[0], Pool.Apply(PrimitiveTable.Log, x[1])))
        : expr;
}
