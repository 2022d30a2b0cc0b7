using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>Declares the variables that hold one number from round to round, where they get their first value.</summary>
internal static class Declarations
{
    public static List<Statement> Of(ExprPool pool, List<Statement> statements, IEnumerable<Tensor> variables) =>
        variables.Aggregate(statements, (result, variable) => Of(pool, result, variable));

    private static List<Statement> Of(ExprPool pool, List<Statement> statements, Tensor variable)
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
            case For loop when users.Count == 1 && !IsCarried(loop, variable):
                return [.. statements.Take(at), loop with { Body = Of(pool, [.. loop.Body], variable) }, .. rest];
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
