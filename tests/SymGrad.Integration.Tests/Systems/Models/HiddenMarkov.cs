using static SymGrad.Functions;

namespace SymGrad.Integration.Tests.Systems.Models;

/// <summary>The forward algorithm of hidden Markov models in logarithms: a_t(j) = ln Σ_i e^(a_{t−1}(i) + T_ij) + E_tj, ln p = ln Σ_j e^(a(j)).</summary>
internal static partial class HiddenMarkov
{
    [Gradient, HessianVectorProduct]
    public static double LogLikelihood(Vec<double> initial, Mat<double> T, Mat<double> E)
    {
        var a = initial;
        for (var t = 0; t < E.Rows; t++)
        {
            var before = a;
            a = Build(initial.Length, j => LogSumExp(initial.Length, i => before[i] + T[i, j]) + E[t, j]);
        }

        return LogSumExp(a);
    }

    /// <summary>The same with checkpoints: both loops compute the normalisers, but the second reads no weight.</summary>
    [Gradient(Storage = RecurrenceStorage.Checkpoints)]
    public static double WithCheckpoints(Vec<double> initial, Mat<double> T, Mat<double> E) => LogLikelihood(initial, T, E);

    /// <summary>As a textbook writes it.</summary>
    [Gradient]
    public static double ByLoops(double[] initial, double[,] T, double[,] E)
    {
        var (k, a, total) = (initial.Length, initial, 0.0);
        for (var t = 0; t < E.GetLength(0); t++)
        {
            var next = new double[k];
            for (var j = 0; j < k; j++)
            {
                var sum = 0.0;
                for (var i = 0; i < k; i++)
                {
                    sum += Math.Exp(a[i] + T[i, j]);
                }

                next[j] = Math.Log(sum) + E[t, j];
            }

            a = next;
        }

        foreach (var e in a)
        {
            total += Math.Exp(e);
        }

        return Math.Log(total);
    }
}
