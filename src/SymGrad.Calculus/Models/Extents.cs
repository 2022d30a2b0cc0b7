using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Models;

/// <summary>The extents of a model's parameters, as its requirements relate them, and what is known of its integer data.</summary>
public static class Extents
{
    /// <summary>
    /// Lets tensors whose extents must agree have the same extents, so that an index that runs over one is seen to run over the
    /// other. What a requirement says an extent equals takes its place, through as many requirements as there are on the way; it is
    /// checked before anything is computed.
    /// </summary>
    public static void Unify(Model model)
    {
        var equal = new Dictionary<Expr, Expr>();
        foreach (var requirement in model.Requirements)
        {
            if (requirement is { Kind: RequirementKind.Equal, Over.Count: 0, Where: null, Subject: Extent extent } && !equal.ContainsKey(extent))
            {
                equal.Add(extent, requirement.Bound);
            }
        }

        foreach (var parameter in model.Parameters)
        {
            parameter.Tensor.Extents = [.. parameter.Tensor.Extents.Select(e => Settled(model.Pool, e, equal))];
        }

        foreach (var requirement in model.Requirements.Where(r => r.Kind == RequirementKind.IndexBelow))
        {
            model.Pool.AssumeData(requirement.Parameter, model.Pool.Subtract(Settled(model.Pool, requirement.Bound, equal), model.Pool.One));
        }

        foreach (var condition in model.Definitions.SelectMany(d => d.Body.Nodes()).OfType<Compare>())
        {
            model.Pool.NoteWritten(condition);
            foreach (var data in condition.Nodes().OfType<Read>().Where(r => r.Kind == ValueKind.Integer))
            {
                model.Pool.NoteComparison(data.Tensor);
            }
        }

        foreach (var requirement in model.Requirements.Where(r => r is { Kind: RequirementKind.AtLeast, Over.Count: 0 }))
        {
            var (subject, bound) = (Settled(model.Pool, requirement.Subject, equal), Settled(model.Pool, requirement.Bound, equal));
            if (requirement.Where is { } where)
            {
                model.Pool.Assume(subject, bound, Settled(model.Pool, where, equal));
            }
            else
            {
                Assume(model.Pool, subject, bound);
            }
        }
    }

    /// <summary>Lower bounds that are numbers, compare two extents, or are asked where there are rounds; others decide nothing that a derivation asks.</summary>
    private static void Assume(ExprPool pool, Expr subject, Expr bound)
    {
        if (bound is Number number)
        {
            pool.Assume(subject, pool.Zero, number.Value);
        }
        else if (bound is Extent)
        {
            pool.Assume(subject, bound, Rational.Zero);
        }
        else if (bound is Sum { Terms.Count: 1 } sum && sum.Terms[0] is { Value: Extent extent, Coefficient.IsOne: true })
        {
            pool.Assume(subject, extent, sum.Constant);
        }
        else if (bound is Select guard)
        {
            pool.Assume(subject, guard.Then, guard.Condition);
        }
    }

    /// <summary>Follows equalities to their end; a circle of them ends after as many steps as there are.</summary>
    private static Expr Settled(ExprPool pool, Expr extent, Dictionary<Expr, Expr> equal)
    {
        for (var step = 0; step < equal.Count; step++)
        {
            var next = new Replacement(pool, equal).Visit(extent);
            if (ReferenceEquals(next, extent))
            {
                break;
            }

            extent = next;
        }

        return extent;
    }

    private sealed class Replacement(ExprPool pool, Dictionary<Expr, Expr> equal) : ExprRewriter(pool)
    {
        protected override Expr? Before(Expr expr) => equal.TryGetValue(expr, out var other) ? other : null;
    }
}
