using System.Linq;
using SymGrad.Calculus.Claims;
using SymGrad.Calculus.Claims.Numbers;
using SymGrad.Calculus.Evaluation;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Tests.Steps;

/// <summary>Points at which a derived model can be evaluated, directions and cotangents included: those at which claims are compared.</summary>
internal sealed class StepPoints
{
    private readonly PointSource _source;

    public StepPoints(Derived derived)
    {
        var (model, pool) = (derived.Model, derived.Model.Pool);
        var sizes = new SizeRelations(pool, model.RowsOf);
        sizes.Take(model.Requirements.Where(r => r.Where is null));
        _source = new(new(pool, derived, derived.Value, [], []) { Extents = sizes.Extents, Rows = sizes.Rows, Labels = sizes.Labels });
    }

    /// <summary>The inputs of several points, off the kinks that lie at round numbers; the first two are of different sizes.</summary>
    public IReadOnlyList<Inputs> Some => [.. new[] { 4, 13, 12, 5, 0, 3, 6, 9, 17, 23 }.Select(_source.At).OfType<Point>().Select(p => p.Moved(7).Inputs)];
}
