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

    public IReadOnlyList<Requirement> Requirements => _requirements;

    private ExprPool Pool => session.Pool;

    public void Add(ElementRead read)
    {
        var (extent, index) = (resolve(read.Extent), resolve(read.Index));
        if (index is Read label && !read.IsSlice && ShapeLedger.IsKnownBeforehand(extent))
        {
            AddLabel(label, extent, read.Origin);
            return;
        }

        if (!IsDecidedByExtents(extent, index))
        {
            _requirements.AddRange(new RoundDemands(Pool, resolve).Below(extent, index, read).Where(r => !_requirements.Exists(r.Asks)));
            return;
        }

        if (IndexRegion.Of(Pool, resolve, index, read.Around) is { } region && region.Greatest(index) is { } greatest && region.Least(index) is { } least)
        {
            AddRange(extent, index, read.IsSlice ? Pool.Zero : least, Pool.Add(greatest, Pool.One), region, read);
        }
    }

    /// <summary>Whether neither the extent nor the ranges of the indices are a matter of data.</summary>
    private bool IsDecidedByExtents(Expr extent, Expr index) => !IndexReach.Of(resolve, [extent, index]).Any(e => e is Read { Indices.Count: > 0 });

    private void AddRange(Expr extent, Expr index, Expr least, Expr bound, IndexRegion region, ElementRead read)
    {
        // x[^c] asks for c elements.
        if (read.Around.Count == 0 && least is Sum { Constant.Sign: < 0, Terms.Count: 1 } sum && sum.Terms[0] is { Value: Extent whole, Coefficient.IsOne: true } && index.FreeIndices.IsEmpty)
        {
            Demand(whole, Pool.Number(-sum.Constant), read.Origin);
            least = Pool.Zero;
        }

        var runs = region.Runs;
        var missing = Pool.Subtract(bound, extent);
        if ((least is Number { Value.Sign: < 0 } || missing is Number { Value.Sign: > 0 }) && region.RunsForCertain)
        {
            var text = new ExtentText(session);
            session.Report(Descriptors.OutOfRange, session.Locations[read.Origin], text.Of(index), text.Of(extent));
            return;
        }

        if (least is not Number && !IsExtents(least) && ShapeLedger.IsKnownBeforehand(least))
        {
            Demand(least, ReferenceEquals(runs, Pool.True) ? Pool.Zero : Pool.Select(runs, Pool.Zero, least), read.Origin);
        }

        if ((missing is not Number { Value.Sign: <= 0 } || least is Number { Value.Sign: < 0 }) && bound is not Number { Value.Sign: <= 0 }
            && ShapeLedger.IsKnownBeforehand(bound) && ShapeLedger.IsKnownBeforehand(extent))
        {
            Demand(extent, region.IsHarmlessWhenEmpty(index) ? bound : Pool.Select(runs, bound, Pool.Zero), read.Origin);
        }
    }

    /// <summary>Whether a place is never negative, since no extent is.</summary>
    private static bool IsExtents(Expr least) => least switch
    {
        Extent => true,
        Sum sum => sum.Constant.Sign >= 0 && sum.Terms.All(t => t.Coefficient.Sign > 0 && IsExtents(t.Value)),
        Product product => product.Factors.All(f => IsExtents(f.Base)),
        _ => false,
    };

    // Of two bounds that differ by a number, only the greater asks for anything.
    private void Demand(Expr extent, Expr bound, int origin)
    {
        for (var i = 0; i < _requirements.Count; i++)
        {
            if (_requirements[i].Kind == RequirementKind.AtLeast && ReferenceEquals(_requirements[i].Subject, extent) && Difference(bound, _requirements[i].Bound) is { } difference)
            {
                _requirements[i] = difference.Sign > 0 ? _requirements[i] with { Bound = bound, Origin = origin } : _requirements[i];
                return;
            }
        }

        if (ShapeLedger.FirstOwner(extent) is { } owner || (owner = ShapeLedger.FirstOwner(bound)) is not null)
        {
            _requirements.Add(new(RequirementKind.AtLeast, owner, extent, bound) { Origin = origin });
        }
    }

    private Rational? Difference(Expr bound, Expr other) => (bound, other) switch
    {
        (Select { IsGuard: true } x, Select { IsGuard: true } y) when ReferenceEquals(x.Condition, y.Condition) => Difference(x.Then, y.Then),
        _ => Pool.Subtract(bound, other) is Number n ? n.Value : null,
    };

    // Data is checked as a whole where the model reads all of it; elsewhere an element that is out of range may never be used.
    private void AddLabel(Read label, Expr extent, int origin)
    {
        var isWhole = label.Indices.Distinct().Count() == label.Indices.Count && Enumerable.Range(0, label.Indices.Count).All(axis => IsWhole(label, axis));
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

    private bool IsWhole(Read label, int axis) => label.Indices[axis] is IndexVariable { Scope: IndexScope.Open } open
        && resolve(open.Lower!) is Number { Value.IsZero: true } && resolve(open.Upper!) is var upper
        && (ReferenceEquals(upper, resolve(Pool.Extent(label.Tensor, axis))) || (axis == 1 && upper is Read length && length.Indices[0] == label.Indices[0] && session.IsLengthOf(length.Tensor, label.Tensor)));
}
