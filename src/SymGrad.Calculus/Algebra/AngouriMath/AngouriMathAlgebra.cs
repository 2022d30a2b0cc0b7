using System.Linq;
using AngouriMath;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Algebra.AngouriMath;

/// <summary>
/// Scalar algebra by AngouriMath. Trees cross through its <see cref="Entity"/> types both ways; what it refuses or has no name for is
/// differentiated by the embedded algebra, and the chain rule joins the two.
/// </summary>
internal sealed class AngouriMathAlgebra : IScalarAlgebra
{
    /// <summary>
    /// Nodes up to which a derivative is simplified. The search for a simpler form grows exponentially with the tree; a bound by size, unlike
    /// one by time, gives the same result on every machine.
    /// </summary>
    private const int LargestSimplified = 24;

    public string Name => "AngouriMath";

    public IEnumerable<Partial> Differentiate(ExprPool pool, Expr node, Expr value, Func<Expr, bool> isActive)
    {
        var embedded = ScalarAlgebras.Embedded.Differentiate(pool, node, value, isActive);
        if (Region.Below(pool, node, isActive) is not { } region)
        {
            return embedded;
        }

        var partials = new List<Partial>();
        foreach (var (name, part) in region.Parts.Where(p => isActive(p.Part)))
        {
            var reading = new Reading(pool, region.Parts, (region.Root.InnerSimplified, value));
            var derivative = reading.Of(Simpler(region.Root.Differentiate(name)));
            if (reading.Refusal is not null)
            {
                return embedded;
            }

            partials.Add(new(part, derivative) { Provided = reading.Condition });
        }

        return partials;
    }

    public Expr Simplify(ExprPool pool, Expr expr)
    {
        if (Region.Below(pool, expr, static _ => true) is not { } region)
        {
            return expr;
        }

        var reading = new Reading(pool, region.Parts);
        var simplified = Simpler(region.Root);
        var read = reading.Of(simplified);
        return reading.Refusal is null && simplified.Complexity < region.Root.Complexity ? read : expr;
    }

    public bool? AreEqual(ExprPool pool, Expr left, Expr right) =>
        Region.OfDifference(pool, left, right) is { } region && Simpler(region.Root) is var difference && difference == 0 ? true : null;

    private static Entity Simpler(Entity entity)
    {
        // A number near a simpler one is not that number.
        using var exactly = MathS.Settings.FloatToRationalIterCount.Set(0);
        var inner = entity.InnerSimplified;
        return inner.Complexity <= LargestSimplified && inner.Simplify() is var simplified && simplified.Complexity < inner.Complexity ? simplified : inner;
    }
}
