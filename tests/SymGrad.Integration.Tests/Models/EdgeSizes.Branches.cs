using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Models;

/// <content>Reads that only some rounds make, and packed storage.</content>
internal static partial class EdgeSizes
{
    [Gradient(nameof(y))]
    public static double Masked(Vec<double> mask, Vec<double> y) => Sum(mask.Length, i => mask[i] > 0 ? y[i] : 0);

    [Gradient]
    public static double MaskedTerms(Vec<double> mask, Vec<double> y)
    {
        var s = 0.0;
        for (var i = 0; i < mask.Length; i++)
        {
            if (mask[i] > 0)
            {
                s += Exp(y[i]) * mask[i];
            }
        }

        return s;
    }

    [Gradient(nameof(x), nameof(y))]
    public static double ElementOfBranch(double s, Vec<double> x, Vec<double> y) => Sum(x.Length, i => s > 0 ? y[2] * x[i] : x[i]);

    [Gradient]
    public static double TestedIndex(Vec<double> x, Vec<double> y)
    {
        var s = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            if (i >= y.Length || y[i] > 0)
            {
                s += Exp(x[i]);
            }
            else
            {
                s += Sin(x[i]) * y[i];
            }
        }

        return s;
    }

    [Gradient]
    public static double LargestOfSome(Vec<double> x, int n)
    {
        if (n < 1)
        {
            return 1;
        }

        return Max(n, i => x[i] * x[0]);
    }

    [Gradient]
    public static double Triangle(Mat<double> A, Vec<double> x, int n)
    {
        var s = 0.0;
        for (var i = 0; i < n; i++)
        {
            var z = x[i];
            for (var j = i + 1; j < n; j++)
            {
                z += A[i, j] * x[j];
            }

            s += Tanh(z);
        }

        return s;
    }

    /// <summary>The strictly lower triangle column by column behind the diagonal.</summary>
    [Gradient]
    public static double PackedBehindDiagonal(Vec<double> q, Vec<double> x, int d)
    {
        var s = 0.0;
        for (var i = 0; i < d; i++)
        {
            var z = Exp(q[i]) * x[i];
            for (var j = 0; j < i; j++)
            {
                z += q[d + (j * d) - (j * (j + 1) / 2) + i - j - 1] * x[j];
            }

            s += z * z;
        }

        return s;
    }

    [Gradient]
    public static double PackedRows(Vec<double> q, Vec<double> x)
    {
        var s = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var z = 0.0;
            for (var j = 0; j <= i; j++)
            {
                z += q[(i * (i + 1) / 2) + j] * x[j];
            }

            s += z * z;
        }

        return s;
    }
}
