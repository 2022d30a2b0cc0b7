using System.Linq;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Calculus.Simplification;

namespace SymGrad.Calculus.Ordering;

/// <summary>How far from its own time a definition reads; null is unlimited.</summary>
internal readonly record struct Distance(Rational? Smallest, Rational? Largest)
{
    public Distance Plus(int shift) => new(Smallest + new Rational(shift), Largest + new Rational(shift));

    public bool MayBeZero => !(Largest < Rational.Zero) && !(Smallest > Rational.Zero);
}

/// <summary>One definition reads another, with the indices of reductions around the read open, where the conditions hold.</summary>
internal sealed record Dependency(Definition Reader, Read Read, IReadOnlyList<Expr> Conditions)
{
    public ExprPool Pool => Reader.Target.Pool;

    /// <summary>Whether the conditions contradict one another where an equality is put into the others: i + 1 = k is never less than i.</summary>
    public bool IsNever => (
        from equality in Conditions.OfType<Compare>()
        where equality is { Relation: Relation.Equal, Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer }
        let gap = Pool.Subtract(equality.Left, equality.Right)
        from index in gap.Nodes().OfType<IndexVariable>()
        let solution = Affine.Solve(Pool, gap, index, Pool.Zero)
        where solution is not null
        from other in Conditions
        where other != equality && other.DependsOn(index)
        select Pool.Substitute(other, index, solution)).Any(c => ReferenceEquals(c, Pool.False) || (c is Compare compare && new Ranges(Pool, Reader.Target.Extents).Decide(compare) == false));

    /// <summary>Where the read stands relative to the reader, along the axes that are the time.</summary>
    public Distance DistanceAlong(IReadOnlyDictionary<Tensor, int> timeAxes)
    {
        var gap = Pool.Subtract(Read.Indices[timeAxes[Read.Tensor]], Pool.Axis(timeAxes[Reader.Target]));
        return Exactly(gap) is { } distance ? new(distance, distance) : new(Least(gap), -Least(Pool.Negate(gap)));
    }

    /// <summary>What an expression is where the conditions hold: i + 1 − j is 1 where i = j.</summary>
    private Rational? Exactly(Expr gap) => gap is Number number ? number.Value
        : Conditions.OfType<Compare>().Where(c => c is { Relation: Relation.Equal, Left.Kind: ValueKind.Integer, Right.Kind: ValueKind.Integer })
            .Select(c => Pool.Subtract(c.Left, c.Right))
            .SelectMany(zero => new[] { Pool.Subtract(gap, zero), Pool.Add(gap, zero) })
            .OfType<Number>().FirstOrDefault()?.Value;

    /// <summary>The best of 1 and 0 that an expression is known to reach.</summary>
    private Rational? Least(Expr gap)
    {
        var ranges = new Ranges(Pool, Reader.Target.Extents);
        return ranges.AtMost(Pool.One, gap) == true || IsImplied(gap, Rational.One) ? Rational.One
            : ranges.AtMost(Pool.Zero, gap) == true || IsImplied(gap, Rational.Zero) ? Rational.Zero
            : null;
    }

    /// <summary>Whether a condition l &lt; r or l ≤ r says that the expression is at least this.</summary>
    private bool IsImplied(Expr gap, Rational least) => Conditions.OfType<Compare>().Any(c =>
        c.Relation is Relation.Less or Relation.LessOrEqual && c.Left.Kind == ValueKind.Integer && c.Right.Kind == ValueKind.Integer
        && Pool.Subtract(gap, Pool.Subtract(c.Right, c.Left)) is Number { Value: var beyond }
        && beyond + (c.Relation == Relation.Less ? Rational.One : Rational.Zero) >= least);
}

internal static class Dependencies
{
    /// <summary>All reads of the definitions among themselves.</summary>
    public static IReadOnlyList<Dependency> Of(IReadOnlyList<Definition> definitions)
    {
        var targets = new HashSet<Tensor>(definitions.Select(d => d.Target));
        return [.. definitions.SelectMany(d => Of(d, targets))];
    }

    /// <summary>All reads of the given tensors in a definition.</summary>
    public static IEnumerable<Dependency> Of(Definition definition, IEnumerable<Tensor> targets) => Of(definition, new HashSet<Tensor>(targets));

    private static List<Dependency> Of(Definition definition, HashSet<Tensor> targets) =>
    [
        .. from site in Sites(definition, Parts)
           where targets.Contains(site.Read.Tensor)
           let dependency = new Dependency(definition, site.Read, site.Conditions)
           where !dependency.IsNever
           select dependency,
    ];

    /// <summary>All reads in a definition, with the indices of the reductions around them open.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="parts">The operands of a node, each with the condition under which the node needs it.</param>
    public static IEnumerable<ReadSite> Sites(Definition definition, Func<ExprPool, Expr, IEnumerable<Part>> parts)
    {
        var pool = definition.Target.Pool;
        var seen = new HashSet<(Expr Node, Expr Condition)>();
        IReadOnlyList<IndexVariable> axes = [.. Enumerable.Range(0, definition.Target.Rank).Select(pool.Axis)];
        var stack = new Stack<(Expr Node, Expr Condition, IReadOnlyList<IndexVariable> Around)>([(definition.Body, pool.True, axes)]);
        while (stack.Count > 0)
        {
            var (node, condition, around) = stack.Pop();
            if (ReferenceEquals(condition, pool.False) || !seen.Add((node, condition)))
            {
                continue;
            }

            if (node is Read read)
            {
                yield return new(read, around, Logic.Conjuncts(condition));
            }

            foreach (var part in parts(pool, node))
            {
                stack.Push((part.Node, pool.And(condition, part.Condition), part.Within is null ? around : [.. around, part.Within]));
            }
        }
    }

    /// <summary>The operands of a node where nothing but its branches says which of them it needs.</summary>
    public static IEnumerable<Part> Parts(ExprPool pool, Expr node)
    {
        switch (node)
        {
            case Reduce reduce:
                var (index, body) = pool.Open(reduce);
                return [new(index.Lower!, pool.True), new(index.Upper!, pool.True), new(body, pool.True) { Within = index }];
            case Select select:
                return [new(select.Condition, pool.True), new(select.Then, select.Condition), new(select.Otherwise, pool.Not(select.Condition))];
            default:
                return node.Operands.Select(o => new Part(o, pool.True));
        }
    }

    /// <summary>An operand, and the condition under which it is needed.</summary>
    internal sealed record Part(Expr Node, Expr Condition)
    {
        /// <summary>The index of the reduction whose body it is.</summary>
        public IndexVariable? Within { get; init; }
    }
}

/// <summary>A read, the indices around it from outer to inner, and what holds there.</summary>
internal sealed record ReadSite(Read Read, IReadOnlyList<IndexVariable> Around, IReadOnlyList<Expr> Conditions);
