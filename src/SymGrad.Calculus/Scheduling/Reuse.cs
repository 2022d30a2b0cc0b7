using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// A derivative that is computed element by element is stored in any case: where other definitions hold the same expression, they read it from there.
/// The error of a loss is often the gradient of a shift, and what the gradients of everything else start from.
/// </summary>
internal sealed class Reuse : ExprRewriter
{
    private const int WorthReading = 2;

    private readonly Definition _result;
    private readonly Definition _reader;
    private readonly Expr _canonical;
    private readonly List<IndexVariable> _order;

    private Reuse(ExprPool pool, Definition result, Definition reader)
        : base(pool)
    {
        (_result, _reader) = (result, reader);
        _order = Indices(result.Body);
        _canonical = pool.Positional(result.Body, _order);
    }

    public static IReadOnlyList<Definition> Run(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        var list = definitions.ToList();
        foreach (var target in definitions.Where(d => d is { Role: DefinitionRole.Derivative, Target.Rank: > 0, Body.BinderHeight: 0 }).Select(d => d.Target))
        {
            // What reads another result by now, as one of two equal gradients does, is not read itself.
            var result = list.Find(d => d.Target == target)!;
            if (!IsElementwise(result))
            {
                continue;
            }

            var needed = Needed(list, result);
            var changed = false;
            for (var k = 0; k < list.Count; k++)
            {
                // What the derivative itself is computed from cannot read it.
                if (needed.Contains(list[k].Target))
                {
                    continue;
                }

                var body = new Reuse(pool, result, list[k]).Visit(list[k].Body);
                changed |= !ReferenceEquals(body, list[k].Body);
                list[k] = list[k] with { Body = body };
            }

            if (changed)
            {
                // It comes as soon as it can.
                list.Remove(result);
                list.Insert(list.FindLastIndex(d => needed.Contains(d.Target)) + 1, result);
            }
        }

        return list;
    }

    protected override Expr After(Expr expr)
    {
        if (expr.Kind != ValueKind.Real || expr.GetType() != _result.Body.GetType() || expr.FreeIndices.IsEmpty)
        {
            return expr;
        }

        var order = Indices(expr);
        return order.Count == _order.Count && ReferenceEquals(Pool.Positional(expr, order), _canonical)
            && Enumerable.Range(0, order.Count).All(k => ReferenceEquals(ExtentOf(order[k]), _result.Target.Extents[_order[k].Position]))
                ? Pool.Read(_result.Target, [.. Enumerable.Range(0, order.Count).OrderBy(k => _order[k].Position).Select(k => order[k])])
                : expr;
    }

    private static bool IsElementwise(Definition definition) => Cost.Of(definition.Body) >= WorthReading
        && Indices(definition.Body).Count == definition.Target.Rank
        && definition.Body.Nodes().All(n => n is not (Select or MatrixFunction) && (n is not Read read || read.Indices.All(i => i is IndexVariable)));

    private static List<IndexVariable> Indices(Expr expr) => [.. expr.Nodes().OfType<IndexVariable>().Distinct()];

    /// <summary>An index's extent where it runs over all of it.</summary>
    private Expr? ExtentOf(IndexVariable index) => index.Scope == IndexScope.Axis
        ? _reader.Target.Extents[index.Position]
        : index.Lower is Number { Value.IsZero: true } ? index.Upper : null;

    /// <summary>What a definition reads, and what that reads.</summary>
    private static HashSet<Tensor> Needed(List<Definition> definitions, Definition result)
    {
        var byTarget = definitions.ToDictionary(d => d.Target);
        HashSet<Tensor> needed = [result.Target];
        var open = new Stack<Definition>([result]);
        while (open.Count > 0)
        {
            foreach (var tensor in open.Pop().Body.Nodes().OfType<Read>().Select(r => r.Tensor))
            {
                if (needed.Add(tensor) && byTarget.TryGetValue(tensor, out var definition))
                {
                    open.Push(definition);
                }
            }
        }

        return needed;
    }
}
