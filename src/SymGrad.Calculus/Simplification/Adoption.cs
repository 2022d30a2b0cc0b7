using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Ordering;

namespace SymGrad.Calculus.Simplification;

/// <summary>Of a model with several values one that is a local, and no more, takes its place: what else reads the local reads the value.</summary>
internal static class Adoption
{
    public static IReadOnlyList<Definition> Run(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        var values = definitions.Where(d => d.Role == DefinitionRole.Value).ToList();
        var locals = definitions.Where(d => d.Role == DefinitionRole.Local).ToDictionary(d => d.Target);
        var adopted = new Dictionary<Tensor, Tensor>();
        var pass = new Renaming(pool, adopted);
        foreach (var value in values.Count > 1 ? values : [])
        {
            if (value.Body is Read read && locals.ContainsKey(read.Tensor) && !adopted.ContainsKey(read.Tensor)
                && read.Indices.Select((index, axis) => ReferenceEquals(index, pool.Axis(axis))).All(same => same) && read.Tensor.Extents.SequenceEqual(value.Target.Extents))
            {
                adopted.Add(read.Tensor, value.Target);
            }
        }

        return adopted.Count == 0 ? definitions : EvaluationOrder.Arrange(
        [
            .. definitions.Where(d => !adopted.ContainsKey(d.Target)).Select(d => adopted.ContainsValue(d.Target)
                ? d with { Body = pass.Visit(locals[((Read)d.Body).Tensor].Body), IndexNames = locals[((Read)d.Body).Tensor].IndexNames }
                : d with { Body = pass.Visit(d.Body) }),
        ]);
    }
}
