using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Typesetting.Display;

/// <summary>
/// What a loop reads in each round the model demands where there are rounds, and code that reads it apart from the loop asks whether there are, or whether it exists.
/// A reader takes for granted that what a formula names exists. What the author wrote stays.
/// </summary>
internal sealed class DemandedRounds : ExprRewriter
{
    private readonly HashSet<Expr> _rounds;

    public DemandedRounds(ExprPool pool)
        : base(pool) =>
        _rounds = [.. pool.Demands.SelectMany(d => Logic.Conjuncts(d.Where).Append(d.Holds))];

    /// <summary>The body of a definition without them.</summary>
    public Expr Of(Definition definition) => _rounds.Count == 0 || definition.Role is DefinitionRole.Local or DefinitionRole.Value ? definition.Body : Visit(definition.Body);

    protected override Expr? Before(Expr expr) => _rounds.Contains(expr) ? Pool.True : null;
}
