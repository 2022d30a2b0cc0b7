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

    /// <summary>
    /// The inputs of several points, off the kinks that lie at round numbers; the first two are of different sizes, and their numbers are fractions: a layer of
    /// rectifiers that are all at 0 is a kink, and what grows from round to round loses its digits.
    /// </summary>
    public IReadOnlyList<Inputs> Some => [.. new[] { 5, 12, 13, 4, 3, 0, 6, 9, 17, 23 }.Select(_source.At).OfType<Point>().Select(p => p.Moved(7).Inputs)];
}
