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

/// <summary>One definition reads another, with the indices of reductions around the read open.</summary>
internal sealed record Dependency(Definition Reader, Read Read)
{
    public ExprPool Pool => Reader.Target.Pool;

    /// <summary>Where the read stands relative to the reader, along the axes that are the time.</summary>
    public Distance DistanceAlong(IReadOnlyDictionary<Tensor, int> timeAxes)
    {
        var gap = Pool.Subtract(Read.Indices[timeAxes[Read.Tensor]], Pool.Axis(timeAxes[Reader.Target]));
        if (gap is Number number)
        {
            return new(number.Value, number.Value);
        }

        var ranges = new Ranges(Pool, Reader.Target.Extents);
        return new(
            ranges.AtMost(Pool.One, gap) == true ? Rational.One : ranges.AtMost(Pool.Zero, gap) == true ? Rational.Zero : null,
            ranges.AtMost(gap, Pool.Number(-Rational.One)) == true ? -Rational.One : ranges.AtMost(gap, Pool.Zero) == true ? Rational.Zero : null);
    }
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

    private static List<Dependency> Of(Definition definition, HashSet<Tensor> targets)
    {
        var result = new List<Dependency>();
        var seen = new HashSet<Expr>();
        var stack = new Stack<Expr>([definition.Body]);
        while (stack.Count > 0)
        {
            var node = stack.Pop();
            if (!seen.Add(node))
            {
                continue;
            }

            if (node is Read read && targets.Contains(read.Tensor))
            {
                result.Add(new(definition, read));
            }

            if (node is Reduce reduce)
            {
                var (index, body) = definition.Target.Pool.Open(reduce);
                foreach (var part in new[] { index.Lower!, index.Upper!, body })
                {
                    stack.Push(part);
                }
            }
            else
            {
                foreach (var operand in node.Operands)
                {
                    stack.Push(operand);
                }
            }
        }

        return result;
    }
}
