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
            return Excluding(definition, reduce) ?? Row(definition, reduce);
        }

        var summands = Body.Split(_pool, definition.Body);
        var axes = Enumerable.Range(0, definition.Target.Rank).Select(_pool.Axis).ToList();
        var changed = false;
        var terms = new List<Term>();
        foreach (var summand in summands)
        {
            var value = summand.Conditions.Count == 0 ? Contraction(definition, axes, summand) ?? Columns(definition, axes, summand) : null;
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

    /// <summary>The summand of a row of sums with copies of what it reads along columns, or null where that does not make it one.</summary>
    private Expr? Columns(Definition definition, List<IndexVariable> axes, Summand summand)
    {
        if (axes.Count < 2 || summand.Indices.Count != 1 || summand.Indices[0] is not { Lower: Number { Value.IsZero: true }, Upper.FreeIndices.IsEmpty: true })
        {
            return null;
        }

        var (rows, site) = (new RowsOfSums(_pool), Site.Of(definition.Target));
        var copies = new List<Definition>();
        List<IndexVariable> order = [.. axes.Take(axes.Count - 1), .. summand.Indices, axes[axes.Count - 1]];
        var value = _kernels.Match(site, summand, accumulate: false) is null && rows.Of(site, [summand], accumulate: false) is null
            ? Packing.Run(_pool, axes, summand.Value, e => Copied(e, order, definition, copies))
            : null;
        if (value is null || rows.Of(site, [summand with { Value = value }], accumulate: false) is null)
        {
            return null;
        }

        foreach (var copy in copies)
        {
            _known[copy.Body] = copy.Target;
            _result.Add(copy);
        }

        return value;
    }

    private Expr Copied(Expr value, IReadOnlyList<IndexVariable> order, Definition definition, List<Definition> copies)
    {
        var indices = order.Where(value.DependsOn).ToList();
        var (body, extents) = (_pool.Positional(WhereRead(value, order, indices, definition), indices), indices.Select(i => ExtentOf(i, definition)!).ToList());
        var tensor = Known(body, extents) ?? copies.Find(c => ReferenceEquals(c.Body, body))?.Target;
        if (tensor is null)
        {
            tensor = _pool.Defined("g", extents);
            copies.Add(new(tensor, body, DefinitionRole.Intermediate) { Origin = definition.Origin });
        }

        return _pool.Read(tensor, [.. indices]);
    }

    /// <summary>Whether every value within the extents is one that the summand reads: no range depends on another index of the group, none begins below 0.</summary>
    private bool HasExtents(FactorGroup group, List<IndexVariable> domain, Definition definition) => domain.Where(group.Indices.Contains)
        .All(i => ExtentOf(i, definition) is not null && (i.Upper is null || !i.Upper.FreeIndices.Overlaps(group.Indices))
            && (i.Lower is null || new IndexProof(_pool, new(_pool, definition.Target.Extents)).AtMost(_pool.Zero, i.Lower, [])));

    private Expr? ExtentOf(IndexVariable index, Definition definition) => index.Scope == IndexScope.Axis
        ? definition.Target.Extents[index.Position]
        : new Ranges(_pool, definition.Target.Extents).Bound(index.Upper!, largest: true);

    private Expr LargestOf(IndexVariable index, Definition definition) =>
        ExtentOf(index, definition) ?? throw new NoBoundException($"The range of {index} has no bound.");

    /// <summary>
    /// A product without its factor at g, where g is not simply the last axis: ∏_{i≠t−1} sᵢ, as the adjoint of a loop's states has it. The kernel
    /// writes a row with one element for each factor, so the row is a tensor of its own, read at g; null where the definition is that row.
    /// </summary>
    private Expr? Excluding(Definition definition, Reduce reduce)
    {
        var (index, body) = _pool.Open(reduce);
        if (body is not Select { Condition: Compare { Relation: Relation.Equal } exclusion } select)
        {
            return null;
        }

        var excluded = Affine.Solve(_pool, _pool.Subtract(exclusion.Left, exclusion.Right), index, _pool.Zero)
            ?? throw new InvalidOperationException($"The factor that {exclusion} leaves out is not known.");
        var rank = definition.Target.Rank;
        if (rank > 0 && ReferenceEquals(excluded, _pool.Axis(rank - 1)) && index.Lower is Number { Value.IsZero: true }
            && !select.Otherwise.DependsOn(_pool.Axis(rank - 1)))
        {
            return null;
        }

        var largest = LargestOf(index, definition);
        var factor = _pool.OpenIndex(_pool.Zero, largest, reduce.NameHint);
        var rest = _pool.Reduce(
            reduce.Operation, index, _pool.Select(_pool.Compare(Relation.Equal, index, _pool.Add(index.Lower!, factor)), select.Then, select.Otherwise));
        var axes = Enumerable.Range(0, rank).Select(_pool.Axis).Where(rest.DependsOn).ToList();
        var row = new Definition(
            _pool.Defined(definition.Target.Name, [.. axes.Select(a => definition.Target.Extents[a.Position]), largest]),
            _pool.Positional(rest, [.. axes, factor]),
            DefinitionRole.Intermediate) { Origin = definition.Origin };
        _result.Add(row with { Body = Row(row, (Reduce)row.Body) });
        var exists = _pool.And(_pool.Compare(Relation.LessOrEqual, index.Lower!, excluded), _pool.Compare(Relation.Less, excluded, index.Upper!));
        return new Ranges(_pool, definition.Target.Extents).Simplify(
            _pool.Guard(exists, _pool.Read(row.Target, [.. axes, _pool.Subtract(excluded, index.Lower!)])));
    }

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
        var extent = LargestOf(index, definition);
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

        value = WhereRead(value, domain, used, definition);
        var (body, extents) = (_pool.Positional(value, used), used.Select(i => ExtentOf(i, definition)!).ToList());
        var tensor = Known(body, extents);
        if (tensor is null)
        {
            _known[body] = tensor = _pool.Defined("g", extents);
            _result.Add(new(tensor, body, DefinitionRole.Intermediate) { Origin = definition.Origin });
        }

        return _pool.Read(tensor, [.. used]);
    }

    private Expr WhereRead(Expr value, IReadOnlyList<IndexVariable> domain, IReadOnlyList<IndexVariable> used, Definition definition) =>
        new ReadsThatExist(_pool, new(_pool, definition.Target.Extents)).Guarded(value, [.. domain.Except(used)], used);

    /// <summary>What holds these values already, and as many of them.</summary>
    private Tensor? Known(Expr body, IReadOnlyList<Expr> extents) => _known.TryGetValue(body, out var tensor) && tensor.Extents.SequenceEqual(extents) ? tensor : null;
}
