using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>Integers that a model compares with an index and that need not be one: a label of −1 stands for none.</summary>
internal static partial class Places
{
    /// <summary>What is compared alone decides.</summary>
    [Gradient, Hessian(nameof(a))]
    public static double OfNumber(Vec<double> x, double a, int k) => Sum(x.Length, i => i == k ? a * a * a : a * x[i]);

    /// <summary>Samples without a label add nothing.</summary>
    [Gradient]
    public static double OfLabels(Mat<double> Z, int[] labels)
        => Sum(Z.Rows, n => Sum(Z.Columns, k => k == labels[n] ? LogSumExp(Z.Columns, l => Z[n, l]) - Z[n, k] : 0));

    /// <summary>What is read at the place is there where the place is one.</summary>
    [Gradient]
    public static double OfData(Vec<double> x, Vec<double> y, int[] places, int k) => Max(y.Length, i => i == k ? x[places[i]] : 0.1 * y[i]);
}
