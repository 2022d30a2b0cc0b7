using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>
/// What a loop reads in each round the model demands where there are rounds, and code that reads or computes it apart from the loop asks whether there are, or whether it exists.
/// A reader takes for granted that what a formula names exists and has a value. What the author wrote stays.
/// </summary>
internal sealed class DemandedRounds
{
    private readonly GrantedRounds _ofRounds;
    private readonly Demanded _demanded;

    public DemandedRounds(ExprPool pool)
    {
        HashSet<Expr> demanded = [.. pool.Demands.SelectMany(d => Logic.Conjuncts(d.Where).Append(d.Holds))];
        _ofRounds = new(pool);
        _demanded = new(pool, demanded);
    }

    /// <summary>The body of a definition without them.</summary>
    public Expr Of(Definition definition) => definition.Role is DefinitionRole.Local or DefinitionRole.Value ? _ofRounds.Visit(definition.Body) : _demanded.Visit(definition.Body);

    /// <summary>An expression of a derivative without them.</summary>
    public Expr Of(Expr expr) => _demanded.Visit(expr);

    private sealed class Demanded(ExprPool pool, HashSet<Expr> demanded) : ExprRewriter(pool)
    {
        protected override Expr? Before(Expr expr) => demanded.Contains(expr) || Pool.IsOfRounds(expr) ? Pool.True : null;
    }
}
