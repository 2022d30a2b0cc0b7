using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Primitives;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Where both LSE u and e^(u − LSE u) are needed, one kernel computes the two and each exponential once: the softmax gets a definition
/// of its own, if it has none yet.
/// </summary>
internal sealed class SoftmaxRows : ExprRewriter
{
    private readonly Dictionary<Tensor, Tensor> _operands = [];
    private readonly Dictionary<Tensor, Tensor> _softmax = [];

    private SoftmaxRows(ExprPool pool)
        : base(pool)
    {
    }

    /// <summary>The definitions, and for each normaliser that is computed together with its softmax, the tensor of the latter.</summary>
    public static (IReadOnlyList<Definition> Definitions, IReadOnlyDictionary<Tensor, Tensor> Softmax) Run(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        var pass = new SoftmaxRows(pool);
        foreach (var definition in definitions)
        {
            if (definition.Body is Reduce { Operation: ReductionKind.LogSumExp, Lower: Number { Value.IsZero: true } } reduce && pass.RowOf(definition, reduce) is { } operand)
            {
                pass._operands.Add(definition.Target, operand);
            }
        }

        foreach (var exponential in ExprSearch.Nodes(definitions.Select(d => d.Body)).OfType<Apply>())
        {
            if (pass.Match(exponential) is var (normaliser, _, indices) && indices[indices.Count - 1] is IndexVariable && !pass._softmax.ContainsKey(normaliser))
            {
                var known = definitions.FirstOrDefault(d => d.Role is DefinitionRole.Local or DefinitionRole.Intermediate && pass.IsSoftmax(d, normaliser));
                pass._softmax.Add(normaliser, known?.Target ?? pool.Defined("p", pass._operands[normaliser].Extents));
            }
        }

        return (pass._softmax.Count == 0 ? definitions : pass.Rewrite(definitions), pass._softmax);
    }

    protected override Expr After(Expr expr) =>
        expr is Apply apply && Match(apply) is var (normaliser, _, indices) && _softmax.TryGetValue(normaliser, out var softmax) ? Pool.Read(softmax, indices) : expr;

    private List<Definition> Rewrite(IReadOnlyList<Definition> definitions)
    {
        var result = new List<Definition>(definitions.Count + 1);
        foreach (var definition in definitions)
        {
            if (!_softmax.ContainsValue(definition.Target))
            {
                result.Add(definition with { Body = Visit(definition.Body) });
            }

            if (_softmax.TryGetValue(definition.Target, out var softmax))
            {
                var known = definitions.FirstOrDefault(d => d.Target == softmax);
                result.Add(known ?? new(softmax, SoftmaxOf(definition.Target), DefinitionRole.Intermediate) { Origin = definition.Origin });
            }
        }

        return result;
    }

    /// <summary>The tensor whose rows are reduced, with the reduced axis last and the others in order; else null.</summary>
    private Tensor? RowOf(Definition definition, Reduce reduce)
    {
        var (index, body) = Pool.Open(reduce);
        return body is Read read
            && read.Indices.Count == definition.Target.Rank + 1
            && ReferenceEquals(read.Indices[read.Indices.Count - 1], index)
            && ReferenceEquals(reduce.Upper, read.Tensor.Extents[read.Tensor.Rank - 1])
            && Enumerable.Range(0, definition.Target.Rank).All(k => ReferenceEquals(read.Indices[k], Pool.Axis(k)) && ReferenceEquals(read.Tensor.Extents[k], definition.Target.Extents[k]))
                ? read.Tensor
                : null;
    }

    /// <summary>e^(u[α, κ] − lse[α]).</summary>
    private (Tensor Normaliser, Tensor Operand, IReadOnlyList<Expr> Indices)? Match(Apply apply)
    {
        if (apply.Primitive != PrimitiveTable.Exp || apply.Arguments[0] is not Sum { Terms.Count: 2, Constant.IsZero: true } sum)
        {
            return null;
        }

        foreach (var (plus, minus) in new[] { (sum.Terms[0], sum.Terms[1]), (sum.Terms[1], sum.Terms[0]) })
        {
            if (plus.Coefficient.IsOne && (-minus.Coefficient).IsOne && plus.Value is Read u && minus.Value is Read lse
                && _operands.TryGetValue(lse.Tensor, out var operand) && operand == u.Tensor
                && u.Indices.Take(u.Indices.Count - 1).SequenceEqual(lse.Indices))
            {
                return (lse.Tensor, operand, u.Indices);
            }
        }

        return null;
    }

    private Expr SoftmaxOf(Tensor normaliser)
    {
        var axes = Enumerable.Range(0, normaliser.Rank + 1).Select(k => (Expr)Pool.Axis(k)).ToList();
        return Pool.Apply(
            PrimitiveTable.Exp,
            Pool.Subtract(Pool.Read(_operands[normaliser], axes), Pool.Read(normaliser, [.. axes.Take(normaliser.Rank)])));
    }

    private bool IsSoftmax(Definition definition, Tensor normaliser) => ReferenceEquals(definition.Body, SoftmaxOf(normaliser));
}
