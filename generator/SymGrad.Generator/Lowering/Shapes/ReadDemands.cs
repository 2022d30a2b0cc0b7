using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;

namespace SymGrad.Generator.Lowering.Shapes;

/// <summary>
/// What element reads demand: a lower bound on an extent, or integer data in range. What cannot be stated beforehand is left to
/// the checked access of the generated code.
/// </summary>
internal sealed class ReadDemands(Session session, Func<Expr, Expr> resolve)
{
    private readonly List<Requirement> _requirements = [];
    private readonly IndexBounds _bounds = new(session.Pool, resolve);

    public IReadOnlyList<Requirement> Requirements => _requirements;

    private ExprPool Pool => session.Pool;

    public void Add(ElementRead read)
    {
        var (extent, index) = (resolve(read.Extent), resolve(read.Index));
        if (index is Read label && !read.IsSlice)
        {
            AddLabel(label, extent, read.Origin);
            return;
        }

        if (_bounds.Greatest(index) is { } greatest && _bounds.Least(index) is { } least)
        {
            AddRange(extent, index, read.IsSlice ? Pool.Zero : least, Pool.Add(greatest, Pool.One), read.Around, read.Origin);
        }
    }

    private void AddRange(Expr extent, Expr index, Expr least, Expr bound, IReadOnlyList<IndexVariable> around, int origin)
    {
        // x[^c] asks for c elements.
        if (around.Count == 0 && least is Sum { Constant.Sign: < 0, Terms.Count: 1 } sum && sum.Terms[0] is { Value: Extent whole, Coefficient.IsOne: true } && index.FreeIndices.IsEmpty)
        {
            Demand(whole, Pool.Number(-sum.Constant), origin);
        }

        var missing = Pool.Subtract(bound, extent);
        if (missing is Number { Value.Sign: <= 0 } && least is not Number { Value.Sign: < 0 })
        {
            return;
        }

        var others = index.FreeIndices.IsEmpty ? around : [];
        var running = Running(index, others);
        var isOutside = least is Number { Value.Sign: < 0 } || missing is Number { Value.Sign: > 0 };
        if (isOutside && ReferenceEquals(running, Pool.True))
        {
            var text = new ExtentText(session.Parameters);
            session.Report(Descriptors.OutOfRange, session.Locations[origin], text.Of(index), text.Of(extent));
        }
        else if (running is not null && bound is not Number { Value.Sign: <= 0 }
            && ShapeLedger.IsKnownBeforehand(bound) && ShapeLedger.IsKnownBeforehand(extent))
        {
            Demand(extent, others.Count == 0 && IsHarmlessWhenEmpty(index) ? bound : Pool.Select(running, bound, Pool.Zero), origin);
        }
    }

    // x[i − c] with c ≥ 0 asks for no more than n elements, which is nothing when i has no range; x[i + 1] does.
    private static bool IsHarmlessWhenEmpty(Expr index) => index switch
    {
        IndexVariable => true,
        Sum { Constant.Sign: <= 0, Terms.Count: 1 } s => s.Terms[0].Value is IndexVariable && s.Terms[0].Coefficient.IsOne,
        _ => index.FreeIndices.IsEmpty,
    };

    // That the ranges of the indices, and those around, hold something; null when an inner range depends on an outer index.
    private Expr? Running(Expr index, IReadOnlyList<IndexVariable> others)
    {
        var conditions = new List<Expr>();
        foreach (var variable in OpenIndices(index).Concat(others))
        {
            var (lower, upper) = (resolve(variable.Lower!), resolve(variable.Upper!));
            if (!lower.FreeIndices.IsEmpty || !upper.FreeIndices.IsEmpty)
            {
                return others.Count == 0 && IsHarmlessWhenEmpty(index) ? Pool.And(conditions) : null;
            }

            conditions.Add(Pool.Compare(Relation.Less, lower, upper));
        }

        return Pool.And(conditions);
    }

    private static IEnumerable<IndexVariable> OpenIndices(Expr expr) =>
        expr is IndexVariable index ? [index] : expr.Operands.Where(o => !o.FreeIndices.IsEmpty).SelectMany(OpenIndices).Distinct();

    // Of two bounds that differ by a number, only the greater asks for anything.
    private void Demand(Expr extent, Expr bound, int origin)
    {
        for (var i = 0; i < _requirements.Count; i++)
        {
            if (_requirements[i].Kind == RequirementKind.AtLeast && ReferenceEquals(_requirements[i].Subject, extent)
                && Pool.Subtract(bound, _requirements[i].Bound) is Number difference)
            {
                _requirements[i] = difference.Value.Sign > 0 ? _requirements[i] with { Bound = bound, Origin = origin } : _requirements[i];
                return;
            }
        }

        if (ShapeLedger.FirstOwner(extent) is { } owner || (owner = ShapeLedger.FirstOwner(bound)) is not null)
        {
            _requirements.Add(new(RequirementKind.AtLeast, owner, extent, bound) { Origin = origin });
        }
    }

    // Data is checked as a whole where the model reads all of it; elsewhere an element that is out of range may never be used.
    private void AddLabel(Read label, Expr extent, int origin)
    {
        var isWhole = label.Indices.Distinct().Count() == label.Indices.Count && label.Indices.Select((index, axis) => IsWhole(label.Tensor, axis, index)).All(w => w);
        if (!isWhole || !label.Tensor.IsParameter || !ShapeLedger.IsKnownBeforehand(extent))
        {
            return;
        }

        var subject = Pool.Read(label.Tensor, [.. Enumerable.Range(0, label.Tensor.Rank).Select(Pool.Axis)]);
        if (!_requirements.Exists(r => r.Kind == RequirementKind.IndexBelow && ReferenceEquals(r.Subject, subject) && ReferenceEquals(r.Bound, extent)))
        {
            _requirements.Add(new(RequirementKind.IndexBelow, label.Tensor, subject, extent) { Origin = origin });
        }
    }

    private bool IsWhole(Tensor tensor, int axis, Expr index) => index is IndexVariable { Scope: IndexScope.Open } open
        && resolve(open.Lower!) is Number { Value.IsZero: true }
        && ReferenceEquals(resolve(open.Upper!), resolve(Pool.Extent(tensor, axis)));
}
