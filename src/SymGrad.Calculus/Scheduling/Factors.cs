using System.Linq;
using SymGrad.Calculus.Expressions;

namespace SymGrad.Calculus.Scheduling;

/// <summary>Factors that depend on the same indices, or on some of them.</summary>
internal sealed record FactorGroup(IndexSet Indices, IReadOnlyList<Factor> Factors)
{
    /// <summary>A single read in which each index stands once, plainly or shifted.</summary>
    public bool IsRead => Factors.Count == 1 && Factors[0] is { Exponent: 1, Base: Read { Kind: ValueKind.Real } read }
        && read.Indices.Where(i => !i.FreeIndices.IsEmpty).Select(Affine.Shifted).ToList() is var indices
        && indices.TrueForAll(i => i is not null) && indices.Distinct().Count() == indices.Count;
}

/// <summary>A product as scalars times one or two tensors, each of which lacks an index of the domain.</summary>
internal sealed record Factors(IReadOnlyList<Factor> Scalars, IReadOnlyList<FactorGroup> Tensors)
{
    /// <summary>Splits a product so; null where three or more groups remain, or one factor depends on everything.</summary>
    public static Factors? Group(Product product, IReadOnlyList<IndexVariable> domain)
    {
        var scalars = new List<Factor>();
        var groups = new List<FactorGroup>();
        foreach (var factor in product.Factors)
        {
            if (!domain.Any(factor.Base.DependsOn))
            {
                scalars.Add(factor);
                continue;
            }

            var own = factor.Base.FreeIndices;
            var host = groups.FindIndex(g => own.IsSubsetOf(g.Indices) || g.Indices.IsSubsetOf(own));
            if (host < 0)
            {
                groups.Add(new(own, [factor]));
            }
            else
            {
                groups[host] = new(groups[host].Indices.Union(own), [.. groups[host].Factors, factor]);
            }
        }

        return groups.Count == 2 && groups.All(g => domain.Any(i => !g.Indices.Contains(i))) ? new(scalars, groups) : null;
    }
}
