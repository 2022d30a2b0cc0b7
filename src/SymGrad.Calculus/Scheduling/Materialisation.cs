using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Scheduling;

/// <summary>
/// Gives the factors of contractions and outer products a tensor of their own where they are computed: in Σ_n (p[n,i] − t[n,i])·x[n,j]
/// the difference would be computed for every j, and no kernel could read it.
/// </summary>
internal sealed class Materialisation
{
    private readonly ExprPool _pool;
    private readonly KernelMatcher _kernels;
    private readonly List<Definition> _result = [];
    private readonly Dictionary<Expr, Tensor> _known = [];

    private Materialisation(ExprPool pool) => (_pool, _kernels) = (pool, new(pool));

    public static IReadOnlyList<Definition> Run(ExprPool pool, IReadOnlyList<Definition> definitions)
    {
        var pass = new Materialisation(pool);
        foreach (var definition in definitions)
        {
            var body = pass.Rewrite(definition);
            pass._result.Add(definition with { Body = body });
        }

        return pass._result;
    }

    private Expr Rewrite(Definition definition)
    {
        if (definition.Body is Reduce { Operation: not ReductionKind.Sum } reduce)
        {
            return Row(definition, reduce);
        }

        var summands = Body.Split(_pool, definition.Body);
        var axes = Enumerable.Range(0, definition.Target.Rank).Select(_pool.Axis).ToList();
        var changed = false;
        var terms = new List<Term>();
        foreach (var summand in summands)
        {
            var value = summand.Conditions.Count == 0 ? Contraction(definition, axes, summand) : null;
            changed |= value is not null;
            var rebuilt = _pool.Guard(_pool.And(summand.Conditions), value ?? summand.Value);
            for (var k = summand.Indices.Count - 1; k >= 0; k--)
            {
                rebuilt = _pool.Reduce(ReductionKind.Sum, summand.Indices[k], rebuilt);
            }

            terms.Add(new(summand.Coefficient, rebuilt));
        }

        return changed ? _pool.Combine(terms) : definition.Body;
    }

    /// <summary>The summand as a product of two reads (and scalars), or null where it is none or needs nothing.</summary>
    private Expr? Contraction(Definition definition, List<IndexVariable> axes, Summand summand)
    {
        List<IndexVariable> domain = [.. axes, .. summand.Indices];
        if (domain.Count < 2 || summand.Value is not Product product)
        {
            return null;
        }

        var groups = Factors.Group(product, domain);
        if (groups is null || groups.Tensors.All(g => g.IsRead) || !groups.Tensors.All(g => g.IsRead || HasExtents(g, domain, definition)))
        {
            return null;
        }

        return _pool.MultiplyPowers(
        [
            .. groups.Scalars,
            .. groups.Tensors.Select(g => new Factor(g.IsRead ? g.Factors[0].Base : Stored(g, domain, definition), 1)),
        ]);
    }

    /// <summary>Whether every value within the extents is one that the summand reads: no range depends on another index of the group.</summary>
    private bool HasExtents(FactorGroup group, List<IndexVariable> domain, Definition definition) => domain.Where(group.Indices.Contains)
        .All(i => ExtentOf(i, definition) is not null && (i.Upper is null || !i.Upper.FreeIndices.Overlaps(group.Indices)));

    private Expr? ExtentOf(IndexVariable index, Definition definition) => index.Scope == IndexScope.Axis
        ? definition.Target.Extents[index.Position]
        : new Ranges(_pool, definition.Target.Extents).Bound(index.Upper!, largest: true);

    /// <summary>Lets a reduction that is not a sum run over a dense row: its operand is stored with the reduced axis last.</summary>
    private Expr Row(Definition definition, Reduce reduce)
    {
        var (index, body) = _pool.Open(reduce);
        var read = (Read)(body is Select exclusive ? exclusive.Otherwise : body);
        if (_kernels.Vector(read, index) is not null)
        {
            return definition.Body;
        }

        // Where the range of the row depends on an axis, its largest extent is stored, and read no further than the range goes.
        var inRange = index.Upper!.FreeIndices.IsEmpty ? _pool.True : _pool.Compare(Relation.Less, index, index.Upper);
        var element = _pool.Guard(inRange, read);
        var axes = Enumerable.Range(0, definition.Target.Rank).Select(_pool.Axis).Where(element.DependsOn).ToList();
        List<IndexVariable> used = [.. axes, index];
        var extent = ExtentOf(index, definition) ?? throw new InvalidOperationException($"The range of {index} has no bound.");
        var dense = _pool.Defined(read.Tensor.Name, [.. axes.Select(a => definition.Target.Extents[a.Position]), extent]);
        _result.Add(new(dense, _pool.Positional(element, used), DefinitionRole.Intermediate) { Origin = definition.Origin });
        var row = _pool.Read(dense, [.. used]);
        return _pool.Reduce(reduce.Operation, index, body is Select select ? _pool.Select(select.Condition, select.Then, row) : row);
    }

    private Expr Stored(FactorGroup group, List<IndexVariable> domain, Definition definition)
    {
        var used = domain.Where(i => group.Indices.Contains(i)).ToList();
        var value = _pool.MultiplyPowers(group.Factors);

        // In the order of memory of something that is read along all of these axes: kernels take either order, the loop that fills it does not.
        if (value.Nodes().OfType<Read>().Select(r => r.Indices.OfType<IndexVariable>().ToList()).FirstOrDefault(order => order.Count == used.Count && used.TrueForAll(order.Contains)) is { } order)
        {
            used = order;
        }

        var body = _pool.Positional(value, used);
        if (!_known.TryGetValue(body, out var tensor))
        {
            tensor = _pool.Defined(
                "g", [.. used.Select(i => ExtentOf(i, definition)!)]);
            _known.Add(body, tensor);
            _result.Add(new(tensor, body, DefinitionRole.Intermediate) { Origin = definition.Origin });
        }

        return _pool.Read(tensor, [.. used]);
    }
}
