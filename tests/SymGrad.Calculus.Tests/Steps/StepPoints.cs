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
        var (extents, rows, labels) = (new ExtentSystem(pool), new List<Requirement>(), new List<Requirement>());
        var longest = new OfLongest(pool, model);
        foreach (var requirement in model.Requirements.Where(r => r.Where is null).OrderBy(r => r.Kind))
        {
            if (requirement.Over.Count > 0)
            {
                rows.Add(requirement.Kind == RequirementKind.IndexBelow ? requirement with { Subject = pool.Zero } : requirement);
            }

            var (subject, bound) = (longest.Visit(requirement.Subject), longest.Visit(requirement.Bound));
            if (requirement.Over.Count > 0 && ExprSearch.Nodes([subject, bound]).Any(n => n is IndexVariable or Read))
            {
                continue;
            }

            switch (requirement.Kind)
            {
                case RequirementKind.Equal:
                    extents.Equate(subject, bound);
                    break;
                case RequirementKind.AtLeast:
                    extents.AtLeast(subject, bound);
                    break;
                default:
                    labels.Add(requirement with { Bound = bound });
                    break;
            }
        }

        _source = new(new(pool, derived, derived.Value, [], [])
        {
            Extents = extents,
            Rows = [.. rows.Select(r => r with { Subject = extents.Resolve(r.Subject), Bound = extents.Resolve(r.Bound) })],
            Labels = [.. labels.Select(l => l with { Bound = extents.Resolve(l.Bound) })],
        });
    }

    /// <summary>The inputs of several points, off the kinks that lie at round numbers; the first two are of different sizes.</summary>
    public IReadOnlyList<Inputs> Some => [.. new[] { 4, 13, 12, 5, 0, 3, 6, 9, 17, 23 }.Select(_source.At).OfType<Point>().Select(p => p.Moved(7).Inputs)];

    /// <summary>What is asked of each row is asked of the longest, too.</summary>
    private sealed class OfLongest(ExprPool pool, Model model) : ExprRewriter(pool)
    {
        protected override Expr? Before(Expr expr) => expr is Read read && model.RowsOf(read.Tensor) is { } rows ? Pool.Extent(rows, 1) : null;
    }
}
