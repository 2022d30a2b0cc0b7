using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Models;

namespace SymGrad.Generator.Tests.RandomModels;

/// <summary>What a derivative of some kind gave: judged by one number along directions, so that every entry counts.</summary>
internal sealed class Results(Extended[] value)
{
    private Extended size = Extended.One;

    /// <summary>Gradients, Jacobians (the value's indices first), or products in the shape of the variables.</summary>
    public Dictionary<string, Extended[]> By { get; } = [];

    /// <summary>The blocks of a Hessian, by their two variables.</summary>
    public Dictionary<(string First, string Second), Extended[]> Blocks { get; } = [];

    /// <summary>Of a forward product, in the value's shape.</summary>
    public Extended[] Tangent { get; set; } = [];

    /// <summary>Whether they agree with the tree, to a tolerance of their size.</summary>
    public Verdict Against(Reference reference, DerivativeKind kind, Extended tolerance)
    {
        size += value.Aggregate(Extended.Zero, (sum, v) => sum + Extended.Abs(v));
        var expected = kind switch
        {
            DerivativeKind.Jvp => reference.Along(reference.Direction),
            DerivativeKind.Vjp => [Dot(reference.Along(reference.Weights), reference.Cotangent)],
            DerivativeKind.HessianVectorProduct => [reference.Mixed()],
            DerivativeKind.Hessian => [.. reference.Along(reference.Weights), reference.Mixed()],
            _ => reference.Along(reference.Weights),
        };
        Extended[] actual = kind switch
        {
            DerivativeKind.Jvp => Sized(Tangent),
            DerivativeKind.Hessian => [.. Rows(reference, 1), Form(reference)],
            DerivativeKind.Vjp or DerivativeKind.HessianVectorProduct => Rows(reference, 1),
            _ => Rows(reference, value.Length),
        };
        return Differs("value", reference.Value, value) ?? Differs($"{kind}", expected, actual) ?? Verdict.Agrees;

        Verdict? Differs(string what, Extended[] x, Extended[] y)
        {
            if (x.Length != y.Length)
            {
                return new($"The {what} has {y.Length} elements instead of {x.Length}.");
            }

            for (var k = 0; k < x.Length; k++)
            {
                if (!(Extended.Abs(x[k] - y[k]) <= tolerance * size))
                {
                    return new($"The {what} (#{k}, along directions) is {y[k].ToString(20)} instead of {x[k].ToString(20)}.");
                }
            }

            return null;
        }
    }

    private Extended[] Rows(Reference reference, int rows)
    {
        var sums = new Extended[rows];
        foreach (var (name, weights) in reference.Weights)
        {
            var entries = Sized(By[name]);
            for (var i = 0; i < rows; i++)
            {
                sums[i] += Dot(entries.AsSpan(i * weights.Length, weights.Length), weights);
            }
        }

        return sums;
    }

    /// <summary>uᵀHv; a block of two different variables counts from either side.</summary>
    private Extended Form(Reference reference)
    {
        var sum = Extended.Zero;
        foreach (var ((first, second), block) in Blocks)
        {
            var (entries, n) = (Sized(block), reference.Weights[second].Length);
            for (var k = 0; k < entries.Length; k++)
            {
                var weight = reference.Weights[first][k / n] * reference.Direction[second][k % n];
                sum += entries[k] * Extended.FromDouble(first == second ? weight : weight + (reference.Direction[first][k / n] * reference.Weights[second][k % n]));
            }
        }

        return sum;
    }

    private Extended[] Sized(Extended[] entries)
    {
        size = entries.Aggregate(size, (sum, v) => sum + Extended.Abs(v));
        return entries;
    }

    private static Extended Dot(ReadOnlySpan<Extended> entries, double[] weights)
    {
        var sum = Extended.Zero;
        for (var k = 0; k < weights.Length; k++)
        {
            sum += entries[k] * Extended.FromDouble(weights[k]);
        }

        return sum;
    }
}
