using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus;

/// <summary>Puts the axes of Jacobians into the order asked for.</summary>
internal static class Layout
{
    /// <summary>The definitions with the derivatives of a request in this layout; they come with the outputs' axes first.</summary>
    public static IReadOnlyList<Definition> Of(ExprPool pool, IReadOnlyList<Definition> definitions, AxisOrder order, Definition value, int request) =>
        order == AxisOrder.OutputsFirst || value.Target.Rank == 0
            ? definitions
            : [.. definitions.Select(d => d.Role == DefinitionRole.Derivative && d.Differential!.Request == request ? InputsFirst(pool, d, value.Target.Rank) : d)];

    private static Definition InputsFirst(ExprPool pool, Definition derivative, int outputs)
    {
        var rank = derivative.Target.Rank;
        var inputs = rank - outputs;
        var extents = derivative.Target.Extents;
        var names = Enumerable.Range(0, rank).Select(k => k < derivative.IndexNames.Count ? derivative.IndexNames[k] : null).ToList();
        return derivative with
        {
            Target = pool.Defined(derivative.Target.Name, [.. extents.Skip(outputs), .. extents.Take(outputs)]),
            Body = pool.Instantiate(derivative.Body, [.. Enumerable.Range(inputs, outputs).Select(pool.Axis), .. Enumerable.Range(0, inputs).Select(pool.Axis)]),
            IndexNames = [.. names.Skip(outputs), .. names.Take(outputs)],
            Differential = derivative.Differential! with { InputsFirst = true },
        };
    }
}
