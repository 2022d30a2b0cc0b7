using System.Linq;
using AngouriMath;
using AngouriMath.Core.Exceptions;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Algebra.AngouriMath;

/// <summary>
/// Scalar algebra by AngouriMath. Trees cross through its <see cref="Entity"/> types both ways; what it refuses, has no name for or vouches for
/// only where a condition holds is differentiated by the embedded algebra, and the chain rule joins the two.
/// </summary>
internal sealed class AngouriMathAlgebra : IScalarAlgebra
{
    /// <summary>
    /// Nodes up to which a derivative is simplified, and terms up to which that search writes a product of sums out. It grows exponentially
    /// with the tree, and takes minutes for a seventh power with the 2,000 terms that AngouriMath allows; bounds by size, unlike
    /// one by time, give the same result on every machine.
    /// </summary>
    private const int LargestSimplified = 24;

    public string Name => "AngouriMath";

    public IEnumerable<Partial> Differentiate(ExprPool pool, Expr node, Expr value, Func<Expr, bool> isActive) =>
        Asked(() => Partials(pool, node, value, isActive)) ?? ScalarAlgebras.Embedded.Differentiate(pool, node, value, isActive);

    public Expr Simplify(ExprPool pool, Expr expr) => Asked(() =>
        Region.Below(pool, expr, static _ => true) is { } region && Simpler(region.Root) is var simplified && simplified.Complexity < region.Root.Complexity
            ? new Reading(pool, region.Parts).Of(simplified, region.Root)
            : null) ?? expr;

    public bool? AreEqual(ExprPool pool, Expr left, Expr right) => Asked(() =>
        Region.OfDifference(pool, left, right) is { } region ? new Reading(pool, region.Parts).Of(Simpler(region.Root), region.Root) : null) == pool.Zero ? true : null;

    private static List<Partial>? Partials(ExprPool pool, Expr node, Expr value, Func<Expr, bool> isActive)
    {
        if (Region.Below(pool, node, isActive) is not { } region)
        {
            return null;
        }

        var partials = new List<Partial>();
        foreach (var (name, part) in region.Parts.Where(p => isActive(p.Part)))
        {
            if (new Reading(pool, region.Parts, (node, value)).Of(Simpler(region.Root.Differentiate(name)), region.Root) is not { } derivative)
            {
                return null;
            }

            partials.Add(new(part, derivative));
        }

        return partials;
    }

    private static Entity Simpler(Entity entity)
    {
        var inner = entity.InnerSimplified;
        return inner.Complexity <= LargestSimplified && inner.Simplify() is var simplified && simplified.Complexity < inner.Complexity ? simplified : inner;
    }

    /// <summary>AngouriMath's answer; null where it has none, or fails within itself.</summary>
    private static T? Asked<T>(Func<T?> question)
        where T : class
    {
        // A number near a simpler one is not that number.
        using var exactly = MathS.Settings.FloatToRationalIterCount.Set(0);
        using var bounded = MathS.Settings.MaxExpansionTermCount.Set(LargestSimplified);
        try
        {
            return question();
        }
        catch (AngouriMathBaseException)
        {
            return null;
        }
    }
}
