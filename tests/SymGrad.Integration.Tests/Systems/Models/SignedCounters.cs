using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>Loops whose counters begin below 0: lags, diagonals of a matrix, frequencies, windows around a place.</summary>
internal static partial class SignedCounters
{
    [Gradient]
    [Hessian]
    public static double Theta(Vec<double> x, double b, int k)
    {
        var sum = 0.0;
        for (var d = -k; d <= k; d++)
        {
            sum += Exp(b * d) * Sum(x.Length, i => Cos(x[i] * d));
        }

        return sum;
    }

    /// <summary>Σ_d c_d² exp(b d) with the autocorrelation c_d = Σ_i x_i x_{i+d}.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double Correlogram(Vec<double> x, double b, int k)
    {
        var sum = 0.0;
        for (var d = -k; d <= k; d++)
        {
            var c = 0.0;
            for (var i = Max(0, -d); i < Min(x.Length, x.Length - d); i++)
            {
                c += x[i] * x[i + d];
            }

            sum += c * c * Exp(b * d);
        }

        return sum;
    }

    /// <summary>A product of the places along two axes, one of which begins below 0.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double Pairs(Vec<double> x, double b, int k)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var d = -k; d <= k; d++)
            {
                if (i + d >= 0 && i + d < x.Length)
                {
                    sum += x[i] * Sin(x[i + d] * b * d);
                }
            }
        }

        return sum;
    }

    /// <summary>The derivative by A₀₀ sums over d what is a sum itself, though the model is one nest of products.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double Diagonals(Mat<double> A)
    {
        var sum = 0.0;
        for (var d = 1 - A.Rows; d < A.Columns; d++)
        {
            for (var i = Max(0, -d); i < A.Rows && i + d < A.Columns; i++)
            {
                sum += A[i, i + d] * A[0, 0] * d;
            }
        }

        return sum;
    }

    /// <summary>What a counter below 0 bounds is stored over its own place alone, or over both.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double Bounded(Vec<double> x, double b, int k)
    {
        var sum = 0.0;
        for (var d = -k; d < x.Length - k; d++)
        {
            for (var j = 0; j < d + k; j++)
            {
                sum += Log(1.5 + Sq(x[j])) + (x[d + k] / (b + Sq(x[j])));
            }
        }

        return sum;
    }

    /// <summary>Reductions that are no sums, within windows.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double Windows(Vec<double> x, double b, int k)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var (product, most, total) = (1.0, -10.0, 0.0);
            for (var d = i - k; d <= i + k; d++)
            {
                product *= x[i] + (0.3 * d * b);
                most = Max(most, Sin(x[i] * d));
                total += Exp(x[i] * d * b);
            }

            sum += product + most + Log(total);
        }

        return sum;
    }

    [Jacobian]
    [Vjp]
    public static double[] Smoothed(Vec<double> x, double b, int k)
    {
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = i - k; j <= i + k; j++)
            {
                if (j >= 0 && j < x.Length)
                {
                    y[i] += Tanh(x[j]) * Exp(-b * (i - j) * (i - j));
                }
            }
        }

        return y;
    }

    /// <summary>A kernel takes either factor over (i, d), of which one is a product: it is stored over d.</summary>
    [Jacobian]
    public static double[] Filtered(Vec<double> p, Vec<double> x, int k)
    {
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            for (var d = -k; d <= k; d++)
            {
                y[i] += p[k + d] * p[k + d] * p[i + d + k] * p[i + d + k] * x[i];
            }
        }

        return y;
    }

    /// <summary>Inverses and determinants, one for each value.</summary>
    [Gradient]
    [HessianVectorProduct]
    public static double Matrices(Mat<double> A, double from, int first, int end)
    {
        var sum = 0.0;
        for (var d = first; d < end; d++)
        {
            var B = Build(A.Rows, A.Rows, (i, j) => (0.1 * A[i, j] * d) + (i == j ? from : 0));
            sum += LogDet(B) + Trace(Inverse(B));
        }

        return sum;
    }
}
