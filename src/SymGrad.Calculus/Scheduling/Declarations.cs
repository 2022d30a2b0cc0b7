using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>Declares the variables that hold one number from round to round, where they get their first value.</summary>
internal static class Declarations
{
    /// <param name="pool">Makes the expressions.</param>
    /// <param name="statements">The statements.</param>
    /// <param name="variables">The variables, and whether what comes behind the statements reads them.</param>
    public static List<Statement> Of(ExprPool pool, List<Statement> statements, IEnumerable<(Tensor Variable, bool IsLeft)> variables) =>
        variables.Aggregate(statements, (result, v) => Of(pool, result, v.Variable, v.IsLeft));

    private static List<Statement> Of(ExprPool pool, List<Statement> statements, Tensor variable, bool isLeft)
    {
        var users = statements.Where(s => Effects.Writes(s).Concat(Effects.Reads(s)).Contains(variable)).ToList();
        var at = statements.IndexOf(users[0]);
        var rest = statements.Skip(at + 1);
        switch (users[0])
        {
            case Store { Accumulate: false } store:
                return [.. statements.Take(at), new Declare(variable, store.Value), .. rest];
            case KernelCall { Accumulate: false } or Declare:
                return statements;
            case For loop when users.Count == 1 && !isLeft && !IsCarried(loop, variable):
                return [.. statements.Take(at), loop with { Body = Of(pool, [.. loop.Body], variable, isLeft) }, .. rest];
            default:
                return [new Declare(variable, pool.Zero), .. statements];
        }
    }

    /// <summary>Whether the first thing that a round does with a variable is not to give it a value.</summary>
    private static bool IsCarried(For loop, Tensor variable) => loop.Body.First(s => Effects.Writes(s).Concat(Effects.Reads(s)).Contains(variable)) switch
    {
        Store { Accumulate: false } store => Effects.Reads(store).Contains(variable),
        KernelCall { Accumulate: false } or Declare => false,
        _ => true,
    };
}
