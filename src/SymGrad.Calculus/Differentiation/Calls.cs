using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;
using SymGrad.Calculus.Tracing;

namespace SymGrad.Calculus.Differentiation;

/// <summary>Writes out functions whose derivative the user gives, when everything has been differentiated.</summary>
internal static class Calls
{
    /// <summary>The definitions in which no call is left but of what generated code must call.</summary>
    public static IReadOnlyList<Definition> WriteOut(ExprPool pool, IReadOnlyList<Definition> definitions, ITrace? trace, CancellationToken cancellation)
    {
        while (definitions.Any(d => d.Body.Nodes().Any(IsWritten)))
        {
            var written = new List<Definition>();
            foreach (var definition in NormalForm.Of(pool, definitions, trace, cancellation))
            {
                written.Add(WriteOut(pool, definition, written.Add, trace));
            }

            definitions = written;
        }

        return definitions;
    }

    /// <summary>What stands for the parameters of a function at a call.</summary>
    public static Dictionary<Tensor, Argument> Arguments(ExprPool pool, CustomCall call)
    {
        var arguments = new Dictionary<Tensor, Argument>();
        for (var k = 0; k < call.Arguments.Count; k++)
        {
            var (formal, argument, leading) = (call.Function.Formals[k], call.Arguments[k], call.Leading(k));
            arguments.Add(
                formal,
                formal.Rank == 0
                    ? new(_ => argument, [], argument.FreeIndices)
                    : new(at => pool.Read(((Read)argument).Tensor, [.. leading, .. at]), [.. ((Read)argument).Tensor.Extents.Skip(leading.Count)], argument.FreeIndices));
        }

        return arguments;
    }

    private static bool IsWritten(Expr expr) => expr is CustomCall { Function.Value.Count: > 0 };

    private static Definition WriteOut(ExprPool pool, Definition definition, Action<Definition> define, ITrace? trace)
    {
        var (condition, body) = definition.Body is Select { IsGuard: true, Then: CustomCall } guard ? (guard.Condition, guard.Then) : (pool.True, definition.Body);
        if (body is not CustomCall { Function.Value: { Count: > 0 } value } call)
        {
            return definition;
        }

        var rank = definition.Target.Rank - call.Place.Count;
        var around = Enumerable.Range(0, rank).Select(k => (pool.Axis(k), definition.Target.Extents[k])).ToList();
        var ofCall = condition.FreeIndices.Keys.All(key => around.Exists(a => a.Item1.Key == key)) ? condition : pool.True;
        var function = new Instantiation(pool, value, Arguments(pool, call), around, ofCall, define);
        var written = definition with { Body = pool.Guard(condition, function.Result(0, call.Place)) };
        trace?.Record(new(Rule.Inline, call.Function.Name, definition.Body, written.Body, definition));
        return written;
    }
}
