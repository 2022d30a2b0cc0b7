using System.Linq;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Claims;

/// <summary>How a model's requirements relate the sizes of its parameters, row by row where sizes are data, and what they ask of integer data.</summary>
/// <param name="pool">Makes the expressions.</param>
/// <param name="rowsOf">The jagged array whose rows' lengths a parameter holds; null for others.</param>
internal sealed class SizeRelations(ExprPool pool, Func<Tensor, Tensor?> rowsOf)
{
    private readonly List<Requirement> _rows = [];
    private readonly List<Requirement> _labels = [];

    public ExtentSystem Extents { get; } = new(pool);

    /// <summary>What must hold row by row, or under a condition.</summary>
    public IReadOnlyList<Requirement> Rows =>
    [
        .. _rows.Select(r => r with
        {
            Subject = Extents.Resolve(r.Subject),
            Bound = Extents.Resolve(r.Bound),
            Where = r.Where is { } where ? Extents.Resolve(where) : null,
            Over = [.. r.Over.Select(o => o with { Lower = Extents.Resolve(o.Lower), Upper = Extents.Resolve(o.Upper) })],
        }),
    ];

    /// <summary>What is known of integer data.</summary>
    public IReadOnlyList<Requirement> Labels => [.. _labels.Select(l => l with { Bound = Extents.Resolve(l.Bound) })];

    /// <summary>Takes requirements, equal sizes first.</summary>
    public void Take(IEnumerable<Requirement> requirements)
    {
        var longest = new OfLongest(pool, rowsOf);
        foreach (var requirement in requirements.OrderBy(r => r.Kind).Select(r => r.Kind == RequirementKind.IndexBelow ? r with { Subject = pool.Zero } : r))
        {
            var isGuarded = requirement is { Kind: RequirementKind.AtLeast, Where: not null };
            if (requirement.Over.Count > 0 || isGuarded)
            {
                _rows.Add(requirement);
            }

            var (subject, bound) = (longest.Visit(requirement.Subject), longest.Visit(requirement.Bound));
            if (isGuarded || (requirement.Over.Count > 0 && ExprSearch.Nodes([subject, bound]).Any(n => n is IndexVariable or Read)))
            {
                continue;
            }

            switch (requirement.Kind)
            {
                case RequirementKind.Equal:
                    Extents.Equate(subject, bound);
                    break;
                case RequirementKind.AtLeast:
                    Extents.AtLeast(subject, bound);
                    break;
                default:
                    _labels.Add(new(RequirementKind.IndexBelow, requirement.Parameter, subject, bound));
                    break;
            }
        }
    }

    /// <summary>What is asked of each row is asked of the longest, too.</summary>
    private sealed class OfLongest(ExprPool pool, Func<Tensor, Tensor?> rowsOf) : ExprRewriter(pool)
    {
        protected override Expr? Before(Expr expr) => expr is Read read && rowsOf(read.Tensor) is { } rows ? Pool.Extent(rows, 1) : null;
    }
}
