using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Ordering;

/// <summary>
/// Lets definitions that read one another in opposite directions run in one: a loop that counts down leaves what it carries at the number
/// of the round, and what it fills at its counter, x[i] = s[n − 1 − i]. Along one axis no order is found so; with s counted from its end there is one.
/// </summary>
public static class AxisReversal
{
    /// <summary>The definitions, some of them with an axis in the opposite direction where that gives them an order.</summary>
    public static IReadOnlyList<Definition> Run(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        if (EvaluationOrder.Exists(definitions))
        {
            return definitions;
        }

        var result = definitions;
        foreach (var group in Components.Of(definitions, Dependencies.Of(definitions)).Where(g => g.Count > 1 && !EvaluationOrder.Exists(g)))
        {
            var inside = Dependencies.Of(group);
            var turned = group.SelectMany(m => Enumerable.Range(0, m.Target.Rank).Select(axis => Turned(pool, group, inside, m.Target, axis)))
                .FirstOrDefault(axes => axes.Count > 0 && EvaluationOrder.Exists(Turn(pool, group, axes)));
            result = turned is null ? result : Turn(pool, result, turned);
        }

        return result;
    }

    /// <summary>The axes that run against the given one, from where one is read at an index that falls as the other rises.</summary>
    private static Dictionary<Tensor, int> Turned(ExprPool pool, List<Definition> group, IReadOnlyList<Dependency> inside, Tensor first, int axis)
    {
        var known = new Dictionary<Tensor, (int Axis, bool IsTurned)> { [first] = (axis, false) };
        for (var open = true; open;)
        {
            open = false;
            foreach (var (reader, read) in inside.Select(d => (d.Reader.Target, d.Read)).Where(p => known.ContainsKey(p.Target) != known.ContainsKey(p.Read.Tensor)))
            {
                foreach (var (at, of, falls) in Links(pool, reader, read))
                {
                    if (known.TryGetValue(reader, out var from) ? from.Axis == at : known.TryGetValue(read.Tensor, out from) && from.Axis == of)
                    {
                        var isReader = known.ContainsKey(reader);
                        known[isReader ? read.Tensor : reader] = (isReader ? of : at, from.IsTurned != falls);
                        open = true;
                        break;
                    }
                }
            }
        }

        return group.Where(m => known.TryGetValue(m.Target, out var k) && k.IsTurned).ToDictionary(m => m.Target, m => known[m.Target].Axis);
    }

    /// <summary>The axes of a reader with those of what it reads that rise, or fall, with them.</summary>
    private static IEnumerable<(int Reader, int Read, bool Falls)> Links(ExprPool pool, Tensor reader, Read read) =>
        from at in Enumerable.Range(0, reader.Rank)
        let index = pool.Axis(at)
        from of in Enumerable.Range(0, read.Indices.Count)
        where read.Indices[of].DependsOn(index)
        let falls = !pool.Add(read.Indices[of], index).DependsOn(index)
        where falls || !pool.Subtract(read.Indices[of], index).DependsOn(index)
        select (at, of, falls);

    private static IReadOnlyList<Definition> Turn(ExprPool pool, IReadOnlyList<Definition> definitions, Dictionary<Tensor, int> axes)
    {
        var pass = new Pass(pool, axes);
        return
        [
            .. definitions.Select(d => d with
            {
                Body = pass.Visit(axes.TryGetValue(d.Target, out var axis) ? pool.Substitute(d.Body, pool.Axis(axis), FromEnd(pool, d.Target, axis, pool.Axis(axis))) : d.Body),
            }),
        ];
    }

    private static Expr FromEnd(ExprPool pool, Tensor tensor, int axis, Expr index) => pool.Subtract(pool.Subtract(tensor.Extents[axis], pool.One), index);

    private sealed class Pass(ExprPool pool, Dictionary<Tensor, int> axes) : ExprRewriter(pool)
    {
        protected override Expr After(Expr expr) => expr is Read read && axes.TryGetValue(read.Tensor, out var turned)
            ? Pool.Read(read.Tensor, [.. read.Indices.Select((index, axis) => axis == turned ? FromEnd(Pool, read.Tensor, axis, index) : index)])
            : expr;
    }
}
