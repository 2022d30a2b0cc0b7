using SymGrad.Calculus.Arithmetic;

namespace SymGrad.Generator.Tests.RandomModels.Tree;

/// <summary>What reductions of terms give.</summary>
internal static class Reductions
{
    public static readonly IReadOnlyList<string> Kinds = ["Sum", "Sum", "Sum", "Sum", "Product", "Max", "Min", "LogSumExp"];

    public static Extended Of(string kind, IReadOnlyList<Extended> terms, Run run) => kind switch
    {
        "Sum" => terms.Aggregate(Extended.Zero, (a, b) => a + b),
        "Product" => terms.Aggregate(Extended.One, (a, b) => a * b),
        "Max" => Largest(terms, run),
        "Min" => -Largest([.. terms.Select(t => -t)], run),
        _ => LogSumExp(terms),
    };

    public static Extended LogSumExp(IReadOnlyList<Extended> terms)
    {
        var top = terms.Aggregate(Extended.Max);
        return top + Extended.Log(terms.Aggregate(Extended.Zero, (sum, t) => sum + Extended.Exp(t - top)));
    }

    private static Extended Largest(IReadOnlyList<Extended> terms, Run run)
    {
        var sorted = terms.OrderDescending().ToList();
        if (sorted.Count > 1)
        {
            run.Compared(sorted[0], sorted[1]);
        }

        return sorted[0];
    }
}
